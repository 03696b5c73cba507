"""Who cites a document: every citing clause with its words around it and a link straight to it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from danchieu.corpus import Corpus
from danchieu.linked import Citer
from danchieu.model import Relation
from danchieu.outline import anchor
from danchieu.pages import names, paths
from danchieu.pages.lists import facts_line
from danchieu.pages.markdown import escape, link
from danchieu.quotation import place

_RELATIONS = {
    Relation.IMPLEMENTS: "thực hiện",
    Relation.BASED_ON: "căn cứ",
    Relation.AMENDS: "sửa đổi",
    Relation.REPLACES: "thay thế",
    Relation.ATTACHES: "kèm theo",
    Relation.CITES: "dẫn chiếu",
}


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
    record = corpus.records[citer.document]
    found = corpus.contexts[citer.document][citer.address][citer.number]
    where = paths.relative(here, paths.document(record), anchor(citer.address))
    label = place(citer.address)
    relation = f'<span class="relation">{_RELATIONS[citer.relation]}</span>'
    context = f"{escape(found.before)}<mark>{escape(found.cited)}</mark>{escape(found.after)}"
    return f'{link(escape(label), where)} {relation} <span class="context">{context}</span>'
