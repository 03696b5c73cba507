"""A file from an office becomes a record in `content/`, with every word of it, or a finding that says why not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from danchieu import records
from danchieu.catalogue import Catalogue
from danchieu.corpus import Corpus, load
from danchieu.diagnostics import Diagnostic, has_errors
from danchieu.layout import lay_out
from danchieu.model import Collection, Document, Header, Record, Source, SourceFile, TextStatus
from danchieu.readers import read
from danchieu.text import fold, slug, squeeze

_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"\bnăm ((?:19|20)\d\d)\b")
_LONGEST_ID = 80


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file: the record's path below the content folder, None where there is none."""

    path: str
    record: str | None
    diagnostics: tuple[Diagnostic, ...]


def import_all(paths: Iterable[Path], content: Path) -> Iterator[Imported]:
    """Imports files, and the files of folders, one after another."""
    corpus = load(content)
    for path in paths:
        for file in sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]:
            yield import_file(file, content, corpus)


def import_file(path: Path, content: Path, corpus: Corpus) -> Imported:
    """Imports one file into `content`, whose records and catalogue are `corpus`.

    A file that was imported before gives its record again and changes nothing.
    """
    document, source, findings = open_document(path)
    if document is None or source is None:
        return Imported(str(path), None, tuple(findings))
    known = _by_source(corpus).get(source.sha256)
    if known is not None:
        return Imported(str(path), known.path, ())
    record, more = to_record(document, source, corpus.catalogue)
    findings += [*more, *_lost_words(source, document)]
    target = content / record.path
    if target.exists():
        findings.append(Diagnostic("I006", str(path), values={"other": record.path}))
    if has_errors(findings):
        return Imported(str(path), None, tuple(findings))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(records.dump(record), encoding="utf-8")
    return Imported(str(path), record.path, tuple(findings))


def open_document(path: Path) -> tuple[Document | None, Source | None, list[Diagnostic]]:
    """The file read and laid out as a document."""
    try:
        data = path.read_bytes()
    except OSError as error:
        return None, None, [Diagnostic("I002", str(path), values={"reason": error.strerror})]
    source, findings = read(str(path), data)
    return (lay_out(source) if source else None), source, findings


def _by_source(corpus: Corpus) -> Mapping[str, Record]:
    found = (document.record for document in corpus.documents.values())
    return {
        record.source.sha256: record for record in found if record.source.sha256 and record.status is TextStatus.FULL
    }


# --- the record ----------------------------------------------------------------------------------------------------


def to_record(document: Document, source: Source, catalogue: Catalogue) -> tuple[Record, list[Diagnostic]]:
    """The record of a document, its issuer matched to the catalogue, and what the source does not show."""
    written = document.header
    header = Header(
        kind=written.kind or "văn bản",
        symbol=written.symbol,
        place=written.place,
        date=written.date,
        title=written.title or Path(source.name).stem,
        issuer=match_issuer(document, catalogue),
    )
    collection = Collection.OUTLINES if header.kind == "đề cương" else Collection.PLANS
    id_ = _id(header)
    head = [line for line in (document.superior, written.issuer) if line and line not in document.body]
    record = Record(
        id=id_,
        path=f"{collection}/{_year(header) or 'khong-ro-nam'}/{id_}.md",
        collection=collection,
        header=header,
        status=TextStatus.FULL,
        body="\n\n".join(filter(None, (document.body, document.rest))),
        head=tuple(head),
        signatory=document.signatory,
        recipients=document.recipients,
        source=SourceFile(file=Path(source.name).name, sha256=source.sha256),
    )
    return record, list(_not_shown(written, header, source))


def _year(header: Header) -> str | None:
    if header.date:
        return str(header.date.year)
    years = _YEAR.findall(header.title or "")
    return years[-1] if years else None


def _id(header: Header) -> str:
    """Type, number or title, issuer and year: "ke-hoach-464-kh-ldld-ldld-lai-chau-2023"."""
    name = f"{header.kind} {header.symbol or header.title}"
    words = slug(f"{name} {header.issuer or ''}").split("-")
    year = _year(header)
    while len("-".join(words)) > _LONGEST_ID:
        words.pop()
    return "-".join([*words, year] if year and year not in words else words)


_NEEDED = (
    ("kind", "loại văn bản", "the document type"),
    ("symbol", "số, ký hiệu", "a number"),
    ("date", "ngày ban hành", "a date"),
    ("title", "trích yếu", "a title"),
)


def _not_shown(written: Header, header: Header, source: Source) -> Iterator[Diagnostic]:
    facts = [row for row in _NEEDED if getattr(written, row[0]) is None]
    if header.issuer is None:
        facts.append(("issuer", "cơ quan ban hành trong danh mục", "an issuer that the catalogue has"))
    for key, fact, fact_en in facts:
        yield Diagnostic("I007", source.name, values={"key": key, "fact": fact, "fact_en": fact_en})


# --- the issuer ----------------------------------------------------------------------------------------------------

# Organs that act for the body that they belong to.
_ORGAN = re.compile(r"^(?:ban thuong vu|ban thuong truc|ban chap hanh|thuong truc|doan chu tich)\s+")

# "Liên đoàn Lao động (LĐLĐ) tỉnh": an abbreviation introduced in passing.
_ASIDE = re.compile(r"\([^)]*\)")


def match_issuer(document: Document, catalogue: Catalogue) -> str | None:
    """The key of the body that issued the document, if exactly one fits its name and the places that the text names."""
    written = document.header.issuer
    if not written:
        return None
    named = _bare(written)
    words = fold(" ".join((document.header.place or "", document.superior or "", written, document.body)))
    fitting = [
        body.key
        for body in catalogue.bodies.values()
        if any(_same_body(named, _bare(name), fold(body.locality or "")) for name in (body.name, *body.aliases))
        and (not body.locality or fold(body.locality) in words)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _bare(name: str) -> str:
    return _ORGAN.sub("", squeeze(_ASIDE.sub("", fold(name))))


def _same_body(written: str, known: str, locality: str) -> bool:
    return written == known or (bool(locality) and written == known.removesuffix(locality).strip())


# --- no word is lost -----------------------------------------------------------------------------------------------


def _words(parts: Iterable[str | None]) -> Counter[str]:
    return Counter(word.casefold() for part in parts if part for word in _WORD.findall(part))


def _lost_words(source: Source, document: Document) -> Iterator[Diagnostic]:
    by = document.signatory
    kept = _words(
        [
            *(document.header.kind, document.header.title, document.superior, document.body, document.rest),
            *document.recipients,
            *((by.authority, by.position, by.name, by.note) if by else ()),
            *document.furniture,
        ]
    )
    missing = _words(source.lines) - kept - _words([document.header.issuer])
    if missing:
        yield Diagnostic("I005", source.name, values={"missing": ", ".join(sorted(missing)[:10])})
