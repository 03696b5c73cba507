"""A source as a document: head, body, recipients and signature apart, and torn paragraphs whole again."""

from __future__ import annotations

import re
from dataclasses import replace

from danchieu import markers, symbols
from danchieu.layout import head, lines, paragraphs, tail
from danchieu.layout.vocabulary import BODY_NAME
from danchieu.model import Document, Signatory, Source

# "…, Ban Thường vụ Thành ủy ban hành kế hoạch": whoever issues, plans or decides in the preamble.
_ISSUES = re.compile(
    rf"(?:^|[.,;:]\s+)(?P<name>{BODY_NAME}[^,;:.]{{0,150}}?)\s+"
    r"(?:ban hành|xây dựng|đề ra|yêu cầu|quyết định|triển khai|hướng dẫn|thông báo|báo cáo|kết luận)\b"
)
# A footnote is of the body, though Word and web pages give it behind the signature.
_NOTE = re.compile(r"\[\^\w+\]:")
_ON_BEHALF = re.compile(r"T[./]?\s?M[./]?\s*(?P<name>.+)")


def lay_out(source: Source) -> Document:
    """The document that a source holds; each of its words stands in one field or is listed as furniture.

    >>> lay_out(Source("a.txt", "", ("KẾ HOẠCH", "năm 2023", "", "I. MỤC TIÊU"))).header.title
    'năm 2023'
    """
    page = lines.read(source)
    start = head.read(page.lines)
    end = tail.find(page.lines, start.size)
    finish = tail.read(page.lines[end:])
    notes = tuple(line for line in finish.rest if _NOTE.match(line.text))
    rest = tuple(line for line in finish.rest if line not in notes)
    body = paragraphs.joined((*page.lines[start.size : end], *notes), is_torn=source.is_torn)
    finish, rest = _with_afterword(finish, rest)
    issuer = start.header.issuer or _issuer_in(body) or _issuer_behind(finish.signatory)
    return Document(
        header=replace(start.header, kind=start.header.kind or _kind_by_form(start.header.symbol), issuer=issuer),
        body=body,
        head=start.names,
        recipients=finish.recipients,
        signatory=finish.signatory,
        rest=paragraphs.joined(rest, is_torn=source.is_torn),
        furniture=(*start.furniture, *page.furniture, *finish.furniture),
    )


# "DUYỆT CỦA CHI BỘ", "Người lập biểu": words behind the name that are no paper of their own.
_FEW, _SHORT = 4, 60


def _with_afterword(finish: tail.Tail, rest: tuple[lines.Line, ...]) -> tuple[tail.Tail, tuple[lines.Line, ...]]:
    """The tail with a few short lines behind the signature as its note, and what is left."""
    is_few = len(rest) <= _FEW and not any(len(line.text) > _SHORT or markers.marks(line.text) for line in rest)
    if not rest or not is_few or finish.signatory is None or any(tail.begins_paper(line.text) for line in rest):
        return finish, rest
    note = " · ".join([*filter(None, [finish.signatory.note]), *(line.text for line in rest)])
    return replace(finish, signatory=replace(finish.signatory, note=note)), ()


def _kind_by_form(symbol: str | None) -> str | None:
    """A number without the code of a type is an official letter's: "125/SGDĐT-VP" (Nghị định 30/2020/NĐ-CP)."""
    parsed = symbols.parse(symbol) if symbol else None
    return "công văn" if parsed and parsed.regime is symbols.Regime.LETTER else None


def _issuer_in(body: str) -> str | None:
    """The issuer as the preamble names it; the preamble is what stands before the first number."""
    for paragraph in body.split("\n\n"):
        if paragraphs.is_numbered(paragraph):
            return None
        if match := _ISSUES.search(paragraph):
            return match["name"]
    return None


def _issuer_behind(signatory: Signatory | None) -> str | None:
    match = _ON_BEHALF.match(signatory.authority) if signatory and signatory.authority else None
    return match["name"] if match else None
