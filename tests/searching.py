"""A small archive for search, of sentences of our own, and the ways to ask it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from danchieu.search import Answer, Entry, Index, Part, Question, ask, counts, write


def entry(id_: str, title: str, *texts: str, **facts: object) -> Entry:
    """An entry whose clauses are numbered from 1 ("đoạn 1"); a text that begins with "#" is a heading."""
    clauses = [(f"p{n}", text, f"đoạn {n}") for n, text in enumerate(texts, 1)]
    parts = [Part(anchor, text.removeprefix("#"), text.startswith("#"), place) for anchor, text, place in clauses]
    given = {"url": f"{id_}/", "date": "2021-01-01", "year": 2021, "type": "kế hoạch", "facts": (), **facts}
    return Entry(id=id_, title=title, parts=tuple(parts), **given)  # type: ignore[arg-type]


AN_BINH = {"body": "Tỉnh ủy An Bình", "level": "province", "localities": ("An Bình",)}
SONG_THAO = {"body": "Huyện ủy Sông Thao", "level": "district", "localities": ("Sông Thao", "An Bình")}

ENTRIES = (
    entry(
        *("nq-35", "Nghị quyết số 35-NQ/TW"),
        **{"symbol": "35-NQ/TW", "type": "nghị quyết", "date": "2018-10-22", "year": 2018, "level": "central"},
    ),
    entry("nq-35-tu", "Nghị quyết số 35-NQ/TU", symbol="35-NQ/TU", type="nghị quyết", date="2019-03-02", year=2019),
    entry(
        *("nd-30", "Nghị định số 30/2020/NĐ-CP"),
        **{"symbol": "30/2020/NĐ-CP", "type": "nghị định", "date": "2020-03-05", "year": 2020},
    ),
    entry(
        *("kh-464", "Kế hoạch số 464/KH-LĐLĐ", "#Mục đích", "Đoàn viên học Nghị quyết số 35-NQ/TW tại cơ sở."),
        *("Mỗi quý một buổi sinh hoạt về đường sá và đồng ruộng.",),
        **{"symbol": "464/KH-LĐLĐ", "subject": "Sinh hoạt chuyên đề", "date": "2023-07-10", "year": 2023},
        **{"cites": ("nq-35",), **AN_BINH},
    ),
    entry(
        *("kh-trong-cay", "Kế hoạch số 05-KH/HU", "Trồng cây gây rừng ở các xã ven sông theo số35-NQ/TƯ."),
        *("Phòng, chống cháy rừng; vận động hòa giải khi có tranh chấp.", "Uỷ ban xã lo cây giống."),
        **{"symbol": "05-KH/HU", "subject": "Trồng cây năm 2022", "date": "2022-02-01", "year": 2022},
        **{"cites": ("nq-35",), **SONG_THAO},
    ),
    entry(
        *("kh-doc-sach", "Kế hoạch phát triển văn hóa đọc", "#Nội dung", "Mở phòng đọc, tủ sách lưu động ở từng xã."),
        *("Người đọc phòng cháy khi dùng đèn.", "Kinh phí do huyện cấp; sách quyên góp từ người dân."),
        **{"date": "2022-06-15", "year": 2022, "facts": ("ngày 15/06/2022",), **SONG_THAO},
    ),
    entry(
        *("bc-quan", "Báo cáo của quân dân huyện", "Quân và dân cùng dựng lại cầu qua sông sau mùa mưa."),
        *("Quan tâm người già neo đơn.", "Kinh phí hết 12 triệu đồng."),
        **{"subject": "Mùa mưa 2022", "type": "báo cáo", "date": "", "year": 0, **SONG_THAO},
    ),
)


def built(entries: tuple[Entry, ...] = ENTRIES) -> dict[str, bytes]:
    """The files of an index."""
    return dict(write([counts(one) for one in entries]))


def asker(files: dict[str, bytes]) -> Callable[..., Answer]:
    """Puts questions to an index of these files."""
    index = Index(files.__getitem__)
    return lambda words, **rest: ask(index, Question(words, **rest))


def laid(files: dict[str, bytes], folder: Path) -> Path:
    """The files below a folder."""
    for uri, content in files.items():
        (folder / uri).parent.mkdir(parents=True, exist_ok=True)
        (folder / uri).write_bytes(content)
    return folder
