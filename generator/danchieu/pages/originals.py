"""The files that records were made from, as they came, offered for download."""

from __future__ import annotations

from collections.abc import Iterator

from danchieu.corpus import Corpus
from danchieu.model import SourceFile

# A page of another's making, served from this site, could run its scripts here: it is offered as text.
_ACTIVE = (".html", ".htm", ".xhtml", ".svg")


def originals(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """For each original that a record names: its place on the site and its name in `content/originals/`."""
    named = {record.source.sha256 for record in corpus.records.values()}
    for digest, name in corpus.originals.items():
        if digest in named:
            yield _uri(name), name


def uri_of(corpus: Corpus, source: SourceFile) -> str | None:
    """Where the original of a record lies on the site, None if it was not kept."""
    name = corpus.originals.get(source.sha256 or "")
    return _uri(name) if name else None


def _uri(name: str) -> str:
    return f"goc/{name}.txt" if name.endswith(_ACTIVE) else f"goc/{name}"
