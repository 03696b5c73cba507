"""A new record comes from questions or flags, lints clean, and never replaces another."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpora import write
from danchieu.cli import main, writing
from danchieu.corpus import load, read
from danchieu.lint import lint
from danchieu.new import proposals

FLAGS = {
    "--kind": "Kế hoạch",
    "--issuer": "tinh uy an binh",
    "--symbol": "05 - KH/TU",
    "--date": "20/5/2021",
    "--title": "Tuyên truyền năm 2021",
}


def run(folder: Path, typed: str | None = None, **changed: str | None) -> Result:
    flags = {**FLAGS, **{f"--{name}": value for name, value in changed.items()}}
    given = [part for name, value in flags.items() if value is not None for part in (name, value)]
    arguments = ["new", "--content", str(folder), "--config", str(folder / "mkdocs.yml"), "--lang", "en", *given]
    return CliRunner().invoke(main, arguments, input=typed)


def test_a_record_from_flags_lies_where_an_import_would_put_it_and_lints_clean(tmp_path: Path) -> None:
    result = run(write(tmp_path, {}))
    assert result.exit_code == 0, result.output
    path = tmp_path / "plans/2021/ke-hoach-05-kh-tu-tinh-uy-an-binh-2021.md"
    assert result.stdout.strip() == path.as_posix()
    assert path.read_text(encoding="utf-8").splitlines()[2:] == [
        "kind: kế hoạch",
        "symbol: 05-KH/TU",
        "issuer: tinh-uy-an-binh",
        "place: An Bình",
        "date: 2021-05-20",
        "title: Tuyên truyền năm 2021",
        "text: missing",
        "---",
    ]
    assert lint(load(tmp_path)) == []


def test_the_schema_is_that_of_the_published_site(tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": "site_name: A\nsite_url: https://example.vn/kh/\n", "docs/a.md": ""})
    path = Path(run(tmp_path).stdout.strip())
    second = path.read_text(encoding="utf-8").splitlines()[1]
    assert second == "# yaml-language-server: $schema=https://example.vn/kh/schema/record.json"


def test_a_record_is_never_overwritten(tmp_path: Path) -> None:
    path = Path(run(write(tmp_path, {})).stdout.strip())
    path.write_text("của người khác", encoding="utf-8")
    assert run(tmp_path).exit_code == 1
    assert path.read_text(encoding="utf-8") == "của người khác"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"title": None, "date": None}, "--date, --title"),
        ({"issuer": "tinh uy"}, "tinh-uy-yen-lac"),
        ({"issuer": "sở y tế"}, "no body"),
        ({"date": "30/2/2021"}, "30/2/2021"),
        ({"title": " "}, "title"),
        ({"kind": ""}, "type"),
    ],
)
def test_what_is_missing_or_unclear_is_said_and_nothing_is_written(
    tmp_path: Path, changed: dict[str, str | None], said: str
) -> None:
    result = run(write(tmp_path, {}), **changed)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not (tmp_path / "plans").exists()


def test_what_the_source_does_not_show_is_null(tmp_path: Path) -> None:
    path = Path(run(write(tmp_path, {}), symbol="", date="").stdout.strip())
    assert {"symbol: null", "date: null"} <= set(path.read_text(encoding="utf-8").splitlines())
    assert lint(load(tmp_path)) == []


def test_at_a_terminal_the_rest_is_asked_and_bodies_are_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "is_terminal", lambda: True)
    typed = "đề cương\ntỉnh ủy\n2\n\n2021-05-20\nĐợt học tập\n"
    result = run(write(tmp_path, {}), typed, kind=None, issuer=None, symbol=None, date=None, title=None)
    assert result.exit_code == 0, result.output
    [record] = read(tmp_path).records.values()
    assert record.path == "outlines/2021/de-cuong-dot-hoc-tap-tinh-uy-yen-lac-2021.md"
    assert (record.header.issuer, record.header.title) == ("tinh-uy-yen-lac", "Đợt học tập")


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("an binh", ["tinh-uy-an-binh"]),
        ("tinh uy", ["tinh-uy-an-binh", "tinh-uy-yen-lac"]),
        ("trung-uong", ["trung-uong"]),
        ("tinh-uy-yen-lac", ["tinh-uy-yen-lac"]),
        ("", []),
    ],
)
def test_bodies_are_found_by_words_without_accents(tmp_path: Path, words: str, keys: list[str]) -> None:
    bodies = read(write(tmp_path, {})).catalogue.bodies.values()
    assert [body.key for body in proposals(words, bodies)] == keys
