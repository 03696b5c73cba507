"""Imports go down the house, never up: a document moves one way."""

from __future__ import annotations

import ast
import re
from itertools import takewhile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "generator" / "danchieu"
README = ROOT / "README.md"

# The rooms from the ground up; a room may import those before it.
ROOMS = [
    *("model", "text", "dates", "codes", "diagnostics", "messages", "shipped", "patched"),
    *(
        "yamlfile",
        "fields",
        "settings",
        "reports",
        "readers",
        "symbols",
        "forms",
        "quotation",
        "markers",
        "segments",
        "outline",
        "layout",
        "citations",
        "records",
        "analysis",
    ),
    *("catalogue", "schema", "bodies", "branches", "wanted", "keys", "resolve", "inside", "titles"),
    *("linked", "relations", "lineage", "cascade", "gaps", "tasks", "passages", "comparison", "gist"),
    "contentfiles",
    *("corpus", "revision"),
    *("search", "importer", "single", "lint", "fixes", "fmt", "new", "markup", "pages", "shapes", "views"),
    *("changes", "following", "founding"),
    *("store", "publication", "ready", "plugin", "building", "preview", "cli", "__main__"),
]
MAY_IMPORT_MKDOCS = {"ready", "plugin", "building"}


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return names


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_room_imports_only_from_the_rooms_below(path: Path) -> None:
    own = room(path)
    below = {"__version__", own, *takewhile(lambda name: name != own, ROOMS)}
    used = {name.split(".")[1] for name in imported(path) if name.startswith("danchieu.")}
    assert own in ROOMS
    assert used <= below


def test_the_readme_names_every_room_in_this_order() -> None:
    architecture = README.read_text(encoding="utf-8").partition("## Architecture")[2]
    assert re.findall(r"^([a-z]+) {2,}\S", architecture, re.MULTILINE) == [one for one in ROOMS if one != "__main__"]


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_only_the_plugin_and_the_build_know_mkdocs(path: Path) -> None:
    knows = any(name.split(".")[0] == "mkdocs" for name in imported(path))
    assert not knows or room(path) in MAY_IMPORT_MKDOCS
