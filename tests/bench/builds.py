"""Builds side by side with their peers, in one run: `python tests/bench/builds.py [SIZE …] [--usual COUNT]`.

Prints tables in Markdown: whole commands by wall clock and by the memory of all their processes, over generated
archives of so many plans; and what they come to beside the limits that we set ourselves. Short commands are run three
times, each time after another edit; the middle one counts.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import peers
import sites
from buildtables import (
    ADDED,
    CITATION,
    COLD,
    GENERATE,
    LINT,
    MATERIAL,
    SAME,
    USUAL,
    WORDS,
    WORK,
    WRITER,
    ZENSICAL,
    Column,
    cell,
    report,
)
from measuring import Run, measure

_TIMES = 3
_LONGEST = 240  # seconds that Zensical is given
_EDITS: tuple[tuple[str, Callable[[Path, int], None], int], ...] = (
    (SAME, sites.leave, _TIMES),
    (WORDS, sites.edit_words, _TIMES),
    (CITATION, sites.edit_citation, _TIMES),
    (ADDED, sites.add_plan, _TIMES),
    (WORK, sites.edit_work, 1),
)


@dataclass(frozen=True, slots=True)
class Bench:
    """The sizes, that at which the usual navigation is measured too, and Zensical's command, None without it.

    Where it `is_alone`, of the others only the MkDocs is measured that has nothing to do but write.
    """

    sizes: Sequence[int]
    usual: int
    zensical: Path | None
    is_alone: bool = False

    def columns(self) -> Iterator[Column]:
        """What was measured, size by size."""
        for count in sorted({*self.sizes, *([self.usual] if self.usual else [])}):
            with tempfile.TemporaryDirectory() as folder:
                yield self._column(count, Path(folder))

    def _column(self, count: int, folder: Path) -> Column:
        column = Column(count)
        sites.found(folder, count)
        for name, run in self._runs(count, folder):
            print(f"{count:>6}  {name}: {cell(run)}", file=sys.stderr, flush=True)
            column.runs[name] = run
        for name, site in ((COLD, "site"), (USUAL, "usual")):
            if name in column.runs and column.runs[name].is_done:
                column.disk[name] = sites.megabytes(folder / site)
                column.weight[name] = sites.weight(folder, site)
        return column

    def _runs(self, count: int, folder: Path) -> Iterator[tuple[str, Run]]:
        is_asked = count in self.sizes
        yield COLD, _danchieu(folder, "build", "--timings")
        if is_asked:
            yield from _edited(folder)
            yield LINT, _middle([_danchieu(folder, "lint") for _ in range(_TIMES)])
        if not self.is_alone:
            yield from self._others(count, folder)
        if is_asked:
            yield WRITER, _middle([peers.writer(folder, count) for _ in range(_TIMES)])

    def _others(self, count: int, folder: Path) -> Iterator[tuple[str, Run]]:
        yield GENERATE, _danchieu(folder, "generate", "--to", peers.MARKDOWN)
        yield MATERIAL, peers.material(folder)
        if count == self.usual:
            yield USUAL, peers.usual(folder)
        if count in self.sizes and self.zensical:
            yield ZENSICAL, peers.zensical(folder, self.zensical, _LONGEST)


def _edited(folder: Path) -> Iterator[tuple[str, Run]]:
    for name, edit, times in _EDITS:
        yield name, _middle([_again(folder, edit, turn) for turn in range(times)])


def _again(folder: Path, edit: Callable[[Path, int], None], turn: int) -> Run:
    edit(folder, turn)
    return _danchieu(folder, "build")


def _danchieu(folder: Path, *words: str) -> Run:
    return measure([sys.executable, "-m", "danchieu", *words], folder)


def _middle(runs: Sequence[Run]) -> Run:
    """The one of middle length; one that failed, if one did."""
    failed = [run for run in runs if not run.is_done]
    return failed[0] if failed else sorted(runs, key=lambda run: run.seconds)[len(runs) // 2]


def main() -> int:
    """Measures and prints; exit code 1 if a command of ours or of a peer failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[100, 1000, 10_000])
    parser.add_argument("--usual", type=int, default=1600, help="plans for mkdocs-material's usual navigation; 0: none")
    parser.add_argument("--alone", action="store_true", help="leave the other builders out")
    asked = parser.parse_args()
    command, version = (None, "not measured") if asked.alone else peers.install_zensical()
    columns = list(Bench(asked.sizes, 0 if asked.alone else asked.usual, command, asked.alone).columns())
    print("\n".join(report(columns, version)))
    return 0 if all(run.is_done for column in columns for run in column.runs.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
