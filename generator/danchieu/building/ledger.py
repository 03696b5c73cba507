"""What every job read and made. A large site has millions of reads, so that each is a number of four bytes."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from danchieu.building.watching import Read
from danchieu.pages import Job


@dataclass(frozen=True, slots=True)
class Made:
    """What a job read, as numbers, and the pages that it made, by address, with the digests of their texts."""

    read: bytes
    pages: Mapping[str, str]


@dataclass(frozen=True)
class Ledger:
    """The jobs of a build; `reads` are what their numbers stand for.

    >>> ledger = Ledger(reads=[("records", "a")])
    >>> ledger.number([("records", "a"), ("works", "b")]) == array("I", [0, 1]).tobytes()
    True
    """

    made: dict[Job, Made] = field(default_factory=dict)
    reads: list[Read] = field(default_factory=list)
    _numbers: dict[Read, int] = field(default_factory=dict, compare=False)

    def number(self, reads: Iterable[Read]) -> bytes:
        """The numbers of these reads, which are entered where they are new."""
        return array("I", (self._number(read) for read in reads)).tobytes()

    def _number(self, read: Read) -> int:
        if len(self._numbers) < len(self.reads):
            self._numbers.update((known, n) for n, known in enumerate(self.reads))
        found = self._numbers.setdefault(read, len(self.reads))
        if found == len(self.reads):
            self.reads.append(read)
        return found

    def enter(self, other: Ledger) -> None:
        """Takes in what another process entered."""
        translated = array("I")
        translated.frombytes(self.number(other.reads))
        for job, made in other.made.items():
            numbers = array("I", (translated[n] for n in memoryview(made.read).cast("I")))
            self.made[job] = Made(numbers.tobytes(), made.pages)

    def numbers_of(self, reads: Iterable[Read]) -> set[int]:
        """The numbers of those reads that any job ever did."""
        wanted = set(reads)
        return {n for n, read in enumerate(self.reads) if read in wanted}

    def of(self, jobs: Sequence[Job]) -> Ledger:
        """The part of the ledger that is about these jobs."""
        return Ledger({job: self.made[job] for job in jobs if job in self.made}, list(self.reads))

    def pages(self) -> Iterable[str]:
        """The addresses of all pages."""
        return (uri for one in self.made.values() for uri in one.pages)


def has_read(made: Made, changed: set[int]) -> bool:
    """Whether a job read any of what changed."""
    return not changed.isdisjoint(memoryview(made.read).cast("I"))
