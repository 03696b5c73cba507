"""What the entries of the catalogue and the records say of one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from danchieu.corpus import Corpus
from danchieu.diagnostics import Diagnostic
from danchieu.fields import closest
from danchieu.linked import LinkedRecord
from danchieu.lint.citations import Known
from danchieu.text import slug

# Names below an address that the site's own lists have.
_TAKEN = ("index", "can-bo-sung", "nhieu-noi-dan")


def bodies_point_to_bodies(corpus: Corpus) -> Iterator[Diagnostic]:
    """A parent or successor that is not in the catalogue."""
    for body in corpus.catalogue.bodies.values():
        for key, value in (("parent", body.parent), ("successor", body.successor)):
            if value is not None and value not in corpus.catalogue.bodies:
                yield Diagnostic("W002", "bodies.yml", body.line, values={"id": body.key, "value": value, "key": key})


def bodies_stand_in_no_loop(corpus: Corpus) -> Iterator[Diagnostic]:
    """A body that is its own parent or successor, be it through others; each loop once, at its first entry."""
    bodies = corpus.catalogue.bodies
    for key in ("parent", "successor"):
        for loop in _loops({body.key: getattr(body, key) for body in bodies.values()}):
            way = " → ".join([*loop, loop[0]])
            yield Diagnostic("W003", "bodies.yml", bodies[loop[0]].line, values={"key": key, "loop": way})


def _loops(following: Mapping[str, str | None]) -> Iterator[tuple[str, ...]]:
    done: set[str] = set()
    for start in following:
        way: dict[str, None] = {}
        at: str | None = start
        while at is not None and at in following and at not in done and at not in way:
            way[at] = None
            at = following[at]
        if at is not None and at in way:
            met = list(way)
            yield tuple(met[met.index(at) :])
        done |= way.keys()


def ids_are_addresses(corpus: Corpus) -> Iterator[Diagnostic]:
    """An id of a work or a body that cannot stand in an address; those of records are seen when they are read."""
    works = ((work.id, work.path, work.line) for work in corpus.catalogue.works.values())
    bodies = ((body.key, "bodies.yml", body.line) for body in corpus.catalogue.bodies.values())
    for id_, path, line in (*works, *bodies):
        if id_ in _TAKEN or (id_ not in corpus.records and id_ != slug(id_)):
            suggestion = f"{id_}-1" if id_ in _TAKEN else slug(id_) or "van-ban"
            yield Diagnostic("W004", path, line, values={"id": id_, "suggestion": suggestion})


def works_point_to_entries(corpus: Corpus) -> Iterator[Diagnostic]:
    """A work's issuer, or a work that it replaces, that is not in the catalogue."""
    known = corpus.catalogue
    for work in known.works.values():
        if work.id in corpus.records:
            continue
        named = [*(("replaces", other) for other in work.replaces), ("replaced_by", work.replaced_by)]
        lost = [(key, value) for key, value in named if value is not None and value not in known.works]
        if work.issuer is not None and work.issuer not in known.bodies:
            lost.append(("issuer", work.issuer))
        for key, value in lost:
            yield Diagnostic("W002", work.path, work.line, values={"id": work.id, "value": value, "key": key})


def issuers_are_known(corpus: Corpus) -> Iterator[Diagnostic]:
    """A record's issuer that is not in `bodies.yml`."""
    known = list(corpus.catalogue.bodies)
    hints = cache(lambda issuer: closest(issuer, known))
    for record in corpus.records.values():
        issuer = record.header.issuer
        if issuer is not None and issuer not in corpus.catalogue.bodies:
            hint = hints(issuer)
            yield Diagnostic("R003", record.path, record.lines.get("issuer", 1), values={"value": issuer, **hint})


def attachments_are_records(corpus: Corpus) -> Iterator[Diagnostic]:
    """An attachment that has no record, not even one of missing text."""
    for record in corpus.records.values():
        for number, value in enumerate(record.attachments):
            if value not in corpus.records:
                line = record.line_of("attachments", number)
                yield Diagnostic("R010", record.path, line, values={"value": value})


def corrections_apply(known: Known, document: LinkedRecord) -> Iterator[Diagnostic]:
    """A correction whose target is unknown, or whose words the text does not have."""
    record = document.record
    used = {link.citation.text for link in document.all_links if link.reason == "correction"}
    for number, correction in enumerate(record.corrections):
        line = record.line_of("citations", number)
        if correction.target is not None and correction.target not in known.catalogue.works:
            yield Diagnostic("C002", record.path, line, values={"target": correction.target})
        if correction.text not in used:
            at = correction.at or record.path
            yield Diagnostic("C001", record.path, line, values={"text": correction.text, "at": at})
