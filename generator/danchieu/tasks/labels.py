"""Values behind labels, as plans of the State give them: "Cơ quan chủ trì: …", "Thời gian thực hiện: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

from danchieu.model import Unit
from danchieu.tasks.actors import Span, plain


class Label(StrEnum):
    """What a label, or a table's column, is about."""

    LEAD = "lead"
    PARTNERS = "partners"
    TIME = "time"
    WHAT = "what"


_UNIT = r"(?:(?:cơ\s+quan|đơn\s+vị|bộ\s+phận|cấp|ban|tổ\s+chức(?=,|/)|cá\s+nhân|người|đồng\s+chí)(?:,\s+|/|\s+và\s+|\s+)){1,2}"
# In order: "Đơn vị phối hợp thực hiện" is not who carries the task out.
_LABELS = {
    Label.PARTNERS: rf"(?:{_UNIT})?phối\s+hợp(?:\s+thực\s+hiện)?",
    Label.LEAD: rf"(?:{_UNIT})?(?:chủ\s+trì|đầu\s+mối)(?:,?\s+(?:thực\s+hiện|tham\s+mưu|chính|triển\s+khai))?"
    rf"|{_UNIT}(?:thực\s+hiện|phụ\s+trách|chịu\s+trách\s+nhiệm|tham\s+mưu)(?:\s+(?:thực\s+hiện|chính))?"
    r"|phân\s+công(?:\s+thực\s+hiện)?|trách\s+nhiệm\s+thực\s+hiện",
    Label.TIME: r"thời\s+(?:gian|hạn|điểm)(?:,?\s+(?:thực\s+hiện|hoàn\s+thành|tổ\s+chức|báo\s+cáo|triển\s+khai|dự\s+kiến))*"
    r"|tiến\s+độ(?:\s+(?:thực\s+hiện|hoàn\s+thành))?|hoàn\s+thành",
    Label.WHAT: r"nội\s+dung(?:\s+(?:công\s+việc|thực\s+hiện|nhiệm\s+vụ|hoạt\s+động|chính))*|tên\s+(?:nhiệm\s+vụ|công\s+việc)"
    r"|(?:các\s+)?nhiệm\s+vụ(?:\s+(?:cụ\s+thể|chủ\s+yếu|trọng\s+tâm))*|công\s+việc|hoạt\s+động|đầu\s+việc",
}
_GROUPS = "|".join(f"(?P<{label}>{pattern})" for label, pattern in _LABELS.items())
# A label begins a clause, a bracket or a part behind a full stop; "hoàn thành trước …" needs no colon.
_LABEL = re.compile(
    rf"(?P<before>^|[(.;]|\s[-–])\s*(?:(?:{_GROUPS})\s*:|(?P<done>(?:hoàn\s+thành|xong)(?=\s+(?:trước|trong))))\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A clause's words in front of its labels, up to `own`, and where the value of each label stands."""

    own: int
    values: Mapping[Label, Span] = field(default_factory=dict)

    def slices(self, words: str) -> dict[Label, str]:
        """The values themselves."""
        return {label: words[start:end] for label, (start, end) in self.values.items()}


def labelled(words: str) -> Labelled:
    """The labels in plain words; a clause without any is its own words to the end.

    >>> labelled("Mở lớp (Chủ trì: Sở Nội vụ)").values
    {<Label.LEAD: 'lead'>: (17, 26)}
    """
    found = list(_LABEL.finditer(words)) if ":" in words else []
    if not any(match.lastgroup != "done" for match in found):
        return Labelled(len(words))
    ends = [match.start() for match in found[1:]] + [len(words)]
    values = {_label(match): (match.end(), _trimmed(words, match.end(), end)) for match, end in zip(found, ends, strict=True)}
    return Labelled(len(words[: found[0].start()].rstrip(" (-–")), values)


def _label(match: re.Match[str]) -> Label:
    return next((label for label in Label if match[label]), Label.TIME)


def _trimmed(words: str, start: int, end: int) -> int:
    value = words[start:end].rstrip(" .;")
    closes = value.endswith(")") and value.count(")") > value.count("(")
    return start + len(value.removesuffix(")").rstrip() if closes else value)


# No label is longer, in characters: "Đơn vị chịu trách nhiệm thực hiện:".
_LONGEST = 60


def _values(unit: Unit) -> dict[Label, str]:
    """The values of a unit that is nothing but labels and values."""
    if ":" not in unit.words[:_LONGEST]:
        return {}
    found = labelled(plain(unit.words))
    return {} if found.own else found.slices(unit.words)


def _runs(units: Sequence[Unit]) -> Iterator[tuple[bool, list[Unit]]]:
    for is_run, group in groupby(units, key=lambda unit: bool(_values(unit))):
        yield is_run, list(group)


def _merged(run: Sequence[Unit]) -> dict[Label, str]:
    return {label: value for unit in run for label, value in _values(unit).items()}


def taken_from(units: Sequence[Unit]) -> tuple[dict[Label, str], Sequence[Unit]]:
    """The values of the only run of labels among units that says who leads, which is on the unit above, and the rest."""
    runs = list(_runs(units)) if any(":" in unit.words[:_LONGEST] for unit in units) else []
    leading = [values for is_run, run in runs if is_run and Label.LEAD in (values := _merged(run))]
    if len(leading) != 1:
        return {}, units
    return leading[0], [unit for is_run, group in runs if not is_run for unit in group]


def with_values(units: Sequence[Unit]) -> Iterator[tuple[Unit, dict[Label, str]]]:
    """Each unit with the values in the run of labels behind it; values with nothing in front stay units."""
    before: Unit | None = None
    for is_run, group in _runs(units):
        values = _merged(group) if is_run else {}
        if before is not None and Label.LEAD in values:
            yield before, values
            before = None
            continue
        yield from ((unit, {}) for unit in [*([before] if before else []), *group[:-1]])
        before = group[-1]
    if before is not None:
        yield before, {}


_COLUMNS = (
    (Label.PARTNERS, re.compile(r"phối\s+hợp", re.IGNORECASE)),
    (Label.TIME, re.compile(r"thời\s+(?:gian|hạn|điểm)|tiến\s+độ|hoàn\s+thành|^ngày", re.IGNORECASE)),
    (
        Label.LEAD,
        re.compile(
            r"chủ\s+trì|đầu\s+mối|phụ\s+trách|phân\s+công|chịu\s+trách\s+nhiệm|^đơn\s+vị$|^cơ\s+quan$"
            r"|(?:cơ\s+quan|đơn\s+vị|bộ\s+phận|người|cấp|tổ\s+chức|cá\s+nhân).*(?:thực\s+hiện|tham\s+mưu|triển\s+khai)",
            re.IGNORECASE,
        ),
    ),
    (Label.WHAT, re.compile(r"nội\s+dung|nhiệm\s+vụ|công\s+việc|hoạt\s+động|đầu\s+việc|tên\s+văn\s+bản", re.IGNORECASE)),
)


def column(head: str) -> Label | None:
    """What a table's column holds, by its head: "Cơ quan chủ trì" is LEAD, "Ghi chú" nothing that matters."""
    return next((label for label, pattern in _COLUMNS if pattern.search(head.strip())), None)
