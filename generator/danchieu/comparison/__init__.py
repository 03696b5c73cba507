"""Comparison (so sánh): two documents side by side, clause by clause, with the words added and removed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from danchieu.comparison.alignment import align
from danchieu.comparison.wording import Change, Piece, pieces
from danchieu.model import Unit, UnitKind
from danchieu.text import unmarked

__all__ = ["Change", "Comparison", "Piece", "Row", "compare"]


@dataclass(frozen=True, slots=True)
class Row:
    """A clause of the left document beside its counterpart of the right one; one of them is None where it has none.

    `moved` says that the counterpart stands elsewhere in the order; such a row stands where the right clause does.
    """

    left: Unit | None
    right: Unit | None
    pieces: tuple[Piece, ...]
    moved: bool = False

    @property
    def change(self) -> Change | None:
        """What became of the clause as a whole; None where some of its words changed."""
        kinds = {piece.change for piece in self.pieces}
        if self.left is None or self.right is None:
            return Change.ADDED if self.left is None else Change.REMOVED
        return Change.SAME if kinds <= {Change.SAME} else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents as one list of rows: the right one's clauses in order, the left one's removed ones among them."""

    rows: tuple[Row, ...]

    def count(self, change: Change | None) -> int:
        """How many clauses stayed the same, were added or removed, or (None) were changed."""
        return sum(row.change is change for row in self.rows)

    @property
    def moved(self) -> int:
        """How many clauses stand elsewhere, changed or not."""
        return sum(row.moved for row in self.rows)


def compare(left: Sequence[Unit], right: Sequence[Unit]) -> Comparison:
    """The units of two documents compared: "1. Nộp trước 15/12" and "2. Nộp trước 20/12" make one row.

    Every word of either stands in one row, once; emphasis, the marks of footnotes and the rules of tables are no words.
    """
    return Comparison(
        tuple(Row(one, other, pieces(_words(one), _words(other)), moved) for one, other, moved in align(left, right))
    )


# "|----|:---:|": between a table's head and its rows.
_RULE = re.compile(r"^\|?[ :|-]*--[ :|-]*$", re.MULTILINE)


def _words(unit: Unit | None) -> str:
    if unit is None:
        return ""
    return unmarked(_RULE.sub("", unit.words) if unit.kind is UnitKind.TABLE else unit.words)
