"""The timeline: works and documents by day on one line, with what each carries out, amends or replaces."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, groupby, islice

from danchieu.corpus import Corpus
from danchieu.model import Relation
from danchieu.pages import names, paths
from danchieu.pages.lists import Entry, Section, entries, sectioned, subject, target
from danchieu.pages.markdown import escape, link
from danchieu.pages.page import PER_PAGE, Page
from danchieu.relations import Ties

_VERBS = (
    (Relation.IMPLEMENTS, "thực hiện"),
    (Relation.AMENDS, "sửa đổi"),
    (Relation.REPLACES, "thay thế"),
)
_SHOWN = 3


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A document at its place on the line; of some only the year is known."""

    year: int
    day: date
    id: str
    has_day: bool = True


def timeline_years(corpus: Corpus) -> list[int]:
    """The years on the line, the newest first."""
    return list(_by_year(corpus))


def timeline_pages(corpus: Corpus) -> Iterator[Page]:
    """The newest part of the line with the list of years."""
    by_year = _by_year(corpus)
    listed = [Entry(str(year), paths.timeline(year), len(some)) for year, some in by_year.items()]
    yield from _overview(corpus, list(islice(chain.from_iterable(by_year.values()), PER_PAGE)), listed)


def year_on_timeline(corpus: Corpus, year: int) -> Iterator[Page]:
    """One year of the line by month, the newest first."""
    by_year = _by_year(corpus)
    sections = _sections(corpus, by_year[year], _month)
    yield from sectioned(paths.timeline(year), f"Dòng thời gian năm {year}", sections, _around(by_year, year))


def _by_year(corpus: Corpus) -> Mapping[int, list[Moment]]:
    line = sorted(_moments(corpus), reverse=True)
    return {year: list(some) for year, some in groupby(line, key=lambda moment: moment.year)}


def _moments(corpus: Corpus) -> Iterator[Moment]:
    for work in corpus.catalogue.works.values():
        record = corpus.records.get(work.id)
        year = record.header.year if record else None
        if work.date:
            yield Moment(work.date.year, work.date, work.id)
        elif year:
            yield Moment(year, date.min, work.id, has_day=False)
    for wanted in corpus.wanted.values():
        if len(wanted.dates) == 1:
            yield Moment(wanted.dates[0].year, wanted.dates[0], wanted.id)


def _overview(corpus: Corpus, line: Sequence[Moment], listed: Sequence[Entry]) -> Iterator[Page]:
    here = paths.TIMELINE
    about = ['<div class="years ours" markdown>', "", *entries(here, listed), "", "</div>", ""] if listed else []
    newest = _sections(corpus, line, lambda moment: f"Năm {moment.year}")
    yield from sectioned(here, "Dòng thời gian", newest, about)


def _around(by_year: Mapping[int, object], year: int) -> list[str]:
    """Links to the years before and after, and to all."""
    known = list(by_year)
    at = known.index(year)
    here = paths.timeline(year)
    steps = [("Năm sau", known[at - 1])] if at else []
    steps += [("Năm trước", known[at + 1])] if at + 1 < len(known) else []
    links = [link(f"{label}: {other}", paths.relative(here, paths.timeline(other))) for label, other in steps]
    return [" · ".join([link("Mọi năm", paths.relative(here, paths.TIMELINE)), *links]), "{: .see-also .ours }", ""]


def _month(moment: Moment) -> str:
    return f"Tháng {moment.day.month}" if moment.has_day else "Không ghi ngày"


# --- the line ------------------------------------------------------------------------------------------------------


def _sections(corpus: Corpus, line: Sequence[Moment], heading: Callable[[Moment], str]) -> list[Section]:
    grouped: dict[str, list[Moment]] = defaultdict(list)
    for moment in line:
        grouped[heading(moment)].append(moment)
    return [Section(name, some, lambda here, part: _line(corpus, here, part)) for name, some in grouped.items()]


def _line(corpus: Corpus, here: str, part: Sequence[Moment]) -> list[str]:
    return ['<div class="timeline" markdown>', "", *(_item(corpus, here, moment) for moment in part), "", "</div>"]


def _item(corpus: Corpus, here: str, moment: Moment) -> str:
    work = corpus.catalogue.works.get(moment.id)
    issuer = names.body_name(corpus, work.issuer) if work else "chưa có trong danh mục"
    place = "when when-here" if moment.id in corpus.records else "when"
    day = f'<span class="{place}">{names.short_date(moment.day) if moment.has_day else moment.year}</span>'
    title = subject(work.title if work and work.symbol else None)
    notes = " · ".join([*([escape(issuer)] if issuer else []), *_said(corpus, here, moment.id)])
    return f'- {day} {target(corpus, here, moment.id)}{title} <span class="doc-date">{notes}</span>'


def _said(corpus: Corpus, here: str, id_: str) -> Iterator[str]:
    ties = corpus.ties.get(id_, Ties()).outgoing
    for relation, verb in _VERBS:
        ids = [tie.target for tie in ties if tie.relation is relation]
        links = [target(corpus, here, other) for other in ids[:_SHOWN]]
        more = [f"{len(ids) - _SHOWN} văn bản khác"] if len(ids) > _SHOWN else []
        if ids:
            yield f"{verb} {', '.join([*links, *more])}"
