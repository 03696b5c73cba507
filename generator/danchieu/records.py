"""Record ⇄ file in `content/`: YAML front matter, then the text as officials number it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Any, NamedTuple, cast

import yaml

from danchieu.codes import CODES
from danchieu.diagnostics import Diagnostic
from danchieu.fields import Field, ListOf, OneOf, TableOf, day, line_of_text, read_fields, some_text, texts
from danchieu.model import (
    Acceptance,
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

_SIGNATORY = [
    Field("authority", line_of_text, about="Thẩm quyền ký: TM. BAN THƯỜNG VỤ"),
    Field("position", line_of_text, about="Chức vụ: PHÓ CHỦ TỊCH"),
    Field("name", line_of_text, about="Họ và tên"),
    Field("note", line_of_text, about="Ghi chú thay chữ ký: (Đã ký)"),
]
_SOURCE = [
    Field("file", line_of_text, about="Tên tệp gốc"),
    Field("sha256", line_of_text, about="Mã băm SHA-256 của tệp gốc"),
    Field("url", line_of_text, about="Địa chỉ nơi lấy văn bản"),
]
_CORRECTION = [
    Field("at", line_of_text, about="Địa chỉ khoản: II.1.3; bỏ trống là mọi chỗ"),
    Field("text", some_text, required=True, about="Chữ của dẫn chiếu, chép đúng như trong văn bản"),
    Field("target", some_text, required=True, about="Mã của văn bản được dẫn; none nếu không phải dẫn chiếu"),
]
_ACCEPTANCE = [
    Field("code", OneOf(tuple(CODES), is_nullable=False), required=True, about="Mã của phát hiện: C107"),
    Field("at", line_of_text, about="Địa chỉ khoản: II.1.3; bỏ trống là mọi chỗ trong văn bản"),
    Field("reason", some_text, required=True, about="Vì sao để nguyên"),
]

# The keys of a record, in the order in which a record is written.
FIELDS = [
    Field("kind", some_text, required=True, about="Loại văn bản, chữ thường: kế hoạch, đề cương, hướng dẫn…"),
    Field("symbol", line_of_text, required=True, about="Số, ký hiệu: 464/KH-LĐLĐ; null nếu nguồn không ghi"),
    Field("issuer", line_of_text, required=True, about="Mã của cơ quan ban hành trong bodies.yml"),
    Field("place", line_of_text, about="Nơi ban hành"),
    Field("date", day, required=True, about="Ngày ban hành; null nếu nguồn không ghi"),
    Field("title", some_text, required=True, about="Trích yếu, không kể loại văn bản"),
    Field(
        "text",
        OneOf(tuple(TextStatus)),
        required=True,
        about="full: toàn văn; outline: đề cương do người biên tập viết; missing: mới biết tên",
    ),
    Field("head", texts, about="Cơ quan cấp trên và cơ quan ban hành như ghi ở đầu văn bản"),
    Field("signatory", TableOf(_SIGNATORY), about="Người ký"),
    Field("recipients", texts, about="Nơi nhận, mỗi dòng một mục"),
    Field("attachments", texts, about="Mã của những văn bản kèm theo"),
    Field("source", TableOf(_SOURCE), about="Nguồn của văn bản"),
    Field("topics", texts, about="Chủ đề"),
    Field("citations", ListOf(TableOf(_CORRECTION)), about="Điều người biên tập sửa ở dẫn chiếu"),
    Field("accepted", ListOf(TableOf(_ACCEPTANCE)), about="Phát hiện được để nguyên, kèm lý do"),
]


class Parts(NamedTuple):
    """A record's file in four: the line "---", the front matter, the line "---", and the text under it."""

    opening: str
    front: str
    closing: str
    body: str


def split(text: str) -> Parts | None:
    """The parts of a record's file, which joined give it again; None where it has no front matter."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return None
    return Parts(text[: match.start(1)], match[1], text[match.end(1) : match.end()], text[match.end() :])


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
        accepted=tuple(Acceptance(**item) for item in values.get("accepted", [])),
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
    return written("".join(front_matter(record).values()), record.body)


def written(front: str, body: str) -> str:
    """A record's file of its front matter and its text."""
    return f"---\n{front}---\n{body}\n" if body else f"---\n{front}---\n"


def front_matter(record: Record) -> dict[str, str]:
    """The YAML of each key that is written, in the order of the keys."""
    return {
        key: yaml.dump({key: value}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1 << 20)
        for key, value in _front(record).items()
    }


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
        "accepted": [_present(accepted, ("code", "at", "reason")) for accepted in record.accepted],
    }
    required = {field.name for field in FIELDS if field.required}
    return {key: value for key, value in front.items() if value or key in required}


def _present(facts: object, names: tuple[str, ...]) -> dict[str, str]:
    return {name: getattr(facts, name) for name in names if getattr(facts, name, None)}


def _written(correction: Correction) -> dict[str, str]:
    at = {"at": correction.at} if correction.at else {}
    return at | {"text": correction.text, "target": correction.target or "none"}
