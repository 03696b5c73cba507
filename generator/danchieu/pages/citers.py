"""Who cites a document: every citing clause with its words around it and a link straight to it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from danchieu.corpus import Corpus
from danchieu.linked import Citer, Placed
from danchieu.model import Relation
from danchieu.outline import anchor
from danchieu.pages import names, paths
from danchieu.pages.lists import facts_line
from danchieu.pages.markdown import escape, link
from danchieu.quotation import place
from danchieu.text import unmarked

_AROUND = 90  # characters of context on either side: about one line on a phone, above and below

_RELATIONS = {
    Relation.IMPLEMENTS: "thực hiện",
    Relation.BASED_ON: "căn cứ",
    Relation.AMENDS: "sửa đổi",
    Relation.REPLACES: "thay thế",
    Relation.ATTACHES: "kèm theo",
    Relation.CITES: "dẫn chiếu",
}


def in_order(corpus: Corpus, citers: Sequence[Citer]) -> list[Citer]:
    """Citing clauses by document, the newest document first, and in the order of its text."""

    def key(citer: Citer) -> tuple[str, str, int]:
        head = corpus.records[citer.document].header
        return str(head.date or ""), citer.document, -citer.number

    return sorted(citers, key=key, reverse=True)


def citer_lines(corpus: Corpus, here: str, citers: Sequence[Citer]) -> list[str]:
    """The citing clauses as a list under each citing document's name."""
    lines = ['<div class="citers" markdown>', ""]
    for document, clauses in groupby(citers, key=lambda citer: citer.document):
        record = corpus.records[document]
        name = link(escape(names.record_name(record)), paths.relative(here, paths.document(record)))
        lines.append(f'- {name} <span class="doc-date">{facts_line(corpus, record)}</span>')
        lines += [f"    - {_clause(corpus, here, citer)}" for citer in clauses]
    return [*lines, "", "</div>", ""]


def _clause(corpus: Corpus, here: str, citer: Citer) -> str:
    citing = corpus.documents[citer.document]
    where = paths.relative(here, paths.document(citing.record), anchor(citer.address))
    label = place(citer.address)
    relation = f'<span class="relation">{_RELATIONS[citer.relation]}</span>'
    context = _context(citing.record.body, citing.links[citer.number])
    return f'{link(escape(label), where)} {relation} <span class="context">{context}</span>'


def _context(body: str, placed: Placed) -> str:
    citation, unit = placed.link.citation, placed.unit
    parts = (body[unit.start : citation.start], citation.text, body[citation.end : unit.end])
    # Taken together, since an emphasis may begin in front of the citation and end behind it.
    before, cited, after = unmarked("\0".join(parts)).split("\0", 2)
    if len(before) > _AROUND:
        before = "… " + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + " …"
    return f"{escape(before)}<mark>{escape(cited)}</mark>{escape(after)}"
