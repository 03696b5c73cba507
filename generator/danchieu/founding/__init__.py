"""A new site's repository: our configuration, pages and catalogue, workflows, and a first record to write over."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from danchieu import __version__
from danchieu.shipped import shipped

_TEMPLATE = Path(__file__).parent / "template"
_CATALOGUE = ("content/bodies.yml", "content/works", "content/pages")
# What the workflows of every site run; `.ci/run` is that of this repository alone.
_SCRIPTS = ("install", "lint", "summary", "build")


@dataclass(frozen=True, slots=True)
class Founded:
    """A file of a new repository."""

    path: str
    data: bytes
    is_program: bool = False


def founding_files(name: str, requirement: str) -> Iterator[Founded]:
    """The files of a new site called `name`, which installs `requirement`.

    >>> next(founding_files("Kế hoạch tỉnh A", "danchieu==1.0")).path
    'mkdocs.yml'
    """
    yield Founded("mkdocs.yml", _configuration(name).encode())
    yield from (Founded(f".ci/{script}", shipped(f".ci/{script}").read_bytes(), True) for script in _SCRIPTS)
    yield from (one for path in _CATALOGUE for one in _copied(path) if one.path != "content/bodies.yml")
    known, example = shipped("content/bodies.yml").read_text("utf-8"), (_TEMPLATE / "bodies.yml").read_text("utf-8")
    yield Founded("content/bodies.yml", f"{known}\n{example}".encode())
    values = {"{{name}}": name, "{{requirement}}": requirement}
    for path in _files(_TEMPLATE):
        place = path.relative_to(_TEMPLATE).as_posix()
        if place != "bodies.yml":
            yield Founded(_dotted(place), _filled(path.read_text("utf-8"), values).encode())


def requirement() -> str:
    """What a site installs to have this very program: a version, or the commit that this one was installed from.

    >>> requirement()
    'danchieu[import]==0.1.0'
    """
    try:
        origin = json.loads(distribution("danchieu").read_text("direct_url.json") or "{}")
    except PackageNotFoundError:
        origin = {}
    if commit := origin.get("vcs_info", {}).get("commit_id"):
        return f"danchieu[import] @ git+{origin['url']}@{commit}"
    return f"danchieu[import]=={__version__}"


def _configuration(name: str) -> str:
    """Our own mkdocs.yml with another name; the theme comes from the package."""
    own = shipped("mkdocs.yml").read_text("utf-8")
    lines = [line for line in own.splitlines() if not line.strip().startswith("custom_dir:")]
    quoted = json.dumps(name, ensure_ascii=False)  # a string of JSON is one of YAML
    return "\n".join([f"site_name: {quoted}" if line.startswith("site_name:") else line for line in lines]) + "\n"


def _copied(path: str) -> Iterator[Founded]:
    top = shipped(path)
    for file in _files(top) if top.is_dir() else (top,):
        below = f"{path}/{file.relative_to(top).as_posix()}" if top.is_dir() else path
        yield Founded(below, file.read_bytes())


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _dotted(place: str) -> str:
    """Files that tools would heed where they lie here are written with "dot-" for the first ".", as others do."""
    return f".{place.removeprefix('dot-')}" if place.startswith("dot-") else place


def _filled(text: str, values: Mapping[str, str]) -> str:
    for key, value in values.items():
        text = text.replace(key, value)
    return text
