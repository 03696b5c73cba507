"""Corpus → pages: the Markdown of the whole site but for what people wrote by hand in `content/pages/`."""

from __future__ import annotations

from collections.abc import Iterator

from danchieu.corpus import Corpus
from danchieu.pages.body import body_pages
from danchieu.pages.cascade import cascade_pages
from danchieu.pages.document import document_pages
from danchieu.pages.home import home_page
from danchieu.pages.indexes import collection_pages, kind_pages, work_index, year_pages
from danchieu.pages.originals import originals
from danchieu.pages.page import Page
from danchieu.pages.work import wanted_pages, work_pages

__all__ = ["Page", "originals", "pages"]


def pages(corpus: Corpus) -> Iterator[Page]:
    """Every generated page of a corpus, each with its place below the documentation folder."""
    yield home_page(corpus)
    for document in corpus.documents.values():
        yield from document_pages(corpus, document)
    for work in corpus.catalogue.works.values():
        if work.id not in corpus.documents:
            yield from work_pages(corpus, work)
    for wanted in corpus.wanted.values():
        yield from wanted_pages(corpus, wanted)
    for id_ in corpus.cascade:
        yield from cascade_pages(corpus, id_)
    yield from collection_pages(corpus)
    yield from year_pages(corpus)
    yield from kind_pages(corpus)
    yield from body_pages(corpus)
    yield from work_index(corpus)
