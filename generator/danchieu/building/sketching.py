"""The page of one edited document at once, from what the last build knew of all others; a build then sets all right."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from danchieu import records
from danchieu.analysis import analyse
from danchieu.bodies import body_index
from danchieu.building.gathering import Library
from danchieu.building.kept import kept_corpus
from danchieu.building.order import STORE, Order
from danchieu.building.pressing import file_of, run_mkdocs
from danchieu.building.state import recall
from danchieu.contentfiles import content_file
from danchieu.corpus import Corpus
from danchieu.linked import LinkedRecord, link, mentions, settled
from danchieu.markup import served
from danchieu.model import Record
from danchieu.pages import paths
from danchieu.pages.document import document_pages
from danchieu.patched import Derived
from danchieu.plugin import Part
from danchieu.store import Reader
from danchieu.tasks import register


class Sketcher:
    """Makes pages of edited documents with the corpus that the last build of `order` left."""

    def __init__(self, order: Order, corpus: Corpus, keys: Mapping[str, str], reader: Reader) -> None:
        self._order, self._corpus, self._reader = order, corpus, reader
        self._places, self._bodies = corpus.places, body_index(corpus.catalogue)
        self._documents = Library(_store(order), keys, self._places)

    def sketch(self, path: Path) -> Mapping[str, bytes]:
        """The page of the record in that file by its address, such as "ke-hoach/a/"; nothing where it takes a build.

        That is so where the record is new or faulty, or names a document that nobody has named before.
        """
        record = self._record(path)
        if record is None or record.id not in self._corpus.records:
            return {}
        linked = link(analyse(record), self._places)
        if not {one.wanted for one in mentions(linked) if one.wanted} <= self._corpus.named.keys():
            return {}
        return self._printed(self._with(settled(linked, self._corpus.named)), record.id)

    def close(self) -> None:
        """Ends the use of what the build left."""
        self._documents.close()
        self._reader.close()

    def _record(self, path: Path) -> Record | None:
        file = content_file(self._order.content, path)
        record, faults = records.load(file.text, file.path) if file.text is not None else (None, [])
        return None if faults or file.faults else record

    def _with(self, document: LinkedRecord) -> Corpus:
        id_ = document.record.id
        return replace(
            self._corpus,
            documents={id_: document},
            tasks={id_: register(document, self._bodies)},
            contexts=Derived(self._documents, self._documents.contexts),
            records={**self._corpus.records, id_: replace(document.record, body="")},
        )

    def _printed(self, corpus: Corpus, id_: str) -> Mapping[str, bytes]:
        own = paths.document(corpus.records[id_])
        leaves = [page for page in document_pages(corpus, corpus.documents[id_]) if page.uri == own]
        with tempfile.TemporaryDirectory(dir=self._order.cache) as folder:
            _, failure = run_mkdocs(self._order.config, Path(folder), Part(leaves, compiled=self._order.templates))
            return {} if failure else {served(own): (Path(folder) / file_of(own)).read_bytes()}


def sketcher(order: Order) -> Sketcher | None:
    """One that knows what the last build left; None where there was no build."""
    if not _store(order).is_file():
        return None
    reader = Reader(_store(order))
    corpus, keys = kept_corpus(reader, str(order.site)), recall(reader.store, str(order.site)).keys
    return Sketcher(order, corpus, keys, reader) if corpus else None


def _store(order: Order) -> Path:
    return order.cache / STORE
