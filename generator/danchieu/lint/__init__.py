"""Checks over the whole corpus, one function each, and the list that runs them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from danchieu.corpus import Corpus
from danchieu.diagnostics import Diagnostic, in_order
from danchieu.lint import citations, entries, forms, kinship
from danchieu.lint.accepting import Judged, judge
from danchieu.lint.places import Places
from danchieu.settings import Settings

Check = Callable[[Corpus], Iterator[Diagnostic]]


def numbering_is_whole(corpus: Corpus) -> Iterator[Diagnostic]:
    """A number used twice or skipped in a document's body."""
    for document in corpus.documents.values():
        places = Places(document.record)
        for finding in document.findings:
            yield places.at(finding.offset, finding.code, **finding.values)


CHECKS: tuple[Check, ...] = (
    entries.bodies_point_to_bodies,
    entries.bodies_stand_in_no_loop,
    entries.ids_are_addresses,
    entries.works_point_to_entries,
    entries.issuers_are_known,
    entries.attachments_are_records,
    entries.corrections_apply,
    numbering_is_whole,
    forms.status_fits_text,
    forms.symbols_are_well_formed,
    citations.links_hold,
    citations.citing_documents_agree,
    citations.wanted_works,
    kinship.plans_have_one_direction,
)


_DEFAULT = Settings()


def lint(corpus: Corpus, settings: Settings = _DEFAULT) -> list[Diagnostic]:
    """All open findings about a corpus, in order of place; those that their record accepts are left out."""
    return list(examine(corpus, settings).open)


def examine(corpus: Corpus, settings: Settings = _DEFAULT) -> Judged:
    """All findings about a corpus, those of reading it and those of every check: the open and the accepted ones."""
    checks = (*CHECKS, forms.tones_are_modern) if settings.modern_tones else CHECKS
    found = [diagnostic for check in checks for diagnostic in check(corpus)]
    judged = judge(corpus, in_order(settings.graded([*corpus.diagnostics, *found])))
    return replace(judged, open=tuple(in_order(settings.graded(judged.open))))
