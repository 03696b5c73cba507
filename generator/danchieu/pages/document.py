"""The page of a plan or an outline: the paper with an address for every clause, and what is known about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from danchieu.corpus import Corpus
from danchieu.forms import form_of
from danchieu.linked import Citer, LinkedRecord
from danchieu.model import Record, TextStatus
from danchieu.pages import names, paths
from danchieu.pages.citers import citer_lines
from danchieu.pages.comparison import comparison_links
from danchieu.pages.lists import head as list_head
from danchieu.pages.markdown import clipped, escape, facts, front_matter, link
from danchieu.pages.originals import uri_of
from danchieu.pages.page import Page, page, page_count, paged_part
from danchieu.pages.paper import heading, is_paper, letterhead, plain, signing
from danchieu.pages.quotes import quotes
from danchieu.pages.relations import relations_section
from danchieu.pages.tasks import task_files, tasks_section
from danchieu.pages.text import text_of
from danchieu.quotation import issuer_in_citations
from danchieu.tasks import Register

_STATUS_NOTES = {
    TextStatus.OUTLINE: (
        "Đây là bản lược thuật do người biên tập viết lại theo bố cục của văn bản, không phải nguyên văn. "
        "Khi cần trích dẫn, xin đối chiếu với bản gốc."
    ),
    TextStatus.MISSING: (
        "Trang này chỉ ghi nhận tên gọi: toàn văn chưa có ở đây, nội dung vì thế để trống. "
        "Nếu bạn có bản gốc, xin xem cách [bổ sung văn bản]({href})."
    ),
}
_SHOWN_CITERS = 50


def document_pages(corpus: Corpus, document: LinkedRecord) -> Iterator[Page]:
    """The page of one record, and its text and its tasks as files to take away."""
    record = document.record
    here = paths.document(record)
    tasks = corpus.tasks.get(record.id, Register())
    yield page(here, list(_lines(corpus, document, tasks, here)))
    yield from task_files(record, tasks)
    if record.status is TextStatus.FULL:
        yield Page(paths.plain_text(record), plain(record))


def citer_parts(corpus: Corpus, id_: str) -> int:
    """How many pages of citing clauses a record has beside its own: none where that shows them all."""
    count = len(corpus.citers.get(id_, ()))
    return page_count(count) if count > _SHOWN_CITERS else 0


def citer_page(corpus: Corpus, record: Record, number: int) -> Page:
    """One of the pages of a record's citing clauses."""

    def lines(here: str, part: Sequence[Citer], _: int) -> list[str]:
        name = link(escape(clipped(names.record_name(record))), paths.relative(here, paths.document(record)))
        return [*list_head("Những nơi dẫn chiếu"), f"Đến {name}.", "{: .ours }", "", *citer_lines(corpus, here, part)]

    return paged_part(paths.citers(record), corpus.citers[record.id], lines, number)


def _lines(corpus: Corpus, document: LinkedRecord, tasks: Register, here: str) -> Iterator[str]:
    record = document.record
    text = text_of(corpus, document, here)
    about = facts(_fact_rows(corpus, record, here))
    yield from front_matter(clipped(_title(record)), description=clipped(record.header.title or ""))
    yield from letterhead(record)
    yield from heading(record)
    yield from _status(record, here)
    # A paper's head says what most readers look for in the facts; where there is none they come first.
    yield from () if is_paper(record) else about
    yield from text.units()
    yield from signing(record)
    yield from text.footnotes()
    yield from ("## Thuộc tính { #thuoc-tinh .ours }", "", *about) if is_paper(record) else ()
    yield from _quotes(corpus, record)
    yield from tasks_section(corpus, record, tasks, here)
    yield from relations_section(corpus, record.id, here)
    yield from _cited_by(corpus, record.id, here)


def _title(record: Record) -> str:
    name = names.record_name(record)
    return f"{name}: {record.header.title}" if record.header.symbol else name


def _status(record: Record, here: str) -> list[str]:
    note = _STATUS_NOTES.get(record.status)
    if note is None:
        return []
    return [note.format(href=paths.relative(here, "bo-sung.md")), "{: .doc-status .ours }", ""]


def _quotes(corpus: Corpus, record: Record) -> list[str]:
    head = record.header
    name = names.body_name(corpus, head.issuer)
    form = form_of([*record.head, name or ""], head.symbol)
    return quotes(head, issuer_in_citations(name, record.signatory, form) if name else None, form)


def _cited_by(corpus: Corpus, id_: str, here: str) -> list[str]:
    citers = corpus.citers.get(id_, ())
    if not citers:
        return []
    shown = citer_lines(corpus, here, citers[:_SHOWN_CITERS])
    more = paths.relative(here, paths.citers(corpus.records[id_]))
    rest = [link(f"Tất cả {len(citers)} nơi dẫn", more), "{: .ours }", ""] if len(citers) > _SHOWN_CITERS else []
    return ["## Được dẫn chiếu trong { #duoc-dan-chieu .ours }", "", *shown, *rest]


# --- facts ---------------------------------------------------------------------------------------------------------


def _fact_rows(corpus: Corpus, record: Record, here: str) -> Iterator[tuple[str, str]]:
    head = record.header
    year = head.year
    kind = head.kind or ""
    yield "Loại văn bản", link(escape(names.capital(kind)), paths.relative(here, paths.kind(kind)))
    yield "Số, ký hiệu", escape(head.symbol or "Nguồn không ghi")
    yield "Ngày ban hành", names.short_date(head.date) if head.date else "Nguồn không ghi"
    yield "Năm", link(str(year), paths.relative(here, paths.year(year))) if year else ""
    yield "Cơ quan ban hành", _issuer(corpus, head.issuer, here)
    yield "Nơi ban hành", escape(head.place or "")
    yield "Người ký", _signatory(record)
    yield "Nơi nhận", escape("; ".join(record.recipients)) if record.status is not TextStatus.FULL else ""
    yield "Tài liệu kèm theo", ", ".join(_target_link(corpus, here, id_) for id_ in record.attachments)
    yield "Kèm theo", ", ".join(_target_link(corpus, here, id_) for id_ in corpus.attached_to.get(record.id, ()))
    yield "So sánh", comparison_links(corpus, record.id, here)
    yield "Chủ đề", escape(", ".join(record.topics))
    yield "Nguồn", escape(record.source.url or "")
    yield "Tệp gốc", _original(corpus, record, here)
    yield "Tải về", _plain_text(record, here)


def _issuer(corpus: Corpus, key: str | None, here: str) -> str:
    body = corpus.catalogue.bodies.get(key or "")
    return link(escape(body.name), paths.relative(here, paths.body(body.key))) if body else "Chưa rõ"


def _signatory(record: Record) -> str:
    by = record.signatory
    return escape(", ".join(filter(None, (by.name, by.position)))) if by else ""


def _target_link(corpus: Corpus, here: str, id_: str) -> str:
    return link(escape(names.target_name(corpus, id_)), paths.relative(here, paths.target(corpus, id_)))


def _original(corpus: Corpus, record: Record, here: str) -> str:
    name = escape(record.source.file or "")
    uri = uri_of(corpus, record.source)
    return link(name or "Tải về", paths.relative(here, uri)) if uri else name


def _plain_text(record: Record, here: str) -> str:
    if record.status is not TextStatus.FULL:
        return ""
    return link("Toàn văn dạng văn bản thuần (.txt)", paths.relative(here, paths.plain_text(record)))
