"""Checks over the whole corpus, one function each, and the list that runs them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from types import MappingProxyType

from danchieu.corpus import Corpus
from danchieu.diagnostics import Diagnostic, in_order
from danchieu.grading import Grades, graded
from danchieu.lint import citations, entries
from danchieu.lint.accepting import Judged, judge
from danchieu.lint.places import Places

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
    citations.links_hold,
    citations.citing_documents_agree,
    citations.wanted_works,
)


def lint(corpus: Corpus, grades: Grades = MappingProxyType({})) -> list[Diagnostic]:
    """All open findings about a corpus, in order of place; those that their record accepts are left out."""
    return list(examine(corpus, grades).open)


def examine(corpus: Corpus, grades: Grades = MappingProxyType({})) -> Judged:
    """All findings about a corpus, those of reading it and those of every check: the open and the accepted ones."""
    found = [diagnostic for check in CHECKS for diagnostic in check(corpus)]
    judged = judge(corpus, in_order(graded([*corpus.diagnostics, *found], grades)))
    return replace(judged, open=tuple(in_order(graded(judged.open, grades))))
