"""Documents cited by type and number: "Nghị quyết số 35-NQ/TW", "các Nghị quyết số 18, 19-NQ/TW", "Chỉ thị 05"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from danchieu.citations.heads import Head
from danchieu.citations.scan import Scan, any_of, phrases
from danchieu.model import Citation, Family
from danchieu.symbols import DOCUMENT_TYPES, normalise

_NUMBER = r"\d{1,5}[a-eđA-EĐ]?"
_YEAR = r"(?:19|20)\d\d"
_SEP = r"\s{0,3}[-/]\s{0,3}"
_CODE = r"[A-ZĐƯ](?:\.Ư|[A-Za-zĐđƯưÂâ])*\d{0,3}"
# With spaces around the dash only what is plainly a code goes on: "35 - NQ/TW", not "35 - Ban Tổ chức".
_SPACED_CODE = rf"(?=[A-ZĐƯ]{{2}}|CTr|QyĐ|T\.Ư){_CODE}"
_KNOWN = "|".join(sorted(DOCUMENT_TYPES, key=len, reverse=True))
_SMALL = r"(?:nq|ct|kl|qđ|nđ|kh|tt|hd|tb|bc|ctr|cv|qc)[-/](?:tw|tư|tu|hu|đu|cp|ttg|ubnd|hđnd|b[a-zđ]{2,8})"
REST = (
    rf"(?:{_SEP}{_YEAR})?"
    rf"(?:[-/](?:{_CODE}|{_SMALL})|{_SEP}(?:{_SPACED_CODE}|{_SMALL})|\s(?=(?:{_KNOWN})[-/]){_CODE})"
    rf"(?:[-/.&]{_CODE}|{_SEP}{_SPACED_CODE})?(?:[-/.&]{_CODE}|[-/]\n{_SPACED_CODE}){{0,5}}(?!\w)"
)
_SYMBOL = _NUMBER + REST
# A number that is only that: not part of a range, a decimal, a percentage, a date or a year.
_SHORT = rf"(?!{_YEAR}(?!/))\d{{1,4}}[a-eđ]?(?:/{_YEAR})?(?![\w%°]|\s?%|[.,]\d|\s?[-/]\s?\d|\s?[-/][A-Za-zĐđ])"

_FULL = re.compile(rf"(?::?\s{{0,6}}[Ss]ố|\s{{0,6}}SỐ)?(?:\s{{0,2}}:)?\s{{0,6}}(?P<symbol>{_SYMBOL})")
_SHORT_BEHIND = re.compile(rf"(?:\s{{0,6}}(?P<word>[Ss]ố|SỐ)\s{{0,6}}:?\s{{0,4}}| {{0,4}})(?P<symbol>{_SHORT})")
_ITEM = re.compile(
    rf"(?:\s{{0,3}}[,;]\s{{0,3}}(?:và\s{{1,3}})?|\s{{1,6}}(?:và|hoặc)\s{{1,6}})((?:[Ss]ố\s{{0,3}})?(?:({_SYMBOL})|({_SHORT})))"
)

# A longer run of numbers is a table or a hostile text.
_LONGEST_LIST = 50

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
_NEVER_VERBS = phrases("nghị quyết|chỉ thị|nghị định|thông tư|kết luận|đề án|công điện|thông tư liên tịch|pháp lệnh")
# There a capital says nothing: "Hướng dẫn 15 cơ sở lập hồ sơ".
_SENTENCE_STARTS = re.compile(r"(?:^|\n|[.;:!?])[\s\-+•>#]{0,6}$")
# A broadcaster has a "Chương trình số 1", a province a "Chương trình số 02".
_COUNTED_FROM_ONE = phrases("chương trình")
# "Dự án số 3" is one of a programme's projects.
_PARTS_OF_PROGRAMMES = phrases("dự án|hợp đồng")
# "Ban Chỉ đạo 35", "Tổ công tác triển khai Đề án 06": bodies named after a document.
_NAMED_BODIES = (" ban chỉ đạo", " tổ công tác", " tổ giúp việc", " tổ", " tổ đề án", " bcđ", " văn phòng", " đội")
_OF_BODIES = ("triển khai thực hiện", "triển khai", "thực hiện")
# Portals set the type before a document's own number: "Nghị quyết số: 653/2019/UBTVQH14", then "Hà Nội, ngày …".
_LINE_START = re.compile(r"(?:^|\n)[ #>*|]*$")
_PLACE_AND_DATE = re.compile(r"[ |]{0,6}\n\s{0,6}[^\n,;.()\d]{2,40},\s{1,4}ngày\s")
_NOT_CITED = phrases("luật|bộ luật|hiến pháp|điều lệ|văn kiện|đề cương")


def find(scan: Scan, heads: list[Head]) -> Iterator[Citation]:
    """The numbered citations of a text: those that begin with a type word, and the lists behind them."""
    end = 0
    for head in heads:
        if head.type in _NOT_CITED or head.start < end:
            continue
        for citation in _with_head(scan, head):
            yield citation
            end = citation.end


def _with_head(scan: Scan, head: Head) -> Iterator[Citation]:
    first = _FULL.match(scan.plain, head.end)
    rule = "numbered.full"
    if first is None:
        first, rule = _short(scan, head), "numbered.short"
    if first is None or _names_a_body(scan, head, rule) or _is_own(scan, head, first):
        return
    yield cite(scan, head.start, first.end("symbol"), head.type, first["symbol"], rule)
    at = first.end()
    for _ in range(_LONGEST_LIST):
        item = _ITEM.match(scan.plain, at)
        if item is None or (item[3] and not _ends_plainly(scan, item.end(), item[1] != item[3])):
            return
        yield cite(scan, item.start(1), item.end(1), head.type, item[2] or item[3], "numbered.list")
        at = item.end()


def _names_a_body(scan: Scan, head: Head, rule: str) -> bool:
    if rule != "numbered.short" and head.type != "đề án":
        return False
    if not scan.low[head.start - 1 : head.start].isspace():
        return False
    before = f" {scan.before(head.start, 60)}".rstrip()
    for words in _OF_BODIES:
        before = before.removesuffix(words).rstrip()
    return before.endswith(_NAMED_BODIES)


def _is_own(scan: Scan, head: Head, number: re.Match[str]) -> bool:
    if _PLACE_AND_DATE.match(scan.low, number.end()) is None:
        return False
    return _LINE_START.search(scan.before(head.start, 12)) is not None


def _counts(scan: Scan, end: int) -> bool:
    """Whether what follows a number is counted by it: "5 năm"."""
    return scan.low[end : end + 1].isspace() and _UNITS.match(scan.low, end) is not None


def _ends_plainly(scan: Scan, end: int, with_word: bool) -> bool:
    return not _counts(scan, end) and (with_word or _PLAIN_END.match(scan.low, end) is not None)


def _short(scan: Scan, head: Head) -> re.Match[str] | None:
    match = _SHORT_BEHIND.match(scan.plain, head.end)
    if match is None:
        return None
    named = _named_with_word(head, match) if match["word"] else _named_by_number_alone(scan, head, match)
    return match if named else None


def _named_with_word(head: Head, match: re.Match[str]) -> bool:
    if head.type in _PARTS_OF_PROGRAMMES:
        return False
    return head.type not in _COUNTED_FROM_ONE or len(match["symbol"]) > 1


def _named_by_number_alone(scan: Scan, head: Head, match: re.Match[str]) -> bool:
    if head.type not in _CITED_BY_NUMBER_ALONE or _counts(scan, match.end()):
        return False
    if head.abbreviated and len(match["symbol"]) == 1:
        return False  # "tòa nhà CT1", "đường NQ 3"
    capital, noun = scan.is_capital(head.start), head.type in _NEVER_VERBS
    if capital and len(match["symbol"]) > 1 and (noun or not _SENTENCE_STARTS.search(scan.before(head.start, 8))):
        return True
    return (noun or capital) and _PLAIN_END.match(scan.low, match.end()) is not None


def cite(scan: Scan, start: int, end: int, type_: str | None, raw: str, rule: str) -> Citation:
    """The citation from `start` to `end` of the document whose symbol was typed as `raw`."""
    return Citation(start, end, scan.text[start:end], Family.NUMBERED, type_, normalise(raw), rule=rule)
