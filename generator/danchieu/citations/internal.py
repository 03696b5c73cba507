"""References of a document to itself: "mục II của Kế hoạch này", "khoản 2 Điều này", "Đề cương đính kèm"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from danchieu.citations.heads import TYPE_WORDS, Head
from danchieu.citations.provisions import CHAIN, UNIT, address
from danchieu.citations.scan import GAP, Scan, any_of
from danchieu.model import Citation, Family, Relation
from danchieu.text import squeeze

_TYPE = any_of("|".join(TYPE_WORDS))
_THIS = rf"(?:(?P<type>{_TYPE})|(?P<unit>{UNIT})){GAP}này(?!\w)"
# "Kế hoạch này" as such is no citation; only a part of it is.
_PART_OF_THIS = re.compile(
    rf"(?P<provision>{CHAIN})(?:\s{{0,3}},)?{GAP}"
    rf"(?:{any_of('của|tại|trong|thuộc|kèm theo|ban hành kèm theo')}{GAP})?{_THIS}"
)

_ANNEX = any_of(
    "đề cương|phụ lục|danh mục|danh sách|biểu mẫu|bảng|biểu|khung|quy chế|tài liệu|lịch|kế hoạch|chương trình"
)
_LABEL = rf"(?:{GAP}(?:số{GAP})?(?:[ivxl]{{1,5}}|\d{{1,2}}[a-z]?|[a-zđ])(?![\w/.-]\w))?"
# "Bảng phân công theo phụ lục đính kèm": the annex is the one named last.
_WORDS = rf"(?:(?: {{1,3}}|\n)(?!{any_of('phụ lục|đề cương|danh mục|danh sách|biểu mẫu')})[\w,-]{{1,16}}){{0,8}}?"
_WITH = any_of("đính kèm|kèm theo|gửi kèm|ban hành kèm theo|được ban hành kèm theo|gửi kèm theo")
# "Quy chế ban hành kèm theo Quyết định số 15/QĐ-UBND" is a part of that decision.
_NOT_OF_ANOTHER = (
    rf"(?!\w)(?:{GAP}(?:của{GAP})?{_TYPE}{GAP}này(?!\w)|(?!{GAP}(?:của{GAP})?(?:các{GAP})?(?:{_TYPE}|{_ANNEX})))"
)
_ATTACHED = re.compile(rf"(?P<type>{_ANNEX})(?P<label>{_LABEL}){_WORDS}\s{{1,4}}\(?(?:có\s)?{_WITH}{_NOT_OF_ANOTHER}")
_ATTACHING = re.compile(
    rf"(?<!ban hành )(?:đính kèm|kèm theo|gửi kèm)(?:{GAP}(?:là|có|theo))?\s{{0,3}}:?{GAP}"
    rf"(?P<name>(?P<type>đề{GAP}cương|phụ{GAP}lục|danh{GAP}mục|danh{GAP}sách|"
    rf"biểu{GAP}mẫu|bảng|tài{GAP}liệu)(?!\w)(?P<label>{_LABEL})[^.;()\n]{{0,200}})"
)
# "Phụ lục 3 và Phụ lục 4 kèm theo Nghị quyết số …" are that resolution's.
_OF_ANOTHER = (
    rf"(?:(?:\s{{0,3}},|{GAP}và){GAP}phụ{GAP}lục{_LABEL}){{0,5}}"
    rf"{GAP}(?:(?:của|ban hành|kèm theo|ban hành kèm theo|tại){GAP}){{0,3}}{_TYPE}(?!{GAP}này)"
)
_ANNEX_BY_NUMBER = re.compile(
    rf"(?:(?:tại|theo|xem|trong|như)(?:{GAP}(?:các|mẫu{GAP}tại))?{GAP}|\(\s{{0,3}})"
    rf"(?P<name>(?P<type>phụ{GAP}lục)(?P<label>{_LABEL}))(?!\w)(?!{_OF_ANOTHER})"
)


def find(scan: Scan, heads: list[Head]) -> Iterator[Citation]:  # noqa: ARG001, all families are asked alike
    """The references of a text to its own parts and to what it attaches."""
    taken = 0
    for citation in sorted([*_attachments(scan), *_parts(scan)], key=lambda c: c.start):
        if citation.start >= taken:
            taken = citation.end
            yield citation


def _parts(scan: Scan) -> Iterator[Citation]:
    for match in _PART_OF_THIS.finditer(scan.low):
        provision = address(scan.plain[match.start("provision") : match.end("provision")])
        if match["unit"]:
            provision = f"{provision} {squeeze(scan.plain[match.start('unit') : match.end()])}"
        yield _cite(scan, match.span(), match["type"], provision, Relation.CITES, "internal.part")


def _attachments(scan: Scan) -> Iterator[Citation]:
    for match in _ATTACHED.finditer(scan.low):
        if _names_an_annex(scan, match):
            yield _attachment(scan, match, match.span(), "internal.attached")
    for match in _ATTACHING.finditer(scan.low):
        yield _attachment(scan, match, match.span("name"), "internal.attaching")
    for match in _ANNEX_BY_NUMBER.finditer(scan.low):
        if match["label"]:
            yield _attachment(scan, match, match.span("name"), "internal.annex")


def _names_an_annex(scan: Scan, match: re.Match[str]) -> bool:
    before = scan.low[match.start() - 1 : match.start()]
    return not before.isalnum() and (scan.is_capital(match.start()) or match["type"][0] in "đpdb")


def _attachment(scan: Scan, match: re.Match[str], span: tuple[int, int], rule: str) -> Citation:
    label = match["label"]
    provision = address(scan.plain[match.start("type") : match.end("label")]) if label else None
    return _cite(scan, span, match["type"], provision, Relation.ATTACHES, rule)


def _cite(
    scan: Scan, span: tuple[int, int], type_: str | None, provision: str | None, relation: Relation, rule: str
) -> Citation:
    start, end = span
    end = start + len(scan.text[start:end].rstrip())
    name = " ".join(type_.split()) if type_ else None
    return Citation(
        start, end, scan.text[start:end], Family.INTERNAL, name, provision=provision, relation=relation, rule=rule
    )
