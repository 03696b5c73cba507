"""Branches (khối) of public bodies: Party, State, Front, unions; told by the name, else by the body above."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from danchieu.catalogue import Catalogue
from danchieu.model import Body
from danchieu.text import modern_tones


class Branch(StrEnum):
    """The branches of the political system (hệ thống chính trị)."""

    PARTY = "party"  # Đảng
    STATE = "state"  # Nhà nước
    FRONT = "front"  # Mặt trận Tổ quốc
    UNION = "union"  # công đoàn và các đoàn thể


# The first row that fits decides: "Đảng đoàn Mặt trận Tổ quốc" is the Party's.
_NAMES: tuple[tuple[Branch, str], ...] = (
    (Branch.PARTY, r"đảng đoàn|ban cán sự đảng|đảng (?:ủy|bộ|cộng sản)|chi bộ|(?:tỉnh|thành|huyện|quận|thị) ủy"),
    (Branch.PARTY, r"bộ chính trị|ban bí thư|trung ương đảng"),
    (Branch.FRONT, r"mặt trận|mttq|ubmt"),
    (Branch.UNION, r"liên đoàn lao động|lđlđ|công đoàn|đoàn thanh niên|đoàn tncs|hội đồng đội"),
    (Branch.UNION, r"(?:tỉnh|thành|huyện|quận|thị|xã|phường|trung ương|thường vụ) đoàn\b"),
    (Branch.UNION, r"(?:^|trung ương |chấp hành |thường vụ |thường trực )hội (?!đồng|nghị)"),
    (Branch.UNION, r"hội (?:liên hiệp|phụ nữ|nông dân|cựu chiến binh)"),
    (Branch.PARTY, r"(?:^ban [\w ]+|kiểm tra|văn phòng|hội đồng lý luận|chấp hành) trung ương$"),
    (Branch.STATE, r"ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd|quốc hội|chủ tịch nước|chính phủ|thủ tướng"),
    (Branch.STATE, r"^(?:bộ|sở|cục|tổng cục|chi cục) |công an|quân sự|tòa án|kiểm sát|kiểm toán nhà nước|kho bạc"),
    (Branch.STATE, r"ngân hàng nhà nước|bảo hiểm xã hội"),
)
_ROWS = [(branch, re.compile(pattern)) for branch, pattern in _NAMES]
# A Party organisation as a whole (đảng bộ) and the Party itself speak through their congresses alone.
_WHOLE = re.compile(r"^đảng (?:bộ|cộng sản)")


def branch_of_name(name: str) -> Branch | None:
    """The branch that a body's name tells: "Huyện ủy Lục Ngạn" is the Party's, "Báo Cần Thơ" may be anyone's."""
    words = _plain(name)
    return next((branch for branch, pattern in _ROWS if pattern.search(words)), None)


def branches(catalogue: Catalogue) -> Mapping[str, Branch]:
    """The branch of each body, by key, where its own name or the nearest name above it tells."""
    found = {key: _nearest(key, catalogue) for key in catalogue.bodies}
    return {key: branch for key, branch in found.items() if branch}


def _nearest(key: str, catalogue: Catalogue) -> Branch | None:
    told = (branch_of_name(body.name) for body in catalogue.lineage(key))
    return next((branch for branch in told if branch), None)


def issues_plans(body: Body) -> bool:
    """Whether a body is an organ that issues plans: "Tỉnh ủy Lai Châu" is, "Đảng bộ tỉnh Lai Châu" is not."""
    return not _WHOLE.search(_plain(body.name))


def _plain(name: str) -> str:
    return modern_tones(" ".join(name.split())).casefold()
