"""Work in several processes: the same results, in the same order, at any number of them."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# Fewer items than these are done sooner than a process is begun.
_FEW = 24


def can_fork() -> bool:
    """Whether a process can be begun with all that this one knows. Where it cannot, one process does the work."""
    return "fork" in multiprocessing.get_all_start_methods()


def spread(
    work: Callable[[Item], Result], items: Sequence[Item], jobs: int, few: int = _FEW, at_a_time: int | None = None
) -> Iterator[Result]:
    """`work` of each item, in their order, by so many processes that know what this one knows."""
    if jobs < 2 or len(items) < few or not can_fork():
        yield from map(work, items)
        return
    chunk = at_a_time or max(1, min(64, len(items) // (jobs * 4)))
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("fork")) as pool:
        yield from pool.map(_Call(work), items, chunksize=chunk)


def apart(work: Callable[[], Result]) -> Result:
    """`work` in a process of its own, so that the memory that it takes is given back at once."""
    [found] = spread(lambda _: work(), [None], 2, few=1)
    return found


class _Call:
    """A function that the other processes know already, by its place in a list; the function itself is not sent."""

    _known: list[Callable[..., object]] = []  # noqa: RUF012  (what forked processes inherit)

    def __init__(self, work: Callable[[Item], Result]) -> None:
        self._known.append(work)
        self._place = len(self._known) - 1

    def __call__(self, item: object) -> Any:
        return self._known[self._place](item)
