"""Values behind labels, as plans of the State give them: "Cơ quan chủ trì: …", "Thời gian thực hiện: …"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby
from re import Match
from typing import NamedTuple

from danchieu.model import Unit
from danchieu.tasks.actors import Span, plain
from danchieu.tasks.patterns import words
from danchieu.tasks.sections import is_section


class Label(StrEnum):
    """What a label, or a table's column, is about."""

    LEAD = "lead"
    PARTNERS = "partners"
    TIME = "time"
    WHAT = "what"


_UNIT = r"(?:(?:cơ quan|đơn vị|bộ phận|cấp|ban|tổ chức(?=,|/)|cá nhân|người|đồng chí)(?:, |/| và | )){1,2}"
# In order: "Đơn vị phối hợp thực hiện" is not who carries the task out.
_LABELS = {
    Label.PARTNERS: f"(?:{_UNIT})?phối hợp(?: thực hiện)?",
    Label.LEAD: f"(?:{_UNIT})?(?:chủ trì|đầu mối)(?:,? (?:thực hiện|tham mưu|chính|triển khai))?"
    f"|{_UNIT}(?:thực hiện|phụ trách|chịu trách nhiệm|tham mưu)(?: (?:thực hiện|chính))?"
    "|phân công(?: thực hiện)?|trách nhiệm thực hiện",
    Label.TIME: "thời (?:gian|hạn|điểm)(?:,? (?:thực hiện|hoàn thành|tổ chức|báo cáo|triển khai|dự kiến))*"
    "|tiến độ(?: (?:thực hiện|hoàn thành))?|hoàn thành",
    Label.WHAT: "nội dung(?: (?:công việc|thực hiện|nhiệm vụ|hoạt động|chính))*|tên (?:nhiệm vụ|công việc)"
    "|(?:các )?nhiệm vụ(?: (?:cụ thể|chủ yếu|trọng tâm))*|công việc|hoạt động|đầu việc",
}
_GROUPS = "|".join(f"(?P<{label}>{pattern})" for label, pattern in _LABELS.items())
# A label begins a clause, a bracket or a part behind a full stop; "hoàn thành trước …" needs no colon.
_LABEL = words(
    rf"(?P<before>^|[(.;]|\s[-–])\s*(?:(?:{_GROUPS})\s*:|(?P<done>(?:hoàn thành|xong)(?= (?:trước|trong))))\s*"
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A clause's words in front of its labels, up to `own`, and where the value of each label stands."""

    own: int
    values: Mapping[Label, Span] = field(default_factory=dict)

    def slices(self, text: str) -> dict[Label, str]:
        """The values themselves."""
        return {label: text[start:end] for label, (start, end) in self.values.items()}


def labelled(text: str) -> Labelled:
    """The labels in plain words; a clause without any is its own words to the end.

    >>> labelled("Mở lớp (Chủ trì: Sở Nội vụ)").values
    {<Label.LEAD: 'lead'>: (17, 26)}
    """
    found = list(_LABEL.finditer(text)) if ":" in text else []
    if not any(match.lastgroup != "done" for match in found):
        return Labelled(len(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    values = {
        _label(match): (match.end(), _trimmed(text, match.end(), end)) for match, end in zip(found, ends, strict=True)
    }
    return Labelled(len(text[: found[0].start()].rstrip(" (-–")), values)


def _label(match: Match[str]) -> Label:
    return next((label for label in Label if match[label]), Label.TIME)


def _trimmed(text: str, start: int, end: int) -> int:
    value = text[start:end].rstrip(" .;")
    closes = value.endswith(")") and value.count(")") > value.count("(")
    return start + len(value.removesuffix(")").rstrip() if closes else value)


# No label is longer, in characters: "Đơn vị chịu trách nhiệm thực hiện:".
_LONGEST = 60


def _values(unit: Unit) -> dict[Label, str]:
    """The values of a unit that is nothing but labels and values."""
    words = unit.words
    if ":" not in words[:_LONGEST]:
        return {}
    found = labelled(plain(words))
    return {} if found.own else found.slices(words)


class Run(NamedTuple):
    """Neighbours that are all labels, with their values, or all not."""

    units: Sequence[Unit]
    values: Mapping[Label, str]

    @property
    def leads(self) -> bool:
        """Whether the values say who leads, without which there is no task."""
        return Label.LEAD in self.values


def _runs(units: Sequence[Unit]) -> list[Run]:
    read = [(unit, _values(unit)) for unit in units]
    if not any(values for _, values in read):
        return [Run(units, {})] if units else []
    return [_run(list(group)) for _, group in groupby(read, key=lambda one: bool(one[1]))]


def _run(group: Sequence[tuple[Unit, Mapping[Label, str]]]) -> Run:
    values = {label: value for _, own in group for label, value in own.items()}
    return Run([unit for unit, _ in group], values)


def with_values(units: Sequence[Unit]) -> Iterator[tuple[Unit, Mapping[Label, str], Sequence[Unit]]]:
    """Each unit with the values that are said of it, and the units under it that say nothing of the kind.

    Values stand under a unit, if only one run of labels there says who leads, or right behind it.
    """
    before: Unit | None = None
    for run in _runs(units):
        if before is not None and run.leads:
            yield before, run.values, before.children
            before = None
            continue
        yield from map(_with_own, [*([before] if before else []), *run.units[:-1]])
        before = run.units[-1]
    if before is not None:
        yield _with_own(before)


def _with_own(unit: Unit) -> tuple[Unit, Mapping[Label, str], Sequence[Unit]]:
    runs = _runs(unit.children)
    leading = [run for run in runs if run.leads]
    if len(leading) != 1 or is_section(unit):
        return unit, {}, unit.children
    return unit, leading[0].values, [below for run in runs if not run.values for below in run.units]


_COLUMNS = {
    Label.PARTNERS: words("phối hợp"),
    Label.TIME: words("thời (?:gian|hạn|điểm)|tiến độ|hoàn thành|^ngày"),
    Label.LEAD: words(
        "chủ trì|đầu mối|phụ trách|phân công|chịu trách nhiệm|^đơn vị$|^cơ quan$"
        "|(?:cơ quan|đơn vị|bộ phận|người|cấp|tổ chức|cá nhân).*(?:thực hiện|tham mưu|triển khai)"
    ),
    Label.WHAT: words("nội dung|nhiệm vụ|công việc|hoạt động|đầu việc|tên văn bản"),
}


def column(head: str) -> Label | None:
    """What a table's column holds, by its head: "Cơ quan chủ trì" is LEAD, "Ghi chú" nothing that matters."""
    return next((label for label, pattern in _COLUMNS.items() if pattern.search(head.strip())), None)
