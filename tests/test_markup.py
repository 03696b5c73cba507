"""Pages become the same HTML by our reader as by Python-Markdown, or are left to it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora import corpus, numbered_records, record, write
from danchieu.corpus import load
from danchieu.markup import Links, render
from danchieu.pages import pages

# Those of mkdocs.yml; the test of the configuration holds that they are these.
EXTENSIONS = ["admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"]

# The one page that shows pieces of YAML; Python-Markdown may have it.
WITH_CODE = "phat-hien/index.md"

CROWDED = """Căn cứ Nghị quyết số 35-NQ/TW_a *và* **Kế hoạch [số 1]** `x` <b> & &amp; \\ | ! {.x}

A. VIỆC "THỨ NHẤT"

I. Nghị quyết số 35-NQ/TW ngày 22/10/2018 của Bộ Chính trị *hết

1. **Tên.** Lời **Nghị quyết số 35-NQ/TW** sau.

- Các Nghị quyết số 18-NQ/TW, 19-NQ/TW.

+ Lời # không > phải : danh = sách ~ nào.

| Việc | Ai \\| nào |
| --- | --- |
| Nghị quyết Đại hội XIII của Đảng | *hai* |
| | một |
"""


def by_python_markdown(text: str) -> str:
    body = text.partition("\n---\n")[2] if text.startswith("---\n") else text
    return markdown.Markdown(extensions=EXTENSIONS).convert(body)


def ours(uri: str, text: str, monkeypatch: pytest.MonkeyPatch) -> str | None:
    """Our HTML with links left as Python-Markdown leaves them: that part is tested by itself."""
    monkeypatch.setattr(Links, "served", lambda _self, href: href)
    found = render(uri, text)
    return found.html if found else None


@pytest.mark.parametrize("folder", ["content", "small"])
def test_every_page_of_a_corpus_is_the_same(
    root: Path, tmp_path: Path, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = root / "content" if folder == "content" else write(tmp_path, numbered_records(12))
    texts = {page.uri: page.text for page in pages(load(content)) if page.uri.endswith(".md")}
    assert texts
    for uri, text in texts.items():
        known = (None,) if uri == WITH_CODE else ()
        assert ours(uri, text, monkeypatch) in (by_python_markdown(text), *known), uri


def test_comparisons_are_the_same_and_whole_papers_too_or_left_alone(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {page.uri: page.text for page in pages(load(root / "tests" / "papers")) if page.uri.endswith(".md")}
    for uri, text in texts.items():
        left_alone = (None,) if uri.startswith("ke-hoach/") or uri == WITH_CODE else ()
        assert ours(uri, text, monkeypatch) in (by_python_markdown(text), *left_alone), uri
    assert any(uri.startswith("so-sanh/") for uri in texts)


def test_a_crowded_document_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = corpus(tmp_path, {"plans/a.md": record(body=CROWDED, title="Một \\_tên_ *lạ* <i> [x](y) \"z\" & 'v'")})
    texts = {page.uri: page.text for page in pages(found) if page.uri.endswith(".md")}
    assert "ke-hoach/a.md" in texts
    for uri, text in texts.items():
        known = (None,) if uri == WITH_CODE else ()
        assert ours(uri, text, monkeypatch) in (by_python_markdown(text), *known), uri


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aă 1.-+*_#[](){}<>&|!\\`:\"'~^=\n", max_size=120))
def test_any_words_are_the_same_or_left_to_python_markdown(body: str) -> None:
    with pytest.MonkeyPatch.context() as patched, tempfile.TemporaryDirectory() as folder:
        found = corpus(Path(folder), {"plans/a.md": record(body=f"Một\n\n{body}\n")})
        text = next(page.text for page in pages(found) if page.uri == "ke-hoach/a.md")
        assert ours("ke-hoach/a.md", text, patched) in (None, by_python_markdown(text))


@pytest.mark.parametrize(
    "text",
    ["1. một\n2. hai", "- một\n\n- hai", "```\nx\n```", "> lời", "[a][b]", "a  \nb", "!!! note\n    x", "từ\n: nghĩa"],
)
def test_forms_that_our_pages_never_write_are_left_to_python_markdown(text: str) -> None:
    assert render("a.md", text) is None


@pytest.mark.parametrize(
    ("uri", "href", "address"),
    [
        ("ke-hoach/a.md", "../van-ban/b.md#ii-1", "../../van-ban/b/#ii-1"),
        ("ke-hoach/a.md", "b.md", "../b/"),
        ("ke-hoach/a.md", "#i", "#i"),
        ("ke-hoach/a.md", "../nam/index.md", "../../nam/"),
        ("ke-hoach/index.md", "a.md", "a/"),
        ("index.md", "nam/index.md", "nam/"),
        ("nam/2023/trang/2.md", "../../2023.md", "../../"),
        ("ke-hoach/a.md", "../index.md", "../../"),
        ("ke-hoach/a.md", "../goc/0a.pdf", "../../goc/0a.pdf"),
        ("ke-hoach/a.md", "https://example.org/a.md", "https://example.org/a.md"),
    ],
)
def test_links_lead_to_where_pages_are_served(uri: str, href: str, address: str) -> None:
    assert Links(uri).served(href) == address


def test_a_page_tells_its_facts_its_headings_and_where_it_leads() -> None:
    found = render(
        "ke-hoach/a.md", '---\ntitle: "Tên"\n---\n\n# Tên *này*\n\n## [I.](#i){ .mark } MỘT { #i }\n\n[x](../b.md#c)\n'
    )
    assert found is not None
    assert found.meta == {"title": "Tên"}
    assert [(h.level, h.id, h.title) for h in found.headings] == [(1, "ten-nay", "Tên này"), (2, "i", "I. MỘT")]
    assert found.links == (("b.md", "c"),)


def test_headings_without_an_id_get_distinct_ones() -> None:
    found = render("a.md", "## Tên\n\n## Tên\n\n## Khác { #ten_1 }\n")
    assert found is not None
    assert found.html == by_python_markdown("## Tên\n\n## Tên\n\n## Khác { #ten_1 }\n")
