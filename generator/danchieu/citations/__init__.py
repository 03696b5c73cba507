"""Citations: text in, the documents that it names out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from danchieu.citations import congress, local_congress, numbered, plenum
from danchieu.citations.heads import Head, find_heads
from danchieu.citations.scan import Scan
from danchieu.citations.tails import read_tail
from danchieu.model import Citation

Rule = Callable[[Scan, list[Head]], Iterator[Citation]]

# Where two families read the same words, the one further up is right.
FAMILIES: tuple[Rule, ...] = (
    local_congress.find,
    congress.find,
    plenum.find,
    numbered.find,
)


def find(text: str) -> list[Citation]:
    """The citations of an NFC text, in order of start.

    >>> [c.symbol for c in find("các Nghị quyết số 18-NQ/TW, 19-NQ/TW")]
    ['18-NQ/TW', '19-NQ/TW']
    """
    scan = Scan(text)
    heads = find_heads(scan)
    found = _without_overlaps(len(text), (family(scan, heads) for family in FAMILIES))
    found = sorted([*found, *numbered.find_bare(scan, found)], key=lambda c: (c.start, c.end))
    return [_described(scan, citation) for citation in found]


def _without_overlaps(length: int, families: Iterable[Iterable[Citation]]) -> list[Citation]:
    taken = bytearray(length)
    kept: list[Citation] = []
    for family in families:
        free = [c for c in family if 1 not in taken[c.start : c.end]]
        for citation in free:
            taken[citation.start : citation.end] = b"\x01" * (citation.end - citation.start)
        kept += free
    return sorted(kept, key=lambda c: (c.start, c.end))


def _described(scan: Scan, citation: Citation) -> Citation:
    tail = read_tail(scan, citation.end)
    return replace(
        citation,
        date=citation.date or tail.date,
        issuer=citation.issuer or tail.issuer,
        term=citation.term or tail.term,
        title=citation.title or tail.title,
    )
