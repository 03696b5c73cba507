"""What `builds.py` measured, as tables in Markdown."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from measuring import Run
from sites import Weight

COLD, SAME, WORDS, CITATION, ADDED, WORK = (
    "`danchieu build`, cold",
    "… nothing changed",
    "… a plan's words edited",
    "… a plan edited, a citation added",
    "… a plan added",
    "… the title of a work edited that most plans cite",
)
LINT = "`danchieu lint` after it"
GENERATE, MATERIAL, USUAL, ZENSICAL, WRITER = (
    "`danchieu generate`",
    "mkdocs-material over that Markdown: documents not in the navigation, no search",
    "mkdocs-material with its usual navigation",
    "Zensical with its own theme, documents not in the navigation",
    "MkDocs writing as many ready pages",
)
_ROWS = (COLD, SAME, WORDS, CITATION, ADDED, WORK, LINT, GENERATE, MATERIAL, USUAL, ZENSICAL, WRITER)
_STAGE = re.compile(r"^(\w+) +(\d+\.\d\d) s$", re.MULTILINE)


@dataclass(slots=True)
class Column:
    """What was measured at one size: the commands, and of each site its megabytes and the weight of its pages."""

    count: int
    runs: dict[str, Run] = field(default_factory=dict)
    disk: dict[str, float] = field(default_factory=dict)
    weight: dict[str, Weight] = field(default_factory=dict)

    def seconds(self, name: str) -> float:
        """Of a command that ended well; not a number where there is none."""
        run = self.runs.get(name)
        return run.seconds if run and run.is_done else float("nan")


@dataclass(frozen=True, slots=True)
class Must:
    """A figure with the limit that it is held to."""

    what: str
    value: float
    limit: float
    unit: str = "×"
    is_least: bool = False

    @property
    def cells(self) -> tuple[str, str, str]:
        """The row of the table; a figure beyond its limit is set in bold."""
        is_kept = self.value >= self.limit if self.is_least else self.value <= self.limit
        shown = f"{self.value:.2f} {self.unit}" if self.value == self.value else "–"
        sign = "≥" if self.is_least else "≤"
        return self.what, f"{sign} {self.limit:g} {self.unit}", shown if is_kept or shown == "–" else f"**{shown}**"


def report(columns: Sequence[Column], zensical: str) -> Iterator[str]:
    """All tables, and what the commands said that failed."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    yield f"{date.today().isoformat()}, {os.cpu_count()} cores, {platform.machine()}, {python}, Zensical {zensical}"
    sizes = [f"{column.count:,}" for column in columns]
    yield from _table(["seconds, memory; plans", *sizes], [*_commands(columns), *_sites(columns)])
    yield from _table(["seconds of the cold build", *sizes], _stages(columns))
    yield from _table(["must", "limit", "measured"], [must.cells for must in musts(columns)])
    for column in columns:
        yield from (f"failed: {name}\n{run.output[-2000:]}" for name, run in column.runs.items() if not run.is_done)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"\n| {' | '.join(head)} |"
    yield f"|---|{'--:|' * (len(head) - 1)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _commands(columns: Sequence[Column]) -> Iterator[Sequence[str]]:
    for name in _ROWS:
        if any(name in column.runs for column in columns):
            yield name, *(cell(column.runs.get(name)) for column in columns)


def cell(run: Run | None) -> str:
    """Seconds and megabytes: "1.2 s, 85 MB"."""
    if run is None:
        return ""
    return f"{run.seconds:.1f} s, {run.memory:.0f} MB" if run.is_done else f"failed after {run.seconds:.0f} s"


def _sites(columns: Sequence[Column]) -> Iterator[Sequence[str]]:
    for name in (COLD, USUAL):
        if any(name in column.disk for column in columns):
            yield f"site, {name}", *(f"{c.disk[name]:.0f} MB" if name in c.disk else "" for c in columns)
            yield f"page beyond its own text, {name}", *(_weight(column.weight.get(name)) for column in columns)


def _weight(given: Weight | None) -> str:
    return f"{given.median:.0f} KB, at most {given.largest:.0f}" if given else ""


def _stages(columns: Sequence[Column]) -> Iterator[Sequence[str]]:
    found = [dict(_STAGE.findall(column.runs[COLD].output)) for column in columns]
    yield from ((name, *(stages.get(name, "") for stages in found)) for name in found[0])


def musts(columns: Sequence[Column]) -> Iterator[Must]:
    """What we hold ourselves to, at the largest size and at that with the usual navigation."""
    whole = [column for column in columns if SAME in column.runs]
    last, before = whole[-1], whole[-2] if len(whole) > 1 else whole[-1]
    cold, written = last.seconds(COLD), last.seconds(WRITER)
    at = f"at {last.count:,}"
    yield Must(f"{at}, cold ÷ mkdocs-material over the ready Markdown", cold / last.seconds(MATERIAL), 0.6)
    for one in columns:
        if USUAL in one.runs:
            factor = one.seconds(USUAL) / one.seconds(COLD)
            yield Must(f"at {one.count:,}, mkdocs-material with its usual navigation ÷ cold", factor, 8, is_least=True)
    growth = cold / last.count / (before.seconds(COLD) / before.count)
    yield Must(f"seconds a plan, {at} ÷ at {before.count:,}", growth, 1.15)
    yield Must(f"{at}, nothing changed ÷ MkDocs writing ready pages", last.seconds(SAME) / written, 0.25)
    for name in (WORDS, CITATION):
        yield Must(f"{at}, {name.removeprefix('… ')} ÷ MkDocs writing ready pages", last.seconds(name) / written, 0.6)
    yield Must(f"{at}, lint after a build", last.seconds(LINT), 10, "s")
    yield Must(f"{at}, memory", max(last.runs[name].memory for name in (COLD, SAME, WORDS, CITATION, WORK)), 1024, "MB")
    yield Must("a document's page beyond its own text", max(c.weight[COLD].largest for c in columns), 60, "KB")
