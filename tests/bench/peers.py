"""Other builders over the Markdown that `danchieu generate` writes, and MkDocs with nothing to do but write."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from measuring import Run, measure

ROOT = Path(__file__).resolve().parents[2]
MARKDOWN = "markdown"  # the folder that the Markdown is generated into

_SAME = f"INHERIT: mkdocs.yml\ndocs_dir: {MARKDOWN}\nplugins: []\n"
# With `nav` unset each page's navigation lists every page.
_USUAL = f"{_SAME}nav: null\n"
# Its templates are other ones than those that our theme overrides, and it needs a language that it knows.
_ZENSICAL = f"{_SAME}site_dir: zensical\ntheme:\n  language: vi\n  custom_dir: bare\n"
_WRITER = f"""\
site_name: Ready
docs_dir: bare
theme: {{name: null, custom_dir: bare}}
plugins: []
hooks: ['{Path(__file__).with_name("readypages.py")}']
"""


def material(folder: Path) -> Run:
    """mkdocs-material with our theme, documents left out of the navigation, without search."""
    return _mkdocs(folder, "material", _SAME)


def usual(folder: Path) -> Run:
    """mkdocs-material with its usual navigation, made from all pages."""
    return _mkdocs(folder, "usual", _USUAL)


def zensical(folder: Path, tool: Path, limit: float) -> Run:
    """Zensical with its own theme."""
    (folder / "bare").mkdir(exist_ok=True)
    (folder / "zensical.yml").write_text(_ZENSICAL, encoding="utf-8")
    return measure([str(tool), "build", "--clean", "--config-file", "zensical.yml"], folder, limit)


def writer(folder: Path, count: int) -> Run:
    """MkDocs writing so many ready pages with a template that shows their content alone."""
    bare = folder / "bare"
    bare.mkdir(exist_ok=True)
    (bare / "main.html").write_text("{{ page.content }}\n", encoding="utf-8")
    return _mkdocs(folder, "writer", _WRITER, f"READY_PAGES={count}")


def _mkdocs(folder: Path, name: str, config: str, *variables: str) -> Run:
    (folder / f"{name}.yml").write_text(config, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", f"{name}.yml", "--site-dir", name]
    return measure(["env", *variables, *command], folder)


def install_zensical() -> tuple[Path | None, str]:
    """Zensical in an environment of its own below `build/`: the command, and its version or why there is none."""
    home = ROOT / "build" / "zensical"
    try:
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True, capture_output=True)
        pip = [str(home / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", "-qq", "--upgrade", "zensical"], check=True, capture_output=True)
        shown = subprocess.run([*pip, "show", "zensical"], check=True, capture_output=True, text=True).stdout
    except subprocess.CalledProcessError as error:
        return None, f"not installed ({error})"
    facts = dict(line.split(": ", 1) for line in shown.splitlines() if ": " in line)
    return home / "bin" / "zensical", facts["Version"]
