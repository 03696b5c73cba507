"""Works and bodies as the project knows them, and the ways to find them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from danchieu.diagnostics import Diagnostic
from danchieu.fields import Field, OneOf, day, line_of_text, read_fields, some_text, texts
from danchieu.model import Body, Record, Work
from danchieu.yamlfile import Mapping as YamlMapping
from danchieu.yamlfile import parse

LEVELS = ("central", "province", "district", "commune")

WORK_FIELDS = [
    Field("type", some_text, required=True, about="Loại văn bản, chữ thường: nghị quyết, chỉ thị, luật…"),
    Field("symbol", line_of_text, about="Số, ký hiệu viết liền: 35-NQ/TW, 30/2020/NĐ-CP"),
    Field("date", day, about="Ngày ban hành"),
    Field("issuer", line_of_text, about="Mã của cơ quan ban hành trong bodies.yml"),
    Field("term", line_of_text, about="Khóa hoặc nhiệm kỳ bằng số La Mã: XIII"),
    Field("title", line_of_text, about="Trích yếu; văn bản không có số thì ghi tên đầy đủ"),
    Field("aliases", texts, about="Những tên khác mà văn bản thường được dẫn"),
    Field("url", line_of_text, about="Địa chỉ của bản chính thức trên mạng"),
    Field("replaces", texts, about="Mã của những văn bản mà văn bản này thay thế"),
    Field("replaced_by", line_of_text, about="Mã của văn bản thay thế văn bản này"),
]

BODY_FIELDS = [
    Field("name", some_text, required=True, about="Tên đầy đủ của cơ quan, tổ chức"),
    Field("aliases", texts, about="Những tên khác của cơ quan, kể cả tên viết tắt"),
    Field("codes", texts, about="Chữ viết tắt tên cơ quan trong ký hiệu văn bản: TU, UBND, LĐLĐ"),
    Field("level", OneOf(LEVELS), about="Cấp: central trung ương, province tỉnh, district huyện, commune xã"),
    Field("locality", line_of_text, about="Địa phương: An Bình"),
    Field("parent", line_of_text, about="Mã của cơ quan cấp trên trực tiếp"),
    Field("since", day, about="Ngày thành lập"),
    Field("until", day, about="Ngày cuối cùng cơ quan còn tồn tại"),
    Field("successor", line_of_text, about="Mã của cơ quan kế tục"),
]

Entry = TypeVar("Entry", Work, Body)


def load_works(text: str, path: str) -> tuple[list[Work], list[Diagnostic]]:
    """The works in one file of `content/works/`: a mapping from id to the keys of `WORK_FIELDS`."""
    return _load(text, path, WORK_FIELDS, _work)


def load_bodies(text: str, path: str) -> tuple[list[Body], list[Diagnostic]]:
    """The bodies in `content/bodies.yml`: a mapping from key to the keys of `BODY_FIELDS`."""
    return _load(text, path, BODY_FIELDS, _body)


def _load(
    text: str, path: str, fields: Sequence[Field], make: Callable[[str, dict[str, Any], str, int], Entry]
) -> tuple[list[Entry], list[Diagnostic]]:
    mapping, findings = parse(text, path, "W001")
    entries: list[Entry] = []
    for key, value in mapping.values.items() if mapping else ():
        line = mapping.lines[key] if mapping else 1
        if not isinstance(value, dict):
            reasons: dict[str, object] = {"reason": f"«{key}» không có khóa nào", "reason_en": f'"{key}" has no keys'}
            findings.append(Diagnostic("W001", path, line, values=reasons))
            continue
        values, more = read_fields(YamlMapping(value), fields, path, line)
        findings += more
        if all(f.name in values for f in fields if f.required):
            entries.append(make(key, values, path, line))
    return entries, findings


def _work(key: str, values: dict[str, Any], path: str, line: int) -> Work:
    return Work(id=key, path=path, line=line, **values)


def _body(key: str, values: dict[str, Any], _path: str, line: int) -> Body:
    return Body(key=key, line=line, **values)


def work_of(record: Record) -> Work:
    """The record seen as a work, so that other documents can cite it."""
    head = record.header
    return Work(
        id=record.id,
        type=head.kind or "",
        symbol=head.symbol,
        date=head.date,
        issuer=head.issuer,
        title=head.title,
        path=record.path,
    )


@dataclass(frozen=True)
class Catalogue:
    """All works, records among them, and all bodies, by id and key."""

    works: Mapping[str, Work] = field(default_factory=dict)
    bodies: Mapping[str, Body] = field(default_factory=dict)

    def lineage(self, key: str | None) -> Iterator[Body]:
        """The body of that key, then its parent, and so on up; a loop of parents ends where it closes."""
        seen = set()
        body = self.bodies.get(key or "")
        while body is not None and body.key not in seen:
            seen.add(body.key)
            yield body
            body = self.bodies.get(body.parent or "")

    def localities(self, key: str | None) -> tuple[str, ...]:
        """The localities that a body belongs to, the narrowest first: ("Lục Ngạn", "Bắc Giang")."""
        found = (body.locality for body in self.lineage(key) if body.locality)
        return tuple(dict.fromkeys(found))

    def level(self, key: str | None) -> str | None:
        """The level of a body, or of the nearest body above it that has one."""
        return next((body.level for body in self.lineage(key) if body.level), None)
