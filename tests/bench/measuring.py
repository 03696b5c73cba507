"""A command measured whole: wall clock, and the memory of it and all processes that it began."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread, Timer
from time import perf_counter

_UNIT = 2**20 if sys.platform == "darwin" else 2**10  # of the system's memory figure, to a megabyte
_PAUSE = 1.0  # seconds between two looks at the memory; more looks would slow what is measured
# mkdocs-material announces its successor at each start.
_QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}


@dataclass(frozen=True, slots=True)
class Run:
    """How a command went: seconds, megabytes, what it said, and whether it ended by itself and well."""

    seconds: float
    memory: float
    output: str
    is_done: bool


def measure(command: Sequence[str], folder: Path, limit: float = 3600) -> Run:
    """Runs a command in a folder and ends it after `limit` seconds."""
    with tempfile.TemporaryFile() as output:
        start = perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT, env=_QUIET)
        timer = Timer(limit, process.kill)
        timer.start()
        with Watch(process.pid) as watch:
            _, status, used = os.wait4(process.pid, 0)
            seconds = perf_counter() - start
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read().decode(errors="replace")
    return Run(seconds, max(watch.peak, used.ru_maxrss / _UNIT), said, process.returncode == 0)


class Watch(Thread):
    """Looks now and then at the memory of a process and those below it, each shared page counted once."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._process, self._over = process, Event()
        self.peak = 0.0

    def run(self) -> None:
        while not self._over.wait(_PAUSE):
            self.peak = max(self.peak, sum(map(_memory, _tree(self._process))))

    def __enter__(self) -> Watch:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self.join()


def _tree(process: int) -> Iterator[int]:
    yield process
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        for child in _read(path).split():
            yield from _tree(int(child))


def _memory(process: int) -> float:
    found = re.search(r"^Pss:\s+(\d+)", _read(Path(f"/proc/{process}/smaps_rollup")), re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


def _read(path: Path) -> str:
    """What the file says; nothing once its process has ended."""
    try:
        return path.read_text()
    except OSError:
        return ""
