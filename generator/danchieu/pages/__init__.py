"""Corpus → pages: the Markdown of the whole site but for what people wrote by hand in `content/pages/`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from danchieu.corpus import Corpus
from danchieu.diagnostics import Diagnostic
from danchieu.pages.body import body_pages, by_body
from danchieu.pages.cascade import cascade_pages
from danchieu.pages.comparison import comparison_pages
from danchieu.pages.document import document_pages
from danchieu.pages.findings import findings_page, schema_pages
from danchieu.pages.home import home_page
from danchieu.pages.indexes import collection_pages, kind_pages, topic_pages, year_pages
from danchieu.pages.missing import missing_pages
from danchieu.pages.moved import moved_pages
from danchieu.pages.originals import originals
from danchieu.pages.page import Page
from danchieu.pages.places import level_pages, locality_pages
from danchieu.pages.review import review_pages
from danchieu.pages.search import open_search, search_page
from danchieu.pages.shelves import stock
from danchieu.pages.tasks import task_files, task_pages
from danchieu.pages.timeline import timeline_pages
from danchieu.pages.ways import ways, ways_page
from danchieu.pages.work import wanted_pages, work_pages
from danchieu.pages.works import work_index

__all__ = ["Page", "open_search", "originals", "pages"]


def pages(corpus: Corpus, findings: Sequence[Diagnostic] = (), index: str = "") -> Iterator[Page]:
    """Every generated page of a corpus with its open findings, each with its place below the documentation folder.

    `index` is the build id of the search index that will lie beside the pages.
    """
    yield from _documents(corpus)
    yield from _ways_in(corpus, findings, index)
    yield findings_page()
    yield from schema_pages()


def _documents(corpus: Corpus) -> Iterator[Page]:
    for document in corpus.documents.values():
        yield from document_pages(corpus, document)
        yield from comparison_pages(corpus, document)
        yield from task_files(corpus, document)
    for work in corpus.catalogue.works.values():
        if work.id not in corpus.records:
            yield from work_pages(corpus, work)
    for wanted in corpus.wanted.values():
        yield from wanted_pages(corpus, wanted)
    for id_ in corpus.cascade:
        yield from cascade_pages(corpus, id_)


def _ways_in(corpus: Corpus, findings: Sequence[Diagnostic], index: str) -> Iterator[Page]:
    documents = stock(corpus)
    bodies = by_body(documents)
    listed = ways(corpus, documents, findings)
    yield home_page(corpus, documents, listed)
    yield ways_page(listed)
    yield search_page(corpus, documents, index)
    yield from collection_pages(corpus, documents)
    yield from year_pages(corpus, documents)
    yield from kind_pages(corpus, documents)
    yield from topic_pages(corpus, documents)
    yield from body_pages(corpus, bodies)
    yield from locality_pages(corpus, documents, bodies)
    yield from level_pages(corpus, documents, bodies)
    yield from work_index(corpus, documents)
    yield from timeline_pages(corpus)
    yield from task_pages(corpus)
    yield from missing_pages(corpus)
    yield from moved_pages(corpus)
    yield from review_pages(corpus, findings)
