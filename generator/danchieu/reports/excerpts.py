"""Findings with the line of the source that they are about, and the place in it marked with ^."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from danchieu.diagnostics import Diagnostic, Lang, headline
from danchieu.text import width

# The lines of the file at a path; none where it cannot be read.
Lines = Callable[[str], Sequence[str]]

# A paragraph is one line of its file: around the place so much of it is shown.
_BEFORE, _AFTER = 40, 60
_NOT_SHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def as_excerpts(diagnostics: Iterable[Diagnostic], lines: Lines, lang: Lang = "vi") -> str:
    """Findings for people: what is wrong, the line with the place marked, how to mend it."""
    return "\n".join("\n".join(_shown(diagnostic, lines, lang)) for diagnostic in diagnostics)


def _shown(diagnostic: Diagnostic, lines: Lines, lang: Lang) -> Iterator[str]:
    yield headline(diagnostic, lang)
    source = lines(diagnostic.path)
    if diagnostic.line <= len(source) and source[diagnostic.line - 1].strip():
        margin = " " * len(str(diagnostic.line))
        line, mark = excerpt(source[diagnostic.line - 1], diagnostic.column, diagnostic.length)
        yield f" {margin} |"
        yield f" {diagnostic.line} | {line}"
        yield f" {margin} | {mark}"
    yield f"    → {diagnostic.hint(lang)}"


def excerpt(line: str, column: int, length: int) -> tuple[str, str]:
    """What is shown of a line, and under it the mark of `length` characters from `column` on.

    >>> excerpt("theo Nghị quyết số35-NQ/TW", 6, 21)
    ('theo Nghị quyết số35-NQ/TW', '     ^^^^^^^^^^^^^^^^^^^^^')
    """
    line = _NOT_SHOWN.sub(" ", line)
    start = min(column - 1, len(line))
    end = min(start + length, len(line), start + _AFTER)
    first, last = max(0, start - _BEFORE), min(len(line), end + _AFTER)
    before = ("…" if first else "") + line[first:start]
    shown = before + line[start:last] + ("…" if last < len(line) else "")
    return shown, " " * width(before) + "^" * max(1, width(line[start:end]))
