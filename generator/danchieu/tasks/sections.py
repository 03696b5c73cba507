"""Which parts of a document share out tasks, and which clauses there are none."""

from __future__ import annotations

import re
from functools import lru_cache

from danchieu.model import Unit
from danchieu.tasks.patterns import either, spaced
from danchieu.text import fold, squeeze

_DOCUMENT = either(
    "ke hoach; chuong trinh; nghi quyet; chi thi; quyet dinh; ket luan; de an; quy che; quy dinh; huong dan; phuong an"
)
_BODY = either("co quan; don vi; so; ban; nganh; cap; to chuc; ca nhan; dia phuong; thanh vien; bo; uy ban")
_CARRY_OUT = "(?:thuc hien|thi hanh)"
# Names of sections, folded; "Tổ chức thực hiện tốt các phong trào" is none.
_SECTIONS = (
    rf"(?:to chuc|trien khai|to chuc trien khai|chi dao|cong tac) (?:to chuc )?{_CARRY_OUT}(?: (?:{_DOCUMENT}).*)?",
    r"(?:to chuc|phuong an) trien khai",
    r"(?:phan cong|phan cong to chuc|giao|phan cong trach nhiem)(?: (?:thuc hien|nhiem vu|trach nhiem).*)?",
    rf"(?:trach nhiem|nhiem vu)(?: (?:to chuc )?(?:{_CARRY_OUT}|trien khai))?(?: (?:{_DOCUMENT}).*)?",
    rf"(?:trach nhiem|nhiem vu)(?: cu the)?(?: cua)? (?:cac )?(?:{_BODY})\b.*",
    r"(?:che do|cong tac) (?:thong tin,? )?(?:theo doi,? )?(?:so ket,? )?(?:tong hop,? )?bao cao.*",
    r"(?:thoi gian|tien do) (?:va )?bao cao",
    r"dieu khoan thi hanh",
    rf"(?:hieu luc|dieu khoan)(?: va)? (?:to chuc|trach nhiem) {_CARRY_OUT}",
)
_PART = rf"(?:{'|'.join(_SECTIONS)})"
_NAME = re.compile(rf"(?:(?:[\w\s]+(?:,| va) )?{_PART})(?:(?:,| va|;) [\w\s,]+)?")
_LONGEST = 160


def is_section(unit: Unit) -> bool:
    """Whether a unit is the heading of a section on carrying the document out.

    A heading is that by form, or a paragraph of no more words than such a name and a colon.
    """
    words = unit.words
    is_heading = unit.title is not None or words.rstrip("*_ ").endswith(":")
    return is_heading and len(words) <= _LONGEST and _is_name(words)


@lru_cache(maxsize=4096)
def _is_name(words: str) -> bool:
    return bool(_NAME.fullmatch(squeeze(fold(words)).strip("*_ .:")))


_IS_NO_TASK = re.compile(
    spaced(r"\(|\[\^|Trên đây là|(?:Nguồn )?[Kk]inh phí|(?:KINH|NGUỒN)\s|Thời gian(?: thực hiện)?\s*(?::|$)|")
    + spaced(r"(?:Kế hoạch|Nghị quyết|Chỉ thị|Quyết định|Hướng dẫn|Quy chế|Quy định|Chương trình|Kết luận|Đề án|")
    + spaced(r"Thông báo|Thông tri|Phương án|Điều lệ) này\b")
)


def gives_no_task(words: str) -> bool:
    """Whether a clause of such a section is on money, on the document itself, or a note in brackets or at the foot."""
    return bool(_IS_NO_TASK.match(words))
