"""The lines by which an official document is known, at its head and at its tail, and those of the portal around it."""

from __future__ import annotations

import re

from danchieu.text import fold

_TYPES = (
    r"KẾ HOẠCH|QUYẾT ĐỊNH|NGHỊ QUYẾT|CHỈ THỊ|THÔNG BÁO|KẾT LUẬN|CHƯƠNG TRÌNH|HƯỚNG DẪN|ĐỀ CƯƠNG|ĐỀ ÁN|PHƯƠNG ÁN|BÁO CÁO"
    r"|TỜ TRÌNH|QUY ĐỊNH|QUY CHẾ|CÔNG VĂN|CÔNG ĐIỆN|THÔNG TRI|THÔNG TƯ|NGHỊ ĐỊNH|LUẬT|PHÁP LỆNH|LỜI KÊU GỌI|ĐIỀU LỆ"
)
_HEAD = (
    re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM$"),
    re.compile(r"Độc lập\s*[-–—]\s*Tự do", re.IGNORECASE),
    re.compile(r"Số\s*:?\s*[\d.…_]*\s*[-–/].{0,20}[A-ZĐ]{2}|Số\s*:\s*[\d.…_]*\s*$"),
    re.compile(r"[^,]{2,40},\s*ngày\b.{0,12}\btháng\b.{0,12}\bnăm\b"),
    re.compile(rf"(?:{_TYPES})\b(?!.*[a-zà-ỹ]{{3}})"),
)
_LAID_OUT = frozenset({0, 1, 3})
_TAIL = re.compile(
    r"(?:Nơi nhận|NƠI NHẬN)\s*:?|(?:T\s?[./]?\s?M|K\s?[./]?\s?T|T\s?[./]?\s?L|TUQ|T/UQ|Q)[./]\s*[A-ZĐÀ-Ỹ]{2}"
    r"|\(?(?:Đã|đã) ký(?: tên)?(?:, đóng dấu)?\)?$"
)
_KINDS = fold(_TYPES)
_TITLE = re.compile(rf"(?:{_KINDS})\b")

# Folded, as whole lines: what portals set before and after the text of a document.
_PORTAL = re.compile(
    r"(?:(?:cac |nhung )?(?:tin|bai|bai viet|van ban|tin tuc|tin bai)(?: viet)? "
    r"(?:lien quan|cung (?:chuyen muc|loai|chu de)|khac|moi|moi nhat|noi bat|cu hon|moi hon|da dua|tiep theo|truoc)"
    r"|chia se(?: bai viet| len .{0,12}| qua .{0,12})?|(?:gui )?(?:binh luan|y kien)(?: ban doc| cua ban| phan hoi)?"
    r"|gui email|(?:in|luu|gui) (?:trang(?: nay)?|bai(?: viet)?|an|tin)|ban in|in|danh gia(?: bai viet| cua ban)?"
    r"|tai (?:ve|xuong|file|tep|van ban)(?: ve)?|(?:tap tin|file|tep|tai lieu) dinh kem|quay lai|tro (?:ve|lai)"
    r"|(?:ve |len )?dau trang|xem (?:them|nhieu(?: nhat)?|tiep)|doc nhieu(?: nhat)?|co chu|dang nhap|trang chu|lien he"
    r"|facebook|zalo|twitter|email|thong ke truy cap|lien ket (?:web|website|nhanh)|a[-+]?(?: a[-+]?)*)"
    r"[\s:.…»>|]*\(?\d*\)?"
    r"|(?:so )?(?:luot (?:xem|truy cap|doc|tai)|da xem)\b.{0,20}|(?:tags?|tu khoa|nguon(?: tin)?|tac gia)\s*:.*"
    r"|(?:nguoi (?:dang|viet)|ngay dang|cap nhat|dang (?:luc|ngay))\b[^.;]{0,50}|(?:©|copyright|ban quyen).*"
    r"|(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat),? (?:ngay )?\d.*"
    r"|\d{1,2}[/-]\d{1,2}[/-]\d{4}(?:\W{0,3}\d{1,2}[:h]\d{2}.{0,12})?"
)
_LONGEST_PORTAL_LINE = 90

# Words of classes, ids and roles that name a page's furniture.
_FURNITURE = re.compile(
    r"\b(?:nav|navbar|navigation|menu|breadcrumbs?|sidebar|footer|banner|advert|advertisement|ads|quang cao|share"
    r"|sharing|social|related|lien quan|tin khac|comments?|binh luan|cookie|consent|popup|modal|toolbar|pagination"
    r"|paging|tags?|rating|search|contentinfo|complementary|print|login|copyright|widget)\b"
)


def head_marks(text: str) -> frozenset[int]:
    """Which of the signs of a document's head begin a line: motto, number, place and date, type."""
    return frozenset(i for i, mark in enumerate(_HEAD) if mark.match(text))


def is_tail(text: str) -> bool:
    """Whether a line belongs to recipients or signature: "Nơi nhận:", "TM. BAN THƯỜNG VỤ", "(Đã ký)"."""
    return _TAIL.match(text) is not None


def is_official(text: str) -> bool:
    """Whether a line is one that tables of entries do not have: motto, place and date, recipients, signature."""
    return bool(head_marks(text) & _LAID_OUT) or is_tail(text)


def is_title(text: str) -> bool:
    """Whether a line begins as the titles of documents do: "Kế hoạch tuyên truyền …"."""
    return _TITLE.match(fold(text)) is not None


def is_portal(text: str) -> bool:
    """Whether a line is one that portals set around a document: "Tin liên quan", "Lượt xem: 15"."""
    return len(text) <= _LONGEST_PORTAL_LINE and _PORTAL.fullmatch(fold(text)) is not None


def is_furniture(names: str) -> bool:
    """Whether an element's class, id or role, as folded words, names furniture: "main menu"."""
    return _FURNITURE.search(names) is not None
