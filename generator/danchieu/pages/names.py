"""How documents, bodies and dates are called on the pages."""

from __future__ import annotations

from danchieu.corpus import Corpus
from danchieu.dates import short_date as short_date
from danchieu.linked import Wanted
from danchieu.model import Record, Work


def capital(text: str) -> str:
    """Text with its first letter upper case: "kế hoạch" gives "Kế hoạch"."""
    return text[:1].upper() + text[1:]


def work_name(work: Work) -> str:
    """A work's name in a citation: "Nghị quyết số 35-NQ/TW", or its title where it has no number."""
    return _name(work.type, work.symbol, work.title or (work.aliases[0] if work.aliases else work.id))


def record_name(record: Record) -> str:
    """A record's name in lists and links."""
    head = record.header
    return _name(head.kind or "", head.symbol, head.title or record.id)


def _name(kind: str, symbol: str | None, title: str) -> str:
    if symbol:
        return f"{capital(kind)} số {symbol}"
    return title if title.casefold().startswith(kind.casefold()) else f"{capital(kind)} {title}"


def wanted_name(wanted: Wanted) -> str:
    """The name of a document known from citations only, as they write it."""
    citation = wanted.citation
    if citation.symbol and citation.type and not citation.symbol.isdecimal():
        return f"{capital(citation.type)} số {citation.symbol}"
    named_term = citation.term and citation.term not in citation.text.split()
    return f"{citation.text} (khóa {citation.term})" if named_term else citation.text


def target_name(corpus: Corpus, id_: str) -> str:
    """The name of anything that can be cited."""
    work = corpus.catalogue.works.get(id_)
    return work_name(work) if work else wanted_name(corpus.wanted[id_])


def body_name(corpus: Corpus, key: str | None) -> str | None:
    """The name of a body; None where the record names none."""
    body = corpus.catalogue.bodies.get(key or "")
    return body.name if body else key
