"""YAML as editors write it: every scalar a string, with the line of each key, and each fault a finding.

YAML's own types are left out on purpose: `symbol: 05` must not become 5, `date: 2023-02-30` must not raise,
and `no` is a word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from danchieu.diagnostics import Diagnostic
from danchieu.text import LineIndex

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"

_NULL = "tag:yaml.org,2002:null"


class _StringLoader(yaml.CSafeLoader):
    yaml_implicit_resolvers = {  # noqa: RUF012  (PyYAML's own way to say it)
        first: [(tag, pattern) for tag, pattern in rules if tag == _NULL]
        for first, rules in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


@dataclass(frozen=True, slots=True)
class Mapping:
    """A YAML mapping, and the line of each of its keys and of the items of a list under one ("key[0]"), in the file."""

    values: dict[str, Value]
    lines: dict[str, int] = field(default_factory=dict)


def parse(text: str, path: str, code: str, first_line: int = 1) -> tuple[Mapping | None, list[Diagnostic]]:
    """The mapping in `text`, which begins at `first_line` of the file `path`; faults are reported under `code`.

    >>> parse("symbol: 05", "a.md", "R001")[0].values
    {'symbol': '05'}
    """
    try:
        if unneeded := next(_unneeded(text), None):
            line, values = unneeded
            return None, [Diagnostic("R015", path, first_line + line, values=values)]
        return _load(text, path, code, first_line)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        column = mark.column + 1 if mark else 1
        return None, [Diagnostic(code, path, line, column, _reasons(error.problem or str(error)))]
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return None, [Diagnostic(code, path, first_line, values=_reasons(str(error).splitlines()[0]))]


# What libyaml says of the slips that people make, in the words of those who make them.
_REASONS = {
    "did not find expected key": "thiếu khóa, hoặc dòng thụt vào không đúng",
    "did not find expected ',' or ']'": "thiếu dấu phẩy hoặc dấu «]»",
    "did not find expected ',' or '}'": "thiếu dấu phẩy hoặc dấu «}»",
    "did not find expected '-' indicator": "thiếu dấu «-» đầu mục, hoặc dòng thụt vào không đúng",
    "mapping values are not allowed in this context": "giá trị có dấu hai chấm phải đặt trong ngoặc kép",
    "could not find expected ':'": "thiếu dấu hai chấm sau khóa",
    "found unexpected end of stream": "thiếu dấu ngoặc kép đóng",
    "found character that cannot start any token": "giá trị bắt đầu bằng dấu tab, «@», «%» hoặc dấu huyền rời",
    "found unknown escape character": "dấu «\\» trong ngoặc kép phải viết hai lần",
    "block sequence entries are not allowed in this context": "dấu «-» đầu mục không đứng được ở đây",
}


def _reasons(problem: str) -> dict[str, object]:
    return {"reason": _REASONS.get(problem, problem), "reason_en": problem}


# A record's front matter is three levels deep. The C parser of PyYAML ends the process at some ten thousand.
_DEEPEST = 20
# Only what holds one of these can hold an alias or so many levels: most texts need no second reading.
_SUSPICIOUS = re.compile(r"\*|(?:[\[{][^\[{]*){20}|(?:[-?]\s+){4}|\n {40}")
_OPENING = (yaml.SequenceStartEvent, yaml.MappingStartEvent)
_CLOSING = (yaml.SequenceEndEvent, yaml.MappingEndEvent)


def _unneeded(text: str) -> Iterator[tuple[int, dict[str, object]]]:
    """Lines with an alias, by which a few lines can mean gigabytes, and lines nested deeper than any record's."""
    if not _SUSPICIOUS.search(text):
        return
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, _OPENING) - isinstance(event, _CLOSING)
        line = event.start_mark.line if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent):
            yield line, {"reason": f"bí danh «*{event.anchor}»", "reason_en": f'the alias "*{event.anchor}"'}
        elif depth > _DEEPEST:
            yield line, {"reason": f"hơn {_DEEPEST} tầng lồng nhau", "reason_en": f"more than {_DEEPEST} levels"}


def _load(text: str, path: str, code: str, first_line: int) -> tuple[Mapping | None, list[Diagnostic]]:
    loader = _StringLoader(text)
    node = loader.get_single_node()
    if node is None:
        return Mapping({}), []
    if not isinstance(node, yaml.MappingNode):
        told: dict[str, object] = {"reason": "không phải danh sách «khóa: giá trị»", "reason_en": "no list of keys"}
        return None, [Diagnostic(code, path, first_line, values=told)]
    keys = [(str(key.value), first_line + key.start_mark.line) for key, _ in node.value]
    repeated = [name for name, count in Counter(name for name, _ in keys).items() if count > 1]
    lines = dict(keys)
    findings = [Diagnostic("R012", path, lines[name], values={"key": name}) for name in repeated]
    items = {f"{name}[{n}]": first_line + line for name, n, line in _items(node)}
    return Mapping(loader.construct_document(node), lines | items), findings


def _items(node: yaml.MappingNode) -> Iterator[tuple[str, int, int]]:
    for key, value in node.value:
        if isinstance(value, yaml.SequenceNode):
            yield from ((str(key.value), n, item.start_mark.line) for n, item in enumerate(value.value))


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value of a YAML text: the keys that lead to it, and where it stands, quotation marks included."""

    keys: tuple[str, ...]
    value: str
    start: int
    end: int


def scalars(text: str) -> list[Scalar]:
    """The single values of a mapping in the order of the text; none where the text cannot be read as one.

    >>> scalars("symbol: 05")
    [Scalar(keys=('symbol',), value='05', start=8, end=10)]
    """
    mapping, _ = parse(text, "", "R001")
    node = yaml.compose(text, _StringLoader) if mapping else None
    return list(_scalars(node, (), LineIndex(text))) if node else []


def _scalars(node: yaml.Node, keys: tuple[str, ...], lines: LineIndex) -> Iterator[Scalar]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(value, (*keys, str(key.value)), lines)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item, (*keys, "-"), lines)
    elif isinstance(node, yaml.ScalarNode):
        yield Scalar(keys, node.value, _offset(node.start_mark, lines), _offset(node.end_mark, lines))


def _offset(mark: yaml.Mark, lines: LineIndex) -> int:
    return lines.offset(mark.line + 1, mark.column + 1) or 0
