"""Plans by the thousand: seeded, as long as real ones (12 KB), with as many citations, and not two alike.

The words are ours and say nothing of anybody; the provinces do not exist.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from danchieu.text import slug


def _choice(text: str) -> list[str]:
    return text.split("|")


PLACES = [
    f"{first} {second}"
    for second in _choice("Bình|Khê|Lộc|Thủy|Mỹ|Long|Hải|Giang|Điền|Phong|Thạch|Lâm|Trạch|Xuân|Hưng|Đông")
    for first in _choice("An|Yên|Phú|Tân|Vĩnh|Thanh|Hòa|Sơn|Bảo|Cẩm|Diên|Gia|Hàm|Kim|Lạc|Mai|Ngọc|Quảng|Tam|Việt")
]
# Of each place, so that an archive grows by places: a plan has as many near relations in a small one as in a large one.
_PLANS_EACH = 32

ACTORS = _choice(
    "Các phòng, ban|Đơn vị trực thuộc|Ban quản lý|Văn phòng|Các tổ công tác|Chi bộ cơ sở|Cán bộ phụ trách|"
    "Các địa phương|Trung tâm dữ liệu|Hội đồng thi đua|Công đoàn cơ sở|Đoàn viên, hội viên|Ban biên tập|"
    "Nhà trường"
)
ACTIONS = _choice(
    "lập danh mục|rà soát|cập nhật|tổng hợp|công khai|hướng dẫn|phân công|theo dõi|đánh giá|chuẩn bị|"
    "bố trí|bảo quản|kiểm tra|đối chiếu|số hóa|phổ biến|trao đổi|góp ý|nghiệm thu|bàn giao|sắp xếp|"
    "lưu giữ|giới thiệu|khảo sát"
)
OBJECTS = _choice(
    "hồ sơ công việc|lịch trực|trang thiết bị|tài liệu học tập|phòng đọc|nhu cầu của người dân|"
    "đường dây tiếp nhận ý kiến|kết quả từng quý|sổ theo dõi|quy trình nội bộ|bảng tin|lớp tập huấn|"
    "mạng lưới cộng tác viên|kho lưu trữ|bản đồ số|biểu mẫu báo cáo|nội dung sinh hoạt|"
    "điểm phục vụ lưu động|kế hoạch chi tiết|ý kiến đóng góp|nguồn kinh phí"
)
MANNERS = _choice(
    "theo đúng thời hạn|trước khi triển khai|ngay từ đầu năm|bằng nhiều hình thức|"
    "tại từng thôn, tổ dân phố|qua mạng nội bộ|với sự tham gia của người dân|phù hợp điều kiện thực tế|"
    "bảo đảm tiết kiệm|không để gián đoạn|vào tuần cuối mỗi tháng|có phân công rõ người, rõ việc|"
    "kèm theo số liệu cụ thể|để các đơn vị cùng dùng"
)
THEMES = _choice(
    "chuyển đổi số|vệ sinh môi trường|phòng cháy, chữa cháy|văn hóa đọc|tiêm chủng mở rộng|trồng cây xanh|"
    "an toàn giao thông|cải cách hành chính|khuyến học|du lịch cộng đồng|tiết kiệm điện|hòa giải ở cơ sở|"
    "dạy nghề nông thôn|thể dục thể thao"
)
SECTIONS = ("MỤC ĐÍCH, YÊU CẦU", "NỘI DUNG THỰC HIỆN", "GIẢI PHÁP CHỦ YẾU", "TỔ CHỨC THỰC HIỆN")


@dataclass(frozen=True, slots=True)
class Cited:
    """A document that the plans cite, as in full and short, and what a catalogue says of it."""

    full: str
    short: str
    type: str
    issuer: str
    day: date
    title: str
    symbol: str = ""
    term: str = ""

    @property
    def id(self) -> str:
        """Its key in the catalogue: "nghi-quyet-10-nq-tw-bo-chinh-tri-2011"."""
        return slug(f"{self.type} {self.symbol or self.title} {self.issuer} {self.day.year}")


def _central(n: int) -> Cited:
    kind, code = (("Nghị quyết", "NQ"), ("Chỉ thị", "CT"), ("Kết luận", "KL"), ("Quy định", "QĐ"))[n % 4]
    day = date(2011, 3, 1) + timedelta(days=37 * n)
    body, issuer = (("Bộ Chính trị", "bo-chinh-tri"), ("Ban Bí thư", "ban-bi-thu"))[n % 2]
    symbol = f"{n + 10:02d}-{code}/TW"
    name = f"{kind} số {symbol}"
    full = f"{name} ngày {day.day}/{day.month}/{day.year} của {body}"
    return Cited(full, name, kind.lower(), issuer, day, _subject(n), symbol)


def _state(n: int) -> Cited:
    day = date(2013, 2, 1) + timedelta(days=29 * n)
    kind, code, body, issuer = (
        ("Nghị định", "NĐ-CP", "Chính phủ", "chinh-phu"),
        ("Thông tư", "TT-BNV", "Bộ Nội vụ", "bo-noi-vu"),
        ("Quyết định", "QĐ-TTg", "Thủ tướng Chính phủ", "thu-tuong-chinh-phu"),
    )[n % 3]
    symbol = f"{n + 20}/{code}" if code == "QĐ-TTg" else f"{n + 20}/{day.year}/{code}"
    name = f"{kind} số {symbol}"
    full = f"{name} ngày {day.day:02d} tháng {day.month:02d} năm {day.year} của {body}"
    return Cited(full, name, kind.lower(), issuer, day, _subject(n + 100), symbol)


def _subject(n: int) -> str:
    rng = random.Random(n)
    return f"Về {rng.choice(ACTIONS)} {rng.choice(OBJECTS)} {rng.choice(MANNERS)}"


_CONGRESS = Cited(
    full="Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
    short="Nghị quyết Đại hội XIII của Đảng",
    type="nghị quyết",
    issuer="dang-cong-san-viet-nam",
    day=date(2021, 2, 1),
    title="Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
    term="XIII",
)
# A few documents are cited by nearly everybody, most by few.
CITED = [_CONGRESS, *(_central(n) for n in range(90)), *(_state(n) for n in range(110))]


def _local(place: int, n: int) -> Cited:
    """One of the two documents that the plans of a place carry out."""
    day = date(2021, 6 + n, 1) + timedelta(days=place % 28)
    symbol = f"{place + n + 10}/2021/QĐ-UBND"
    name = f"Quyết định số {symbol}"
    full = f"{name} ngày {day.day:02d}/{day.month:02d}/{day.year} của Ủy ban nhân dân tỉnh {PLACES[place]}"
    return Cited(full, name, "quyết định", f"ubnd-{place}", day, _subject(2 * place + n), symbol)


WEIGHTS = [1 / (rank + 1) for rank in range(len(CITED))]


@dataclass(frozen=True, slots=True)
class Plan:
    """One plan: its facts and the paragraphs of its body."""

    number: int
    place: str
    theme: str
    day: date
    paragraphs: tuple[str, ...]

    @property
    def symbol(self) -> str:
        """Its number in its province: "00012/KH-UBND" would not be one; "12/KH-UBND" is."""
        return f"{self.number}/KH-UBND"

    @property
    def title(self) -> str:
        """What it is about."""
        return f"{self.theme[0].upper()}{self.theme[1:]} năm {self.day.year}"


def plan(number: int, seed: int = 1, length: int = 7700) -> Plan:
    """The plan of that number, of about `length` characters (12 KB of UTF-8)."""
    rng = random.Random(f"{seed}:{number}")
    at, theme = number // _PLANS_EACH % len(PLACES), rng.choice(THEMES)
    place, local = PLACES[at], _local(at, number % 2)
    day = date(2022, 1, 5) + timedelta(days=number % 1400)
    bases = f"{_cite(rng, full=True)} và {local.full}"
    first = f"Thực hiện {bases}, Ủy ban nhân dân tỉnh {place} ban hành kế hoạch {theme} như sau:"
    return Plan(number, place, theme, day, (first, *_sections(rng, length)))


def _sections(rng: random.Random, length: int) -> Iterator[str]:
    room = length // len(SECTIONS)
    for section, name in zip(("I", "II", "III", "IV"), SECTIONS, strict=True):
        yield f"{section}. {name}"
        written, clause = 0, 0
        while written < room:
            clause += 1
            for paragraph in _clause(rng, clause):
                written += len(paragraph)
                yield paragraph


def _clause(rng: random.Random, clause: int) -> Iterator[str]:
    if rng.random() < 0.4:
        yield f"{clause}. {rng.choice(ACTORS)}"
        is_numbered = rng.random() < 0.3
        for item in range(1, rng.randint(2, 4)):
            mark = f"{clause}.{item}." if is_numbered else "-"
            yield f"{mark} {_sentences(rng, rng.randint(1, 3))}"
    else:
        yield f"{clause}. {_sentences(rng, rng.randint(2, 4))}"


def _sentences(rng: random.Random, count: int) -> str:
    return " ".join(_sentence(rng) for _ in range(count))


def _sentence(rng: random.Random) -> str:
    work = ", ".join(f"{rng.choice(ACTIONS)} {rng.choice(OBJECTS)}" for _ in range(rng.randint(1, 3)))
    behind = f" theo {_cite(rng, full=rng.random() < 0.4)}" if rng.random() < 0.2 else ""
    number = f" ({rng.randint(2, 98)} lượt)" if rng.random() < 0.15 else ""
    return f"{rng.choice(ACTORS)} {work}{number} {rng.choice(MANNERS)}{behind}."


def _cite(rng: random.Random, *, full: bool) -> str:
    cited = rng.choices(CITED, WEIGHTS)[0]
    return cited.full if full else cited.short


def as_file(made: Plan) -> str:
    """The plan as an office's text file, with head and tail."""
    day = made.day
    head = [
        "ỦY BAN NHÂN DÂN",
        f"TỈNH {made.place.upper()}",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        f"Số: {made.symbol}",
        f"{made.place}, ngày {day.day:02d} tháng {day.month:02d} năm {day.year}",
        "KẾ HOẠCH",
        made.title,
    ]
    tail = ["Nơi nhận:\n- Như trên;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "Nguyễn Văn Mẫu"]
    return "\n\n".join([*head, *made.paragraphs, *tail]) + "\n"


def as_record(made: Plan) -> str:
    """The plan as a record whose issuer is in `bodies()`."""
    front = [
        "kind: kế hoạch",
        f"symbol: {made.symbol}",
        f"issuer: ubnd-{PLACES.index(made.place)}",
        f"place: {made.place}",
        f"date: {made.day.isoformat()}",
        f"title: {made.title}",
        "text: full",
    ]
    return "\n".join(["---", *front, "---", "\n\n".join(made.paragraphs)]) + "\n"


def bodies(count: int) -> str:
    """`bodies.yml` for so many records and for what they cite."""
    entries = [f"{key}:\n  name: {name}\n  codes: [{code}]\n  level: central\n" for key, name, code in _CENTRAL]
    entries += [
        f"ubnd-{n}:\n  name: Ủy ban nhân dân tỉnh {place}\n  codes: [UBND]\n  level: province\n  locality: {place}\n"
        for n, place in enumerate(_places(count))
    ]
    return "".join(entries)


_CENTRAL = (
    ("dang-cong-san-viet-nam", "Đảng Cộng sản Việt Nam", "TW"),
    ("bo-chinh-tri", "Bộ Chính trị", "TW"),
    ("ban-bi-thu", "Ban Bí thư", "TW"),
    ("chinh-phu", "Chính phủ", "CP"),
    ("thu-tuong-chinh-phu", "Thủ tướng Chính phủ", "TTg"),
    ("bo-noi-vu", "Bộ Nội vụ", "BNV"),
)


def works(count: int) -> str:
    """The catalogue of what so many plans cite."""
    local = [_local(place, n) for place in range(len(_places(count))) for n in (0, 1)]
    return "".join(_work(cited) for cited in (*CITED, *local))


def _places(count: int) -> list[str]:
    return PLACES[: count // _PLANS_EACH + 1]


def _work(cited: Cited) -> str:
    facts = {"type": cited.type, "symbol": cited.symbol, "date": cited.day.isoformat(), "issuer": cited.issuer}
    facts |= {"term": cited.term, "title": cited.title}
    lines = [f"{cited.id}:", *(f"  {key}: {value}" for key, value in facts.items() if value)]
    if not cited.symbol:
        lines.append(f"  aliases: [{cited.short}]")
    return "\n".join(lines) + "\n"


def edited(text: str, number: int) -> str:
    """The text with one word in twenty another, as plans are made from other plans; numbers and ends stay."""
    rng = random.Random(number)
    words = (word if rng.random() < 0.95 or "." in word else "khác" for word in text.split(" "))
    return " ".join(words)


def archive(count: int) -> Iterator[Plan]:
    """The plans from 1 on; each tenth has its text from an earlier one."""
    for number in range(1, count + 1):
        yield plan(number) if number % 10 else _copy(plan(number), plan(number // 10))


def _copy(made: Plan, model: Plan) -> Plan:
    texts = (edited(text, made.number + place) for place, text in enumerate(model.paragraphs))
    return replace(made, paragraphs=tuple(texts))
