"""The ways in, counted: what the first page offers, and the page that lists them all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from danchieu.codes import CODES
from danchieu.corpus import Corpus
from danchieu.diagnostics import Diagnostic
from danchieu.model import Collection
from danchieu.pages import paths
from danchieu.pages.indexes import COLLECTION_NAMES, kinds, topics, years
from danchieu.pages.lists import counted, head
from danchieu.pages.markdown import link
from danchieu.pages.page import Page, page
from danchieu.pages.places import levels, localities
from danchieu.pages.shelves import Shelf


@dataclass(frozen=True, slots=True)
class Way:
    """A way in: its name, its page, how many lines that has (None: it is no list), and what a reader finds there.

    Ways of one `group` stand under one heading.
    """

    group: str
    name: str
    uri: str
    count: int | None
    about: str


_TEXTS, _FACTS, _PLACES, _EDITORS = "Văn bản", "Theo đặc điểm", "Theo nơi ban hành", "Cho người biên tập"


def ways(corpus: Corpus, stock: Shelf, findings: Sequence[Diagnostic]) -> list[Way]:
    """All ways in, in the order in which they are offered."""
    known = corpus.catalogue.bodies
    cited = len(stock.works) + len(corpus.wanted)
    return [
        *_collections(stock),
        Way(_TEXTS, "Văn bản được dẫn chiếu", paths.WORKS, cited, "Theo loại; mỗi văn bản một trang, nêu mọi nơi dẫn"),
        Way(_TEXTS, "Văn bản nhiều nơi dẫn nhất", paths.WORKS_BY_CITERS, len(corpus.citers), "Theo số văn bản dẫn"),
        Way(_FACTS, "Năm", paths.YEARS, len(years(stock)), "Năm ban hành, hoặc năm ghi trong trích yếu"),
        Way(_FACTS, "Dòng thời gian", paths.TIMELINE, len(stock.records) + cited, "Văn bản nào ra trước"),
        Way(_FACTS, "Loại văn bản", paths.KINDS, len(kinds(stock)), "Kế hoạch, nghị quyết, chỉ thị, …"),
        Way(_FACTS, "Chủ đề", paths.TOPICS, len(topics(stock)), "Theo chủ đề mà người biên tập ghi"),
        Way(_FACTS, "Nhiệm vụ", paths.TASKS, len(corpus.tasks_of), "Cơ quan nào phải làm gì, trước ngày nào"),
        Way(_PLACES, "Cơ quan ban hành", paths.BODIES, len(known), "Theo hệ thống tổ chức, cả cơ quan đã kết thúc"),
        Way(_PLACES, "Địa phương", paths.LOCALITIES, len(localities(corpus)), "Tỉnh, huyện, xã với mọi cơ quan ở đó"),
        Way(_PLACES, "Cấp", paths.LEVELS, len(levels(corpus, stock)), "Trung ương, tỉnh, huyện, xã"),
        Way(_EDITORS, "Văn bản cần bổ sung", paths.WANTED, len(corpus.wanted), "Được dẫn chiếu mà danh mục chưa có"),
        Way(_EDITORS, "Cần rà soát", paths.REVIEW, len(findings), "Những chỗ nên đối chiếu với bản gốc"),
        Way(_EDITORS, "Các phát hiện", paths.FINDINGS, len(CODES), "Mỗi mã nghĩa là gì, sửa thế nào"),
        Way(_EDITORS, "Bổ sung văn bản", "bo-sung.md", None, "Từng bước, không cần biết lập trình"),
    ]


def _collections(stock: Shelf) -> Iterator[Way]:
    abouts = {Collection.PLANS: "Mới nhất trước", Collection.OUTLINES: "Tài liệu kèm theo kế hoạch, mới nhất trước"}
    for name, title in COLLECTION_NAMES.items():
        count = sum(record.collection is name for record in stock.records)
        yield Way(_TEXTS, title, paths.collection(name), count, abouts[name])


def ways_page(listed: Sequence[Way]) -> Page:
    """The page of all ways in."""
    here = paths.WAYS_IN
    lines = [*head("Tra cứu"), "Muốn tìm theo từ ngữ hoặc số, ký hiệu, dùng ô tìm kiếm ở đầu trang.", "{: .ours }", ""]
    for group in dict.fromkeys(way.group for way in listed):
        some = [way for way in listed if way.group == group]
        lines += [f"## {group} {{ .ours }}", "", *way_list(here, some)]
    return page(here, lines)


def way_list(here: str, some: Sequence[Way]) -> list[str]:
    """Ways in as a list: name, number, and what is there."""
    items = [f'- {_name(here, way)} <span class="doc-date">{way.about}</span>' for way in some]
    return ['<div class="ways ours" markdown>', "", *items, "", "</div>", ""]


def _name(here: str, way: Way) -> str:
    name = link(way.name, paths.relative(here, way.uri))
    return name if way.count is None else counted(name, way.count)
