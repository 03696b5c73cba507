"""Other people's words reach the page unchanged, whatever they look like to Markdown or HTML."""

from __future__ import annotations

import html
import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from danchieu.pages.markdown import inline, table_of_words
from danchieu.text import nfc, squeeze

EXTENSIONS = ["attr_list", "md_in_html", "tables", "footnotes", "def_list", "admonition", "toc"]


def shown(source: str) -> str:
    """The words that a reader of the page sees."""
    rendered = markdown.markdown(source, extensions=EXTENSIONS)
    return squeeze(html.unescape(re.sub(r"<[^>]+>", "", rendered)))


@pytest.mark.parametrize(
    "words",
    [
        "1. Năm 2020",
        "- gạch",
        "+ cộng",
        "a * b * c",
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "![x](http://a.b/c.png)",
        "# không phải tiêu đề",
        "!!! note",
        "{: #x .y }",
        "a | b",
        "&lt;b&gt; &amp; &#42;",
        "`mã` _gạch_ \\ ngược",
        "[^1]: chú thích",
        ": định nghĩa",
        "====",
    ],
)
def test_words_that_look_like_markup_are_shown_as_they_stand(words: str) -> None:
    assert shown(inline(words, {}, start_of_block=True)) == words


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cn", "Co"), blacklist_characters="*")))
def test_any_words_are_shown_as_they_stand(words: str) -> None:
    words = squeeze(nfc(words))
    assert shown(inline(words, {}, start_of_block=True)) == words


def test_a_link_goes_around_its_words_and_emphasis_stays() -> None:
    text = "theo **Nghị quyết 35** và *Chỉ thị*"
    assert inline(text, {(7, 20): "[%s](x.md)"}) == "theo **[Nghị quyết 35](x.md)** và *Chỉ thị*"


def test_emphasis_that_a_link_would_cut_in_two_is_left_out_and_no_word_is_lost() -> None:
    text = "số **35-NQ/TW của Bộ**"
    assert inline(text, {(0, 13): "[%s](x.md)"}) == "[số 35-NQ/TW](x.md) của Bộ"


def test_a_table_keeps_its_cells_and_their_words() -> None:
    text = "| Việc | Ai |\n|---|---|\n| <b> [x](javascript:a) | Sở A\\|Sở B theo NQ 35 |"
    at = text.index("NQ 35")
    lines = table_of_words(text, {(at, at + 5): "[%s](x.md)"})
    rendered = markdown.markdown("\n".join(lines), extensions=EXTENSIONS)
    cells = re.findall(r"<t[hd]>(.*?)</t[hd]>", rendered)
    assert cells == ["Việc", "Ai", "&lt;b&gt; [x](javascript:a)", 'Sở A&#124;Sở B theo <a href="x.md">NQ 35</a>']


def test_a_percent_sign_in_the_words_is_no_placeholder() -> None:
    assert inline("đạt 95%s NQ 35", {(9, 14): "[%s](x.md)"}) == "đạt 95%s [NQ 35](x.md)"
