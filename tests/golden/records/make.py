"""Draws source.docx and source.pdf of each case from its drawing.txt: run it after a change to a drawing.

A drawing of a PDF is in the notation of tests/pdffiles.py, its pages parted by lines of "=". A drawing of a Word file
has one paragraph a line: "p | words", in the middle of the page "c | words", numbered by Word "list 2 1 | words"
(list 2, first level). "row | a | b" is a row of a table with lines, "pair | a | b" of one without; "header | words" and
"footer | words" stand on each page. In words, "//" breaks the line (in a cell, the paragraph), "{page}" the page,
"{note: words}" is a footnote and "{.VnTime: words}" a run in an old font.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from pdffiles import pdf_file
from wordfiles import word_file

LINES = '<w:tblPr><w:tblBorders><w:insideV w:val="single"/><w:insideH w:val="single"/></w:tblBorders></w:tblPr>'
# The lists of the drawings, level by level: a plan's, and a regulation's whose articles run through the chapters.
LISTS = (
    (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-"), ("bullet", "+")),
    (("upperRoman", "Chương %1"), ("decimal", "Điều %2."), ("decimal", "%3."), ("lowerLetter", "%4)")),
)
_PIECES = re.compile(r"\{(note|page|[.\w-]+)(?:: ([^}]*))?\}")


class Word:
    """One Word file while it is drawn."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.parts: dict[str, str] = {"numbering": numbering()}

    def file(self, drawing: str) -> bytes:
        lines = [line.partition("|")[::2] for line in drawing.splitlines() if line.strip()]
        body = ""
        for said, group in groupby(lines, key=lambda line: line[0].split()[0]):
            body += self.block(said, [(options.split()[1:], words.strip()) for options, words in group])
        if self.notes:
            self.parts["footnotes"] = "".join(self.notes)
        return word_file(body, **self.parts)

    def block(self, said: str, lines: list[tuple[list[str], str]]) -> str:
        if said in ("row", "pair"):
            rows = "".join(self.row(words) for _, words in lines)
            return f"<w:tbl>{LINES if said == 'row' else '<w:tblPr/>'}{rows}</w:tbl>"
        if said in ("header", "footer"):
            self.parts[said] = "".join(self.paragraph(words) for _, words in lines)
            return ""
        middle = '<w:jc w:val="center"/>' if said == "c" else ""
        return "".join(self.paragraph(words, middle or place(*options)) for options, words in lines)

    def row(self, words: str) -> str:
        cells = ("".join(map(self.paragraph, cell.split("//"))) for cell in words.split(" | "))
        return "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in cells) + "</w:tr>"

    def paragraph(self, words: str, form: str = "") -> str:
        runs, at = "", 0
        for match in _PIECES.finditer(words):
            runs += run(words[at : match.start()]) + self.piece(match[1], match[2])
            at = match.end()
        return f"<w:p><w:pPr>{form}</w:pPr>{runs}{run(words[at:])}</w:p>"

    def piece(self, said: str, words: str) -> str:
        if said == "page":
            return '<w:r><w:br w:type="page"/></w:r>'
        if said != "note":
            return run(words, f'<w:rPr><w:rFonts w:ascii="{said}" w:hAnsi="{said}"/></w:rPr>')
        number = len(self.notes) + 1
        self.notes.append(f'<w:footnote w:id="{number}">{self.paragraph(words)}</w:footnote>')
        return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def run(words: str, form: str = "") -> str:
    texts = (f'<w:t xml:space="preserve">{escape(text)}</w:t>' for text in words.split("//"))
    return f"<w:r>{form}{'<w:br/>'.join(texts)}</w:r>" if words else ""


def place(number: str = "", level: str = "1") -> str:
    said = f'<w:ilvl w:val="{int(level) - 1}"/><w:numId w:val="{number}"/>'
    return f"<w:numPr>{said}</w:numPr>" if number else ""


def numbering() -> str:
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">{"".join(levels(rows))}</w:abstractNum>'
        for n, rows in enumerate(LISTS, 1)
    )
    return lists + "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, len(LISTS) + 1)
    )


def levels(rows: Iterable[tuple[str, str]]) -> Iterable[str]:
    for at, (numeral, text) in enumerate(rows):
        # Articles count on through the chapters.
        restart = '<w:lvlRestart w:val="0"/>' if text.startswith("Điều") else ""
        said = f'<w:start w:val="1"/><w:numFmt w:val="{numeral}"/>{restart}<w:lvlText w:val="{text}"/>'
        yield f'<w:lvl w:ilvl="{at}">{said}</w:lvl>'


def main(folder: Path) -> None:
    for drawing in sorted(folder.glob("*/drawing.txt")):
        text = drawing.read_text(encoding="utf-8")
        if re.match(r"at |para ", text):
            drawing.with_name("source.pdf").write_bytes(pdf_file(re.split(r"(?m)^=+$", text)))
        else:
            drawing.with_name("source.docx").write_bytes(Word().file(text))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
