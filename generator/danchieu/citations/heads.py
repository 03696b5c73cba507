"""Heads: the type words that a citation begins with ("nghị quyết", "NQ")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

from danchieu.citations.scan import GAP, Scan, phrases, words

# Type words as they are cited. What stands between a type and its number says what kind of
# resolution or plan it is, and is part of the name only where the type is one of its own.
TYPE_WORDS = phrases(
    "nghị quyết liên tịch|thông tư liên tịch|chương trình hành động|văn bản hợp nhất|báo cáo chính trị|nghị quyết|"
    "quyết định|quy định|chỉ thị|quy chế|kết luận|thông báo|thông cáo|hướng dẫn|chương trình|kế hoạch|phương án|đề án|"
    "dự án|báo cáo|biên bản|tờ trình|hợp đồng|công điện|công văn|nghị định|thông tư|thông tri|sắc lệnh|sắc luật|lệnh|"
    "văn bản|văn kiện|giấy mời|đề cương|quyết nghị|bộ luật|luật|hiến pháp|pháp lệnh|điều lệ"
)
_QUALIFIERS = (
    "chuyên đề|liên ngành|liên tịch|phối hợp|phối hợp công tác|hành động|kết luận|làm việc|công tác|toàn khóa|"
    "thực hiện|triển khai|triển khai thực hiện|thẩm tra|thẩm định|kiểm tra|giải trình|tuyên truyền|cá biệt|riêng|"
    "chung|hỏa tốc|khẩn|mật"
)
# Codes that stand for the word itself: "NQ số 18", "NĐ 30/2020/NĐ-CP", "NQTW 4".
_ABBREVIATIONS = {
    "NQLT": "nghị quyết liên tịch",
    "NQ": "nghị quyết",
    "CT": "chỉ thị",
    "KL": "kết luận",
    "QyĐ": "quy định",
    "QĐ": "quyết định",
    "NĐ": "nghị định",
    "TTLT": "thông tư liên tịch",
    "TT": "thông tư",
    "KH": "kế hoạch",
    "HD": "hướng dẫn",
    "TB": "thông báo",
    "CTr": "chương trình",
    "CV": "công văn",
    "BC": "báo cáo",
}

_HEAD = re.compile(
    f"({'|'.join(words(w) for w in sorted(TYPE_WORDS, key=len, reverse=True))})"
    rf"(?![^\W\d_])((?:{GAP}(?:{'|'.join(words(q) for q in _QUALIFIERS.split('|'))})(?={GAP}(?:số\W?|\d{{1,5}}[-/])))?)"
)
_ABBREVIATION = re.compile(
    rf"({'|'.join(_ABBREVIATIONS)})(?=\s?số\W|\s?\d|\s?TW|\s?TƯ|\s?Trung|\s?ĐH|\s[ĐđC]ại\shội|\s?HN)"
)
_ALONE_BEFORE = re.compile(r"(?:^|\n)[ #>]*$")
_ALONE_AFTER = re.compile(r" *(?:\n|$)")


class Head(NamedTuple):
    """A type word at `start`; the rest of the citation is looked for from `end` on."""

    start: int
    end: int
    type: str
    abbreviated: bool = False


def find_heads(scan: Scan) -> list[Head]:
    """The heads of a text, in order of start."""
    return sorted([*_full(scan), *_abbreviated(scan)], key=itemgetter(0))


def _full(scan: Scan) -> Iterator[Head]:
    for match in _HEAD.finditer(scan.low):
        start = match.start()
        if scan.low[start - 1 : start].isalnum() or _is_title(scan, start, match.end()):
            continue
        yield Head(start, match.end(), " ".join(match[1].split()))


def _abbreviated(scan: Scan) -> Iterator[Head]:
    for match in _ABBREVIATION.finditer(scan.plain):
        before = scan.plain[match.start() - 1 : match.start()]
        # The "NQ" of "18-NQ/TW" is a code.
        if not before.isalnum() and before not in ("-", "/", ".", "&"):
            yield Head(match.start(), match.end(), _ABBREVIATIONS[match[1]], abbreviated=True)


def _is_title(scan: Scan, start: int, end: int) -> bool:
    """Whether the word stands alone on its line in capitals: the head of this document or of an annex."""
    return (
        scan.plain[start:end].isupper()
        and _ALONE_AFTER.match(scan.low, end) is not None
        and _ALONE_BEFORE.search(scan.low, max(0, start - 12), start) is not None
    )
