"""Lists of documents, the same on every page that shows one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from danchieu.corpus import Corpus
from danchieu.model import Record, TextStatus, Work
from danchieu.pages import names, paths
from danchieu.pages.markdown import escape, link

STATUS_LABELS = {
    TextStatus.FULL: "toàn văn",
    TextStatus.OUTLINE: "bản lược thuật",
    TextStatus.MISSING: "chưa có văn bản",
}


def newest_first(records: Iterable[Record]) -> list[Record]:
    """Records by year and date, the newest first, then by id."""
    by_id = sorted(records, key=lambda r: r.id)
    return sorted(by_id, key=lambda r: (r.header.year or 0, str(r.header.date or "")), reverse=True)


def grouped(
    corpus: Corpus, of_record: Callable[[Record], str], of_work: Callable[[Work], str]
) -> tuple[Mapping[str, list[Record]], Mapping[str, list[Work]]]:
    """The records, and the works that are no records, by the keys that the two functions give."""
    records: dict[str, list[Record]] = defaultdict(list)
    works: dict[str, list[Work]] = defaultdict(list)
    for document in corpus.documents.values():
        records[of_record(document.record)].append(document.record)
    for work in corpus.catalogue.works.values():
        if work.id not in corpus.documents:
            works[of_work(work)].append(work)
    return records, works


def document_list(corpus: Corpus, here: str, records: Sequence[Record]) -> list[str]:
    """A list with name, title, issuer, date and the state of the text of each record."""
    if not records:
        return ["Chưa có văn bản nào.", ""]
    return ['<div class="doc-list" markdown>', "", *(_item(corpus, here, r) for r in records), "", "</div>", ""]


def _item(corpus: Corpus, here: str, record: Record) -> str:
    name = link(escape(names.record_name(record)), paths.relative(here, paths.document(record)))
    subject = f' <span class="doc-subject">{escape(record.header.title or "")}</span>' if record.header.symbol else ""
    return f'- {name}{subject} <span class="doc-date">{facts_line(corpus, record)}</span>'


def facts_line(corpus: Corpus, record: Record) -> str:
    """Issuer, date and state of the text, which tell documents of one title apart."""
    facts = [
        escape(names.body_name(corpus, record.header.issuer) or ""),
        names.short_date(record.header.date) if record.header.date else "",
        STATUS_LABELS[record.status],
    ]
    return " · ".join(fact for fact in facts if fact)


def counted(label: str, count: int) -> str:
    """A label with its number of documents."""
    return f'{label} <span class="counts">{count}</span>'
