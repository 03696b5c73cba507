"""Corpus → what search knows of each document: records, works, and documents that only citations name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from danchieu.catalogue import Catalogue
from danchieu.corpus import Corpus
from danchieu.linked import LinkedRecord, Wanted
from danchieu.model import Unit, Work, walk
from danchieu.outline import anchor
from danchieu.quotation import place
from danchieu.resolve import Outcome
from danchieu.search.entry import Entry, Part
from danchieu.text import squeeze

Named = Callable[[str], str]

# What Markdown adds to a document's words: emphasis, rules of tables, marks of footnotes.
_MARKUP = re.compile(r"\*+|\||-{3,}|\[\^[^\]]*\]:?")


def entries(corpus: Corpus, title: Named, url: Named) -> Iterator[Entry]:
    """An entry for everything that has a page of its own; `title` and `url` are those of the page of an id."""
    for id_ in entry_ids(corpus):
        yield entry(corpus, id_, title, url)


def entry_ids(corpus: Corpus) -> list[str]:
    """The ids of everything that has a page of its own: records, works, wanted works."""
    return list(dict.fromkeys((*corpus.records, *corpus.catalogue.works, *corpus.wanted)))


def entry(corpus: Corpus, id_: str, title: Named, url: Named) -> Entry:
    """The entry of one of these."""
    if id_ in corpus.records:
        return _of_record(corpus.documents[id_], corpus.catalogue, title(id_), url(id_))
    if id_ in corpus.catalogue.works:
        return _of_work(corpus.catalogue.works[id_], corpus.catalogue, title(id_), url(id_))
    return _of_wanted(corpus.wanted[id_], title(id_), url(id_))


def _of_record(document: LinkedRecord, known: Catalogue, title: str, url: str) -> Entry:
    record = document.record
    head = record.header
    day = head.date.isoformat() if head.date else ""
    places = known.localities(head.issuer)
    when = _typed(day) or (f"năm {head.year}" if head.year else "")
    signed = record.signatory.name if record.signatory else None
    parts = [_part(unit) for unit in walk(document.units) if unit.words]
    return Entry(
        id=record.id,
        url=url,
        title=title,
        subject=(head.title or "") if head.symbol else "",
        date=day,
        symbol=head.symbol or "",
        type=head.kind or "",
        year=head.year or 0,
        body=_body(known, head.issuer),
        level=known.level(head.issuer) or "",
        localities=places,
        facts=_facts(head.kind, *_issuer(known, head.issuer), *places, head.place, when, signed, *record.topics),
        parts=(*parts, *(Part("", line) for line in record.recipients)),
        cites=tuple(t for link in document.all_links if link.outcome is not Outcome.INSIDE for t in link.targets),
    )


def _of_work(work: Work, known: Catalogue, title: str, url: str) -> Entry:
    day = work.date.isoformat() if work.date else ""
    places = known.localities(work.issuer)
    term = f"khóa {work.term}" if work.term else None
    return Entry(
        id=work.id,
        url=url,
        title=title,
        subject=(work.title or "") if work.symbol else "",
        date=day,
        symbol=work.symbol or "",
        type=work.type,
        year=work.date.year if work.date else 0,
        body=_body(known, work.issuer),
        level=known.level(work.issuer) or "",
        localities=places,
        facts=_facts(work.type, *work.aliases, term, *_issuer(known, work.issuer), *places, _typed(day)),
    )


def _of_wanted(wanted: Wanted, title: str, url: str) -> Entry:
    cited = wanted.citation
    day = wanted.dates[0].isoformat() if len(wanted.dates) == 1 else ""
    return Entry(
        id=wanted.id,
        url=url,
        title=title,
        date=day,
        symbol=cited.symbol or "",
        type=cited.type or "",
        year=int(day[:4]) if day else 0,
        facts=_facts(cited.type, cited.text, *wanted.issuers, *(_typed(d.isoformat()) for d in wanted.dates)),
    )


def _body(known: Catalogue, key: str | None) -> str:
    body = known.bodies.get(key or "")
    return body.name if body else ""


def _issuer(known: Catalogue, key: str | None) -> Iterable[str]:
    body = known.bodies.get(key or "")
    return (body.name, *body.aliases, *body.codes) if body else ()


def _typed(day: str) -> str:
    """A date as people type it: "2018-10-22" gives "ngày 22/10/2018"."""
    return f"ngày {'/'.join(reversed(day.split('-')))}" if day else ""


def _facts(*facts: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact for fact in facts if fact))


def _part(unit: Unit) -> Part:
    words = squeeze(_MARKUP.sub(" ", unit.words))
    return Part(anchor(unit.address), words, unit.title is not None, place(unit.address))
