"""Corpus → pages: the Markdown of the whole site but for what people wrote by hand in `content/pages/`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from danchieu.corpus import Corpus
from danchieu.diagnostics import Diagnostic
from danchieu.pages.body import body_pages, by_body
from danchieu.pages.cascade import cascade_pages
from danchieu.pages.comparison import comparison_pages
from danchieu.pages.document import citer_page, citer_parts, document_pages
from danchieu.pages.findings import findings_page, schema_pages
from danchieu.pages.home import home_page
from danchieu.pages.indexes import collection_pages, kind_pages, topic_pages, year_pages
from danchieu.pages.missing import missing_pages
from danchieu.pages.moved import moved_pages
from danchieu.pages.originals import originals
from danchieu.pages.page import Page, page_count
from danchieu.pages.places import level_pages, locality_pages
from danchieu.pages.review import review_pages
from danchieu.pages.search import open_search, search_page
from danchieu.pages.shelves import stock
from danchieu.pages.tasks import task_index, task_pages
from danchieu.pages.timeline import timeline_pages, timeline_years, year_on_timeline
from danchieu.pages.ways import ways, ways_page
from danchieu.pages.work import wanted_page, work_page
from danchieu.pages.works import work_index

__all__ = [
    "OF_EVERYTHING",
    "OF_FINDINGS",
    "OF_INDEX",
    "OF_LISTS",
    "TELLS_JOBS",
    "Around",
    "Job",
    "Page",
    "jobs",
    "jobs_again",
    "make",
    "open_search",
    "originals",
    "pages",
]


@dataclass(frozen=True, slots=True)
class Around:
    """What pages need beside the corpus: the open findings, the id of the search index, the site's name and address.

    The index has no id in a tree of Markdown, nor the site an address where the configuration gives none.
    """

    findings: Sequence[Diagnostic] = ()
    index: str = ""
    site_name: str = ""
    site_description: str = ""
    site_url: str = ""


_NOTHING = Around()


class Job(NamedTuple):
    """Pages that are made together: their kind, and the id of what they show, empty where they show everything.

    `part` is the number of the page, where a list continues over many.
    """

    kind: str
    id: str = ""
    part: int = 1


Maker = Callable[[Corpus, Job, Around], Iterable[Page]]

# The kinds of jobs whose pages show findings, or name the index.
OF_FINDINGS = ("ways", "review")
OF_INDEX = ("search",)


def jobs(corpus: Corpus) -> Iterator[Job]:
    """All jobs of a corpus, in the order of its pages."""
    known = corpus.catalogue.works
    yield from jobs_of(corpus, dict.fromkeys([*known, *corpus.wanted, *corpus.cascade, *corpus.tasks_of]))
    yield from (Job("timeline", str(year)) for year in timeline_years(corpus))
    yield from (Job(kind) for kind in OF_EVERYTHING)


def jobs_again(known: Iterable[Job], corpus: Corpus, ids: Collection[str]) -> Iterator[Job]:
    """All jobs, where `known` were those before something changed that is known of these ids."""
    yield from (job for job in known if job.kind not in _OF_ONE or job.id not in ids)
    yield from jobs_of(corpus, ids)


def jobs_of(corpus: Corpus, ids: Iterable[str]) -> Iterator[Job]:
    """The jobs that show one of these: records, works, wanted works, bodies."""
    for id_ in ids:
        cited = page_count(len(corpus.citers.get(id_, ())))
        if id_ in corpus.records:
            yield Job("document", id_)
            yield from (Job("citers", id_, n) for n in _to(citer_parts(corpus, id_)))
        elif id_ in corpus.catalogue.works:
            yield from (Job("work", id_, n) for n in _to(cited))
        if id_ in corpus.wanted:
            yield from (Job("wanted", id_, n) for n in _to(cited))
        if id_ in corpus.cascade:
            yield Job("cascade", id_)
        if id_ in corpus.tasks_of:
            yield Job("tasks", id_)


_OF_ONE = ("document", "citers", "work", "wanted", "cascade", "tasks")
# What takes longest comes first, so that processes begin with it.
OF_EVERYTHING = ("kinds", "bodies", "ways", "published", "review", "search", "fixed")

# What the lists read all of that count citing clauses.
OF_LISTS = ("records", "works", "citers")

# What of a corpus tells which jobs there are about one id, as long as all records and works are the same.
TELLS_JOBS = ("citers", "cascade", "tasks_of")


def _to(last: int) -> range:
    return range(1, last + 1)


def make(corpus: Corpus, job: Job, around: Around = _NOTHING) -> Iterator[Page]:
    """The pages of one job; they depend on nothing but what is read of the corpus here, and on what is around it."""
    return iter(_MAKERS[job.kind](corpus, job, around))


def pages(corpus: Corpus, around: Around = _NOTHING) -> Iterator[Page]:
    """Every generated page of a corpus, each with its place below the documentation folder."""
    for job in jobs(corpus):
        yield from make(corpus, job, around)


def _document(corpus: Corpus, job: Job, _around: Around) -> Iterator[Page]:
    document = corpus.documents[job.id]
    yield from document_pages(corpus, document)
    yield from comparison_pages(corpus, document)


def _ways_in(corpus: Corpus, _job: Job, around: Around) -> Iterator[Page]:
    """What another citation may change."""
    documents = stock(corpus)
    listed = ways(corpus, documents, around.findings)
    yield home_page(corpus, documents, listed)
    yield ways_page(listed)
    yield from work_index(corpus, documents)
    yield from timeline_pages(corpus)
    yield from task_index(corpus)
    yield from missing_pages(corpus)
    yield from moved_pages(corpus)


def _published(corpus: Corpus, _job: Job, _around: Around) -> Iterator[Page]:
    """What only other documents or other facts change: lists of what is published here."""
    documents = stock(corpus)
    yield from collection_pages(corpus, documents)
    yield from year_pages(corpus, documents)
    yield from topic_pages(corpus, documents)


# These show cited works too, each with the number of its citing clauses.


def _kinds(corpus: Corpus, _job: Job, _around: Around) -> Iterator[Page]:
    documents = stock(corpus)
    yield from kind_pages(corpus, documents)
    yield from level_pages(corpus, documents, by_body(documents))


def _bodies(corpus: Corpus, _job: Job, _around: Around) -> Iterator[Page]:
    documents = stock(corpus)
    bodies = by_body(documents)
    yield from body_pages(corpus, bodies)
    yield from locality_pages(corpus, documents, bodies)


def _search(corpus: Corpus, _job: Job, around: Around) -> Iterator[Page]:
    yield search_page(corpus, stock(corpus), around.index)


def _fixed(_corpus: Corpus, _job: Job, around: Around) -> Iterator[Page]:
    yield findings_page()
    yield from schema_pages()
    if around.site_url:
        yield open_search(around.site_name, around.site_description, around.site_url)


_MAKERS: Mapping[str, Maker] = {
    "document": _document,
    "citers": lambda corpus, job, _: [citer_page(corpus, corpus.records[job.id], job.part)],
    "work": lambda corpus, job, _: [work_page(corpus, corpus.catalogue.works[job.id], job.part)],
    "wanted": lambda corpus, job, _: [wanted_page(corpus, corpus.wanted[job.id], job.part)],
    "cascade": lambda corpus, job, _: cascade_pages(corpus, job.id),
    "tasks": lambda corpus, job, _: task_pages(corpus, corpus.catalogue.bodies[job.id]),
    "ways": _ways_in,
    "published": _published,
    "kinds": _kinds,
    "bodies": _bodies,
    "timeline": lambda corpus, job, _: year_on_timeline(corpus, int(job.id)),
    "review": lambda corpus, _, around: review_pages(corpus, around.findings),
    "search": _search,
    "fixed": _fixed,
}
