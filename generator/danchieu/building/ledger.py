"""What every job read and made. A large site has millions of reads, so that each is a number of four bytes."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from danchieu.building.watching import Read
from danchieu.pages import Job

Pages = tuple[tuple[str, str], ...]


class Made(NamedTuple):
    """What a job read, as numbers, and the pages that it made: addresses, with the digests of their texts."""

    read: bytes
    pages: Pages


def number(reads: Iterable[Read]) -> bytes:
    """The numbers of these reads.

    Two reads may have one number: then a page is made again that would not have to be.
    """
    found = {zlib.crc32(f"{name}\0{key}".encode()) for name, key in reads}
    return np.array(sorted(found), dtype=np.uint32).tobytes()


def having_read(read: Sequence[bytes], reads: Collection[Read]) -> list[int]:
    """Which of these, each the numbers of what one read, hold any of the reads.

    >>> having_read([number([("works", "a")]), number([("works", "b"), ("works", "c")])], [("works", "c")])
    [1]
    """
    wanted, numbers = (np.frombuffer(some, dtype=np.uint32) for some in (number(reads), b"".join(read)))
    ends = np.cumsum([len(one) // 4 for one in read])
    found: list[int] = np.unique(np.searchsorted(ends, np.flatnonzero(np.isin(numbers, wanted)), side="right")).tolist()
    return found


@dataclass(frozen=True)
class Ledger:
    """The jobs of a build.

    >>> known = Ledger({Job("work", "b"): Made(number([("works", "b"), ("records", "a")]), ())})
    >>> known.reading([("records", "a")])
    {Job(kind='work', id='b', part=1)}
    """

    made: dict[Job, Made] = field(default_factory=dict)

    def reading(self, reads: Collection[Read]) -> set[Job]:
        """The jobs that read any of these."""
        jobs = list(self.made)
        return {jobs[n] for n in having_read([one.read for one in self.made.values()], reads)}

    def pages(self) -> Iterator[str]:
        """The addresses of all pages."""
        return (uri for one in self.made.values() for uri, _ in one.pages)

    def packed(self) -> bytes:
        """The ledger as it is kept: in columns, which are read faster."""
        made = self.made.values()
        ends = np.cumsum([0, *(len(one.read) for one in made)])
        jobs = list(zip(*self.made, strict=True))
        return pickle.dumps((jobs, ends.tolist(), b"".join(one.read for one in made), [one.pages for one in made]))

    @classmethod
    def of(cls, kept: bytes) -> Ledger:
        """The ledger that was packed."""
        jobs, ends, reads, pages = pickle.loads(kept)  # noqa: S301
        made = (Made(reads[start:end], some) for (start, end), some in zip(pairwise(ends), pages, strict=True))
        return cls(dict(zip(map(Job, *jobs), made, strict=True)) if jobs else {})
