"""What is alike after an edit is what it would be had nothing been known before."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from danchieu.lineage import Lineage
from danchieu.model import Header
from danchieu.passages import Alike, Earlier, Same, Signature, alike, changes, signature
from danchieu.passages.candidates import Rows, candidates
from danchieu.passages.signature import SKETCH
from danchieu.passages.wordcodes import Places
from test_passages import ONE, SYLLABLES, TWO, document

IDS = [f"d{n:02d}" for n in range(24)]


class Plan(NamedTuple):
    """A plan of a random corpus: its paragraphs by number, and its place among its kin."""

    paragraphs: tuple[str, ...]
    title: str = ""
    year: int = 2020
    issuer: str | None = None
    parent: str | None = None

    def now(self) -> Earlier:
        """The plan as the join sees it."""
        header = Header(title=self.title, date=date(self.year, 1, 1), issuer=self.issuer)
        return Earlier(signed("\n\n".join(self.paragraphs), self.title), header, Lineage(parent=self.parent))


Corpus = Mapping[str, Plan]


@cache
def signed(body: str, title: str) -> Signature:
    return signature(document("any", body, title))


def variants() -> list[str]:
    """Paragraphs of three kinds, each with a few other words: nearly alike, some in more than may share a value."""
    rng = random.Random(11)
    made = []
    for _ in range(3):
        words = rng.choices(SYLLABLES, k=26)
        for _ in range(14):
            changed = set(rng.sample(range(26), rng.randrange(9)))
            made.append(" ".join(rng.choice(SYLLABLES) if n in changed else word for n, word in enumerate(words)))
    return made


VARIANTS = variants()
TITLES = ["", " ".join(VARIANTS[0].split()[:9])]  # the second takes runs away from the paragraphs that repeat it
paragraphs = st.tuples(st.sampled_from(VARIANTS), st.sampled_from(["", " 1", " 2"])).map("".join)
plans = st.builds(
    Plan,
    st.lists(paragraphs, max_size=5).map(tuple),
    st.sampled_from(TITLES),
    st.integers(2018, 2022),
    st.sampled_from([None, "một", "hai"]),
    st.sampled_from([None, *IDS[:4]]),
)


@st.composite
def edited(draw: st.DrawFn) -> tuple[Corpus, Corpus]:
    """A corpus and what edits make of it: plans that come, go, are written anew, or have one thing changed."""
    old = draw(st.dictionaries(st.sampled_from(IDS), plans, min_size=8))
    new = dict(old)
    for id_ in draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=3, unique=True)):
        one = draw(plans)
        was = new.pop(id_, one)
        kept = draw(st.sampled_from(["nothing", "text", "kin", "all but one", "file"]))
        if kept == "text":
            new[id_] = one._replace(paragraphs=was.paragraphs, title=was.title)
        elif kept == "kin":
            new[id_] = was._replace(paragraphs=one.paragraphs)
        elif kept == "all but one":
            new[id_] = was._replace(paragraphs=was.paragraphs[:-1])
        elif kept == "file":
            new[f"{id_}-doi-ten"] = was
        elif draw(st.booleans()):
            new[id_] = one
    return old, new


def parts(corpus: Corpus) -> tuple[dict[str, Signature], dict[str, Header], dict[str, Lineage]]:
    plans = {id_: plan.now() for id_, plan in corpus.items()}
    return (
        {id_: one.signature for id_, one in plans.items()},
        {id_: one.header for id_, one in plans.items()},
        {id_: one.lineage for id_, one in plans.items()},
    )


def realike(
    known: Mapping[str, Mapping[str, Alike]], before: Mapping[str, Earlier], *now: Any
) -> dict[str, Mapping[str, Alike]]:
    """What is alike after the changes."""
    return {id_: entry for id_, entry in {**known, **changes(known, before, *now)}.items() if entry}


def earlier(old: Corpus, new: Corpus) -> dict[str, Earlier]:
    different = [id_ for id_ in {*old, *new} if old.get(id_) != new.get(id_)]
    return {id_: old[id_].now() if id_ in old else Earlier() for id_ in different}


@given(edited())
@settings(max_examples=250, deadline=None)
def test_after_any_edits_everything_is_as_if_joined_anew(corpora: tuple[Corpus, Corpus]) -> None:
    old, new = corpora
    known = alike(*parts(old))
    found = realike(known, earlier(old, new), *parts(new))
    assert found == alike(*parts(new))
    assert all(entry is known[id_] for id_, entry in found.items() if entry == known.get(id_))


@given(edited())
@settings(max_examples=50, deadline=None)
def test_what_is_named_as_changed_and_is_not_does_no_harm(corpora: tuple[Corpus, Corpus]) -> None:
    old, _ = corpora
    known = alike(*parts(old))
    assert changes(known, {id_: plan.now() for id_, plan in old.items()}, *parts(old)) == {}


@given(st.integers(0, 2**32 - 1), st.integers(9, 30), st.integers(1, 3), st.floats(0.2, 0.7))
@settings(max_examples=400, deadline=None)
def test_the_pairs_of_passages_that_an_edit_does_not_reach_stay(seed: int, size: int, edits: int, like: float) -> None:
    """Sketches at random reach what texts rarely do: a value that is rare before the edit and common after it."""
    rng = np.random.default_rng(seed)
    shape = (size + edits, SKETCH)
    made = np.where(rng.random(shape) < like, 1, rng.integers(2, 2**32, shape)).astype(np.uint32)
    old, new = made[edits:], np.concatenate([made[:edits], made[2 * edits :]])
    rows = Rows(new)
    asked, found = rows.candidates(rows.touched(made[: 2 * edits], np.arange(edits)))
    before, after = pairs(candidates(old)), pairs(candidates(new))
    reached = set(asked.tolist())
    assert pairs(found) == {pair for pair in after if pair & reached}
    assert all(pair <= reached for pair in before ^ after)


def pairs(found: Places) -> set[frozenset[int]]:
    return {frozenset(pair) for pair in found.tolist()}


def test_only_the_documents_that_see_something_else_are_named() -> None:
    old = {id_: Plan((text,)) for id_, text in zip("abcdef", [ONE, ONE, TWO, TWO, ONE, VARIANTS[0]], strict=True)}
    new = old | {"e": Plan((VARIANTS[0],))}
    found = changes(alike(*parts(old)), earlier(old, new), *parts(new))
    assert {id_: [one.document for one in shown(entry)] for id_, entry in found.items()} == {
        "a": ["b"],
        "b": ["a"],
        "e": ["f"],
        "f": ["e"],
    }


def test_a_document_that_shares_nothing_any_more_has_an_empty_entry() -> None:
    old = {"a": Plan((ONE,)), "b": Plan((ONE,))}
    new = {"a": old["a"]}
    known = alike(*parts(old))
    assert changes(known, earlier(old, new), *parts(new)) == {"a": {}, "b": {}}
    assert realike(known, earlier(old, new), *parts(new)) == {}


def test_another_date_changes_which_documents_are_shown() -> None:
    old = {id_: Plan((ONE,), year=2000 + n, issuer="ta") for n, id_ in enumerate("abcdef")}
    new = old | {"a": old["a"]._replace(year=2005)}
    found = realike(alike(*parts(old)), earlier(old, new), *parts(new))
    assert [one.document for one in shown(found["f"])] == ["a", "e", "d"]


def test_a_cluster_grows_past_what_is_rare_and_shrinks_again() -> None:
    texts = VARIANTS[:14]
    sizes = [{id_: Plan((text,)) for id_, text in zip(IDS, texts[:count], strict=False)} for count in range(1, 15)]
    for old, new in pairwise([*sizes, *reversed(sizes)]):
        assert realike(alike(*parts(old)), earlier(old, new), *parts(new)) == alike(*parts(new))


def shown(entry: Mapping[str, Alike]) -> list[Same]:
    return [same for one in entry.values() for same in one.nearest]
