"""The paragraphs of all documents laid side by side, as arrays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from danchieu.passages.signature import SKETCH, Signature
from danchieu.passages.wordcodes import Numbers, Places

Sketches = NDArray[np.uint32]  # a row for each passage


@dataclass(frozen=True, slots=True)
class Laid:
    """Paragraphs in the order of documents and text; those with the same words but for numbers are one passage.

    The paragraphs of `documents[n]` are those from `begins[n]` to `begins[n + 1]`. `passage` has for each paragraph
    the number of its passage, `digests` and `firsts` for each passage what its words give and its first paragraph.
    """

    documents: Sequence[str]
    signatures: Sequence[Signature]
    begins: Places
    passage: Places
    digests: Numbers
    firsts: Places

    @classmethod
    def of(cls, signatures: Mapping[str, Signature]) -> Laid:
        """The paragraphs of documents, whatever the order in which these come."""
        documents = [id_ for id_ in sorted(signatures) if signatures[id_].addresses]
        ordered = [signatures[id_] for id_ in documents]
        begins = np.cumsum([0, *(len(one.addresses) for one in ordered)])
        digests, firsts, passage = np.unique(loose(ordered), return_index=True, return_inverse=True)
        return cls(documents, ordered, begins, passage, digests, firsts)

    def sketches(self) -> Sketches:
        """The sketch of each passage: that of its first paragraph."""
        return sketches(self.signatures)[self.firsts]

    def numbers(self, digests: Numbers) -> Places:
        """Those of some passages that are there, given what their words give."""
        places = np.searchsorted(self.digests, digests)
        found = self.digests[places.clip(max=len(self.digests) - 1)] == digests if len(self.digests) else places < 0
        return places[found]

    def paragraphs(self, passages: Places) -> Places:
        """All paragraphs of some passages."""
        wanted = np.zeros(len(self.digests), dtype=bool)
        wanted[passages] = True
        return np.flatnonzero(wanted[self.passage])

    def places(self, paragraphs: Places) -> tuple[Places, Places]:
        """For each of these paragraphs the number of its document, and which of that document's paragraphs it is."""
        document = np.searchsorted(self.begins, paragraphs, side="right") - 1
        return document, paragraphs - self.begins[document]


def loose(signatures: Sequence[Signature]) -> Numbers:
    """The digests without numbers of all paragraphs of these documents."""
    return np.frombuffer(b"".join(one.loose for one in signatures), dtype=np.uint64)


def sketches(signatures: Sequence[Signature]) -> Sketches:
    """The sketches of all paragraphs of these documents."""
    return np.frombuffer(b"".join(one.sketch for one in signatures), dtype=np.uint32).reshape(-1, SKETCH)
