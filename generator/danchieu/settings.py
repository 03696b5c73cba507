"""What a site sets for its checks, in the options of the plugin in mkdocs.yml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from danchieu.codes import CODES, Severity
from danchieu.diagnostics import Diagnostic
from danchieu.fields import closest


@dataclass(frozen=True, slots=True)
class Settings:
    """`severities` overrule those of the table by code; `modern_tones` asks for "hòa, ủy" in place of "hoà, uỷ"."""

    severities: Mapping[str, Severity] = field(default_factory=dict)
    modern_tones: bool = False

    def graded(self, found: Iterable[Diagnostic]) -> list[Diagnostic]:
        """The findings with the severities of this site."""
        return [replace(d, grade=self.severities.get(d.code)) for d in found] if self.severities else list(found)


def read_severities(written: object, path: str) -> tuple[dict[str, Severity], list[Diagnostic]]:
    """The severities that the configuration at `path` sets by code, and what is wrong with them.

    An error of the table keeps half-read content off the site: it can become a warning, and no less.

    >>> read_severities({"C107": "warning"}, "mkdocs.yml")[0]["C107"].value
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
    is_error = code in CODES and CODES[code].severity is Severity.ERROR
    return [severity.value for severity in Severity if not (is_error and severity is Severity.NOTE)]


def _misfit(code: str, value: object, path: str) -> Diagnostic:
    values = {"path": path, "code": code, "value": value, "choices": ", ".join(_choices(code))}
    return Diagnostic("B005", path, values=values)
