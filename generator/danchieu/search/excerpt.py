"""Which clause of a document answers, and its words around the match, marked as they are spelled there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from danchieu.search.words import SYLLABLE, folded, spelling

LONGEST = 240
_LEAD = 60

# A clause is read for the phrases, for its rank, for the excerpt, and again by the next question.
_MOST_READ = 1 << 12


@dataclass(frozen=True, slots=True)
class Sought:
    """Neighbouring words to look for: each the set of terms that it may be, "kế", or "~ke" in any accents."""

    words: tuple[frozenset[str], ...]
    is_phrase: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an excerpt."""

    text: str
    is_marked: bool


@dataclass(frozen=True, slots=True)
class Found:
    """The clause that answers best: its anchor and name, empty for the head of the page, and an excerpt."""

    anchor: str
    place: str
    excerpt: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """A text's syllables: where each stands, and the places of each term."""

    spans: Sequence[tuple[int, int]]
    places: Mapping[str, Sequence[int]]

    def hits(self, word: frozenset[str]) -> list[int]:
        """The places of the syllables that are such a word."""
        return sorted({place for term in word for place in self.places.get(term, ())})


@lru_cache(maxsize=_MOST_READ)
def _read(text: str) -> _Text:
    matches = list(SYLLABLE.finditer(text))
    places = defaultdict[str, list[int]](list)
    for place, match in enumerate(matches):
        exact = spelling(match[0])
        places[exact].append(place)
        places[f"~{folded(exact)}"].append(place)
    return _Text([match.span() for match in matches], places)


def holds_phrase(texts: Sequence[str], phrase: Sought) -> bool:
    """Whether the words stand one behind the other in one of the texts."""
    return any(_stands(_read(text), phrase) for text in texts)


def _stands(text: _Text, phrase: Sought) -> bool:
    return bool(set.intersection(*({hit - n for hit in text.hits(word)} for n, word in enumerate(phrase.words))))


def locate(shown: dict[str, Any], sought: Sequence[Sought]) -> Found:
    """The best clause of a document; the first of equal ones. Where its head says more than any, the head."""
    best, rank, marked = ("", "", ""), 0, frozenset[int]()
    for part in shown["parts"]:
        marks, own = _marks(_read(part[1]), sought)
        if own > rank or not best[0]:
            best, rank, marked = part, own, marks
    anchor, text, place = best
    if _marks(_read(f"{shown['title']} {shown['subject']}"), sought)[1] > rank:
        anchor = place = ""
    return Found(anchor, place, tuple(_excerpt(text, _read(text).spans, marked)))


def _marks(text: _Text, sought: Sequence[Sought]) -> tuple[frozenset[int], int]:
    """The places of the matching syllables, and how much matches: a word counts 1, two neighbours 2 more."""
    marks: set[int] = set()
    rank = 0
    for one in sought:
        places, own = _matches(text, one)
        marks |= places
        rank += own
    return frozenset(marks), rank


def _matches(text: _Text, one: Sought) -> tuple[set[int], int]:
    hits = [text.hits(word) for word in one.words]
    paired: set[int] = set()
    joined: set[int] = set()
    for word, (first, second) in enumerate(pairwise(hits)):
        starts = {place for place in first if place + 1 in set(second)}
        if starts:
            joined |= {word, word + 1}
            paired |= starts | {place + 1 for place in starts}
    # Next to neighbours, the same syllables elsewhere belong to other words.
    lone = {place for word, places in enumerate(hits) if word not in joined for place in places}
    phrase = 10 if one.is_phrase and _stands(text, one) else 0
    return paired | lone, sum(map(bool, hits)) + 2 * len(joined) + phrase


def _excerpt(text: str, spans: Sequence[tuple[int, int]], marked: frozenset[int]) -> Iterator[Piece]:
    start, end = _window(text, [spans[place] for place in sorted(marked)])
    if start:
        yield Piece("… ", False)
    position = start
    for first, last in _merged(text, [spans[place] for place in sorted(marked)]):
        if first >= start and last <= end:
            if first > position:
                yield Piece(text[position:first], False)
            yield Piece(text[first:last], True)
            position = last
    if position < end:
        yield Piece(text[position:end], False)
    if end < len(text):
        yield Piece(" …", False)


def _window(text: str, spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The stretch with the most marks, from and to white space."""
    if len(text) <= LONGEST:
        return 0, len(text)
    room = LONGEST - _LEAD
    densest = max(spans, key=lambda span: sum(span[0] <= other[0] < span[0] + room for other in spans), default=(0, 0))
    start = text.rfind(" ", 0, max(0, densest[0] - _LEAD)) + 1
    end = len(text) if start + LONGEST >= len(text) else text.rfind(" ", start, start + LONGEST)
    return start, max(end, densest[1])


def _merged(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Marks that only spaces, dashes and strokes part are one: "35-NQ/TW" is."""
    merged: list[tuple[int, int]] = []
    for first, last in spans:
        if merged and not text[merged[-1][1] : first].strip(" -/"):
            merged[-1] = merged[-1][0], last
        else:
            merged.append((first, last))
    return merged
