"""Relations: what the words in front of a citation say of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from danchieu.citations.scan import Scan, any_of
from danchieu.model import Citation, Relation

# Cue → relation; the cue nearest to the citation counts, and "theo" overrules what stands further left.
_CUES: dict[str, Relation] = {
    "căn cứ": Relation.BASED_ON,
    "thực hiện": Relation.IMPLEMENTS,
    "triển khai": Relation.IMPLEMENTS,
    "cụ thể hóa": Relation.IMPLEMENTS,
    "quán triệt": Relation.IMPLEMENTS,
    "thi hành": Relation.IMPLEMENTS,
    "sửa đổi": Relation.AMENDS,
    "bổ sung": Relation.AMENDS,
    "một số điều của": Relation.AMENDS,
    "thay thế": Relation.REPLACES,
    "thay cho": Relation.REPLACES,
    "bãi bỏ": Relation.REPLACES,
    "hủy bỏ": Relation.REPLACES,
    "kèm theo": Relation.ATTACHES,
    "đính kèm": Relation.ATTACHES,
    "gửi kèm": Relation.ATTACHES,
    "theo": Relation.CITES,
    "gắn với": Relation.CITES,
    "nêu trong": Relation.CITES,
    "quy định tại": Relation.CITES,
}
_CUE = re.compile(any_of("|".join(_CUES)))
# Between a cue and its citation a few words may stand ("thực hiện có hiệu quả"), but no mark and no other clause.
_APART = re.compile(r'[,;.:()"]')
_NEAR = 45
_JOINS = re.compile(r"(?:[,;](?:\s{1,3}(?:và|các|và các))?|(?<!\w)(?:và|và các|cùng|cùng với))\s{1,6}(?:số\s{1,3})?$")
_BREAK = re.compile(r"[.:]\s|\n\s*\n")
_LIST_REACH = 500


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue words of a text in order: where each ends, and what it says."""

    scan: Scan
    ends: list[int]
    relations: list[Relation]

    def of(self, start: int, previous: Citation | None) -> Relation:
        """The relation of a citation that begins at `start`, or at the provision before it.

        A list keeps the relation of its first: "Thực hiện Kế hoạch số 10-KH/TW ngày …; Kế hoạch số 26-KH/TU".
        """
        at = bisect_right(self.ends, start) - 1
        if at >= 0 and start - self.ends[at] <= _NEAR and not _APART.search(self.scan.low, self.ends[at], start):
            return self.relations[at]
        if previous is None or previous.relation is Relation.CITES:
            return Relation.CITES
        return previous.relation if _continues(self.scan, previous.end, start) else Relation.CITES


def find_cues(scan: Scan) -> Cues:
    """All cue words of a text."""
    found = [m for m in _CUE.finditer(scan.low) if not scan.low[m.start() - 1 : m.start()].isalnum()]
    return Cues(scan, [m.end() for m in found], [_CUES[" ".join(m[0].split())] for m in found])


def _continues(scan: Scan, end: int, start: int) -> bool:
    if not 0 <= start - end <= _LIST_REACH or _BREAK.search(scan.low, end, start):
        return False
    before = scan.low[max(end, start - 16) : start]
    return _JOINS.search(before) is not None
