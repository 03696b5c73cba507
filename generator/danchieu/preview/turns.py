"""Builds, one after each save."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from danchieu.building import Built, Order, build, sketcher
from danchieu.building.sketching import Sketcher

_PAUSE = 0.1  # seconds between two looks at the files


@dataclass(frozen=True, slots=True)
class Turn:
    """A build and how long it took, from the moment that the change was seen."""

    built: Built
    seconds: float


@dataclass(frozen=True, slots=True)
class Sketch:
    """The page of the document that was edited, made before the build; `pages` by address."""

    pages: Mapping[str, bytes]
    seconds: float


def turns(order: Order, folders: Iterable[Path]) -> Iterator[Turn | Sketch]:
    """A first build, then one after each change below the content folder, the given folders, or in the configuration.

    Where one record was edited its page comes first. A look costs one stat a file, 4 ms for a thousand; it needs no
    service of the system and works on shared folders.
    """
    watched = (order.content, order.config, *folders)
    while True:
        seen, begun = look(watched), time.perf_counter()
        yield Turn(build(order), time.perf_counter() - begun)
        ready = sketcher(order)
        while (now := look(watched)) == seen:
            time.sleep(_PAUSE)
        begun = time.perf_counter()
        if ready:
            with closing(ready):
                pages = _sketched(ready, order, [path for path in {**seen, **now} if seen.get(path) != now.get(path)])
            if pages:
                yield Sketch(pages, time.perf_counter() - begun)


def _sketched(ready: Sketcher, order: Order, changed: Sequence[str]) -> Mapping[str, bytes]:
    """The page of the only record that changed; a removed one is no record any more."""
    one = Path(changed[0])
    is_record = len(changed) == 1 and one.suffix == ".md" and one.is_relative_to(order.content) and one.is_file()
    return ready.sketch(one) if is_record else {}


def look(watched: Iterable[Path]) -> Mapping[str, tuple[int, int]]:
    """The size and the time of writing of each file; what editors write beside it is passed over."""
    return {path: found for top in watched for path, found in _look(os.fspath(top))}


def _look(top: str) -> Iterator[tuple[str, tuple[int, int]]]:
    if os.path.isfile(top):  # noqa: PTH113
        yield from _stat(top)
    for folder, folders, files in os.walk(top):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if not name.startswith((".", "#")) and not name.endswith(("~", ".tmp", ".swp")):
                yield from _stat(os.path.join(folder, name))  # noqa: PTH118  (ten times a second, thousands of files)


def _stat(path: str) -> Iterator[tuple[str, tuple[int, int]]]:
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        return  # it went while we looked
    yield path, (found.st_size, found.st_mtime_ns)
