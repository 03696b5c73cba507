"""What browsers are told of the last build, as soon as it has ended."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping
from threading import Condition

from danchieu.diagnostics import Diagnostic, Lang


class Board:
    """The last news: which build the pages are of, whether a later one failed, and its findings."""

    def __init__(self) -> None:
        self._changed = Condition()
        # A page that a preview of yesterday left open must not take today's first build for the one that it shows.
        self._name = secrets.token_hex(4)
        self._told = self._built = 0
        self._findings: list[dict[str, object]] = []
        self._is_failed = False
        self.pages: Mapping[str, bytes] = {}  # by address: newer than those of the last build

    def tell(self, findings: Iterable[Diagnostic], is_failed: bool, lang: Lang) -> None:
        """Makes the result of a build known; pages are loaded again unless it failed."""
        with self._changed:
            self._findings, self._is_failed = [finding.as_dict(lang) for finding in findings], is_failed
            self.pages = {}
            self._renew(has_pages=not is_failed)

    def show(self, pages: Mapping[str, bytes]) -> None:
        """Has these pages served in the place of those of the last build, whose findings stand until the next."""
        with self._changed:
            self.pages = pages
            self._renew(has_pages=True)

    def _renew(self, *, has_pages: bool) -> None:
        self._told += 1
        self._built += has_pages
        self._changed.notify_all()

    def after(self, seen: str, patience: float) -> str:
        """The last news as JSON; waits for so many seconds if its id, "news", is the one seen."""
        with self._changed:
            self._changed.wait_for(lambda: self._id(self._told) != seen, patience)
            ids = {"news": self._id(self._told), "build": self._id(self._built)}
            return json.dumps({**ids, "failed": self._is_failed, "findings": self._findings})

    def _id(self, number: int) -> str:
        return f"{self._name}-{number}"
