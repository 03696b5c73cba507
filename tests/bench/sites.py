"""A site folder with a generated archive, and the edits after which it is built again."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

import plans

ROOT = Path(__file__).resolve().parents[2]
NEW_WORDS = "phần việc đã được làm xong từ quý trước"
# Cited by most plans; the congress's resolution, which still more cite, is found by its title.
MUCH_CITED, SELDOM_CITED = plans.CITED[1], plans.CITED[-1]


@dataclass(frozen=True, slots=True)
class Weight:
    """Kilobytes of a document's page beyond the document's own text."""

    median: float
    largest: float


def found(folder: Path, count: int) -> None:
    """A site of so many plans and what they cite, with the repository's configuration, theme and own pages."""
    content = folder / "content"
    shutil.copytree(ROOT / "content/pages", content / "pages")
    shutil.copytree(ROOT / "theme", folder / "theme")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (content / "works").mkdir()
    (content / "works/van-ban.yml").write_text(plans.works(count), encoding="utf-8")
    (content / "bodies.yml").write_text(plans.bodies(count), encoding="utf-8")
    for made in plans.archive(count):
        path = content / f"plans/{made.day.year}/ke-hoach-{made.number:05d}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(plans.as_record(made), encoding="utf-8")


def edit_words(folder: Path, turn: int) -> None:
    """Other words at the end of a plan's paragraph, of another plan each turn."""
    _add(folder, turn, f" {NEW_WORDS}.")


def edit_citation(folder: Path, turn: int) -> None:
    """Other words with a citation that the plan did not have."""
    _add(folder, turn + 3, f" {NEW_WORDS} theo {SELDOM_CITED.full}.")


def add_plan(folder: Path, turn: int) -> None:
    """One plan more, of the middle of the archive, with a text of its own."""
    count = len(_records(folder))
    made = replace(plans.plan(count // 2 + turn, seed=2), number=count + 1)
    (folder / f"content/plans/{made.day.year}/ke-hoach-{made.number:05d}.md").write_text(
        plans.as_record(made), encoding="utf-8"
    )


def edit_work(folder: Path, turn: int) -> None:
    """Another title of a work that most plans cite."""
    path = folder / "content/works/van-ban.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(MUCH_CITED.title, f"{MUCH_CITED.title} lần {turn}", 1), encoding="utf-8")


def leave(folder: Path, turn: int) -> None:
    """No edit."""


def _add(folder: Path, turn: int, words: str) -> None:
    paths = _records(folder)
    path = paths[(turn + 1) * len(paths) // 8]
    head, mark, rest = path.read_text(encoding="utf-8").partition("\n\nII. ")
    path.write_text(f"{head}{words}{mark}{rest}", encoding="utf-8")


def _records(folder: Path) -> list[Path]:
    return sorted((folder / "content/plans").rglob("*.md"))


def weight(folder: Path, site: str) -> Weight:
    """Of the pages of all plans of a site below the folder."""
    beyond = [_beyond(path, folder / site / "ke-hoach" / path.stem / "index.html") for path in _records(folder)]
    return Weight(median(beyond), max(beyond))


def _beyond(record: Path, page: Path) -> float:
    own = record.read_bytes().split(b"\n---\n", 1)[1]
    return (page.stat().st_size - len(own)) / 1000


def megabytes(folder: Path) -> float:
    """The size of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
