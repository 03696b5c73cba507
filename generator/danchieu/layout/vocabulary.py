"""The words by which heads and tails of documents are known."""

from __future__ import annotations

import re

from danchieu.markers import UPPER
from danchieu.symbols import DOCUMENT_TYPES

_OTHER_TYPES = (
    *("luật", "bộ luật", "pháp lệnh", "đề cương", "chương trình công tác", "chương trình phối hợp", "điều lệ"),
    *("kế hoạch liên tịch", "hướng dẫn liên tịch", "kế hoạch liên ngành", "hướng dẫn liên ngành"),
    *("kế hoạch phối hợp", "quy chế phối hợp"),
)
TYPES = sorted({name for names in DOCUMENT_TYPES.values() for name in names} | set(_OTHER_TYPES), key=len, reverse=True)

# How names of issuing bodies begin, longer ones first.
_BODIES = (
    *("Ban Thường vụ", "Ban Thường trực", "Thường trực", "Ban Chấp hành", "Ban Bí thư", "Bộ Chính trị", "Ban Chỉ đạo"),
    *(
        "Tổng Liên đoàn",
        "Liên đoàn",
        "LĐLĐ",
        "Công đoàn",
        "CĐCS",
        "Nhà trường",
        "Đảng đoàn",
        "Đảng bộ",
        "Đảng ủy",
        "Chi bộ",
        "Chi ủy",
    ),
    *("Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy", "Ủy ban", "UBND", "HĐND", "UBMTTQ", "Hội đồng", "Hội"),
    *("Mặt trận Tổ quốc", "MTTQ", "Tỉnh đoàn", "Thành đoàn", "Huyện đoàn", "Đoàn", "Trung ương Đoàn", "Ban", "Bộ"),
    *("Sở", "Tổng cục", "Chi cục", "Cục", "Vụ", "Viện", "Văn phòng", "Phòng", "Trung tâm", "Trường", "Đại học"),
    *("Quốc hội", "Chính phủ", "Thủ tướng", "Tòa án", "Kiểm toán", "Thanh tra", "Công an", "Bộ Chỉ huy", "BCH"),
    *("Học viện", "Báo", "Đài", "Tập đoàn", "Tổng công ty", "Công ty", "Ngân hàng", "Kho bạc", "Bảo hiểm"),
)
BODY_NAME = rf"(?:{'|'.join(_BODIES)})(?!\w)"
BODY_IN_CAPITALS = re.compile(rf"(?:{'|'.join(_BODIES).upper()}|BTV|BTT)(?!\w)")

POSITION = re.compile(
    r"(?:quyền\s+|phó\s+|thứ\s+)?(?:chủ tịch|bí thư|tổng bí thư|tổng giám đốc|giám đốc|trưởng|chánh|bộ trưởng"
    r"|thứ trưởng|thủ tướng|hiệu trưởng|chủ nhiệm|tổng thư ký|cục trưởng|chi cục trưởng|vụ trưởng|viện trưởng"
    r"|tổng thanh tra|tổng cục trưởng|tư lệnh|chính ủy|chỉ huy trưởng|ủy viên|phụ trách|quyền|tổng biên tập)(?!\w)",
    re.IGNORECASE,
)
AUTHORITY = re.compile(rf"(?:(?:T[./]?M|K[./]?T|T[./]?L|T[./]?U[./]?Q)(?:[./]\s*|\s+)|Q\.\s*)(?=[{UPPER}]{{2}})")

# How preambles begin. A title may begin so too ("Thực hiện Nghị quyết số …"), but not end in a stop.
PREAMBLE = re.compile(
    r"(?:Căn cứ|Thực hiện|Xét|Theo|Nhằm|Để|Triển khai|Tiếp tục|Trên cơ sở|Sau khi|Ngày|Trong|Thi hành|Quán triệt)(?!\w)"
)
COLUMNS = re.compile(r"\t+|\s{3,}|\s*\|\s*")
_RULE = re.compile(r"[-_=*–—~.\s]*")
EMPHASIS = "*_ \t\xa0"


def is_rule(text: str) -> bool:
    """Whether a line is only drawn: "-----", "***", "____", a lone "|"."""
    return text == "|" or (_RULE.fullmatch(text) is not None and "..." not in text)


def bare(text: str) -> str:
    """A line without the emphasis around it."""
    return text.strip(EMPHASIS)
