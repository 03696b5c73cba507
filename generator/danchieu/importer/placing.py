"""Where an imported record goes: to a new file, nowhere if it stands already, beside one that a person has edited."""

from __future__ import annotations

import os
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from danchieu import records
from danchieu.corpus import ORIGINALS
from danchieu.diagnostics import Diagnostic
from danchieu.model import Record, TextStatus

# Not .md: what lies beside a record is no record.
BESIDE = ".moi"


class Shelf:
    """The records of a content folder while files are imported into it; new ones stand on it at once."""

    def __init__(self, content: Path, known: Iterable[Record]) -> None:
        self._content = content
        self._by_bytes: dict[str, list[Record]] = defaultdict(list)
        self._by_path: dict[str, Record] = {}
        for record in known:
            self._stand(record)

    def _stand(self, record: Record) -> None:
        if record.status is TextStatus.FULL:
            self._by_path[record.path] = record
            self._by_bytes[record.source.sha256 or ""].append(record)

    def place(self, fresh: Record, source: str) -> tuple[str | None, list[Diagnostic]]:
        """Writes a record, and returns where it stands; None where another document has its name."""
        standing = self._standing(fresh)
        if standing is None and (self._content / fresh.path).exists():
            return None, [Diagnostic("I006", source, values={"other": fresh.path})]
        if standing is None:
            write(self._content / fresh.path, records.dump(fresh).encode())
            self._stand(fresh)
            return fresh.path, []
        return standing.path, self._beside(fresh, standing)

    def _standing(self, fresh: Record) -> Record | None:
        """The record that the same file became before, wherever it lies now, or that an older version of it became."""
        same_bytes = self._by_bytes.get(fresh.source.sha256 or "", [])
        named = [record for record in same_bytes if _name(record) == _name(fresh)]
        older = self._by_path.get(fresh.path)
        is_older = older is not None and older.source.file == fresh.source.file
        return named[0] if named else older if is_older else None

    def _beside(self, fresh: Record, standing: Record) -> list[Diagnostic]:
        """Nothing if the import would give the record again; else the new version laid beside the edited one."""
        path = self._content / standing.path
        again = replace(fresh, header=replace(fresh.header, issuer=standing.header.issuer))
        text = records.dump(again)
        if path.read_text(encoding="utf-8") == text:
            return []
        write(path.with_name(path.name + BESIDE), text.encode())
        return [Diagnostic("I008", standing.path, values={"beside": standing.path + BESIDE})]


def _name(record: Record) -> tuple[str | None, str | None]:
    return record.header.kind, record.header.title


def keep_original(content: Path, sha256: str, file: Path) -> None:
    """Keeps the file as it came, under its digest, once."""
    path = content / ORIGINALS / f"{sha256}{file.suffix.lower()}"
    if not path.exists():
        write(path, file.read_bytes())


def write(path: Path, data: bytes) -> None:
    """Writes a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
