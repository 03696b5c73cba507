"""Work in several processes: the same results, in the same order, at any number of them."""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# Fewer items than these are done sooner than a process is begun.
_FEW = 24


_ENDED = "một tiến trình con bị dừng giữa chừng (thiếu bộ nhớ?) / a child process was ended (out of memory?)"


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
    with _Call(work) as call, ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"), _begin) as pool:
        try:
            yield from pool.map(call, items, chunksize=chunk)
        except BrokenProcessPool:
            raise BrokenProcessPool(_ENDED) from None


class Aside(Generic[Result]):
    """`work` in a process of its own, begun at once, while this one does other things.

    >>> begun = Aside(lambda: 6 * 7)
    >>> begun.result()
    42

    A process of a pool would wait for more work, for ever if this one ended at that moment; this one ends by itself.
    """

    def __init__(self, work: Callable[[], Result]) -> None:
        self._work = work
        self._line = _begun(lambda _: work()) if can_fork() else None

    def result(self) -> Result:
        """What came of it, once it is done."""
        return self._work() if self._line is None else _told(self._line)


class Errand(Generic[Item, Result]):
    """`work` of what is known later only, in a process that is begun now, while this one holds little.

    >>> with Errand(len) as errand:
    ...     errand.run("abc")
    3

    One that is begun later would hold all that this one holds by then.
    """

    def __init__(self, work: Callable[[Item], Result]) -> None:
        self._work = work
        self._line = _begun(lambda line: work(_asked(line))) if can_fork() else None

    def run(self, item: Item) -> Result:
        """What comes of this."""
        if self._line is None:
            return self._work(item)
        with suppress(BrokenPipeError):
            self._line.send(item)
        return _told(self._line)  # type: ignore[no-any-return]

    def __enter__(self) -> Errand[Item, Result]:
        return self

    def __exit__(self, *_: object) -> None:
        """Without anything to do the process ends."""
        if self._line is not None:
            self._line.close()


def _begun(work: Callable[[Connection], object]) -> Connection:
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe()
    process = context.Process(target=_work_and_tell, args=(work, here, there), daemon=True)
    process.start()
    there.close()
    return here


def _work_and_tell(work: Callable[[Connection], object], here: Connection, there: Connection) -> None:
    here.close()  # so that nobody listens any more once the process before has ended
    _begin()
    found, failure = None, None
    try:
        found = work(there)
    except Exception as error:  # whatever it is, it belongs to who asked
        failure = error
    with suppress(BrokenPipeError):
        there.send((found, failure))


def _asked(line: Connection) -> Any:
    """What there is to do; where there is nothing any more, the process ends."""
    try:
        return line.recv()
    except EOFError:
        raise SystemExit from None


def _told(line: Connection) -> Any:
    try:
        found, error = line.recv()
    except (EOFError, ConnectionResetError):
        raise BrokenProcessPool(_ENDED) from None
    line.close()
    if error is not None:
        raise error
    return found


def apart(work: Callable[[], Result]) -> Result:
    """`work` in a process of its own, so that the memory that it takes is given back at once."""
    return Aside(work).result()


@contextmanager
def uncollected() -> Iterator[None]:
    """For so long nobody looks for rings of objects that are out of use.

    A build holds millions of objects that are in use to the end, and looking through them takes half of an edit's time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


_SELDOM = 50_000  # new objects between two looks for rings; 700 by default


def _begin() -> None:
    """Here they are looked for, but not among what came from the process before."""
    gc.freeze()
    gc.set_threshold(_SELDOM)
    gc.enable()


class _Call:
    """A function that the other processes know already, by its place in a list; the function itself is not sent."""

    _known: list[Callable[..., object] | None] = []  # noqa: RUF012  (what forked processes inherit)

    def __init__(self, work: Callable[[Item], Result]) -> None:
        self._known.append(work)
        self._place = len(self._known) - 1

    def __call__(self, item: object) -> Any:
        work = self._known[self._place]
        assert work is not None  # noqa: S101  (it is taken out after the last call)
        return work(item)

    def __enter__(self) -> _Call:
        return self

    def __exit__(self, *_: object) -> None:
        self._known[self._place] = None
