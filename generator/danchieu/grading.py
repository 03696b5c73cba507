"""How grave each code counts on one site: the `severities` of mkdocs.yml over the table's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from danchieu.codes import CODES, Severity
from danchieu.diagnostics import Diagnostic
from danchieu.fields import closest

Grades = Mapping[str, Severity]


def read_grades(written: object, path: str) -> tuple[dict[str, Severity], list[Diagnostic]]:
    """The severities that the configuration at `path` sets by code, and what is wrong with them.

    An error of the table keeps half-read content off the site: it can become a warning, and no less.

    >>> read_grades({"C107": "warning"}, "mkdocs.yml")[0]["C107"].value
    'warning'
    """
    if not isinstance(written, Mapping):
        return {}, [_misfit("severities", written, path)] if written else []
    faults = list(_faults(written, path))
    wrong = {fault.values["code"] for fault in faults}
    return {str(code): Severity(value) for code, value in written.items() if str(code) not in wrong}, faults


def _faults(written: Mapping[object, object], path: str) -> Iterator[Diagnostic]:
    for code, value in written.items():
        if str(code) not in CODES:
            near = closest(str(code), list(CODES))
            yield Diagnostic("B004", path, values={"path": path, "code": str(code), **near})
        elif value not in _choices(str(code)):
            yield _misfit(str(code), value, path)


def _choices(code: str) -> list[str]:
    lowest = Severity.WARNING if code in CODES and CODES[code].severity is Severity.ERROR else Severity.NOTE
    ranked = [severity.value for severity in Severity]
    return ranked[: ranked.index(lowest.value) + 1]


def _misfit(code: str, value: object, path: str) -> Diagnostic:
    values = {"path": path, "code": code, "value": value, "choices": ", ".join(_choices(code))}
    return Diagnostic("B005", path, values=values)


def graded(found: Iterable[Diagnostic], grades: Grades) -> list[Diagnostic]:
    """The findings with the severities that the settings give them."""
    return [replace(d, grade=grades[d.code]) if d.code in grades else d for d in found]
