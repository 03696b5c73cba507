"""The files of a content folder as text, in NFC; what keeps one from being read is a finding, and so is odd form."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from danchieu.diagnostics import Diagnostic
from danchieu.model import Collection
from danchieu.text import LineIndex, nfc

# A plan of a thousand pages has some two megabytes; beyond this lies no document.
LARGEST = 16 * 2**20

_CONFLICT = re.compile(r"^(?:<{7} .*|={7}|>{7} .*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ContentFile:
    """One file: its path below the content folder, its text in NFC, None where it cannot be used, and its faults.

    `typed` is the text as it was typed, None where the file holds none.
    """

    path: str
    text: str | None = None
    faults: tuple[Diagnostic, ...] = ()
    typed: str | None = None


def work_files(content: Path) -> Iterator[ContentFile]:
    """The files of works, in order of path."""
    return _files(content, "works", ".yml")


def body_files(content: Path) -> Iterator[ContentFile]:
    """The file of bodies, if there is one."""
    path = content / "bodies.yml"
    if path.exists() or path.is_symlink():
        yield content_file(content, path)


def record_files(content: Path) -> Iterator[ContentFile]:
    """The records of all collections, in order of path."""
    for collection in sorted(Collection):
        yield from _files(content, collection, ".md")


def _files(content: Path, folder: str, suffix: str) -> Iterator[ContentFile]:
    names = [path for path in _walk(content / folder) if path.suffix == suffix or path.is_dir()]
    for path in sorted(names):
        yield content_file(content, path)


def _walk(folder: Path) -> Iterator[Path]:
    """All files below a folder, and the links to folders."""
    for here, folders, files in os.walk(folder):
        yield from (Path(here) / name for name in files)
        yield from (path for name in folders if (path := Path(here) / name).is_symlink())


def content_file(content: Path, path: Path) -> ContentFile:
    """The file at `path`, read if it lies in the content folder and is text in UTF-8 of a sensible size.

    A link that leads out of the content folder, and one to a folder, is not followed.
    """
    relative = path.relative_to(content).as_posix()
    if path.is_symlink() and (path.is_dir() or not path.resolve().is_relative_to(content.resolve())):
        return ContentFile(relative, faults=(Diagnostic("R014", relative),))
    try:
        size = path.stat().st_size
        if size > LARGEST:
            values: dict[str, object] = {"size": size >> 20, "limit": LARGEST >> 20}
            return ContentFile(relative, faults=(Diagnostic("I009", relative, values=values),))
        return _decoded(path.read_bytes(), relative)
    except OSError as error:
        return ContentFile(relative, faults=(Diagnostic("I002", relative, values={"reason": error.strerror}),))


def _decoded(data: bytes, path: str) -> ContentFile:
    try:
        raw = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raw = "\0"
    if "\0" in raw:
        return ContentFile(path, faults=(Diagnostic("R009", path),))
    text = nfc(raw)
    faults = tuple(_odd_form(raw, text, path))
    if conflict := _conflict(text, path):
        return ContentFile(path, None, (*faults, conflict), raw)
    return ContentFile(path, text, faults, raw)


def _odd_form(raw: str, text: str, path: str) -> Iterator[Diagnostic]:
    """Windows line ends, and the first line that is typed in another form than the one it is read in."""
    if raw == text:
        return
    if "\r" in raw:
        yield Diagnostic("R016", path)
    pairs = zip(raw.replace("\r\n", "\n").split("\n"), text.split("\n"), strict=False)
    for number, (typed, line) in enumerate(pairs, 1):
        if typed != line:
            yield Diagnostic("R017", path, number)
            return


def _conflict(text: str, path: str) -> Diagnostic | None:
    """The first mark that a merge left; a line of "=" alone is one only beside the others."""
    marks = list(_CONFLICT.finditer(text)) if "<<<<<<< " in text or ">>>>>>> " in text else []
    if not marks:
        return None
    line, column = LineIndex(text).position(marks[0].start())
    return Diagnostic("R013", path, line, column, {"mark": marks[0][0][:20]})
