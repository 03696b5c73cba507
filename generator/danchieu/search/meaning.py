"""What a query means in one index: the terms that each of its words may be, with just these accents or with any."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Literal

import numpy as np

from danchieu.search.nearby import completed, meant
from danchieu.search.query import Group, Query
from danchieu.search.reader import Documents, Index
from danchieu.search.references import Reference, asked_numbers, references
from danchieu.search.words import YEARS, folded, is_accented


@dataclass(frozen=True, slots=True)
class Word:
    """One syllable of a query, and the folded ones that it is looked up as.

    It may have several where it is guessed, because no document holds it, or open, because somebody is still typing it;
    then its accents count for nothing.
    """

    spelling: str
    forms: tuple[str, ...]
    how: Literal["typed", "guessed", "open"] = "typed"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand one behind the other in the query."""

    words: tuple[Word, ...]
    is_phrase: bool
    is_accented: bool

    def singles(self, *, exact: bool) -> list[tuple[str, ...]]:
        """For each word the terms that stand for it."""
        return [self._terms((word,), exact=exact) for word in self.words]

    def pairs(self, *, exact: bool) -> list[tuple[str, ...]]:
        """For each two neighbours the terms that stand for them."""
        return [self._terms(two, exact=exact) for two in pairwise(self.words)]

    def _terms(self, words: tuple[Word, ...], *, exact: bool) -> tuple[str, ...]:
        if exact and self.is_accented and all(word.how == "typed" for word in words):
            return (" ".join(word.spelling for word in words),)
        return tuple(f"~{' '.join(forms)}" for forms in product(*(word.forms for word in words)))

    def required(self, *, exact: bool) -> list[tuple[str, ...]]:
        """What a document must hold, one term of each."""
        is_narrow = self.is_phrase and len(self.words) > 1
        return self.pairs(exact=exact) if is_narrow else self.singles(exact=exact)


@dataclass(frozen=True)
class Meaning:
    """A query's runs, the documents that it names by number, and what it excludes.

    Words that stand in no document, nor any like them, are `unknown` and in no run, so that the others are answered as
    if they had been typed alone.
    """

    runs: tuple[Run, ...]
    references: tuple[Reference, ...]
    excluded: tuple[Run, ...]
    guessed: Mapping[str, tuple[str, ...]]
    unknown: tuple[str, ...]

    @property
    def year(self) -> int | None:
        """The year that is asked for, where it is one: "2015 - 2020" is a time."""
        words = [word.spelling for run in self.runs for word in run.words]
        years = {int(word) for word in words if word.isdecimal() and int(word) in YEARS}
        return years.pop() if len(years) == 1 else None


def meaning(query: Query, index: Index) -> Meaning:
    """The meaning of a query; it loads the table of numbers where one is asked for."""
    read: list[tuple[Group, list[Word]]] = []
    named: list[Reference] = []
    wanted = [group for group in query.groups if not group.is_excluded]
    for group in wanted:
        found = [] if group.is_phrase else _references(group, index)
        named += found
        for part in _between(group, found):
            is_open = query.is_unfinished and group is wanted[-1] and part[-1:] == group.syllables[-1:]
            read.append((group, list(_words(part, group, index, is_open=is_open))))
    runs = tuple(run for group, words in read if (run := _run(group, words)).words)
    excluded = tuple(_plain(group) for group in query.groups if group.is_excluded)
    guessed = {word.spelling: word.forms for _, words in read for word in words if word.how == "guessed" and word.forms}
    unknown = tuple(word.spelling for _, words in read for word in words if not word.forms)
    return Meaning(runs, tuple(named), excluded, guessed, unknown)


def _references(group: Group, index: Index) -> list[Reference]:
    known = {number: index.numbered(number) for number in asked_numbers(group.syllables)}
    return references(group, known)


def _between(group: Group, found: Sequence[Reference]) -> Iterator[tuple[str, ...]]:
    """The syllables that belong to no reference."""
    start = 0
    for reference in found:
        if reference.start > start:
            yield group.syllables[start : reference.start]
        start = reference.end
    if start < len(group.syllables):
        yield group.syllables[start:]


def _plain(group: Group) -> Run:
    words = tuple(Word(syllable, (folded(syllable),)) for syllable in group.syllables)
    return Run(words, group.is_phrase, group.is_accented)


def _run(group: Group, words: Sequence[Word]) -> Run:
    """The known ones of these words; accents are kept to where those that were typed whole have some."""
    others = {word.spelling for word in words if word.how != "typed"}
    typed = tuple(syllable for syllable in group.syllables if syllable not in others)
    return Run(tuple(word for word in words if word.forms), group.is_phrase, is_accented(typed))


def _words(syllables: tuple[str, ...], group: Group, index: Index, *, is_open: bool) -> Iterator[Word]:
    last = len(syllables) - 1
    for place, syllable in enumerate(syllables):
        form = folded(syllable)
        if is_open and place == last:
            yield Word(syllable, tuple(completed(form, index.vocabulary)), "open")
        elif group.is_phrase or len(index.postings(f"~{form}").term):
            yield Word(syllable, (form,))
        else:
            yield Word(syllable, tuple(meant(form, index.vocabulary)), "guessed")


def holding_any(index: Index, terms: Sequence[str]) -> Documents:
    """The documents that hold one of these terms."""
    found = np.zeros(index.documents, np.bool_)
    for term in terms:
        found |= index.holding(term)
    return found
