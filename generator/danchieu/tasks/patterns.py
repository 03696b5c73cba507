"""Patterns written as the words that they stand for."""

from __future__ import annotations

import re


def spaced(pattern: str) -> str:
    """A pattern whose spaces match any white space: text breaks its lines anywhere, and is typed with two spaces."""
    return pattern.replace(" ", r"\s+")


def words(pattern: str) -> re.Pattern[str]:
    """A compiled pattern of words, without regard to case."""
    return re.compile(spaced(pattern), re.IGNORECASE)


def either(*lists: str) -> str:
    """The entries of lists, parted by ";", as one pattern, the longer ones first."""
    entries = [entry.strip() for one in lists for entry in one.split(";")]
    return "|".join(map(spaced, sorted(entries, key=len, reverse=True)))
