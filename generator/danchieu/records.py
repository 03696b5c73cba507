"""Record ⇄ file in `content/`: YAML front matter, then the text as officials number it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Any, cast

import yaml

from danchieu.diagnostics import Diagnostic
from danchieu.fields import Field, day, line_of_text, list_of, one_of, read_fields, some_text, table_of, texts
from danchieu.model import (
    Collection,
    Correction,
    Header,
    Record,
    Signatory,
    SourceFile,
    TextStatus,
)
from danchieu.text import nfc, slug
from danchieu.yamlfile import Mapping, parse

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)

_SIGNATORY = [Field(name, line_of_text) for name in ("authority", "position", "name", "note")]
_SOURCE = [Field(name, line_of_text) for name in ("file", "sha256", "url")]
_CORRECTION = [Field("at", line_of_text), Field("text", some_text, True), Field("target", some_text, True)]

# The keys of a record, in the order in which a record is written.
FIELDS = [
    Field("kind", some_text, required=True),
    Field("symbol", line_of_text, required=True),
    Field("issuer", line_of_text, required=True),
    Field("place", line_of_text),
    Field("date", day, required=True),
    Field("title", some_text, required=True),
    Field("text", one_of(*TextStatus), required=True),
    Field("head", texts),
    Field("signatory", table_of(_SIGNATORY)),
    Field("recipients", texts),
    Field("attachments", texts),
    Field("source", table_of(_SOURCE)),
    Field("topics", texts),
    Field("citations", list_of(table_of(_CORRECTION))),
]


def load(text: str, path: str) -> tuple[Record | None, list[Diagnostic]]:
    """The record in the text of the file `path` ("plans/2023/abc.md", relative to the content folder).

    None where the front matter cannot be read at all; a field that does not fit is left out and reported.
    """
    text = nfc(text)
    match = _FRONT_MATTER.match(text)
    if match is None:
        return None, [Diagnostic("R008", path)]
    mapping, findings = parse(match[1], path, "R001", first_line=2)
    if mapping is None:
        return None, findings
    values, more = read_fields(mapping, FIELDS, path, line=1)
    stem = PurePosixPath(path).stem
    if stem != slug(stem):
        more.append(Diagnostic("R011", path, values={"value": stem, "suggestion": slug(stem) or "ke-hoach"}))
    return _record(path, values, mapping, text, match.end()), findings + more


def _record(path: str, values: dict[str, Any], mapping: Mapping, text: str, end: int) -> Record:
    body = text[end:]
    start = end + len(body) - len(body.lstrip())
    return Record(
        id=PurePosixPath(path).stem,
        path=path,
        collection=_collection(path),
        header=Header(**{key: values.get(key) for key in ("kind", "symbol", "place", "date", "title", "issuer")}),
        status=TextStatus(values.get("text") or TextStatus.FULL),
        body=body.strip(),
        head=values.get("head", ()),
        signatory=Signatory(**values["signatory"]) if values.get("signatory") else None,
        recipients=values.get("recipients", ()),
        attachments=values.get("attachments", ()),
        source=SourceFile(**values.get("source") or {}),
        topics=values.get("topics", ()),
        corrections=tuple(_correction(item) for item in values.get("citations", [])),
        body_line=text.count("\n", 0, start) + 1,
        lines=mapping.lines,
    )


def _collection(path: str) -> Collection:
    """The collection that the file's folder names; a file on its own counts as a plan."""
    folder = PurePosixPath(path).parts[0]
    return Collection(folder) if folder in set(Collection) else Collection.PLANS


def _correction(item: dict[str, object]) -> Correction:
    target = cast(str, item["target"])
    return Correction(
        text=cast(str, item["text"]),
        target=None if target == "none" else target,
        at=cast("str | None", item.get("at")),
    )


class _Dumper(yaml.CSafeDumper):
    def ignore_aliases(self, _data: object) -> bool:
        return True


def dump(record: Record) -> str:
    """The file of a record; `load` gives the same record back."""
    front = yaml.dump(_front(record), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1 << 20)
    return f"---\n{front}---\n{record.body}\n" if record.body else f"---\n{front}---\n"


def _front(record: Record) -> dict[str, object]:
    header = record.header
    front: dict[str, object] = {
        "kind": header.kind,
        "symbol": header.symbol,
        "issuer": header.issuer,
        "place": header.place,
        "date": header.date,
        "title": header.title,
        "text": record.status.value,
        "head": list(record.head),
        "signatory": _present(record.signatory, ("authority", "position", "name", "note")),
        "recipients": list(record.recipients),
        "attachments": list(record.attachments),
        "source": _present(record.source, ("file", "sha256", "url")),
        "topics": list(record.topics),
        "citations": [_written(correction) for correction in record.corrections],
    }
    required = {field.name for field in FIELDS if field.required}
    return {key: value for key, value in front.items() if value or key in required}


def _present(facts: object, names: tuple[str, ...]) -> dict[str, str]:
    return {name: getattr(facts, name) for name in names if getattr(facts, name, None)}


def _written(correction: Correction) -> dict[str, str]:
    at = {"at": correction.at} if correction.at else {}
    return at | {"text": correction.text, "target": correction.target or "none"}
