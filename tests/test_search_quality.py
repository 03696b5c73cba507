"""What readers find in this project's content and in the five real plans: judged queries, and what holds for each."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from danchieu.cli import main
from danchieu.corpus import Corpus, load
from danchieu.model import Family
from danchieu.pages import names
from danchieu.search import Answer, Entry, Index, Question, ask, counts, entries, write

Judged = Sequence[Mapping[str, Any]]
HERE = Path(__file__).parent
# Two readers' judgements: of the content alone, and of the content and the real plans.
CONTENT: Judged = yaml.safe_load((HERE / "gold/search/content.yml").read_text(encoding="utf-8"))
GROUPS: Mapping[str, Judged] = yaml.safe_load((HERE / "golden/search/quality.yml").read_text(encoding="utf-8"))
BOTH: Judged = [one for group in GROUPS.values() for one in group]
QUERIES = [one["query"] for one in BOTH]
PLANS = {
    "000_9187cc215f9e2620.txt": "binh-thuan",
    "001_19f57703f523cddc.txt": "can-tho",
    "002_7d5e0f757b5445b9.txt": "binh-dinh",
    "003_b7a501ed605dec47.txt": "luc-ngan",
    "004_2303e0fdefc00b04.txt": "lai-chau",
}


@dataclass
class Archive:
    """A corpus and its index; results are known by the ids of documents."""

    name: str
    corpus: Corpus
    _index: Index = field(init=False)

    def __post_init__(self) -> None:
        self._index = Index(dict(write([counts(entry) for entry in self.entries])).__getitem__)

    @cached_property
    def entries(self) -> Sequence[Entry]:
        """What is indexed of each document."""
        return list(entries(self.corpus, lambda id_: names.target_name(self.corpus, id_), str))

    def called(self, id_: str) -> set[str]:
        """What judgements call a document: the five plans have names of their own."""
        document = self.corpus.documents.get(id_)
        return {id_, PLANS.get(document.record.source.file or "", id_) if document else id_}

    def ask(self, words: str, size: int = 1000) -> Answer:
        """The answer, with all results."""
        return ask(self._index, Question(words, size=size, is_exhaustive=True))

    def found(self, words: str) -> list[str]:
        """The documents that answer, the best first."""
        return [result.url for result in self.ask(words).results]


def imported(seeds: Path, content: Path, folder: Path) -> Path:
    """The real plans in whole, beside the catalogue of `content`."""
    shutil.copytree(content / "works", folder / "works")
    shutil.copy(content / "bodies.yml", folder)
    result = CliRunner().invoke(main, ["import", *map(str, sorted(seeds.glob("*.txt"))), "--to", str(folder)])
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture(scope="module", params=["content", "seeds"])
def archive(request: pytest.FixtureRequest, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Archive:
    if request.param == "content":
        return Archive("content", load(root / "content"))
    folder = imported(request.getfixturevalue("seeds"), root / "content", tmp_path_factory.mktemp("archive"))
    return Archive("seeds", load(folder))


# --- judged answers ------------------------------------------------------------------------------------------------


def fault(archive: Archive, judged: Mapping[str, Any]) -> str:
    """What is wrong with the first answer; nothing where it is right."""
    accepted = judged["first"] if isinstance(judged["first"], list) else [judged["first"]]
    first = next(iter(archive.ask(judged["query"], size=10).results), None)
    if first is None or archive.called(first.url).isdisjoint(accepted):
        return f"{judged['query']}: {first and first.url}"
    clause = judged.get("clause", first.found.anchor)
    return "" if first.found.anchor == clause else f"{judged['query']}: {first.url}#{first.found.anchor}"


@pytest.mark.parametrize("judged", [CONTENT, BOTH], ids=["content", "both"])
def test_the_judgements_are_of_at_least_sixty_queries(judged: Judged) -> None:
    assert len({one["query"] for one in judged}) == len(judged) >= 60


def test_nineteen_first_answers_of_twenty_are_what_the_readers_meant(archive: Archive) -> None:
    both = [one for one in BOTH if one.get("only", archive.name) == archive.name]
    judged = [*both, *(CONTENT if archive.name == "content" else ())]
    wrong = [said for one in judged if (said := fault(archive, one))]
    assert len(wrong) <= 0.05 * len(judged), "\n".join(wrong)


# --- accents -------------------------------------------------------------------------------------------------------


def unaccented(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def test_a_query_without_accents_finds_all_that_it_finds_with_them(archive: Archive) -> None:
    lost = {query: set(archive.found(query)) - set(archive.found(unaccented(query))) for query in QUERIES}
    assert {query: documents for query, documents in lost.items() if documents} == {}


# --- phrases -------------------------------------------------------------------------------------------------------

SYLLABLE = re.compile(r"[^\W\d_]+|\d+")
# Grave, acute, hook above, tilde, dot below.
TONES = "\u0300\u0301\u0309\u0303\u0323"


def syllables(text: str) -> list[str]:
    """The syllables of a text, each with its tone behind its letters, so that "hoà" and "hòa" are one."""
    found = SYLLABLE.findall(unicodedata.normalize("NFC", text).lower())
    return [_with_tone_last(unicodedata.normalize("NFD", one)).lstrip("0") or "0" for one in found]


def _with_tone_last(letters: str) -> str:
    return "".join(sorted(letters, key=lambda letter: letter in TONES))


def texts_of(entry: Entry) -> list[str]:
    return [entry.title, entry.subject, *entry.facts, *(part.text for part in entry.parts)]


def sampled(texts: Iterable[str]) -> Iterator[str]:
    """Phrases of two to five syllables from all over the archive."""
    for number, text in enumerate(texts):
        words = SYLLABLE.findall(text)
        length = 2 + number % 4
        yield from (" ".join(words[at : at + length]) for at in range(number % 7, len(words) - length, 150))


def holds(text: Sequence[str], phrase: Sequence[str]) -> bool:
    return any(text[at : at + len(phrase)] == phrase for at in range(len(text)))


def test_a_phrase_finds_what_looking_through_all_documents_finds(archive: Archive) -> None:
    texts = {entry.url: [syllables(text) for text in texts_of(entry)] for entry in archive.entries}
    phrases = {*sampled(text for entry in archive.entries for text in texts_of(entry)), "tuyên truyền trăng sao"}
    assert len(phrases) > 100
    wrong = {}
    for phrase in phrases:
        words = syllables(phrase)
        held = {name for name, own in texts.items() if any(holds(text, words) for text in own)}
        if (found := set(archive.found(f'"{phrase}"'))) != held:
            wrong[phrase] = found ^ held
    assert wrong == {}


# --- symbols -------------------------------------------------------------------------------------------------------


def typings(symbol: str) -> Iterator[str]:
    yield from (symbol, symbol.lower(), unaccented(symbol).lower(), f"số {symbol}", f"số{symbol}")
    yield from (re.sub(r"[-/]", " ", symbol), re.sub(r"[-/]", "", symbol), re.sub(r"([-/])", r" \1 ", symbol))


def test_no_symbol_is_missed_in_any_typing(archive: Archive) -> None:
    same: dict[str, set[str]] = {}
    for entry in archive.entries:
        if re.match(r"\d+\D", entry.symbol):
            same.setdefault(entry.symbol, set()).add(entry.url)
    assert len(same) > 20
    missed = [words for symbol in same for words in typings(symbol) if not same[symbol] & {*archive.found(words)[:1]}]
    assert missed == []


def test_every_text_that_cites_a_symbol_is_found_by_it(archive: Archive) -> None:
    cited = {
        (placed.link.citation.symbol, id_)
        for id_, document in archive.corpus.documents.items()
        for placed in document.links
        if placed.link.citation.family is Family.NUMBERED and re.match(r"\d+\D", placed.link.citation.symbol or "")
    }
    assert len(cited) > 20
    assert {(symbol, id_) for symbol, id_ in cited if id_ not in archive.found(symbol or "")} == set()


def test_type_and_number_lead_to_a_document_of_that_type_and_number(archive: Archive) -> None:
    numbers = {e.url: (e.type, int(found[0])) for e in archive.entries if (found := re.match(r"\d+", e.symbol))}
    wanted = set(numbers.values())
    assert {f"{kind} {number}": numbers.get(archive.found(f"{kind} {number}")[0]) for kind, number in wanted} == {
        f"{kind} {number}": (kind, number) for kind, number in wanted
    }
