"""The works that documents cite: all of them by type, and by the number of documents that cite each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from danchieu.corpus import Corpus
from danchieu.pages import names, paths
from danchieu.pages.lists import Section, sectioned, work_list
from danchieu.pages.markdown import link
from danchieu.pages.page import Page
from danchieu.pages.shelves import Shelf


def citing_documents(corpus: Corpus) -> Mapping[str, int]:
    """How many documents cite each work; one that cites it in ten clauses counts once."""
    return {id_: len({citer.document for citer in citers}) for id_, citers in corpus.citers.items()}


def work_index(corpus: Corpus, stock: Shelf) -> Iterator[Page]:
    """All cited works by type, those that the catalogue lacks at the end; and all by their citing documents."""
    yield from _by_type(corpus, stock)
    yield from _by_citers(corpus)


def _by_type(corpus: Corpus, stock: Shelf) -> Iterator[Page]:
    def listed(here: str, part: Sequence[str]) -> list[str]:
        return work_list(corpus, here, part)

    grouped = [(kind, [w.id for w in works]) for kind, works in groupby(stock.works, key=lambda work: work.type)]
    sections = [Section(names.capital(kind), ids, listed) for kind, ids in grouped]
    lacking = Section("Chưa có trong danh mục", tuple(corpus.wanted), listed)
    about = _others(paths.WORKS, ("Văn bản nhiều nơi dẫn nhất", paths.WORKS_BY_CITERS))
    yield from sectioned(paths.WORKS, "Văn bản được dẫn chiếu", [*sections, lacking], about)


def _by_citers(corpus: Corpus) -> Iterator[Page]:
    counts = citing_documents(corpus)
    ids = sorted(counts, key=lambda id_: (-counts[id_], id_))
    section = Section("", ids, lambda here, part: work_list(corpus, here, part, counts.__getitem__))
    about = _others(paths.WORKS_BY_CITERS, ("Xếp theo loại văn bản", paths.WORKS))
    yield from sectioned(paths.WORKS_BY_CITERS, "Văn bản nhiều nơi dẫn nhất", [section], about)


def _others(here: str, *others: tuple[str, str]) -> list[str]:
    rows = (*others, ("Văn bản cần bổ sung", paths.WANTED))
    return [" · ".join(link(label, paths.relative(here, uri)) for label, uri in rows), "{: .see-also .ours }", ""]
