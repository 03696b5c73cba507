"""Which citations mean the same wanted document."""

from __future__ import annotations

import pytest

from danchieu.wanted import Named, ids

A, DATED, TERMED, BOTH = Named("x"), Named("x", "", "2016"), Named("x", "XII"), Named("x", "XII", "2016")


@pytest.mark.parametrize(
    ("named", "meant"),
    [
        ([A], ["x"]),
        ([A, DATED], ["x-2016", "x-2016"]),
        ([A, TERMED], ["x-khoa-xii", "x-khoa-xii"]),
        ([A, TERMED, BOTH], ["x-2016", "x-2016", "x-2016"]),
        ([TERMED, DATED], ["x-2016", "x-2016"]),
        # two years: what gives neither year nor term is not guessed
        ([A, DATED, Named("x", "", "2021")], ["x", "x-2016", "x-2021"]),
        # a term seen with one of the years is that year
        ([TERMED, BOTH, Named("x", "XIII", "2021")], ["x-2016", "x-2016", "x-2021"]),
        # another term than the dated one is another document
        ([Named("x", "XI"), BOTH, A], ["x-khoa-xi", "x-2016", "x"]),
        ([Named("x", "XI"), TERMED, A], ["x-khoa-xi", "x-khoa-xii", "x"]),
        ([A, Named("y", "", "2016")], ["x", "y-2016"]),
    ],
)
def test_what_a_citation_leaves_out_is_filled_in_only_where_one_answer_is_left(
    named: list[Named], meant: list[str]
) -> None:
    found = ids(named)
    assert [found[one] for one in named] == meant
