"""Checks over documents and over the whole corpus, one function each, and the lists that run them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from danchieu.corpus import Corpus
from danchieu.diagnostics import Diagnostic, in_order
from danchieu.linked import LinkedRecord
from danchieu.lint import citations, entries, forms, kinship
from danchieu.lint.accepting import Judged, judge
from danchieu.lint.citations import Known
from danchieu.lint.places import Places
from danchieu.settings import Settings

# What can be said of one document with the catalogue at hand, and what only the whole corpus tells: of its facts, which
# are the same whatever the texts say, and of its links.
DocumentCheck = Callable[[Known, LinkedRecord], Iterator[Diagnostic]]
CorpusCheck = Callable[[Corpus], Iterator[Diagnostic]]


def numbering_is_whole(_known: Known, document: LinkedRecord) -> Iterator[Diagnostic]:
    """A number used twice or skipped in a document's body."""
    places = Places(document.record)
    for finding in document.findings:
        yield places.at(finding.offset, finding.code, **finding.values)


DOCUMENT_CHECKS: tuple[DocumentCheck, ...] = (
    numbering_is_whole,
    forms.status_fits_text,
    entries.corrections_apply,
    citations.links_hold,
)
FACT_CHECKS: tuple[CorpusCheck, ...] = (
    entries.bodies_point_to_bodies,
    entries.bodies_stand_in_no_loop,
    entries.ids_are_addresses,
    entries.works_point_to_entries,
    entries.issuers_are_known,
    entries.attachments_are_records,
    forms.symbols_are_well_formed,
)
LINK_CHECKS: tuple[CorpusCheck, ...] = (
    citations.citing_documents_agree,
    citations.wanted_works,
    kinship.plans_have_one_direction,
)

__all__ = [
    "DOCUMENT_CHECKS",
    "FACT_CHECKS",
    "LINK_CHECKS",
    "Known",
    "examine",
    "examine_with",
    "lint",
    "lint_document",
    "lint_facts",
]

_DEFAULT = Settings()


def lint(corpus: Corpus, settings: Settings = _DEFAULT) -> list[Diagnostic]:
    """All open findings about a corpus, in order of place; those that their record accepts are left out."""
    return list(examine(corpus, settings).open)


def examine(corpus: Corpus, settings: Settings = _DEFAULT) -> Judged:
    """All findings about a corpus, those of reading it and those of every check: the open and the accepted ones."""
    known = Known.of(corpus.catalogue)
    of_documents = (one for d in corpus.documents.values() for one in lint_document(known, d, settings))
    return examine_with(corpus, [*of_documents, *lint_facts(corpus)], settings)


def examine_with(corpus: Corpus, known: Iterable[Diagnostic], settings: Settings = _DEFAULT) -> Judged:
    """The same, where the findings of each document and those of the facts are known already."""
    found = [*known, *(diagnostic for check in LINK_CHECKS for diagnostic in check(corpus))]
    judged = judge(corpus, in_order(settings.graded([*corpus.diagnostics, *found])))
    return replace(judged, open=tuple(in_order(settings.graded(judged.open))))


def lint_facts(corpus: Corpus) -> list[Diagnostic]:
    """What is wrong with what records, works and bodies say beside their texts."""
    return [diagnostic for check in FACT_CHECKS for diagnostic in check(corpus)]


def lint_document(known: Known, document: LinkedRecord, settings: Settings = _DEFAULT) -> Iterator[Diagnostic]:
    """What one document has wrong."""
    checks = (*DOCUMENT_CHECKS, forms.tones_are_modern) if settings.modern_tones else DOCUMENT_CHECKS
    for check in checks:
        yield from check(known, document)
