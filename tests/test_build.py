"""The site is built whole or not at all, every link in it leads somewhere, and no page grows with the archive."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from corpora import numbered_records, record, write
from crawl import broken_links, other_hosts, read
from danchieu.cli import main


def project(root: Path, folder: Path, files: dict[str, str]) -> Path:
    """A site's repository with our configuration, theme and hand-written pages, and the given records."""
    shutil.copytree(root / "theme", folder / "theme")
    shutil.copytree(root / "content" / "pages", folder / "content" / "pages")
    shutil.copy(root / "mkdocs.yml", folder)
    write(folder / "content", files)
    return folder


def run(folder: Path, *arguments: str) -> Result:
    content, config = str(folder / "content"), str(folder / "mkdocs.yml")
    return CliRunner().invoke(main, [*arguments, "--content", content, "--config", config, "--lang", "en"])


def build(folder: Path) -> Result:
    return run(folder, "build", "--site", str(folder / "site"))


def test_every_link_and_anchor_of_the_published_site_leads_somewhere(published: Path) -> None:
    assert broken_links(published) == []


def test_the_published_site_names_no_other_host(published: Path) -> None:
    assert other_hosts(published) == []


def test_the_published_site_has_a_page_for_each_record(root: Path, published: Path) -> None:
    for folder, address in (("plans", "ke-hoach"), ("outlines", "de-cuong")):
        ids = {path.stem for path in (root / "content" / folder).rglob("*.md")}
        assert ids
        assert ids <= {path.name for path in (published / address).iterdir()}


def test_a_broken_record_stops_the_build_and_the_last_good_site_still_stands(root: Path, tmp_path: Path) -> None:
    folder = project(root, tmp_path, {"plans/a.md": record()})
    assert build(folder).exit_code == 0
    before = {path: path.read_bytes() for path in (folder / "site").rglob("*") if path.is_file()}
    (folder / "content/plans/a.md").write_text(record(date="2021-02-30"), encoding="utf-8")
    result = build(folder)
    assert result.exit_code == 1
    assert "plans/a.md:5:1: error R004" in result.output
    assert {path: path.read_bytes() for path in (folder / "site").rglob("*") if path.is_file()} == before


def test_a_fault_that_only_mkdocs_finds_stops_the_build_too(root: Path, tmp_path: Path) -> None:
    folder = project(root, tmp_path, {"plans/a.md": record()})
    (folder / "content/pages/gioi-thieu.md").write_text("[x](khong-co.md)", encoding="utf-8")
    result = build(folder)
    assert result.exit_code == 1
    assert "B003" in result.output
    assert not (folder / "site").exists()
    assert not list(folder.glob(".site*"))


def test_the_same_content_gives_the_same_bytes(root: Path, tmp_path: Path) -> None:
    sites = []
    for name in ("one", "two"):
        folder = project(root, tmp_path / name, numbered_records(5))
        assert build(folder).exit_code == 0
        site = folder / "site"
        sites.append({path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()})
    assert sites[0] == sites[1]


def test_mkdocs_itself_builds_the_same_pages(root: Path, tmp_path: Path) -> None:
    folder = project(root, tmp_path, {"plans/a.md": record()})
    assert build(folder).exit_code == 0
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "other"), strict=True)
    mkdocs_build(config)
    pages = [path.relative_to(folder / "site") for path in (folder / "site").rglob("*.html")]
    assert all((folder / "other" / page).read_bytes() == (folder / "site" / page).read_bytes() for page in pages)


def test_mkdocs_itself_refuses_a_severity_that_cannot_be_set(
    root: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = project(root, tmp_path, {"plans/a.md": record()})
    path = folder / "mkdocs.yml"
    option = "      content: content\n"
    wrong = f"{option}      severities: {{C999: note, R003: note}}\n"
    path.write_text(path.read_text("utf-8").replace(option, wrong), encoding="utf-8")
    with pytest.raises(Abort):
        mkdocs_build(load_config(str(path), site_dir=str(folder / "other"), strict=True))
    assert "B004" in caplog.text
    assert "B005" in caplog.text


def test_the_markdown_tree_can_be_given_to_another_builder(root: Path, tmp_path: Path) -> None:
    folder = project(root, tmp_path, {"plans/a.md": record()})
    result = run(folder, "generate", "--to", str(folder / "tree"))
    assert result.exit_code == 0
    for name in ("index.md", "ke-hoach/a.md", "van-ban/nghi-quyet-35-nq-tw-2018.md", "gioi-thieu.md", "nav.yml"):
        assert (folder / "tree" / name).is_file(), name


def test_a_plans_page_weighs_the_same_among_ten_times_as_many(root: Path, tmp_path: Path) -> None:
    weights = []
    for count in (200, 2000):
        folder = project(root, tmp_path / str(count), numbered_records(count))
        assert build(folder).exit_code == 0
        pages = [folder / f"site/ke-hoach/ke-hoach-{n:05d}/index.html" for n in (1, 50, 150)]
        weights.append([page.stat().st_size for page in pages])
    assert all(abs(few - many) <= 0.02 * few for few, many in zip(*weights, strict=True))


def test_the_file_that_a_record_was_made_from_can_be_downloaded(root: Path, tmp_path: Path) -> None:
    folder = project(root, tmp_path, {})
    source = tmp_path / "kế hoạch 5.txt"
    source.write_text("KẾ HOẠCH\nTrồng cây năm 2024\n\nI. MỤC ĐÍCH\n\n1. Trồng cây.\n", encoding="utf-8")
    imported = CliRunner().invoke(main, ["import", str(source), "--to", str(folder / "content")])
    assert imported.exit_code == 0, imported.output
    assert build(folder).exit_code == 0
    [kept] = (folder / "site" / "goc").iterdir()
    assert kept.read_bytes() == source.read_bytes()
    assert f"../../goc/{kept.name}" in read(folder / "site/ke-hoach/ke-hoach-trong-cay-nam-2024/index.html").links
    assert broken_links(folder / "site") == []
