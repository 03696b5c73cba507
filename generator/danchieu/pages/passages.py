"""The line under a paragraph that says in which other documents it stands, the same or nearly the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from danchieu.corpus import Corpus
from danchieu.model import Record
from danchieu.outline import anchor
from danchieu.pages import names, paths
from danchieu.pages.comparison import comparison_with
from danchieu.pages.markdown import clipped, escape, link
from danchieu.passages import Alike, Same


def passage_notes(corpus: Corpus, id_: str, here: str) -> Mapping[str, Sequence[str]]:
    """By address of a paragraph of this document: the lines to stand under it."""
    found = corpus.alike.get(id_, {})
    return {address: _note(corpus, id_, alike, here) for address, alike in found.items()}


def _note(corpus: Corpus, id_: str, alike: Alike, here: str) -> Sequence[str]:
    shown = ", ".join(_place(corpus, id_, same, here) for same in alike.nearest)
    more = f" và {alike.others} văn bản khác" if alike.others else ""
    return f"Cũng có trong {shown}{more}.", "{: .also .ours }", ""


def _place(corpus: Corpus, id_: str, same: Same, here: str) -> str:
    record = corpus.records[same.document]
    where = paths.relative(here, paths.document(record), anchor(same.address))
    notes = ["gần giống"] if same.likeness < 1.0 else []
    compared = comparison_with(corpus, id_, same.document)
    notes += [link("so\u00a0sánh", paths.relative(here, compared))] if compared else []
    shown = link(escape(_name(corpus, record)), where)
    return f"{shown} ({', '.join(notes)})" if notes else shown


def _name(corpus: Corpus, record: Record) -> str:
    """A short name: "Kế hoạch số 05/KH-UBND · 2023", with the issuer where the document shows no number."""
    head = record.header
    body = names.body_name(corpus, head.issuer)
    name = f"{names.capital(head.kind or '')} của {body}" if body and not head.symbol else names.record_name(record)
    return f"{clipped(name)} · {head.year}" if head.year else clipped(name)
