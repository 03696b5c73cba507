"""The page that lays two documents side by side, and the links that lead to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from danchieu.comparison import Change, Comparison, Piece, Row, compare
from danchieu.corpus import Corpus
from danchieu.linked import LinkedRecord
from danchieu.model import Record, TextStatus, Unit
from danchieu.outline import anchor
from danchieu.pages import names, paths
from danchieu.pages.lists import facts_line
from danchieu.pages.markdown import clipped, escape, facts, front_matter, link
from danchieu.pages.page import Page, page

# Fewer unchanged clauses in a row are shown at once: a reader needs something to hold on to.
_FEWEST_FOLDED = 4
_TAGS = {Change.REMOVED: ("del", "bỏ"), Change.ADDED: ("ins", "thêm")}


def comparison_pages(corpus: Corpus, document: LinkedRecord) -> Iterator[Page]:
    """The pages that compare a document with its kin: last year's, and the plan above it."""
    for other in dict.fromkeys(id_ for _, id_ in _kin(corpus, document.record.id)):
        yield _page(corpus, corpus.documents[other], document)


def comparison_links(corpus: Corpus, id_: str, here: str) -> str:
    """Links to the comparisons of a document, "" where there is nothing to compare it with."""
    return ", ".join(link(label, paths.relative(here, uri(other, id_))) for label, other in _kin(corpus, id_))


def comparison_with(corpus: Corpus, id_: str, other: str) -> str | None:
    """Where a document is compared with this other one, if it is."""
    return uri(other, id_) if any(one == other for _, one in _kin(corpus, id_)) else None


def uri(left: str, right: str) -> str:
    """The page that compares two documents: "so-sanh/<left id>/<right id>.md"."""
    return f"so-sanh/{left}/{right}.md"


def _kin(corpus: Corpus, id_: str) -> Iterator[tuple[str, str]]:
    lineage = corpus.lineages.get(id_)
    if lineage and _is_full(corpus, id_):
        for label, other in (("So với năm trước", lineage.previous), ("So với kế hoạch cấp trên", lineage.parent)):
            if other and other != id_ and _is_full(corpus, other):
                yield label, other


def _is_full(corpus: Corpus, id_: str) -> bool:
    """Whether a document's own words are here: an editor's outline cannot say what changed."""
    document = corpus.documents.get(id_)
    return document is not None and document.record.status is TextStatus.FULL


# --- the page ------------------------------------------------------------------------------------------------------


def _page(corpus: Corpus, left: LinkedRecord, right: LinkedRecord) -> Page:
    here = uri(left.record.id, right.record.id)
    found = compare(left.units, right.units)
    title = f"So sánh {names.record_name(left.record)} và {names.record_name(right.record)}"
    lines = [
        *front_matter(clipped(title)),
        "# So sánh hai văn bản { .ours }",
        "",
        *facts((side, _about(corpus, one.record, here)) for side, one in (("Văn bản A", left), ("Văn bản B", right))),
        _summary(found),
        "{: .ours }",
        "",
        '<div class="comparison" markdown>',
        "",
        *_rows(found, left.record, right.record, here),
        "</div>",
    ]
    return page(here, lines)


def _about(corpus: Corpus, record: Record, here: str) -> str:
    name = link(escape(clipped(names.record_name(record))), paths.relative(here, paths.document(record)))
    subject = f"{escape(clipped(record.header.title or ''))} · " if record.header.symbol else ""
    return f'{name} <span class="doc-date">{subject}{facts_line(corpus, record)}</span>'


def _summary(found: Comparison) -> str:
    parts = [
        f"{found.count(Change.SAME)} đoạn giữ nguyên",
        f"{found.count(None)} đoạn sửa",
        f"{found.count(Change.ADDED)} đoạn chỉ có ở B",
        f"{found.count(Change.REMOVED)} đoạn chỉ có ở A",
        f"{found.moved} đoạn chuyển chỗ",
    ]
    return "; ".join(part for part in parts if not part.startswith("0 ")) + "."


def _rows(found: Comparison, left: Record, right: Record, here: str) -> Iterator[str]:
    there = paths.relative(here, paths.document(left)), paths.relative(here, paths.document(right))
    for is_still, group in groupby(found.rows, key=lambda row: row.change is Change.SAME and not row.moved):
        rows = list(group)
        lines = [line for row in rows for line in _row(row, *there)]
        if is_still and len(rows) >= _FEWEST_FOLDED:
            yield from ("<details markdown>", f"<summary>{len(rows)} đoạn giữ nguyên</summary>", "", *lines)
            yield from ("</details>", "")
        else:
            yield from lines


def _row(row: Row, left: str, right: str) -> Iterator[str]:
    """The clause on both sides; what stayed the same stands once."""
    yield '<div class="pair" markdown>'
    if row.left and row.right and row.change is Change.SAME:
        mark = f"{_mark(row.left, 'A', left)} {_mark(row.right, 'B', right)}"
        yield from _cell(row.right, "both", mark, _moved(row), row.pieces)
    else:
        if row.left:
            pieces = [piece for piece in row.pieces if piece.change is not Change.ADDED]
            yield from _cell(row.left, "a", _mark(row.left, "A", left), "", pieces)
        if row.right:
            pieces = [piece for piece in row.pieces if piece.change is not Change.REMOVED]
            yield from _cell(row.right, "b", _mark(row.right, "B", right), _moved(row), pieces)
    yield from ("</div>", "")


def _cell(unit: Unit, side: str, mark: str, note: str, pieces: Sequence[Piece]) -> Iterator[str]:
    kind = f"{side} title" if unit.title is not None else side
    words = " ".join(filter(None, (mark, note, escape(unit.marker), *map(_words, pieces))))
    yield f'<p class="{kind}" markdown="span">{words}</p>'


def _mark(unit: Unit, side: str, there: str) -> str:
    return link(f"{side} {escape(unit.address)}", f"{there}#{anchor(unit.address)}", "ours")


def _moved(row: Row) -> str:
    return f'<span class="ours">(chuyển từ {escape(row.left.address)})</span>' if row.moved and row.left else ""


def _words(piece: Piece) -> str:
    if piece.change is Change.SAME:
        return escape(piece.text)
    tag, spoken = _TAGS[piece.change]
    return f"<{tag}><span>{spoken}: </span>{escape(piece.text)}</{tag}>"
