"""JSON Schema (draft 2020-12) of records, works and bodies, made from the tables of fields that the readers use."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from danchieu.catalogue import BODY_FIELDS, WORK_FIELDS
from danchieu.fields import Field, ListOf, OneOf, TableOf, day, line_of_text, some_text, texts
from danchieu.records import FIELDS

Schema = dict[str, object]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
# YAML 1.2 reads "symbol: 05" as a number; the project's reader takes every value as it was typed.
_WORDS = ["string", "number"]
_ID = "^[a-z0-9]+(-[a-z0-9]+)*$"

_SHAPES: Mapping[object, Schema] = {
    line_of_text: {"type": [*_WORDS, "null"]},
    some_text: {"type": _WORDS, "minLength": 1},
    day: {"type": ["string", "null"], "pattern": r"^(\d{4}-\d{2}-\d{2})?$"},
    texts: {"type": ["array", "null"], "items": {"type": _WORDS, "minLength": 1}},
}


def record_schema() -> Schema:
    """The front matter of a record."""
    return {"$schema": _DRAFT, "title": "Phần đầu của một bản ghi", **_object(FIELDS)}


def works_schema() -> Schema:
    """A file of `content/works/`."""
    return {"$schema": _DRAFT, "title": "Những văn bản được dẫn chiếu, theo mã", **_entries(WORK_FIELDS)}


def bodies_schema() -> Schema:
    """The file `content/bodies.yml`."""
    return {"$schema": _DRAFT, "title": "Các cơ quan ban hành, theo mã", **_entries(BODY_FIELDS)}


SCHEMAS: Mapping[str, Callable[[], Schema]] = {
    "record": record_schema,
    "works": works_schema,
    "bodies": bodies_schema,
}


def modeline(address: str) -> str:
    """The comment by which editors find a file's schema, and so complete and check what is typed."""
    return f"# yaml-language-server: $schema={address}"


def _entries(fields: Sequence[Field]) -> Schema:
    return {"type": "object", "propertyNames": {"pattern": _ID}, "additionalProperties": _object(fields)}


def _object(fields: Sequence[Field]) -> Schema:
    required = [f.name for f in fields if f.required]
    return {
        "type": "object",
        "properties": {f.name: _property(f) for f in fields},
        "additionalProperties": False,
        **({"required": required} if required else {}),
    }


def _property(field: Field) -> Schema:
    return {"description": field.about, **_shape(field.read)}


def _shape(read: object) -> Schema:
    if isinstance(read, OneOf):
        return {"enum": [*map(str, read.choices), *([None] if read.is_nullable else [])]}
    if isinstance(read, ListOf):
        return {"type": ["array", "null"], "items": _shape(read.item)}
    if isinstance(read, TableOf):
        return {**_object(read.fields), "type": ["object", "null"]}
    return _SHAPES[read]
