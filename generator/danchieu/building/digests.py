"""Digests of all that a build depends on.

A file is read again unless its size, its number and both its times to the nanosecond are what they were. Which of two
times is the later one is never asked: a clock may run backwards.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

import danchieu
from danchieu.contentfiles import LARGEST
from danchieu.corpus import ORIGINALS
from danchieu.model import Collection

_SIZE = 16
# What the pages are made with, besides this program.
_PACKAGES = ("mkdocs", "mkdocs-material", "markdown", "jinja2", "pyyaml", "numpy", "rensa", "rapidfuzz")


def of_bytes(data: bytes) -> str:
    """The digest of some bytes."""
    return blake2b(data, digest_size=_SIZE).hexdigest()


def of_texts(texts: Iterable[str]) -> str:
    """The digest of several texts, in their order."""
    found = blake2b(digest_size=_SIZE)
    for text in texts:
        found.update(text.encode("utf-8", "surrogatepass") + b"\0")
    return found.hexdigest()


class Seen(NamedTuple):
    """A file as it was read: what tells whether it is the same still, empty where nothing can; its digest."""

    stamp: tuple[int, ...]
    digest: str


def of_content(content: Path, known: Mapping[str, Seen]) -> dict[str, Seen]:
    """Each file of a content folder that a build may read, by its path there, in the order of reading.

    `known` is what an earlier call gave.
    """
    now = time.time_ns()
    folders = (*sorted(Collection), "works", ORIGINALS)
    entries = [found for folder in folders for found in _below(content, folder)]
    entries += [(entry.name, entry) for entry in _entries(content) if entry.name == "bodies.yml"]
    return {path: _seen(entry, known.get(path), now) for path, entry in entries}


# A file that was written so shortly before it was read may be written again without another time. (Git does so too.)
_SETTLED = 2 * 10**9  # nanoseconds


def _seen(entry: os.DirEntry[str], known: Seen | None, now: int) -> Seen:
    stamp = _stamp(entry)
    if known and stamp and known.stamp == stamp:
        return known
    is_settled = stamp and max(stamp[1:3]) < now - _SETTLED
    return Seen(stamp if is_settled else (), _of_file(Path(entry.path)))


def _stamp(entry: os.DirEntry[str]) -> tuple[int, ...]:
    # A link's own times say nothing of what it leads to; Windows does not tell when a file was changed last.
    if entry.is_symlink() or os.name == "nt":
        return ()
    try:
        found = entry.stat(follow_symlinks=False)
    except OSError:
        return ()
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_dev


def of_program() -> str:
    """The digest of this program and of the versions of what it works with: earlier results of others do not count."""
    package = Path(danchieu.__file__).parent
    files = (path for path in package.rglob("*") if path.suffix in (".py", ".toml", ".txt", ".json"))
    return of_texts([sys.version, *_versions(), *_named(package, files)])


def of_surroundings(config_path: Path, folders: Iterable[Path], settings: Iterable[str]) -> str:
    """The digest of what all pages share: the configuration, the theme, the pages written by hand."""
    files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    return of_texts([config_path.read_text("utf-8"), *settings, *_named(config_path.parent, files)])


def _versions() -> Iterator[str]:
    for name in _PACKAGES:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield name


def _named(root: Path, files: Iterable[Path]) -> list[str]:
    return [f"{os.path.relpath(path, root)} {of_bytes(path.read_bytes())}" for path in sorted(files)]


def _below(content: Path, folder: str) -> list[tuple[str, os.DirEntry[str]]]:
    """The files below a folder, and the links there, whatever they lead to."""
    found = []
    waiting = [(folder, content / folder)]
    while waiting:
        base, here = waiting.pop()
        for entry in _entries(here):
            if entry.is_dir(follow_symlinks=False):
                waiting.append((f"{base}/{entry.name}", Path(entry.path)))
            else:
                found.append((f"{base}/{entry.name}", entry))
    return sorted(found, key=lambda one: one[0].split("/"))


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def _of_file(path: Path) -> str:
    if path.is_symlink() and (path.is_dir() or not path.exists()):
        return f"link {path.readlink()}"
    try:
        size = path.stat().st_size
        # A file of that size is refused unread.
        if size > LARGEST and path.suffix in (".md", ".yml"):
            return f"large {size}"
        link = f"link {path.readlink()} " if path.is_symlink() else ""
        return link + of_bytes(path.read_bytes())
    except OSError as error:
        return f"error {error.strerror}"
