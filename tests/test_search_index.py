"""The index: the same bytes however it came about, and lunr's scores from the few files that a question loads."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from unittest import mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lunr.builder import Builder

from danchieu.search import Counts, Entry, Index, Part, counts, from_bytes, joined, patch, to_bytes, write
from danchieu.search.packing import numbers, pack, unpack, varints
from danchieu.search.weights import BOOSTS, PAIR, SINGLE, scores
from danchieu.search.words import folded, pairs, spellings
from searching import ENTRIES, built, entry

SYLLABLES = ["kế", "kề", "hoạch", "hoach", "đường", "Dương", "số", "5", "hoà", "hòa"]


def entries(ids: Iterable[str]) -> st.SearchStrategy[list[Entry]]:
    texts = st.lists(st.sampled_from(SYLLABLES), max_size=12).map(" ".join)
    dates = st.sampled_from(["", "2020-01-01", "2021-05-06", "2022-01-01"])
    symbols = st.sampled_from(["", "35-NQ/TW", "5/KH-UBND"])

    def one(id_: str) -> st.SearchStrategy[Entry]:
        parts = st.lists(st.builds(Part, st.just("p"), texts, st.booleans()), max_size=3).map(tuple)
        cites = st.sets(st.sampled_from(sorted(ids))).map(tuple)
        return st.builds(
            Entry, st.just(id_), st.just(id_), texts, texts, date=dates, symbol=symbols, parts=parts, cites=cites
        )

    return st.tuples(*(st.none() | one(id_) for id_ in sorted(ids))).map(lambda found: [e for e in found if e])


BEFORE_AND_AFTER = st.tuples(entries("abcdef"), entries("abcdef"))


@settings(max_examples=60)
@given(BEFORE_AND_AFTER)
def test_an_index_that_was_patched_is_the_index_that_is_written(versions: tuple[list[Entry], list[Entry]]) -> None:
    before, after = versions
    files = built(tuple(before))
    old, new = {e.id: e for e in before}, {e.id: e for e in after}
    removed = [counts(e) for e in before if new.get(e.id) != e]
    added = [counts(e) for e in after if old.get(e.id) != e]
    for uri, content in patch(files.__getitem__, removed, added) or ():
        files[uri] = content or b""
    assert {uri: content for uri, content in files.items() if content} == built(tuple(after))


@pytest.mark.parametrize("rows", [1, 2, 3, 7])
def test_an_index_is_the_same_however_many_rows_are_taken_at_a_time(rows: int) -> None:
    with mock.patch.object(joined, "_CHUNK", rows):
        few = dict(write([counts(one) for one in ENTRIES]))
    assert few == dict(write([counts(one) for one in ENTRIES]))


def test_documents_that_move_up_by_one_are_not_written_over_each_other() -> None:
    before = [entry("b", "B", date=""), entry("c", "C", date=""), entry("d", "D", date="")]
    files = built(tuple(before))
    for uri, content in patch(files.__getitem__, [], [counts(entry("a", "A", date=""))]) or ():
        files[uri] = content or b""
    assert files == built((*before, entry("a", "A", date="")))


def test_an_edit_touches_no_shard_but_those_of_the_words_that_changed() -> None:
    old = counts(entry("kh", "Kế hoạch", "Phòng đọc mở cửa buổi sáng.", "Trồng cây ven sông."))
    new = counts(entry("kh", "Kế hoạch", "Phòng đọc mở cửa buổi sáng.", "Trồng cây ven suối."))
    files = dict(write([old, *(counts(one) for one in ENTRIES)]))
    changed = [uri for uri, _ in patch(files.__getitem__, [old], [new]) or () if uri.startswith("t/")]
    # "sông", "ven sông", "suối", "ven suối"
    assert 0 < len(changed) <= 4


def test_an_index_that_needs_more_shards_has_to_be_written_whole() -> None:
    files = built(())
    assert patch(files.__getitem__, [], [counts(entry(f"kh-{n}", "Kế hoạch")) for n in range(40)]) is None


def test_the_order_in_which_documents_are_given_changes_nothing() -> None:
    assert built(tuple(reversed(ENTRIES))) == built()


def test_a_build_id_tells_two_archives_apart() -> None:
    other = (*ENTRIES[:-1], entry("bc-quan", "Báo cáo khác"))
    assert Index(built().__getitem__).id != Index(built(other).__getitem__).id


@given(entries("ab").filter(bool))
def test_the_counts_of_a_document_can_be_kept(found: list[Entry]) -> None:
    def as_values(one: Counts) -> tuple[object, ...]:
        return one.facts, one.vocabulary, one.rows.tolist(), one.often.tolist(), one.shown

    assert as_values(from_bytes(to_bytes(counts(found[0])))) == as_values(counts(found[0]))


@given(st.lists(st.integers(0, 2**40)))
def test_numbers_are_read_as_they_were_written(given_numbers: list[int]) -> None:
    assert numbers(varints(np.array(given_numbers, np.int64))).tolist() == given_numbers


def test_a_file_that_the_server_has_unpacked_is_read_too() -> None:
    packed = pack({"a": "ế"}, {"one": b"\n1", "two": b""})
    assert unpack(packed) == unpack(zlib.decompress(packed, 31)) == ({"a": "ế"}, {"one": b"\n1", "two": b""})


# --- lunr ----------------------------------------------------------------------------------------------------------


def terms_of(texts: Iterable[str]) -> list[str]:
    """What a field holds for lunr: each syllable and pair as spelled, and folded with a "~"."""
    exact = [term for text in texts for words in [spellings(text)] for term in (*words, *pairs(words))]
    return [*exact, *(f"~{folded(term)}" for term in exact)]


def whole_lunr(found: Iterable[Entry]) -> object:
    """lunr's own index of everything."""
    builder = Builder()
    builder.ref("id")
    for name, boost in zip(("title", "facts", "headings", "text"), BOOSTS, strict=True):
        builder.field(name, boost)
    for one in found:
        headings = [part.text for part in one.parts if part.is_heading]
        text = [part.text for part in one.parts if not part.is_heading]
        fields = {"title": (one.title, one.subject), "facts": one.facts, "headings": headings, "text": text}
        builder.add({"id": one.id, **{name: terms_of(texts) for name, texts in fields.items()}})
    return builder.build()


@pytest.mark.parametrize(
    "terms",
    [
        {"kinh phí": PAIR, "kinh": SINGLE, "phí": SINGLE},
        {"~phong": SINGLE, "~chay": SINGLE, "~phong chay": PAIR},
        {"~quan": SINGLE},
        {"~35 nq": PAIR, "~nq tw": PAIR, "~song": SINGLE, "xã": SINGLE},
    ],
    ids=" ".join,
)
def test_scores_are_those_of_lunr_over_the_whole_index(terms: dict[str, float]) -> None:
    lunr = whole_lunr(ENTRIES)
    query = lunr.create_query()  # type: ignore[attr-defined]
    for term, boost in terms.items():
        query.term(term, boost=boost, use_pipeline=False)
    theirs = {result["ref"]: result["score"] for result in lunr.query(query)}  # type: ignore[attr-defined]
    ordered = sorted(ENTRIES, key=lambda one: (one.date, one.id))
    ours = dict(zip([one.id for one in ordered], scores(Index(built().__getitem__), terms), strict=True))
    assert {id_: score for id_, score in ours.items() if score} == pytest.approx(theirs)
