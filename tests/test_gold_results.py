"""The labelled set is a promise: its figures hold, and nothing that was found before is lost."""

from __future__ import annotations

import citations
import pytest


@pytest.fixture(scope="module")
def items() -> list[citations.Item]:
    return list(citations.gold())


@pytest.fixture(scope="module")
def total(items: list[citations.Item]) -> citations.Score:
    return citations.score(items)


def test_nothing_that_was_found_or_named_before_is_lost(total: citations.Score, items: list[citations.Item]) -> None:
    _, lost = citations.changes(total, items)
    assert lost == set()


def test_precision_recall_and_identity_are_what_the_readme_promises(total: citations.Score) -> None:
    hits = total.hit.total()
    assert hits >= 0.99 * total.found.total()
    assert hits >= 0.985 * total.labelled.total()
    assert total.right.total() >= 0.98 * hits


def test_citations_lead_to_their_works(seeds: object, items: list[citations.Item]) -> None:
    right, known = citations.resolution(items)
    assert known > 80
    assert right >= 0.95 * known
