"""What a query means in one index: the terms that each of its words may be, with just these accents or with any."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from danchieu.search.nearby import completed, meant
from danchieu.search.query import Group, Query
from danchieu.search.reader import Documents, Index
from danchieu.search.references import Reference, asked_numbers, references
from danchieu.search.words import folded, pairs


@dataclass(frozen=True, slots=True)
class Word:
    """One syllable of a query, and the folded ones that it is looked up as, more than one where it was guessed at."""

    spelling: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand one behind the other in the query."""

    words: tuple[Word, ...]
    is_phrase: bool
    is_accented: bool

    @property
    def syllables(self) -> tuple[str, ...]:
        """The words as they were typed."""
        return tuple(word.spelling for word in self.words)

    def singles(self, *, exact: bool) -> list[tuple[str, ...]]:
        """For each word the terms that stand for it."""
        if exact and self.is_accented:
            return [(word.spelling,) for word in self.words]
        return [tuple(f"~{form}" for form in word.forms) for word in self.words]

    def pairs(self, *, exact: bool) -> list[tuple[str, ...]]:
        """For each two neighbours the terms that stand for them."""
        if exact and self.is_accented:
            return [(pair,) for pair in pairs(self.syllables)]
        return [
            tuple(f"~{one} {other}" for one, other in product(first.forms, second.forms))
            for first, second in zip(self.words, self.words[1:], strict=False)
        ]

    def required(self, *, exact: bool) -> list[tuple[str, ...]]:
        """What a document must hold, one term of each."""
        is_narrow = self.is_phrase and len(self.words) > 1
        return self.pairs(exact=exact) if is_narrow else self.singles(exact=exact)


@dataclass(frozen=True)
class Meaning:
    """A query's runs, the documents that it names by number, what it excludes, and what was guessed."""

    runs: tuple[Run, ...]
    references: tuple[Reference, ...]
    excluded: tuple[Run, ...]
    guessed: Mapping[str, tuple[str, ...]]


def meaning(query: Query, index: Index) -> Meaning:
    """The meaning of a query; it loads the table of numbers where one is asked for."""
    guessed: dict[str, tuple[str, ...]] = {}
    runs: list[Run] = []
    named: list[Reference] = []
    wanted = [group for group in query.groups if not group.is_excluded]
    for group in wanted:
        found = [] if group.is_phrase else _references(group, index)
        named += found
        for part in _between(group, found):
            is_open = query.is_unfinished and group is wanted[-1] and part[-1:] == group.syllables[-1:]
            runs += [_run(part, group, index, guessed, is_open=is_open)]
    excluded = tuple(_plain(group) for group in query.groups if group.is_excluded)
    return Meaning(tuple(runs), tuple(named), excluded, guessed)


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


def _run(
    syllables: tuple[str, ...], group: Group, index: Index, guessed: dict[str, tuple[str, ...]], *, is_open: bool
) -> Run:
    last = len(syllables) - 1
    words = []
    for place, syllable in enumerate(syllables):
        forms = _forms(folded(syllable), index, is_open=is_open and place == last, is_phrase=group.is_phrase)
        words.append(Word(syllable, forms))
        if forms[0] != folded(syllable) and not (is_open and place == last):
            guessed[syllable] = forms
    return Run(tuple(words), group.is_phrase, group.is_accented)


def _forms(form: str, index: Index, *, is_open: bool, is_phrase: bool) -> tuple[str, ...]:
    """What to look a syllable up as: itself, or what it may have been meant for where no document holds it."""
    if is_open:
        return tuple(completed(form, index.vocabulary)) or (form,)
    if is_phrase or len(index.postings(f"~{form}").term):
        return (form,)
    return tuple(meant(form, index.vocabulary)) or (form,)


def holding_any(index: Index, terms: Sequence[str]) -> Documents:
    """The documents that hold one of these terms."""
    found = np.zeros(index.documents, np.bool_)
    for term in terms:
        found |= index.holding(term)
    return found
