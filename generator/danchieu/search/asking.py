"""A question put to an index: what is found, in which order, how many by each filter, and what to say of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from danchieu.search.excerpt import Found, Sought, holds_phrase, locate
from danchieu.search.meaning import Meaning, holding_any, meaning
from danchieu.search.query import parse
from danchieu.search.reader import Documents, Index
from danchieu.search.references import Numbered
from danchieu.search.weights import PAIR, SINGLE, scores
from danchieu.search.words import pairs

PER_PAGE = 10

Sort = Literal["relevance", "date"]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: words, the values that each filter allows, the order, which page, whether somebody still types.

    A long phrase is looked up in the texts of the documents that may hold it: of as many as the page needs, or of all
    where `is_exhaustive`, so that the total is exact.
    """

    words: str
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    sort: Sort = "relevance"
    page: int = 1
    size: int = PER_PAGE
    typing: bool = False
    is_exhaustive: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that the reader should know: what it is, and the words that it is about."""

    code: Literal["cut", "unknown", "unaccented", "nearest", "guessed", "about"]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """A document found."""

    url: str
    title: str
    subject: str
    date: str
    score: float
    found: Found


@dataclass(frozen=True, slots=True)
class Answer:
    """The results of one page, the number of all, the counts by filter, and what the reader should know."""

    total: int
    results: tuple[Result, ...]
    facets: Mapping[str, Mapping[str, int]]
    notices: tuple[Notice, ...]


@dataclass(frozen=True)
class _Matching:
    """The documents that answer; `first` are those that the query names, `is_exact` says that accents were kept to.

    Where no document holds all words, `missing` are those that none of these holds.
    """

    documents: Documents
    first: tuple[int, ...]
    is_exact: bool
    missing: tuple[str, ...] | None = None


def ask(index: Index, question: Question) -> Answer:
    """The answer of an index to a question."""
    query = parse(question.words, typing=question.typing)
    meant = meaning(query, index)
    matching = _matching(index, meant, has_filters=any(question.filters.values()))
    facets = _facets(index, matching.documents, question.filters)
    kept = matching.documents & _allowed(index, question.filters)
    order, weights = _ordered(index, meant, matching, kept, question.sort)
    texts = _Texts(index, _sought(meant, is_exact=matching.is_exact))
    numbers, dropped, is_whole = _page(order, texts, question)
    results = tuple(_result(texts, number, weights, is_first=number in matching.first) for number in numbers)
    notices = [*_notices(meant, matching), *([] if is_whole else [Notice("about")])]
    return Answer(len(order) - dropped, results, facets, (*([Notice("cut")] if query.is_cut else []), *notices))


# --- which documents -----------------------------------------------------------------------------------------------


def _matching(index: Index, meant: Meaning, *, has_filters: bool) -> _Matching:
    if not meant.runs and not meant.references:
        return _Matching(np.full(index.documents, has_filters and not meant.unknown), (), is_exact=True)
    out = _excluded(index, meant)
    named = [_naming(index, reference.documents) & ~out for reference in meant.references]
    is_accented = any(run.is_accented for run in meant.runs)
    for exact in (True, False) if is_accented else (False,):
        required = [holding_any(index, terms) for run in meant.runs for terms in run.required(exact=exact)]
        found = np.logical_and.reduce([~out, *named, *required])
        if found.any():
            return _with_named(meant, found, out, is_exact=exact)
    return _nearest(index, meant, out, named)


def _excluded(index: Index, meant: Meaning) -> Documents:
    out = np.zeros(index.documents, np.bool_)
    for run in meant.excluded:
        held = [holding_any(index, terms) for terms in run.required(exact=True)]
        out |= np.logical_and.reduce(held)
    return out


def _naming(index: Index, documents: Sequence[Numbered]) -> Documents:
    """The documents of that number, those whose citations lead to them, and those that say it in so many words."""
    found = np.zeros(index.documents, np.bool_)
    for one in documents:
        found[[one.document, *one.citers]] = True
    for terms in sorted({one.terms for one in documents if one.codes}):
        found |= np.logical_and.reduce([holding_any(index, options) for options in terms])
    return found


def _with_named(
    meant: Meaning, found: Documents, out: Documents, *, is_exact: bool, missing: tuple[str, ...] | None = None
) -> _Matching:
    """What is named by number leads: those of that number that hold the other words too, all where none does."""
    named = [one.document for reference in meant.references for one in reference.documents if not out[one.document]]
    first = tuple(dict.fromkeys(number for number in named if found[number])) or tuple(dict.fromkeys(named))
    whole = found.copy()
    whole[list(first)] = True
    return _Matching(whole, first, is_exact, missing)


def _nearest(index: Index, meant: Meaning, out: Documents, named: Sequence[Documents]) -> _Matching:
    """No document holds everything: those that hold most of the words, and all that is quoted or numbered."""
    must = [holding_any(index, terms) for run in meant.runs if run.is_phrase for terms in run.required(exact=False)]
    words = [run for run in meant.runs if not run.is_phrase]
    held = [holding_any(index, terms) for run in words for terms in run.singles(exact=False)]
    base = np.logical_and.reduce([~out, *named, *must])
    count = np.where(base, np.sum(held, axis=0, dtype=np.int64) if held else 0, -1)
    most = int(count.max(initial=0))
    found = base & (count == most) & (most > 0 or bool(named))
    spellings = [word.spelling for run in words for word in run.words]
    missing = tuple(word for word, has in zip(spellings, held, strict=True) if not (has & found).any())
    return _with_named(meant, found, out, is_exact=False, missing=missing)


# --- filters -------------------------------------------------------------------------------------------------------


def _values(index: Index, facet: str, document: int) -> tuple[str, ...]:
    """The values of a document that a filter goes by."""
    body = index.bodies[document]
    year = int(index.years[document])
    return {
        "type": (index.types[document],),
        "year": (str(year),) if year else (),
        "body": (body.name,),
        "level": (body.level,),
        "locality": body.localities,
    }[facet]


_FACETS = ("type", "year", "body", "level", "locality")


def _allowed(index: Index, filters: Mapping[str, Sequence[str]], but: str = "") -> Documents:
    allowed = np.ones(index.documents, np.bool_)
    for facet, values in filters.items():
        if values and facet in _FACETS and facet != but:
            fits = (not set(values).isdisjoint(_values(index, facet, number)) for number in range(index.documents))
            allowed &= np.fromiter(fits, np.bool_, index.documents)
    return allowed


def _facets(index: Index, found: Documents, filters: Mapping[str, Sequence[str]]) -> dict[str, dict[str, int]]:
    """How many documents each value of a filter would leave, the other filters standing as they are."""
    return {facet: _counted(index, facet, found & _allowed(index, filters, but=facet)) for facet in _FACETS}


def _counted(index: Index, facet: str, found: Documents) -> dict[str, int]:
    counts = Counter(value for number in np.flatnonzero(found) for value in _values(index, facet, int(number)) if value)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


# --- order and page ------------------------------------------------------------------------------------------------


def _ordered(
    index: Index, meant: Meaning, matching: _Matching, kept: Documents, sort: Sort
) -> tuple[list[int], Mapping[int, float]]:
    """The documents in the order asked for, and their scores; the newer one of equals first.

    Those that hold the words in a row lead, then those of the year that is asked for: what a title happens to share
    with the query weighs less than that.
    """
    numbers = np.flatnonzero(kept)[::-1]
    weights = np.round(scores(index, _terms(index, meant, is_exact=matching.is_exact)), 6)
    scattered = ~_in_a_row(index, meant, is_exact=matching.is_exact)
    other_year = index.years != (index.years if meant.year is None else meant.year)
    tiers = (-weights[numbers], other_year[numbers], scattered[numbers])
    by_score = numbers if sort == "date" else numbers[np.lexsort(tiers)]
    first = [number for number in matching.first if kept[number]] if sort == "relevance" else []
    order = list(dict.fromkeys([*first, *by_score.tolist()]))
    return order, {number: float(weights[number]) for number in order}


def _in_a_row(index: Index, meant: Meaning, *, is_exact: bool) -> Documents:
    held = [holding_any(index, terms) for run in meant.runs for terms in run.pairs(exact=is_exact)]
    return np.asarray(np.logical_and.reduce([np.ones(index.documents, np.bool_), *held]))


def _terms(index: Index, meant: Meaning, *, is_exact: bool) -> dict[str, float]:
    """The terms that scores are made of, with their boosts: those that some document holds."""
    terms: dict[str, float] = {}
    for run in meant.runs:
        terms |= {term: SINGLE for options in run.singles(exact=is_exact) for term in options}
        terms |= {term: PAIR for options in run.pairs(exact=is_exact) for term in options}
    for reference in meant.references:
        terms |= {f"~{pair}": PAIR for pair in pairs(reference.documents[0].words)}
    return {term: boost for term, boost in terms.items() if len(index.postings(term).term)}


def _sought(meant: Meaning, *, is_exact: bool) -> list[Sought]:
    runs = [Sought(tuple(map(frozenset, run.singles(exact=is_exact))), run.is_phrase) for run in meant.runs]
    named = [Sought(tuple(frozenset((f"~{word}",)) for word in r.documents[0].words)) for r in meant.references]
    return [*runs, *named]


class _Texts:
    """The texts of documents, and what is looked for in them."""

    def __init__(self, index: Index, sought: Sequence[Sought]) -> None:
        self.shown = index.shown
        self.sought = sought
        # Of two syllables the index itself knows where they are neighbours.
        self.phrases = [one for one in sought if one.is_phrase and len(one.words) > 2]

    def hold_phrases(self, number: int) -> bool:
        """Whether a document holds every long phrase word for word."""
        if not self.phrases:
            return True
        shown = self.shown(number)
        texts = [shown["title"], shown["subject"], *shown["facts"], *(text for _, text, _ in shown["parts"])]
        return all(holds_phrase(texts, phrase) for phrase in self.phrases)


def _page(order: Sequence[int], texts: _Texts, question: Question) -> tuple[list[int], int, bool]:
    """The documents of the page, how many were dropped on the way, and whether all were looked at."""
    start = question.size * (max(1, question.page) - 1)
    end = start + question.size
    if not texts.phrases:
        return list(order[start:end]), 0, True
    kept: list[int] = []
    seen = 0
    # The browser asks for as many files at a time.
    while seen < len(order) and (question.is_exhaustive or len(kept) < end):
        some = order[seen : seen + PER_PAGE]
        kept += [number for number in some if texts.hold_phrases(number)]
        seen += len(some)
    return kept[start:end], seen - len(kept), seen == len(order)


def _result(texts: _Texts, number: int, weights: Mapping[int, float], *, is_first: bool) -> Result:
    shown = texts.shown(number)
    found = locate(shown, texts.sought)
    if is_first:
        found = Found("", "", found.excerpt)
    return Result(shown["url"], shown["title"], shown["subject"], shown["date"], weights[number], found)


def _notices(meant: Meaning, matching: _Matching) -> Iterator[Notice]:
    for word, forms in meant.guessed.items():
        yield Notice("guessed", (word, *forms))
    if meant.unknown and matching.documents.any():
        yield Notice("unknown", meant.unknown)
    if matching.missing is not None and matching.documents.any():
        yield Notice("nearest", matching.missing)
    elif not matching.is_exact and any(run.is_accented for run in meant.runs):
        yield Notice("unaccented")
