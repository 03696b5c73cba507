"""The editing page is there only where it is asked for, has every field of a record, and never another script."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import tarfile
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from mkdocs.config import load_config

from danchieu.building import cms
from danchieu.cli import main
from danchieu.pages.admin import Forge, admin_pages, config
from danchieu.schema import record_schema
from newsites import found

OPTION = "      content: content\n      admin: {repo: co-quan/kho, forge: gitlab, branch: chinh}\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A new site with the editing page switched on."""
    found(tmp_path / "site")
    path = tmp_path / "site/mkdocs.yml"
    path.write_text(path.read_text("utf-8").replace("      content: content\n", OPTION), "utf-8")
    return tmp_path / "site"


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts a program in npm's place that packs files with these words; the digest of «đúng» is the one known."""
    programs = tmp_path / "programs"
    programs.mkdir()
    right = f"sha512-{b64encode(hashlib.sha512(_package('đúng')).digest()).decode()}"
    monkeypatch.setattr(cms, "PACKAGES", tuple(one._replace(integrity=right) for one in cms.PACKAGES))
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")

    def install(words: str) -> None:
        (programs / "package").write_bytes(_package(words))
        (programs / "npm").write_text(f"#!/bin/sh\ncp {programs}/package made.tgz\n", "utf-8")
        (programs / "npm").chmod(0o755)

    return install


def _package(words: str) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as files:
        for name in (name for one in cms.PACKAGES for name in one.taken):
            info = tarfile.TarInfo(name)
            info.size = len(words.encode())
            files.addfile(info, io.BytesIO(words.encode()))
    return made.getvalue()


def build(site: Path) -> Result:
    options = {"--content": site / "content", "--config": site / "mkdocs.yml", "--site": site / "site", "--lang": "en"}
    return CliRunner().invoke(main, ["build", *(str(part) for option in options.items() for part in option)])


def test_a_site_that_asks_has_the_page_the_script_and_its_licence(site: Path, npm: Callable[[str], None]) -> None:
    npm("đúng")
    result = build(site)
    assert result.exit_code == 0, result.output
    assert (site / "site/admin/sveltia-cms.js").read_text("utf-8") == "đúng"
    assert (site / "site/admin/sveltia-cms.LICENSE.txt").is_file()
    page = (site / "site/admin/index.html").read_text("utf-8")
    assert 'src="sveltia-cms.js"' in page
    fonts = re.findall(r"url\(([^)]+)\)", (site / "site/admin/fonts.css").read_text("utf-8"))
    assert len(fonts) == 4
    assert all((site / "site/admin" / name).is_file() for name in fonts)
    assert len(list((site / "site/admin").glob("*.LICENSE.txt"))) == len(cms.PACKAGES)
    backend = json.loads((site / "site/admin/config.yml").read_text("utf-8"))["backend"]
    assert backend == {"name": "gitlab", "repo": "co-quan/kho", "branch": "chinh"}


@pytest.mark.parametrize(("forge", "others"), [("github", "gitlab.com"), ("gitlab", "github.com")])
def test_an_editor_s_browser_may_ask_the_site_and_the_forge_alone(forge: str, others: str) -> None:
    page = next(iter(admin_pages(Forge(forge, "a/b", "main", "content")))).text
    policy = dict(part.split(" ", 1) for part in re.findall(r'Policy" content="([^"]+)"', page)[0].split("; "))
    assert policy["default-src"] == "'self'"
    hosts = set(re.findall(r"https://\S+", " ".join(policy.values())))
    assert f"{forge}.com" in " ".join(hosts)
    assert others not in " ".join(hosts)
    assert not any("jsdelivr" in host or "unpkg" in host for host in hosts)


def test_what_was_fetched_is_kept(site: Path, npm: Callable[[str], None], tmp_path: Path) -> None:
    npm("đúng")
    settings = load_config(str(site / "mkdocs.yml"))
    first = cms.admin_files(settings, tmp_path)
    (tmp_path / "programs/npm").write_text("#!/bin/sh\nexit 1\n", "utf-8")
    assert cms.admin_files(settings, tmp_path) == first
    assert first[0]["admin/sveltia-cms.js"].decode() == "đúng"


def test_a_site_that_does_not_ask_has_no_such_page(published: Path) -> None:
    assert not (published / "admin").exists()


def test_a_package_with_another_digest_is_refused(site: Path, npm: Callable[[str], None]) -> None:
    npm("sai")
    result = build(site)
    assert result.exit_code == 1
    assert "B008" in result.stderr
    assert not (site / "site").exists()


def test_without_npm_the_build_says_what_is_missing(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cms.shutil, "which", lambda _: None)
    result = build(site)
    assert result.exit_code == 1
    assert "B008" in result.stderr
    assert "npm" in result.stderr


def test_every_field_of_a_record_can_be_edited_and_its_text_stays_plain() -> None:
    collections = config(Forge("github", "a/b", "main", "content"))["collections"]
    assert isinstance(collections, list)
    for one in collections:
        fields = {field["name"]: field for field in one["fields"]}
        properties = record_schema()["properties"]
        assert isinstance(properties, dict)
        assert set(fields) == {*properties, "body"}
        assert fields["body"]["widget"] == "text"
        assert fields["text"]["options"] == ["full", "outline", "missing"]
        assert [name for name, field in fields.items() if field["required"]] == ["kind", "title"]


def test_a_site_that_lost_its_admin_page_says_what_it_takes_to_make_it_again(
    site: Path, npm: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    npm("đúng")
    assert build(site).exit_code == 0
    (site / "site/admin/index.html").unlink()
    for kept in site.rglob("*.tgz"):
        kept.unlink()
    monkeypatch.setattr(cms.shutil, "which", lambda _: None)
    result = build(site)
    assert result.exit_code == 1
    assert "B008" in result.stderr
