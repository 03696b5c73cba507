"""Scores, as lunr gives them: BM25 for each field, over the query's terms only."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from danchieu.search.packing import Ints
from danchieu.search.reader import Index

# What a word in a title tells of a document, beside one in its text.
BOOSTS = (5.0, 3.0, 2.0, 1.0)
PAIR, SINGLE = 2.0, 0.5

# lunr's own, and its rounding.
_K1, _B = 1.2, 0.75
_THOUSANDTHS = 1000

Scores = NDArray[np.float64]


def scores(index: Index, terms: Mapping[str, float]) -> Scores:
    """The score of each document for terms with their boosts; 0 where it holds none."""
    total = np.zeros(index.documents)
    for term, boost in terms.items():
        postings = index.postings(term)
        idf = _idf(index, postings.field, postings.document)
        for field, field_boost in enumerate(BOOSTS):
            rows = postings.field == field
            often = np.bincount(postings.document[rows], postings.often[rows], index.documents).astype(np.float64)
            total += boost * _weights(often, index.lengths[field], idf, field_boost)
    magnitude = np.sqrt(sum(boost * boost for boost in terms.values())) or 1.0
    return np.asarray(total / magnitude)


def _idf(index: Index, fields: Ints, documents: Ints) -> float:
    """lunr counts a document once for each field that holds the term."""
    holding = len(np.unique(fields * index.documents + documents))
    return float(np.log(1 + abs((index.documents - holding + 0.5) / (holding + 0.5))))


def _weights(often: Scores, lengths: Ints, idf: float, boost: float) -> Scores:
    average = lengths.mean() or 1.0
    weight = idf * ((_K1 + 1) * often) / (_K1 * (1 - _B + _B * (lengths / average)) + often) * boost
    return np.asarray(np.floor(weight * _THOUSANDTHS + 0.5) / _THOUSANDTHS)
