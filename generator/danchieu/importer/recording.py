"""From a document to records: itself, and each appendix that follows its signature as a record of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from danchieu.diagnostics import Diagnostic
from danchieu.layout import head
from danchieu.layout.lines import Line
from danchieu.model import Collection, Document, Header, Record, Source, SourceFile, TextStatus
from danchieu.text import slug, squeeze

_LONGEST_ID = 80
# What an attached paper begins with: "PHỤ LỤC I", "Phụ lục 2:", "ĐỀ CƯƠNG"; other types alone on
# their line and in capitals, for titles and chapters begin with the same words ("Danh sách hộ", "QUY ĐỊNH CHUNG").
_APPENDIX = re.compile(
    r"(?:(?P<kind>(?i:phụ lục|mẫu số|đề cương))(?!\w)[^\n]{0,200}"
    r"|DANH MỤC|DANH SÁCH|QUY CHẾ|QUY ĐỊNH|CHƯƠNG TRÌNH|KẾ HOẠCH|PHƯƠNG ÁN)"
)


@dataclass(frozen=True, slots=True)
class Recorded:
    """The record of a file, and those of what it attaches."""

    record: Record
    attached: tuple[Record, ...] = ()


def to_records(document: Document, source: Source, issuer: str | None) -> Recorded:
    """The records of a document whose issuer is known by its key; facts that the source lacks stay null."""
    written = document.header
    header = replace(
        written, kind=written.kind or "văn bản", title=written.title or Path(source.name).stem, issuer=issuer
    )
    main = replace(
        blank(header),
        status=TextStatus.FULL,
        body=document.body,
        head=document.head,
        signatory=document.signatory,
        recipients=document.recipients,
        source=SourceFile(file=Path(source.name).name, sha256=source.sha256),
    )
    attached = tuple(_attached(main, document.rest))
    return Recorded(replace(main, attachments=tuple(record.id for record in attached)), attached)


def blank(header: Header) -> Record:
    """A record of a document that is known by its head only, under the name and in the folder that follow from it."""
    collection = Collection.OUTLINES if header.kind == "đề cương" else Collection.PLANS
    id_ = _id(header)
    path = f"{collection}/{header.year or 'khong-ro-nam'}/{id_}.md"
    return Record(id=id_, path=path, collection=collection, header=header, status=TextStatus.MISSING)


def _id(header: Header) -> str:
    """Type, number or title, issuer and year: "ke-hoach-464-kh-ldld-lai-chau-2023"."""
    words = slug(f"{header.kind} {header.symbol or header.title}").split("-")
    while len("-".join(words)) > _LONGEST_ID:
        words.pop()
    issuer = slug(header.issuer or "").split("-")
    # "464-kh-ldld" and "ldld-lai-chau" meet in one word.
    overlap = issuer[1:] if issuer[0] == words[-1] else issuer
    year = str(header.year or "")
    return "-".join(word for word in (*words, *overlap, year if year and year not in words else "") if word)


def _attached(main: Record, rest: str) -> Iterator[Record]:
    for number, (kind, title, body) in enumerate(_appendices(rest), 1):
        id_ = f"{main.id}-{slug(kind)}-{number}"
        year = Path(main.path).parent.name
        header = Header(kind, None, main.header.place, main.header.date, title, main.header.issuer)
        yield Record(
            id=id_,
            path=f"{Collection.OUTLINES}/{year}/{id_}.md",
            collection=Collection.OUTLINES,
            header=header,
            status=TextStatus.FULL,
            body=body,
            source=main.source,
        )


def _appendices(rest: str) -> Iterator[tuple[str, str, str]]:
    """Type, title and body of each attached paper: it begins with its type ("PHỤ LỤC I"), whatever the first says."""
    current: list[str] = []
    for paragraph in filter(None, rest.split("\n\n")):
        # A label alone is followed by its title, whatever words that begins with.
        if len(current) > 1 and _APPENDIX.fullmatch(paragraph):
            yield _appendix(current)
            current = []
        current.append(paragraph)
    if current:
        yield _appendix(current)


def _appendix(paragraphs: list[str]) -> tuple[str, str, str]:
    found = head.read([Line(paragraph, is_after_blank=True) for paragraph in paragraphs])
    if found.header.kind and found.header.title and not found.furniture and not found.names:
        return found.header.kind, found.header.title, "\n\n".join(paragraphs[found.size :])
    named = _APPENDIX.fullmatch(paragraphs[0])
    kind = (named["kind"] or named[0]).lower() if named else "phụ lục"
    return kind, squeeze(paragraphs[0]), "\n\n".join(paragraphs[1:])


_FACTS = (
    ("kind", "loại văn bản", "document type"),
    ("symbol", "số, ký hiệu", "number"),
    ("date", "ngày ban hành", "date"),
    ("title", "trích yếu", "title"),
    ("issuer", "cơ quan ban hành có trong danh mục", "issuer that the catalogue has"),
)


def not_shown(document: Document, record: Record, source: Source) -> Iterator[Diagnostic]:
    """The facts that the head should show and does not, and the issuer if the catalogue does not have it."""
    shown = replace(document.header, issuer=record.header.issuer)
    missing = [row for row in _FACTS if getattr(shown, row[0]) is None]
    if missing:
        keys, vi, en = (", ".join(column) for column in zip(*missing, strict=True))
        yield Diagnostic("I007", source.name, values={"keys": keys, "facts": vi, "facts_en": en})
