"""The page of a plan or an outline: its facts, its text with an address for every clause, and who cites it."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from danchieu.corpus import Corpus
from danchieu.linked import LinkedRecord, Placed
from danchieu.model import Record, TextStatus, Unit, UnitKind
from danchieu.outline import anchor
from danchieu.pages import names, paths
from danchieu.pages.citers import citer_lines, in_order
from danchieu.pages.markdown import Span, escape, facts, front_matter, inline, link, table_of_words
from danchieu.pages.originals import uri_of
from danchieu.pages.page import Page, page
from danchieu.resolve import Outcome

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


def document_page(corpus: Corpus, document: LinkedRecord) -> Page:
    """The page of one record."""
    record = document.record
    here = paths.document(record)
    lines = [
        *front_matter(_title(record), description=record.header.title or ""),
        *_letterhead(record),
        *_heading(record),
        *_status(record, here),
        *facts(_fact_rows(corpus, record, here)),
        *_text(corpus, document, here),
        *_signing(record),
        *_cited_by(corpus, record.id, here),
    ]
    return page(here, lines)


def _title(record: Record) -> str:
    name = names.record_name(record)
    return f"{name}: {record.header.title}" if record.header.symbol else name


def _letterhead(record: Record) -> list[str]:
    """The bodies that the paper's head names, as it writes them."""
    lines = [f"<p>{html.escape(line)}</p>" for line in record.head]
    return ['<div class="doc-head">', *lines, "</div>", ""] if lines else []


def _heading(record: Record) -> list[str]:
    kind = names.capital(record.header.kind or "")
    name = f"{kind} số {record.header.symbol}" if record.header.symbol else kind
    return [f'# {escape(name)} <span class="doc-subject">{escape(record.header.title or "")}</span>', ""]


def _status(record: Record, here: str) -> list[str]:
    note = _STATUS_NOTES.get(record.status)
    if note is None:
        return []
    return [note.format(href=paths.relative(here, "bo-sung.md")), "{: .doc-status .ours }", ""]


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
    yield "Người ký", escape(record.signatory.name or "") if record.signatory else ""
    yield "Tài liệu kèm theo", ", ".join(_target_link(corpus, here, id_) for id_ in record.attachments)
    yield "Kèm theo", ", ".join(_target_link(corpus, here, id_) for id_ in corpus.attached_to.get(record.id, ()))
    yield "Chủ đề", escape(", ".join(record.topics))
    yield "Nguồn", escape(record.source.url or "")
    yield "Tệp gốc", _original(corpus, record, here)


def _issuer(corpus: Corpus, key: str | None, here: str) -> str:
    body = corpus.catalogue.bodies.get(key or "")
    return link(escape(body.name), paths.relative(here, paths.body(body.key))) if body else "Chưa rõ"


def _target_link(corpus: Corpus, here: str, id_: str) -> str:
    return link(escape(names.target_name(corpus, id_)), paths.relative(here, paths.target(corpus, id_)))


def _original(corpus: Corpus, record: Record, here: str) -> str:
    name = escape(record.source.file or "")
    uri = uri_of(corpus, record.source)
    return link(name or "Tải về", paths.relative(here, uri)) if uri else name


# --- text ----------------------------------------------------------------------------------------------------------


def _text(corpus: Corpus, document: LinkedRecord, here: str) -> Iterator[str]:
    by_unit: dict[str, list[Placed]] = {}
    for placed in document.links:
        by_unit.setdefault(placed.unit.address, []).append(placed)
    for unit, depth in _with_depth(document.units, 1):
        spans = _spans(corpus, unit, by_unit.get(unit.address, []), here)
        yield from _unit(unit, depth, spans)


def _with_depth(units: Sequence[Unit], depth: int) -> Iterator[tuple[Unit, int]]:
    for unit in units:
        yield unit, depth
        yield from _with_depth(unit.children, depth + 1)


def _unit(unit: Unit, depth: int, spans: Mapping[Span, str]) -> Iterator[str]:
    id_ = anchor(unit.address)
    classes = f"#{id_} .unit .u-{unit.kind} .d{min(depth, 6)}"
    mark = link(escape(unit.marker), f"#{id_}", "mark") + " " if unit.marker else ""
    if unit.kind is UnitKind.TABLE:
        yield from (
            f'<div class="unit u-table d{min(depth, 6)}" id="{id_}" markdown>',
            "",
            *table_of_words(unit.text, spans),
            "",
            "</div>",
        )
    elif unit.title is not None:
        yield f"{'#' * min(depth + 1, 6)} {mark}{inline(unit.title, spans)} {{ {classes} }}"
    else:
        own_link = "" if mark else f' [](#{id_}){{ .mark .ours aria-label="Liên kết đến đoạn này" }}'
        yield f"{mark}{inline(unit.text, spans, start_of_block=not mark)}{own_link}"
        yield f"{{: {classes} }}"
    yield ""


def _spans(corpus: Corpus, unit: Unit, placed: Sequence[Placed], here: str) -> dict[Span, str]:
    """Link templates by position in the unit's words; several citations of the same words stand together."""
    spans: dict[Span, str] = {}
    position = 0
    for span, group in groupby(
        placed, key=lambda p: (p.link.citation.start - unit.start, p.link.citation.end - unit.start)
    ):
        if span[0] >= position:
            template = _template(corpus, list(group), here)
            spans |= {span: template} if template else {}
            position = span[1]
    return spans


def _template(corpus: Corpus, group: Sequence[Placed], here: str) -> str:
    links = [placed.link for placed in group if placed.link.targets]
    if not links:
        return ""
    if len(links) == 1 and len(links[0].targets) == 1:
        wanted = "cite cite-wanted" if links[0].outcome is Outcome.WANTED else "cite"
        target = links[0].targets[0]
        return link("%s", _href(corpus, target, here), wanted, _tip(corpus, target))
    targets = list(dict.fromkeys(target for one in links for target in one.targets))
    notes = " ".join(
        link(str(n), _href(corpus, target, here), "cite", _tip(corpus, target)) for n, target in enumerate(targets, 1)
    )
    return f'<span class="cite-many">%s</span><sup class="targets ours">{notes}</sup>'


def _tip(corpus: Corpus, target: str) -> str:
    return "" if target.startswith("#") else names.target_name(corpus, target)


def _href(corpus: Corpus, target: str, here: str) -> str:
    return target if target.startswith("#") else paths.relative(here, paths.target(corpus, target))


# --- tail ----------------------------------------------------------------------------------------------------------


def _signing(record: Record) -> list[str]:
    if not record.recipients and not record.signatory:
        return []
    return ['<div class="signing">', *_recipients(record), *_signature(record), "</div>", ""]


def _recipients(record: Record) -> list[str]:
    items = [f"<li>{html.escape(line)}</li>" for line in record.recipients]
    return ['<div class="recipients"><p>Nơi nhận:</p>', "<ul>", *items, "</ul></div>"] if items else ["<div></div>"]


def _signature(record: Record) -> list[str]:
    by = record.signatory
    if by is None:
        return []
    parts = [("authority", by.authority), ("position", by.position), ("note", by.note), ("name", by.name)]
    lines = [f'<p class="{name}">{html.escape(text)}</p>' for name, text in parts if text]
    return ['<div class="signature">', *lines, "</div>"]


def _cited_by(corpus: Corpus, id_: str, here: str) -> list[str]:
    citers = in_order(corpus, corpus.citers.get(id_, ()))
    if not citers:
        return []
    return ["## Được dẫn chiếu trong { #duoc-dan-chieu .ours }", "", *citer_lines(corpus, here, citers[:_SHOWN_CITERS])]
