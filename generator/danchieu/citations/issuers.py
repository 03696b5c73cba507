"""Issuers behind a citation: "của Bộ Chính trị", "của Ban Thường vụ Tỉnh ủy"."""

from __future__ import annotations

import re

from danchieu.citations.scan import Scan, any_of

# Where a name ends: words that no body has in its name.
_STOPS = any_of(
    "về|khóa|ngày|quy định|ban hành|phê duyệt|sửa đổi|hướng dẫn|triển khai|thực hiện|đã|được|là|trong|tại|gắn với|"
    "theo|trên|cho|với|tiếp tục|nhằm|để|do|ký|năm|tháng|nhiệm kỳ|có|thông qua|quán triệt|tổ chức thực hiện|từ|đến|"
    "số|căn cứ|kèm|v/v|giao|yêu cầu|liên quan|bổ sung|thay thế|bãi bỏ|tăng cường|đẩy mạnh|như|này|nêu|thì|"
    "phải|cần|đề ra|đối với|nghị quyết|chỉ thị|kết luận|kế hoạch|gồm|bằng|khi|một số|việc|tới|vào|cũng|sau|trước|qua|"
    "đặt|phân công|cụ thể hóa|truyền đạt|xác nhận|xác định|nhấn mạnh|nêu|chia|vì|nên|còn|dành|chọn|giới thiệu|"
    "không|đang|sẽ|mà|nói|nhất là|giai đoạn|phát động|xây dựng|tổng kết|sơ kết|ở|các"
)
# "và" and the comma end a name, but not in those of ministries: "Bộ Văn hóa, Thể thao và Du lịch".
_JOINED = any_of(
    "đào tạo|đầu tư|phát triển|truyền thông|môi trường|du lịch|xã hội|công nghệ|gia đình|trẻ em|dân vận|thể thao|"
    "thương binh|tôn giáo|ban bí thư|các đoàn thể"
)
_END = re.compile(
    rf"[(){{}}\[\];:.\"]|\n\s*\n|(?:,|-\s|(?<!\w)và(?!\w))(?!\s{{0,3}}{_JOINED}(?!\w))"
    rf"|(?<!\w){_STOPS}(?!\w)|(?<!\w)(?<!ban )chỉ đạo(?!\w)"
)
_LONGEST = 90


def read_issuer(scan: Scan, start: int) -> int:
    """Where the issuer that begins at `start` ends; `start` itself if no capital letter stands there."""
    if not scan.is_capital(start):
        return start
    limit = min(len(scan.low), start + _LONGEST)
    stop = _END.search(scan.low, start, limit)
    end = stop.start() if stop else limit
    return start + len(scan.low[start:end].rstrip(" ,\n-"))
