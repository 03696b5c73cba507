"""What browsers are told of the last build, as soon as it has ended."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable
from threading import Condition

from danchieu.diagnostics import Diagnostic, Lang


class Board:
    """The last news: which build the pages are of, whether a later one failed, and its findings."""

    def __init__(self) -> None:
        self._changed = Condition()
        # A page that a preview of yesterday left open must not take today's first build for the one that it shows.
        self._name = secrets.token_hex(4)
        self._told = self._built = 0
        self._text = self._news((), False, "vi")

    def tell(self, findings: Iterable[Diagnostic], is_failed: bool, lang: Lang) -> None:
        """Makes the result of a build known; pages are loaded again unless it failed."""
        with self._changed:
            self._told += 1
            self._built += not is_failed
            self._text = self._news(findings, is_failed, lang)
            self._changed.notify_all()

    def after(self, seen: str, patience: float) -> str:
        """The last news as JSON; waits for so many seconds if its id, "news", is the one seen."""
        with self._changed:
            self._changed.wait_for(lambda: self._id(self._told) != seen, patience)
            return self._text

    def _news(self, findings: Iterable[Diagnostic], is_failed: bool, lang: Lang) -> str:
        shown = [finding.as_dict(lang) for finding in findings]
        ids = {"news": self._id(self._told), "build": self._id(self._built)}
        return json.dumps({**ids, "failed": is_failed, "findings": shown})

    def _id(self, number: int) -> str:
        return f"{self._name}-{number}"
