"""What a build is asked for, what its steps hand on, and how it went."""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from danchieu.building.state import State
from danchieu.diagnostics import Diagnostic
from danchieu.publication import Published, Survey

# In the cache.
STORE = "store.sqlite"
LOCK = "lock"


@dataclass(frozen=True, slots=True)
class Order:
    """What to build, with how many processes; `is_clean` builds everything anew. `cache` is a folder."""

    content: Path
    config: Path
    site: Path
    cache: Path
    jobs: int = field(default_factory=lambda: os.cpu_count() or 1)
    is_clean: bool = False

    @property
    def templates(self) -> Path:
        """Where templates lie as Jinja compiled them."""
        return self.cache / "templates"


@dataclass(frozen=True, slots=True)
class Built:
    """How a build went: the findings, why it failed if it did, seconds by step, and counts of what was made."""

    findings: tuple[Diagnostic, ...] = ()
    failures: tuple[Diagnostic, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    is_renewed: bool = False  # the cache that was there was damaged

    @property
    def peak(self) -> int:
        """The memory that the largest process took, in bytes."""
        unit = 1 if sys.platform == "darwin" else 1024
        return unit * max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


@dataclass(frozen=True)
class Turn:
    """What the steps of a build hand on."""

    before: State
    files: Mapping[str, str]
    surroundings: str
    config: MkDocsConfig
    surveying: Callable[[], Survey]

    @cached_property
    def survey(self) -> Survey:
        """How the site's files are, which is found out meanwhile."""
        return self.surveying()

    @cached_property
    def standing(self) -> Mapping[str, Published]:
        """The files of the site that stand as the last build left them."""
        return self.survey.standing(self.before.manifest)

    @property
    def is_same(self) -> bool:
        """Whether nothing changed and nothing is missing."""
        same = (self.surroundings, self.files) == (self.before.surroundings, self.before.files)
        return same and bool(self.before.manifest) and self.survey == Survey(set(), {}, set())

    @property
    def is_new_frame(self) -> bool:
        """Whether what all pages share has to be made again, and with it every page."""
        return self.surroundings != self.before.surroundings or not self.before.shared <= self.standing.keys()
