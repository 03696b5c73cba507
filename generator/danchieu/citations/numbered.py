"""Documents cited by number: "Nghị quyết số 35-NQ/TW", "các Nghị quyết số 18, 19-NQ/TW", "Chỉ thị 05", "35-NQ/TW"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from danchieu.citations.heads import Head
from danchieu.citations.scan import Scan, any_of, phrases
from danchieu.model import Citation, Family
from danchieu.symbols import DOCUMENT_TYPES, Regime, document_type, normalise, parse

_NUMBER = r"\d{1,5}[a-eđ]?"
_YEAR = r"(?:19|20)\d\d"
_SEP = r"\s{0,3}[-/]\s{0,3}"
_CODE = r"[A-ZĐƯ](?:\.Ư|[A-Za-zĐđƯưÂâ])*\d{0,3}"
# With spaces around the dash only what is plainly a code goes on: "35 - NQ/TW", not "35 - Ban Tổ chức".
_SPACED_CODE = rf"(?=[A-ZĐƯ]{{2}}|CTr|QyĐ|T\.Ư){_CODE}"
_KNOWN = "|".join(sorted(DOCUMENT_TYPES, key=len, reverse=True))
_SMALL = r"(?:nq|ct|kl|qđ|nđ|kh|tt|hd|tb|bc|ctr|cv|qc)[-/](?:tw|tư|tu|hu|đu|cp|ttg|ubnd|hđnd|b[a-zđ]{2,8})"
_REST = (
    rf"(?:{_SEP}{_YEAR})?"
    rf"(?:[-/](?:{_CODE}|{_SMALL})|{_SEP}(?:{_SPACED_CODE}|{_SMALL})|\s(?=(?:{_KNOWN})[-/]){_CODE})"
    rf"(?:[-/.&]{_CODE}|{_SEP}{_SPACED_CODE})?(?:[-/.&]{_CODE}){{0,5}}(?!\w)"
)
_SYMBOL = _NUMBER + _REST
# A number that is only that: not part of a range, a decimal, a percentage, a date or a year.
_SHORT = rf"(?!{_YEAR}(?!/))\d{{1,4}}[a-eđ]?(?:/{_YEAR})?(?![\w%°]|\s?%|[.,]\d|\s?[-/]\s?\d|\s?[-/][A-Za-zĐđ])"

_FULL = re.compile(rf"(?:\s{{0,6}}[Ss]ố|\s{{0,6}}SỐ)?(?:\s{{0,2}}:)?\s{{0,6}}({_SYMBOL})")
_SHORT_WITH_WORD = re.compile(rf"\s{{0,6}}(?:[Ss]ố|SỐ)\s{{0,6}}:?\s{{0,4}}({_SHORT})")
_SHORT_ALONE = re.compile(rf" {{1,4}}({_SHORT})")
_ITEM = re.compile(
    rf"(?:\s{{0,3}}[,;]\s{{0,3}}(?:và\s{{1,3}})?|\s{{1,6}}(?:và|hoặc)\s{{1,6}})((?:[Ss]ố\s{{0,3}})?(?:({_SYMBOL})|({_SHORT})))"
)
# The digit stands first, before the look behind it, for speed.
_BARE = re.compile(rf"\d(?<![A-Za-zĐđ\d/.\-]\d)\d{{0,4}}[a-eđ]?{_REST}")

# A count, not a number: "Kế hoạch 5 năm", "Quyết định 02 nội dung"; but "Nghị quyết 120 năm 2017".
_UNITS = re.compile(
    r"\s{1,3}(?:năm(?!\s\d{4}(?!\s?-))|ngày(?!\s\d)|"
    + any_of(
        "tháng|tuần|quý|giờ|phút|kỳ|lần|cuộc|vụ|việc|nội dung|vấn đề|trường hợp|bước|điểm|điều|khoản|nhiệm vụ|"
        "giải pháp|mục tiêu|chỉ tiêu|tiêu chí|nhóm|loại|cấp|người|đồng chí|cá nhân|tập thể|đơn vị|cơ quan|tổ chức|"
        "địa phương|tỉnh|huyện|xã|phường|thôn|bản|hộ|lớp|đợt|buổi|bài|tin|văn bản|nghị quyết|kế hoạch|chỉ thị|trang|"
        "triệu|tỷ|nghìn|ngàn|trăm|đồng|km|ha|giai đoạn|lĩnh vực|ngành|chương trình|dự án|công trình|phần|mục|thủ tục|"
        "hồ sơ|công việc|đại biểu|ủy viên|chi bộ|đảng viên|cán bộ|học sinh|giáo viên|trường|mô hình|phong trào|"
        "hình thức|đối tượng|hành vi|quy định|quyết định|nguyên tắc|kiến nghị|ý kiến|sản phẩm|tác phẩm|cuốn|quyển|bộ|"
        "con|chiếc|cái|tấn|tạ|kg|lượt|phiếu|suất|phòng|ban|hội|đoàn|đội|tổ|trong số|doanh nghiệp|hợp tác xã"
    )
    + r")(?!\w)"
)
# What may follow a short number where nothing else shows that it is one.
_PLAIN_END = re.compile(
    r"\s{0,3}(?:[,;.:()\]\"]|$|\n|-\s|(?:của|về|ngày|khóa|năm\s\d{4}|và|đã|được|gắn|trên|trong|là|đến|với)(?!\w))"
)
_CITED_BY_NUMBER_ALONE = phrases(
    "nghị quyết|chỉ thị|nghị định|thông tư|kết luận|quy định|quyết định|đề án|hướng dẫn|công văn|thông báo|"
    "kế hoạch|nghị quyết liên tịch|thông tư liên tịch|pháp lệnh|công điện"
)
_SAFE_IN_SMALL_LETTERS = phrases("nghị quyết|chỉ thị|nghị định|thông tư|kết luận|đề án|công điện")
# "Ban Chỉ đạo 35", "Tổ công tác triển khai Đề án 06": bodies named after a document.
_NAMED_BODY = re.compile(
    r"(?<!\w)(?:ban chỉ đạo|tổ công tác|tổ giúp việc|tổ|tổ đề án|bcđ|văn phòng|đội)"
    r"(?:\s(?:triển khai|thực hiện|triển khai thực hiện))?\s{1,4}$"
)
_NOT_CITED = phrases("luật|bộ luật|hiến pháp|điều lệ|văn kiện|đề cương")

# "Số: 464/KH-LĐLĐ": this document's own number; "Số 35-NQ/TW" alone on its line, too.
_OWN = re.compile(r"(?:^|[\s|(])[Ss]ố\s{0,3}:\s{0,12}$")
_OWN_ON_LINE = re.compile(r"(?:^|\n|\|)[ >]{0,60}S[ốỐ]\s{1,4}$")
_REST_OF_HEAD = re.compile(r"\s{0,80}(?:\n|$|\||[^\n]{0,40}(?:,|\s)\s?ngày\s)")
_STANDARD = re.compile(r"(?:tcvn|qcvn|iso|iec|mẫu|biểu|mẫu số|biểu số|phụ lục|form)[\s:]{0,3}(?:số\s{0,3})?$")


def find(scan: Scan, heads: list[Head]) -> Iterator[Citation]:
    """The numbered citations of a text: those with a type word, their lists, and symbols that stand alone."""
    end = 0
    for head in heads:
        if head.type in _NOT_CITED or head.start < end:
            continue
        for citation in _with_head(scan, head):
            yield citation
            end = citation.end


def find_bare(scan: Scan, named: list[Citation]) -> Iterator[Citation]:
    """Symbols without a type word, which they take from the list that they stand in, or from their code."""
    before = iter([*named, None])
    upcoming = next(before)
    last: Citation | None = None
    for match in _BARE.finditer(scan.plain):
        while upcoming is not None and upcoming.start <= match.start():
            last, upcoming = upcoming, next(before)
        if last is not None and match.start() < last.end:
            continue
        if (citation := _bare(scan, match, last)) is not None:
            yield citation


def _with_head(scan: Scan, head: Head) -> Iterator[Citation]:
    first = _FULL.match(scan.plain, head.end)
    rule = "numbered.full"
    if first is None:
        first, rule = _short(scan, head), "numbered.short"
    if first is None:
        return
    yield _citation(scan, head.start, first.end(1), head.type, first[1], rule)
    at = first.end()
    while (item := _ITEM.match(scan.plain, at)) is not None:
        if item[3] and not _ends_plainly(scan, item.end(), item[1] != item[3]):
            return
        yield _citation(scan, item.start(1), item.end(1), head.type, item[2] or item[3], "numbered.list")
        at = item.end()


def _ends_plainly(scan: Scan, end: int, with_word: bool) -> bool:
    return _UNITS.match(scan.low, end) is None and (with_word or _PLAIN_END.match(scan.low, end) is not None)


def _short(scan: Scan, head: Head) -> re.Match[str] | None:
    match = _SHORT_WITH_WORD.match(scan.plain, head.end)
    if match is None:
        match = _SHORT_ALONE.match(scan.plain, head.end)
        if match is None or not _is_short_form(scan, head, match):
            return None
    return None if _NAMED_BODY.search(scan.before(head.start, 60)) else match


def _is_short_form(scan: Scan, head: Head, match: re.Match[str]) -> bool:
    if head.type not in _CITED_BY_NUMBER_ALONE or _UNITS.match(scan.low, match.end()):
        return False
    if head.abbreviated or (scan.is_capital(head.start) and len(match[1]) > 1):
        return True
    known = head.type in _SAFE_IN_SMALL_LETTERS or scan.is_capital(head.start)
    return known and _PLAIN_END.match(scan.low, match.end()) is not None


def _bare(scan: Scan, match: re.Match[str], last: Citation | None) -> Citation | None:
    symbol = parse(match[0])
    if symbol is None or symbol.regime in (Regime.LETTER, Regime.SHORT) or not symbol.bodies:
        return None
    low_before = scan.before(match.start(), 24)
    if _is_own(scan, match) or _STANDARD.search(low_before):
        return None
    start = match.start()
    if (word := re.search(r"(?<!\w)số\s{0,4}$", low_before)) is not None:
        start -= len(low_before) - word.start()
    return _citation(scan, start, match.end(), _shared_type(scan, match, last), match[0], "numbered.bare")


def _shared_type(scan: Scan, match: re.Match[str], last: Citation | None) -> str | None:
    symbol = parse(match[0])
    names = DOCUMENT_TYPES.get(symbol.type_code or "", ()) if symbol else ()
    if last is not None and last.type in names and "\n\n" not in scan.text[last.end : match.start()]:
        return last.type
    return document_type(match[0])


def _is_own(scan: Scan, match: re.Match[str]) -> bool:
    before = scan.plain[max(0, match.start() - 80) : match.start()]
    if _OWN.search(before):
        return True
    return _OWN_ON_LINE.search(before) is not None and _REST_OF_HEAD.match(scan.low, match.end()) is not None


def _citation(scan: Scan, start: int, end: int, type_: str | None, raw: str, rule: str) -> Citation:
    return Citation(start, end, scan.text[start:end], Family.NUMBERED, type_, normalise(raw), rule=rule)
