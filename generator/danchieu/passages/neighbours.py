"""Which paragraphs of all documents are alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from danchieu.passages.candidates import candidates
from danchieu.passages.laid import Laid
from danchieu.passages.likeness import Likeness, near
from danchieu.passages.wordcodes import Numbers, Places


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Paragraphs in the order of documents and text, and which of their passages are nearly the same.

    For each paragraph `documents`, `addresses`, `exact` and `passage` say whose it is, where it stands, its digest and
    its passage; `near` are pairs of passages, in both directions and in order, with their `likeness`. All there is to
    know is here of the passages `asked` for; the others are there for their sake.
    """

    documents: Sequence[str]
    addresses: Sequence[str]
    exact: Numbers
    passage: Places
    near: Places
    likeness: Likeness
    asked: Places


def neighbours(laid: Laid) -> Neighbours:
    """What is alike in all these documents."""
    return Neighbours(
        [id_ for id_, one in zip(laid.documents, laid.signatures, strict=True) for _ in one.addresses],
        [address for one in laid.signatures for address in one.addresses],
        np.frombuffer(b"".join(one.exact for one in laid.signatures), dtype=np.uint64),
        laid.passage,
        *near(candidates(laid.sketches()), laid),
        asked=np.arange(len(laid.digests)),
    )


def neighbours_of(passages: Places, candidates_: Places, laid: Laid) -> Neighbours:
    """What is like some passages, given all their candidates: of the others only those that are near one of them."""
    pairs, likeness = near(candidates_, laid)
    own = np.isin(pairs[:, 0], passages)
    pairs, likeness = pairs[own], likeness[own]
    all_ = np.union1d(passages, pairs)
    paragraphs = laid.paragraphs(all_)
    document, inside = (some.tolist() for some in laid.places(paragraphs))
    held = [(laid.signatures[n], place) for n, place in zip(document, inside, strict=True)]
    return Neighbours(
        [laid.documents[n] for n in document],
        [one.addresses[place] for one, place in held],
        np.frombuffer(b"".join(one.exact[8 * place : 8 * place + 8] for one, place in held), dtype=np.uint64),
        np.searchsorted(all_, laid.passage[paragraphs]),
        np.searchsorted(all_, pairs),
        likeness,
        np.searchsorted(all_, passages),
    )
