"""The ways in: lists of documents by collection, year and type, and of the works that they cite."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from danchieu.corpus import Corpus
from danchieu.model import Collection, Record, Work
from danchieu.pages import names, paths
from danchieu.pages.lists import counted, document_list, grouped, newest_first
from danchieu.pages.markdown import escape, front_matter, link
from danchieu.pages.page import Page, page, paged
from danchieu.text import fold

_COLLECTION_NAMES = {Collection.PLANS: "Kế hoạch", Collection.OUTLINES: "Đề cương"}


def collection_pages(corpus: Corpus) -> Iterator[Page]:
    """The documents of each collection, the newest first."""
    for name, title in _COLLECTION_NAMES.items():
        records = [d.record for d in corpus.documents.values() if d.record.collection is name]
        yield from _record_pages(corpus, paths.collection(name), title, records)


def year_pages(corpus: Corpus) -> Iterator[Page]:
    """The list of years and the documents of each."""
    by_year: dict[int | None, list[Record]] = defaultdict(list)
    for document in corpus.documents.values():
        by_year[document.record.header.year].append(document.record)
    years = sorted(by_year, key=lambda year: year or 0, reverse=True)
    rows = [(_year_name(year), paths.year(year), len(by_year[year])) for year in years]
    yield _counted_index("nam/index.md", "Văn bản theo năm", rows)
    for year in years:
        yield from _record_pages(corpus, paths.year(year), _year_name(year), by_year[year])


def _year_name(year: int | None) -> str:
    return f"Năm {year}" if year else "Không ghi năm"


def kind_pages(corpus: Corpus) -> Iterator[Page]:
    """The list of document types, and the documents and works of each."""
    records, works = grouped(corpus, lambda record: record.header.kind or "", lambda work: work.type)
    kinds = sorted({*records, *works}, key=fold)
    rows = [(names.capital(kind), paths.kind(kind), len(records[kind]) + len(works[kind])) for kind in kinds]
    yield _counted_index("loai/index.md", "Loại văn bản", rows)
    for kind in kinds:
        yield from _kind_pages(corpus, kind, records[kind], works[kind])


def _kind_pages(corpus: Corpus, kind: str, records: Sequence[Record], works: Sequence[Work]) -> Iterator[Page]:
    cited = sorted(works, key=_work_order)
    items: list[Record | Work] = [*newest_first(records), *cited]

    def lines(here: str, part: Sequence[Record | Work], _number: int) -> list[str]:
        own = [item for item in part if isinstance(item, Record)]
        others = [item for item in part if isinstance(item, Work)]
        published = ["## Đăng ở đây { .ours }", "", *document_list(corpus, here, own)] if own else []
        listed = ["## Được dẫn chiếu { .ours }", "", *_work_list(corpus, here, others)] if others else []
        return [*_head(names.capital(kind)), *published, *listed]

    yield from paged(paths.kind(kind), items, lines)


def work_index(corpus: Corpus) -> Iterator[Page]:
    """All cited works by type, those that the catalogue lacks at the end."""
    works = sorted((w for w in corpus.catalogue.works.values() if w.id not in corpus.documents), key=_work_order)
    ids = [*(work.id for work in works), *corpus.wanted]
    groups = {work.id: names.capital(work.type) for work in works}

    def lines(here: str, part: Sequence[str], _number: int) -> list[str]:
        shown: list[str] = _head("Văn bản được dẫn chiếu")
        group = None
        for id_ in part:
            if groups.get(id_, "Chưa có trong danh mục") != group:
                group = groups.get(id_, "Chưa có trong danh mục")
                shown += ["", f"## {group} {{ .ours }}", ""]
            shown.append(_work_item(corpus, here, id_))
        return shown

    yield from paged("van-ban/index.md", ids, lines)


def _work_list(corpus: Corpus, here: str, works: Iterable[Work]) -> list[str]:
    return [*(_work_item(corpus, here, work.id) for work in works), ""]


def _work_item(corpus: Corpus, here: str, id_: str) -> str:
    work = corpus.catalogue.works.get(id_)
    label = link(escape(names.target_name(corpus, id_)), paths.relative(here, paths.target(corpus, id_)))
    subject = f' <span class="doc-subject">{escape(work.title)}</span>' if work and work.symbol and work.title else ""
    return f"- {counted(label, len(corpus.citers.get(id_, ())))}{subject}"


def _work_order(work: Work) -> tuple[str, str, str]:
    return fold(work.type), str(work.date or ""), work.id


def _record_pages(corpus: Corpus, first: str, title: str, records: Iterable[Record]) -> Iterator[Page]:
    def lines(here: str, part: Sequence[Record], _number: int) -> list[str]:
        return [*_head(title), *document_list(corpus, here, part)]

    yield from paged(first, newest_first(records), lines)


def _counted_index(here: str, title: str, rows: Iterable[tuple[str, str, int]]) -> Page:
    items = [f"- {counted(link(escape(name), paths.relative(here, uri)), count)}" for name, uri, count in rows]
    return page(here, [*_head(title), *items])


def _head(title: str) -> list[str]:
    return [*front_matter(title, search={"exclude": True}), f"# {escape(title)}", ""]
