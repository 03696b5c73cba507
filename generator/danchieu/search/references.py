"""Numbers of documents in a query, in any typing: "35-NQ/TW", "35nq/tw", "nq 35", "nghị quyết số 35", "số 464"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from danchieu.search.query import Group
from danchieu.search.words import YEARS, folded

_LONGEST_NUMBER = 5
_VOWEL = re.compile("[aeiouy0-9]")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A document that has a number: the rest of its symbol, folded and as spelled, its type, and who cites it."""

    number: int
    rest: tuple[str, ...]
    spelled: tuple[str, ...]
    kind: tuple[str, ...]
    document: int
    citers: tuple[int, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The symbol as its syllables stand in a text."""
        return (str(self.number), *self.rest)

    @property
    def terms(self) -> tuple[tuple[str, ...], ...]:
        """The neighbours in its symbol as terms, each in any accents; but "TƯ" is "TW" and not "TU" (tỉnh ủy)."""
        return tuple(
            (f"{one} tu",) if two == "tu" else (f"~{folded(f'{one} {two}')}", *([f"{one} tư"] if two == "tw" else []))
            for one, two in pairwise((str(self.number), *self.spelled))
        )

    @property
    def codes(self) -> tuple[str, ...]:
        """The rest without a year."""
        return self.rest[1:] if self.rest and self.rest[0].isdecimal() else self.rest


@dataclass(frozen=True, slots=True)
class Reference:
    """The documents that the syllables from `start` to `end` of a group mean."""

    start: int
    end: int
    documents: tuple[Numbered, ...]


def asked_numbers(syllables: Sequence[str]) -> list[int]:
    """The numbers whose documents have to be looked up."""
    return [int(s) for s in syllables if s.isdecimal() and len(s) <= _LONGEST_NUMBER]


def references(group: Group, known: Mapping[int, Iterable[Numbered]]) -> list[Reference]:
    """The references in a group, from left to right."""
    found: list[Reference] = []
    for at, syllable in enumerate(group.syllables):
        floor = found[-1].end if found else 0
        if at >= floor and syllable.isdecimal() and len(syllable) <= _LONGEST_NUMBER:
            reference = _reference(group, at, known.get(int(syllable), ()), floor)
            found += [reference] if reference else []
    return found


def _reference(group: Group, at: int, known: Iterable[Numbered], floor: int) -> Reference | None:
    matches = [(match, one) for one in known if (match := _match(group, at, one, floor))]
    if not matches:
        return None
    best = max(strength for (strength, _, _), _ in matches)
    kept = [(span, one) for (strength, *span), one in matches if strength == best]
    start, end = kept[0][0]
    # The one that most documents cite is meant most often; the newer one where nobody cites any.
    ordered = sorted((one for _, one in kept), key=lambda one: (-len(one.citers), -one.document))
    return Reference(start, end, tuple(ordered))


def _match(group: Group, at: int, one: Numbered, floor: int) -> tuple[int, int, int] | None:
    """How much of the document's name stands around the number, and from where to where; None if too little."""
    syllables = group.syllables
    says_number = at > floor and folded(syllables[at - 1]) == "so"
    start = at - says_number
    names = [name for name in (one.kind, one.codes[:1]) if name and _stands_before(syllables, start, name, floor)]
    # "NQ 35-TW" has its type in front.
    tails = (one.rest, one.codes, one.codes[1:]) if names else (one.rest, one.codes)
    end = max(_end(syllables, at, tail) for tail in tails)
    if _goes_on(group, end):
        return None
    is_named = len(syllables) == 1 or (one.number not in YEARS and bool(names or says_number))
    strength = 2 * (end - at - 1) + bool(names)
    return (strength, start - max(map(len, names), default=0), end) if end > at + 1 or is_named else None


def _goes_on(group: Group, end: int) -> bool:
    """Whether the symbol that was typed goes on where this one ends, so that another document is meant.

    A code has no vowel, or stands behind a dash or a stroke: "26 nq", "35-NQ/TU".
    """
    return end < len(group.syllables) and (group.is_glued[end] or not _VOWEL.search(folded(group.syllables[end])))


def _end(syllables: Sequence[str], at: int, rest: Sequence[str]) -> int:
    """How far the syllables behind the number go on as the symbol does; they may be typed as one ("khldld")."""
    bounds, whole = set(), ""
    for part in rest:
        whole += part
        bounds.add(len(whole))
    typed, end = "", at + 1
    for place in range(at + 1, len(syllables)):
        typed += "tw" if syllables[place] == "tư" else folded(syllables[place])
        if not whole.startswith(typed):
            break
        if len(typed) in bounds:
            end = place + 1
    return end


def _stands_before(syllables: Sequence[str], start: int, name: Sequence[str], floor: int) -> bool:
    first = start - len(name)
    return first >= floor and all(folded(s) == part for s, part in zip(syllables[first:start], name, strict=True))
