"""Citations: text in, the documents that it names out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from danchieu.citations import bare, congress, defined, internal, law, local_congress, numbered, plenum
from danchieu.citations.heads import Head, find_heads
from danchieu.citations.provisions import find_provisions
from danchieu.citations.relations import find_cues
from danchieu.citations.scan import Scan
from danchieu.citations.tails import describe
from danchieu.model import Citation, Family

Rule = Callable[[Scan, list[Head]], Iterator[Citation]]

# Where two families read the same words, the one further up is right. Symbols without a type word come after all of
# these, for they take their type from the list that they stand in; then the short forms that the text defines.
FAMILIES: tuple[Rule, ...] = (
    local_congress.find,
    congress.find,
    plenum.find,
    law.find,
    numbered.find,
    internal.find,
)


def find(text: str) -> list[Citation]:
    """The citations of an NFC text, in order of start.

    >>> [c.symbol for c in find("các Nghị quyết số 18-NQ/TW, 19-NQ/TW")]
    ['18-NQ/TW', '19-NQ/TW']
    """
    scan = Scan(text)
    heads = find_heads(scan)
    named = _without_overlaps(len(text), (family(scan, heads) for family in FAMILIES))
    found = _in_order([*named, *bare.find(scan, named)])
    return _placed(scan, describe(scan, defined.apply(scan, heads, found)))


def _in_order(citations: Iterable[Citation]) -> list[Citation]:
    return sorted(citations, key=lambda c: (c.start, c.end))


def _without_overlaps(length: int, families: Iterable[Iterable[Citation]]) -> list[Citation]:
    taken = bytearray(length)
    kept: list[Citation] = []
    for family in families:
        free = [c for c in family if 1 not in taken[c.start : c.end]]
        for citation in free:
            taken[citation.start : citation.end] = b"\x01" * (citation.end - citation.start)
        kept += free
    return _in_order(kept)


def _placed(scan: Scan, citations: list[Citation]) -> list[Citation]:
    """The citations with what stands in front of them: the provision and the words that give the relation."""
    provisions, cues = find_provisions(scan), find_cues(scan)
    placed: list[Citation] = []
    for citation in citations:
        if citation.family is Family.INTERNAL:
            placed.append(citation)
            continue
        provision = provisions.before(citation.start)
        relation = cues.of(provision.start if provision else citation.start, placed[-1] if placed else None)
        if provision is not None or relation is not citation.relation:
            citation = replace(citation, provision=provision.words if provision else None, relation=relation)
        placed.append(citation)
    return placed
