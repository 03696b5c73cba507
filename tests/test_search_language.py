"""The Vietnamese of Material's search field, run by the search engine that it is written for."""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest

LANGUAGE = Path(__file__).parent.parent / "theme" / "assets" / "javascripts" / "lunr" / "min" / "lunr.vi.min.js"
LUNR = files("mkdocs.contrib.search") / "templates" / "search" / "lunr.js"

# Like Material's worker: the language is used, tokens carry positions, and a query word ends with a wildcard.
SCRIPT = """
const [lunr, language, text, query] = process.argv.slice(1)
globalThis.lunr = require(lunr)
require(language)
globalThis.lunr.tokenizer.separator = /[\\s\\-/.,;:()]+/
const index = globalThis.lunr(function () {
  this.metadataWhitelist = ["position"]
  this.use(globalThis.lunr.vi)
  this.ref("id")
  this.field("text")
  this.add({ id: "it", text })
})
const found = index.search(query).flatMap(({ matchData }) => Object.values(matchData.metadata))
const places = found.flatMap(({ text: { position } }) => position)
const words = places.sort(([a], [b]) => a - b).map(([start, length]) => text.slice(start, start + length))
console.log(JSON.stringify(words))
"""


def found(text: str, query: str) -> list[str]:
    """The words of the text that a query finds, in their order."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("No JavaScript engine on the PATH: apt-get install nodejs")
    command = [node, "-e", SCRIPT, "--", str(LUNR), str(LANGUAGE), text, query]
    answer = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return list(dict.fromkeys(answer))


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("quyet*", ["quyết", "quyệt"]),
        ("quyết*", ["quyết"]),
        ("dang*", ["Đảng", "đang", "dâng"]),
        ("đảng*", ["Đảng"]),
        ("khóa*", ["khoá", "khóa"]),
        ("khoá*", ["khoá", "khóa"]),
        ("khoa*", ["khoá", "khóa"]),
        ("uỷ*", ["Ủy", "uỷ"]),
        ("quý*", ["quý"]),
        ("qúy*", []),
        ("35*", ["35"]),
        ("nq*", ["NQ"]),
    ],
)
def test_a_word_is_found_with_its_own_accents_or_without_any(query: str, words: list[str]) -> None:
    text = "Nghị quyết 35-NQ/TW của Đảng, đang dâng, quỷ quyệt; khoá XI, khóa XII; Ủy ban, uỷ viên, quý IV"

    assert found(text, query) == words


def test_text_in_decomposed_letters_is_found_like_any_other() -> None:
    assert found("Nghi\u0323 quye\u0302\u0301t", "quyết*") == ["quye\u0302\u0301t"]


def test_a_word_demanded_whole_is_found_in_either_normal_form() -> None:
    assert found("Nghị quyết", "+quye\u0302\u0301t") == ["quyết"]


def test_quotation_marks_and_brackets_do_not_hide_a_word() -> None:
    assert found("“Đảng” «văn kiện»", "văn*") == ["«văn"]


def test_no_word_is_too_common_to_be_found() -> None:
    assert found("là cái nhưng mà", "la* cai* nhung* ma*") == ["là", "cái", "nhưng", "mà"]


def test_words_are_not_stemmed_as_if_they_were_english() -> None:
    assert found("các ban, ban hành, bang", "+bans") == []
