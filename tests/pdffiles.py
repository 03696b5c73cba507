"""PDF files for tests, written by hand: their fonts are names and widths alone, so that they need no font file."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

# Widths in thousandths of the font's size; combining marks stand over the letter before them.
WIDTH, SPACE = 500, 250
LEFT, RIGHT, INDENT, PITCH = 85.0, 545.0, 36.0, 20.0

_OPTION = re.compile(r"(\w+)=(\S+)")


@dataclass
class Sheet:
    """One page while it is drawn."""

    content: list[str] = field(default_factory=list)
    fonts: dict[str, str] = field(default_factory=dict)
    letters: set[str] = field(default_factory=set)
    y: float = 770.0
    rest: str = ""

    def draw(self, line: str) -> None:
        """One line of a case: what, with which options, and the words behind "|"."""
        said, _, words = line.partition("|")
        options = dict(_OPTION.findall(said))
        match said.split():
            case ["at", x, y, *_]:
                self.show(float(x), float(y), words.strip(), options)
            case ["para", *_]:
                self.paragraph(words.strip(), options)
            case ["rest", *_]:
                self.paragraph(self.rest, {"indent": "0", **options})
            case ["rule", x0, y0, x1, y1]:
                self.content.append(f"{x0} {y0} m {x1} {y1} l S")
            case ["picture"]:
                self.content.append("q 500 0 0 700 50 70 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 80> EI Q")

    def show(self, x: float, y: float, words: str, options: dict[str, str]) -> None:
        """Words at a place. Options: size, turn (degrees), mode (3 is invisible), font, gap (between letters).

        "_" moves the pen by a letter's width, for a letter that is drawn in another font.
        """
        turn = math.radians(float(options.get("turn", 0)))
        matrix = " ".join(f"{v:.4f}" for v in (math.cos(turn), math.sin(turn), -math.sin(turn), math.cos(turn), x, y))
        size = options.get("size", "14")
        state = f"/{self.font(options.get('font', 'Times'))} {size} Tf {options.get('mode', 0)} Tr"
        runs = [self.encoded(run, options) for run in words.split("_")]
        shown = f"{runs[0]} Tj" if len(runs) == 1 else f"[{f' {-WIDTH} '.join(runs)}] TJ"
        text = f"{options.get('gap', 0)} Tc {matrix} Tm {shown}"
        self.content.append(f"BT {state} {text} ET")

    def paragraph(self, words: str, options: dict[str, str]) -> None:
        """A paragraph broken at the right margin, below the last one.

        Options: indent, left, size, pitch, skip, y; lines: how many of its lines find room on the page.
        """
        left, size = float(options.get("left", LEFT)), float(options.get("size", 14))
        self.y = float(options.get("y", self.y - float(options.get("skip", 0))))
        x = left + float(options.get("indent", INDENT))
        lines = wrapped(words, x, left, size)
        room = int(options.get("lines", len(lines)))
        self.rest = " ".join(lines[room:])
        for line in lines[:room]:
            self.show(x, self.y, line, options)
            x, self.y = left, self.y - float(options.get("pitch", PITCH))

    def font(self, name: str) -> str:
        return self.fonts.setdefault(name, f"F{len(self.fonts)}")

    def encoded(self, words: str, options: dict[str, str]) -> str:
        if is_simple(options.get("font", "")):
            return f"<{words.encode('cp1252').hex()}>"
        self.letters |= set(words)
        return f"<{words.encode('utf-16-be').hex()}>"


def wrapped(words: str, first: float, left: float, size: float) -> list[str]:
    lines, x = [""], first
    for word in words.split():
        wide = sum(width(c) for c in word) * size / 1000
        if lines[-1] and x + wide > RIGHT:
            lines.append("")
            x = left
        lines[-1] += f" {word}" if lines[-1] else word
        x += wide + SPACE * size / 1000
    return lines


def width(letter: str) -> int:
    return 0 if unicodedata.combining(letter) else SPACE if letter == " " else WIDTH


def is_simple(font: str) -> bool:
    """Whether a font has single bytes for letters, as those of TCVN3 and VNI have."""
    return font.startswith((".Vn", "VNI"))


def pdf_file(pages: Iterable[str]) -> bytes:
    """The file of these pages, each a case's lines."""
    objects: list[str] = ["<</Type/Catalog/Pages 2 0 R>>", ""]
    kids = []
    rest = ""
    for page in pages:
        sheet = Sheet(rest=rest)
        for line in page.strip().splitlines():
            sheet.draw(line.strip())
        rest = sheet.rest
        fonts = " ".join(f"/{key} {add(objects, font(objects, name, sheet))} 0 R" for name, key in sheet.fonts.items())
        drawn = add(objects, stream("\n".join(sheet.content)))
        said = f"/Contents {drawn} 0 R/Resources<</Font<<{fonts}>>>>"
        kids.append(add(objects, f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]{said}>>"))
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>"
    return written(objects)


def add(objects: list[str], text: str) -> int:
    objects.append(text)
    return len(objects)


def stream(text: str) -> str:
    return f"<</Length {len(text)}>>\nstream\n{text}\nendstream"


def font(objects: list[str], name: str, sheet: Sheet) -> str:
    metrics = "/Flags 32/Ascent 900/Descent -200/CapHeight 700/ItalicAngle 0/StemV 80/FontBBox[0 -200 1000 900]"
    descriptor = add(objects, f"<</Type/FontDescriptor/FontName/{name}{metrics}>>")
    if is_simple(name):
        widths = " ".join(str(width(chr(code))) for code in range(32, 256))
        said = f"/FirstChar 32/LastChar 255/Widths[{widths}]/FontDescriptor {descriptor} 0 R/Encoding/WinAnsiEncoding"
        return f"<</Type/Font/Subtype/TrueType/BaseFont/{name}{said}>>"
    widths = " ".join(f"{ord(c)}[{width(c)}]" for c in sorted(sheet.letters))
    system = "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    said = f"{system}/FontDescriptor {descriptor} 0 R/DW {WIDTH}/W[{widths}]"
    below = add(objects, f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}{said}>>")
    letters = f"/ToUnicode {add(objects, unicode_map(sheet.letters))} 0 R" if name != "Unknown" else ""
    return f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{below} 0 R]{letters}>>"


def unicode_map(letters: Iterable[str]) -> str:
    rows = "\n".join(f"1 beginbfchar <{ord(c):04x}> <{ord(c):04x}> endbfchar" for c in sorted(letters))
    space = "1 begincodespacerange <0000> <ffff> endcodespacerange"
    return stream(f"/CIDInit /ProcSet findresource begin begincmap {space}\n{rows}\nendcmap end")


def written(objects: list[str]) -> bytes:
    data = "%PDF-1.7\n"
    places = []
    for number, text in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return (data + f"{start}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF\n").encode()
