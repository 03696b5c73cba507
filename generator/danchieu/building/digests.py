"""Digests of all that a build depends on. Files are read and not only looked at: a clock may run backwards."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

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


def of_content(content: Path) -> dict[str, str]:
    """The digest of each file of a content folder that a build may read, by its path there, in the order of reading."""
    folders = (*sorted(Collection), "works", ORIGINALS)
    found = {path: _of_file(content / path) for folder in folders for path in _below(content, folder)}
    bodies = content / "bodies.yml"
    return {**found, **({"bodies.yml": _of_file(bodies)} if os.path.lexists(bodies) else {})}


def process() -> int:
    """The number of this process."""
    return os.getpid()


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


def _below(content: Path, folder: str) -> list[str]:
    found = []
    for here, folders, files in os.walk(content / folder):
        links = [name for name in folders if (Path(here) / name).is_symlink()]
        base = os.path.relpath(here, content).replace(os.sep, "/")
        found += [f"{base}/{name}" for name in (*files, *links)]
    return sorted(found, key=lambda path: path.split("/"))


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
