"""A record's file in canonical form: order of keys, days, quotation marks, blank lines. Its words stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from danchieu import records
from danchieu.diagnostics import Diagnostic
from danchieu.fixes import mended_front
from danchieu.model import Unit, UnitKind, walk
from danchieu.outline import parse
from danchieu.text import LineIndex, nfc, squeeze
from danchieu.yamlfile import Scalar, scalars


class _Refused(ValueError):
    """Something that the canonical form has no place for, in Vietnamese and English."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(vi)
        self.vi, self.en = vi, en


def formatted(text: str, path: str) -> tuple[str | None, list[Diagnostic]]:
    """The file of a record in canonical form, or the findings that say why it is left alone.

    Comments stay: those that begin the file there, others above the key that they stand above or behind their value.
    """
    try:
        return _formatted(nfc(text), path), []
    except _Refused as error:
        return None, [Diagnostic("F001", path, values={"reason": error.vi, "reason_en": error.en})]


def _formatted(text: str, path: str) -> str:
    parts = records.split(text)
    front = mended_front(parts.front) if parts else ""
    record, faults = records.load(f"---\n{front}---\n{parts.body}" if parts else text, path)
    # An address that does not fit is the file's name, not its form.
    codes = sorted({fault.code for fault in faults} - {"R011"})
    if record is None or codes:
        raise _Refused("còn lỗi " + ", ".join(codes), "it has the findings " + ", ".join(codes))
    keys = records.front_matter(record)
    return records.written(_with_comments(keys, _comments(front)), spaced(record.body))


# --- comments ------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Comments:
    """The comments of a front matter: before all keys, above a key, behind its value, and after the last key."""

    first: list[str] = field(default_factory=list)
    above: dict[str, list[str]] = field(default_factory=dict)
    behind: dict[str, str] = field(default_factory=dict)
    last: list[str] = field(default_factory=list)


_HASH = re.compile(r"(?:^|(?<=\s))#.*", re.MULTILINE)
_KEY = re.compile(r"^(\w+) *:", re.MULTILINE)


def _comments(front: str) -> _Comments:
    lines, values = LineIndex(front), scalars(front)
    keys = {lines.position(match.start())[0]: match[1] for match in _KEY.finditer(front)}
    found = _Comments()
    for match in _outside(front, values):
        line, column = lines.position(match.start())
        if column == 1:
            _put_above(found, match[0], line, keys, _inner_lines(values, lines))
        else:
            _put_behind(found, match[0], line, keys, [v for v in values if lines.position(v.start)[0] == line])
    return found


def _outside(front: str, values: Iterable[Scalar]) -> Iterator[re.Match[str]]:
    """The comments: what begins with a hash outside of every value."""
    values = list(values)
    for match in _HASH.finditer(front):
        around = next((v for v in values if v.start <= match.start() < v.end), None)
        if around is None:
            yield match
        elif front[around.start] in "|>" and "\n" not in front[around.start : match.start()]:
            raise _refused(match[0])


def _inner_lines(values: Iterable[Scalar], lines: LineIndex) -> Mapping[int, str]:
    """The lines inside of values of several lines, with the key of each."""
    return {
        line: value.keys[0]
        for value in values
        for line in range(lines.position(value.start)[0], lines.position(max(value.start, value.end - 1))[0] + 1)
    }


def _put_above(found: _Comments, comment: str, line: int, keys: Mapping[int, str], inner: Mapping[int, str]) -> None:
    next_key = next((at for at in sorted(keys) if at > line), None)
    key_before = next((keys[at] for at in sorted(keys, reverse=True) if at < line), None)
    if any(at > line and key == key_before for at, key in inner.items()):
        raise _refused(comment)
    if key_before is None:
        found.first.append(comment)
    elif next_key is None:
        found.last.append(comment)
    else:
        found.above.setdefault(keys[next_key], []).append(comment)


def _put_behind(found: _Comments, comment: str, line: int, keys: Mapping[int, str], values: Iterable[Scalar]) -> None:
    key = keys.get(line)
    if key is None or any(len(value.keys) > 1 for value in values):
        raise _refused(comment)
    found.behind[key] = comment


def _with_comments(keys: Mapping[str, str], comments: _Comments) -> str:
    for key in (*comments.above, *comments.behind):
        if key not in keys:
            raise _refused((comments.above.get(key) or [comments.behind.get(key, "")])[0])
    pieces = [piece for key, written in keys.items() for piece in _one_key(key, written, comments)]
    first, last = ([f"{comment}\n" for comment in group] for group in (comments.first, comments.last))
    return "".join([*first, *pieces, *last])


def _one_key(key: str, written: str, comments: _Comments) -> Iterator[str]:
    yield from (f"{comment}\n" for comment in comments.above.get(key, ()))
    behind = comments.behind.get(key)
    if behind and written.count("\n") > 1:
        raise _refused(behind)
    yield f"{written[:-1]} {behind}\n" if behind else written


def _refused(comment: str) -> _Refused:
    shown = squeeze(comment)[:60]
    return _Refused(f"không giữ được chỗ của chú thích «{shown}»", f'the place of the comment "{shown}" cannot be kept')


# --- the text ------------------------------------------------------------------------------------------------------


def spaced(body: str) -> str:
    """The text with one empty line between its units; as it was where that would change what the units are.

    >>> spaced("I. MỘT\\n1. Hai\\n\\n\\n2. Ba")
    'I. MỘT\\n\\n1. Hai\\n\\n2. Ba'
    """
    units = list(walk(parse(body)[0]))
    text = "\n".join(_spaced(body, _first_lines(units, body)))
    return text if _shape(walk(parse(text)[0])) == _shape(units) else body


def _first_lines(units: Iterable[Unit], body: str) -> set[int]:
    """The lines that units begin on, counted from 0; a number may stand on the line above its title."""
    lines = LineIndex(body)
    begins = (body.rfind(unit.marker, 0, unit.start) if unit.marker else unit.start for unit in units)
    return {lines.position(max(begin, 0))[0] - 1 for begin in begins}


def _spaced(body: str, first_lines: set[int]) -> Iterator[str]:
    is_after_blank = True
    for number, line in enumerate(body.split("\n")):
        text = line.rstrip()
        if number in first_lines and not is_after_blank:
            yield ""
        elif not text and is_after_blank:
            continue
        yield text
        is_after_blank = not text


def _shape(units: Iterable[Unit]) -> list[tuple[UnitKind, str, str, str]]:
    return [(unit.kind, unit.address, unit.marker, squeeze(unit.words)) for unit in units]
