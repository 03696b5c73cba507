"""After an edit of texts the corpus is revised to what composing it anew gives, or left to be composed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora import record, write
from danchieu.analysis import analyse
from danchieu.bodies import body_index
from danchieu.corpus import Corpus, load
from danchieu.gist import Gist, gist
from danchieu.linked import link
from danchieu.patched import Patched, changed, patched
from danchieu.revision import Edit, revise

# Three levels, two years, and what they may say of one another, of the catalogue, and of what it lacks.
PLANS = {
    "tinh": {"symbol": "1-KH/TU", "date": "2021-05-20"},
    "tinh-cu": {"symbol": "2-KH/TU", "date": "2020-05-20"},
    "huyen": {"symbol": "3-KH/HU", "issuer": "huyen-uy-song-thao", "date": "2021-07-01"},
    "huyen-hai": {"symbol": "4-KH/HU", "issuer": "huyen-uy-song-thao", "date": "2021-07-01"},
    "yen-lac": {"symbol": "5-KH/TU", "issuer": "tinh-uy-yen-lac", "date": "2021-08-01"},
}
SENTENCES = (
    "Thực hiện Nghị quyết số 35-NQ/TW.",
    "Thực hiện Kế hoạch số 1-KH/TU của Tỉnh ủy An Bình.",
    "Căn cứ Kế hoạch số 1-KH/TU của Tỉnh ủy An Bình.",
    "Căn cứ Kế hoạch số 2-KH/TU của Tỉnh ủy An Bình.",
    "Thực hiện Kế hoạch số 3-KH/HU của Huyện ủy Sông Thao.",
    "Theo Kế hoạch số 4-KH/HU của Huyện ủy Sông Thao và Nghị quyết số 35-NQ/TW.",
    "Thay thế Kế hoạch số 2-KH/TU của Tỉnh ủy An Bình.",
    "Theo Kết luận số 21-KL/TW ngày 25/10/2021.",
    "Theo Kết luận số 21-KL/TW.",
    "Theo Chỉ thị số 05-CT/TW của Bộ Chính trị.",
    "Huyện ủy Sông Thao chủ trì, báo cáo trước ngày 20/11.",
    "Nêu việc tốt.",
)
TASKS = "\n\nII. TỔ CHỨC THỰC HIỆN\n\n1. Tỉnh ủy An Bình theo dõi.\n\n2. Huyện ủy Sông Thao lập sổ.\n"


def text_of(name: str, sentences: Sequence[str]) -> str:
    body = "I. MỘT\n\n" + "\n\n".join(f"{n}. {one}" for n, one in enumerate(sentences, 1))
    return record(**PLANS[name], title="Tuyên truyền", body=body + (TASKS if len(sentences) > 2 else ""))


@cache
def content_of(said: tuple[tuple[str, ...], ...]) -> Corpus:
    with TemporaryDirectory() as folder:
        texts = {f"plans/{name}.md": text_of(name, some) for name, some in zip(PLANS, said, strict=True)}
        return load(write(Path(folder), texts))


def gists_in(found: Corpus, ids: Collection[str]) -> Mapping[str, Gist]:
    bodies = body_index(found.catalogue)
    return {id_: gist(link(analyse(found.documents[id_].record), found.places), bodies) for id_ in ids}


def revised(before: Corpus, after: Corpus) -> Corpus | None:
    edited = [id_ for id_ in before.records if before.documents[id_].record != after.documents[id_].record]
    then, now = gists_in(before, edited), gists_in(after, edited)
    edits = {id_: Edit(then[id_], now[id_]) for id_ in edited}
    return revise(before, edits, lambda ids: gists_in(before, ids))


# What `load` makes besides, and what is as large as the texts, others see to.
NOT_COMPOSED = {"documents", "tasks", "contexts", "alike", "catalogue"}


def differing(found: Corpus, expected: Corpus) -> list[str]:
    names = [one.name for one in fields(Corpus) if one.name not in NOT_COMPOSED]
    return [name for name in names if as_listed(getattr(found, name)) != as_listed(getattr(expected, name))]


def as_listed(value: object) -> object:
    """Mappings with their order, which pages may follow."""
    return list(value.items()) if isinstance(value, Mapping) else value


says = st.tuples(*(st.lists(st.sampled_from(SENTENCES), max_size=3).map(tuple) for _ in PLANS))


@settings(max_examples=300, deadline=None)
@given(says, says, st.sets(st.sampled_from(range(len(PLANS))), max_size=2))
def test_a_revised_corpus_is_the_composed_one(
    before: tuple[tuple[str, ...], ...], other: tuple[tuple[str, ...], ...], edited: set[int]
) -> None:
    after = tuple(other[n] if n in edited else before[n] for n in range(len(PLANS)))
    found = revised(content_of(before), content_of(after))
    if found is not None:
        assert differing(found, content_of(after)) == []


NOTHING: tuple[str, ...] = ()


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_is_said_more_is_followed(sentence: str) -> None:
    """What others name already, the corpus knows without being composed anew."""
    elsewhere = (NOTHING, SENTENCES[7:10], NOTHING, NOTHING, NOTHING)
    before, after = content_of(elsewhere), content_of((*elsewhere[:4], (sentence,)))
    found = revised(before, after)
    assert found is not None
    assert differing(found, after) == []


def test_a_wanted_work_that_nobody_named_before_takes_composing() -> None:
    before, after = content_of((NOTHING,) * 5), content_of((*(NOTHING,) * 4, (SENTENCES[7],)))
    assert revised(before, after) is None
    assert revised(after, before) is None


def test_a_loop_of_parents_takes_composing() -> None:
    round_about = (SENTENCES[4],), NOTHING, (SENTENCES[1],), NOTHING, NOTHING
    before = content_of((NOTHING, *round_about[1:]))
    found = revised(before, content_of(round_about))
    assert found is None or differing(found, content_of(round_about)) == []


# --- mappings ------------------------------------------------------------------------------------------------------


def test_a_patched_mapping_is_a_mapping_of_what_it_has() -> None:
    found = Patched({"a": 1, "c": 3, "d": 4}, {"a": None, "b": 2, "d": 5, "x": None})
    assert list(found.items()) == [("b", 2), ("c", 3), ("d", 5)]
    assert len(found) == 3
    assert [key in found for key in ("a", "b", "c", "x")] == [False, True, True, False]
    assert found.get("a") is None


def test_changes_that_change_nothing_leave_the_mapping() -> None:
    base = {"a": 1}
    assert patched(base, {"a": 1, "b": None}) is base


def test_what_differs_is_found_whatever_the_mappings_are() -> None:
    base = {"a": 1, "b": 2}
    for found in (patched(base, {"a": None, "b": 3, "c": 4}), {"b": 3, "c": 4}):
        assert sorted(changed(base, found)) == ["a", "b", "c"]
    assert list(changed(base, base)) == []
