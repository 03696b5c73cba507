"""Small and large content folders for tests, made of plain sentences of our own."""

from __future__ import annotations

from pathlib import Path

from danchieu.corpus import Corpus, load
from danchieu.model import Record
from danchieu.pages.paths import document

RECORD = """---
kind: {kind}
symbol: {symbol}
issuer: {issuer}
date: {date}
title: {title}
text: full
---
{body}
"""

BODIES = """trung-uong:
  name: Ban Chấp hành Trung ương Đảng
  level: central
bo-chinh-tri:
  name: Bộ Chính trị
  level: central
  parent: trung-uong
tinh-uy-an-binh:
  name: Tỉnh ủy An Bình
  level: province
  locality: An Bình
  parent: trung-uong
tinh-uy-yen-lac:
  name: Tỉnh ủy Yên Lạc
  level: province
  locality: Yên Lạc
  parent: trung-uong
huyen-uy-song-thao:
  name: Huyện ủy Sông Thao
  level: district
  locality: Sông Thao
  parent: tinh-uy-an-binh
"""

WORKS = """nghi-quyet-35-nq-tw-2018:
  type: nghị quyết
  symbol: 35-NQ/TW
  date: 2018-10-22
  issuer: bo-chinh-tri
  term: XII
nghi-quyet-04-nq-tw-2016:
  type: nghị quyết
  symbol: 04-NQ/TW
  date: 2016-10-30
  issuer: trung-uong
  term: XII
  aliases: [Nghị quyết Trung ương 4 khóa XII]
nghi-quyet-dai-hoi-xiii-2021:
  type: nghị quyết
  date: 2021-02-01
  term: XIII
  aliases: [Nghị quyết Đại hội XIII của Đảng]
nghi-quyet-dai-hoi-dang-bo-tinh-an-binh-xix:
  type: nghị quyết
  issuer: tinh-uy-an-binh
  term: XIX
  aliases: [Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XIX]
nghi-quyet-dai-hoi-dang-bo-tinh-yen-lac-xix:
  type: nghị quyết
  issuer: tinh-uy-yen-lac
  term: XIX
  aliases: [Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XIX]
"""

BODY = """Thực hiện Nghị quyết số 35-NQ/TW ngày 22/10/2018 của Bộ Chính trị, cơ quan lập kế hoạch như sau:

I. MỤC ĐÍCH

1. Làm cho mọi người hiểu rõ Nghị quyết Đại hội XIII của Đảng.

2. Nêu việc làm tốt.

II. TỔ CHỨC THỰC HIỆN

1. Các phòng lập lịch công tác.

- Gửi báo cáo trước ngày 15/12.
"""


def record(
    symbol: str = "05-KH/TU",
    issuer: str = "tinh-uy-an-binh",
    date: str = "2021-05-20",
    title: str = "Tuyên truyền năm 2021",
    body: str = BODY,
    kind: str = "kế hoạch",
) -> str:
    """The file of a record."""
    return RECORD.format(kind=kind, symbol=symbol, issuer=issuer, date=date, title=title, body=body)


def write(folder: Path, files: dict[str, str]) -> Path:
    """A content folder with our bodies and works, and the given files."""
    for name, text in {"bodies.yml": BODIES, "works/trung-uong.yml": WORKS, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def corpus(folder: Path, files: dict[str, str]) -> Corpus:
    """The corpus of such a folder."""
    return load(write(folder, files))


def numbered_records(count: int) -> dict[str, str]:
    """So many records that differ in number, date and issuer only."""
    issuers = ("tinh-uy-an-binh", "tinh-uy-yen-lac", "huyen-uy-song-thao")
    return {
        f"plans/{2019 + n % 5}/ke-hoach-{n:05d}.md": record(
            symbol=f"{n:05d}-KH/TU", issuer=issuers[n % 3], date=f"{2019 + n % 5}-06-{n % 28 + 1:02d}"
        )
        for n in range(1, count + 1)
    }


def folder_of(site: Path, record: Record) -> Path:
    """The folder of a record's page in a built site."""
    return site / document(record).removesuffix(".md")
