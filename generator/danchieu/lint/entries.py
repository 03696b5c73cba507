"""What the entries of the catalogue and the records say of one another."""

from __future__ import annotations

from collections.abc import Iterator

from danchieu.corpus import Corpus
from danchieu.diagnostics import Diagnostic
from danchieu.fields import closest


def bodies_point_to_bodies(corpus: Corpus) -> Iterator[Diagnostic]:
    """A parent or successor that is not in the catalogue."""
    for body in corpus.catalogue.bodies.values():
        for key, value in (("parent", body.parent), ("successor", body.successor)):
            if value is not None and value not in corpus.catalogue.bodies:
                yield Diagnostic("W002", "bodies.yml", body.line, values={"id": body.key, "value": value, "key": key})


def works_point_to_entries(corpus: Corpus) -> Iterator[Diagnostic]:
    """A work's issuer, or a work that it replaces, that is not in the catalogue."""
    known = corpus.catalogue
    for work in known.works.values():
        if work.id in corpus.documents:
            continue
        named = [*(("replaces", other) for other in work.replaces), ("replaced_by", work.replaced_by)]
        lost = [(key, value) for key, value in named if value is not None and value not in known.works]
        if work.issuer is not None and work.issuer not in known.bodies:
            lost.append(("issuer", work.issuer))
        for key, value in lost:
            yield Diagnostic("W002", work.path, work.line, values={"id": work.id, "value": value, "key": key})


def issuers_are_known(corpus: Corpus) -> Iterator[Diagnostic]:
    """A record's issuer that is not in `bodies.yml`."""
    for document in corpus.documents.values():
        record = document.record
        issuer = record.header.issuer
        if issuer is not None and issuer not in corpus.catalogue.bodies:
            hint = closest(issuer, list(corpus.catalogue.bodies))
            yield Diagnostic("R003", record.path, record.lines.get("issuer", 1), values={"value": issuer, **hint})


def attachments_are_records(corpus: Corpus) -> Iterator[Diagnostic]:
    """An attachment that has no record, not even one of missing text."""
    for document in corpus.documents.values():
        record = document.record
        for value in record.attachments:
            if value not in corpus.documents:
                yield Diagnostic("R010", record.path, record.lines.get("attachments", 1), values={"value": value})


def corrections_apply(corpus: Corpus) -> Iterator[Diagnostic]:
    """A correction whose target is unknown, or whose words the text does not have."""
    for document in corpus.documents.values():
        record = document.record
        line = record.lines.get("citations", 1)
        used = {p.link.citation.text for p in document.links if p.link.reason == "correction"}
        for correction in record.corrections:
            if correction.target is not None and correction.target not in corpus.catalogue.works:
                yield Diagnostic("C002", record.path, line, values={"target": correction.target})
            if correction.text not in used:
                at = correction.at or record.path
                yield Diagnostic("C001", record.path, line, values={"text": correction.text, "at": at})
