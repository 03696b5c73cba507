"""What citations say against the catalogue, against one another, and against the calendar."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date, timedelta

from danchieu import symbols
from danchieu.catalogue import Catalogue
from danchieu.corpus import Corpus
from danchieu.diagnostics import Diagnostic
from danchieu.linked import Citer, LinkedRecord, Wanted
from danchieu.lint.places import Places
from danchieu.model import Citation, Family, Record, Relation, TextStatus, Work
from danchieu.resolve import Link, Outcome
from danchieu.text import fold, squeeze

# A finding about one link: its code and the values of its message.
Found = tuple[str, dict[str, object]]
LinkCheck = Callable[["Known", LinkedRecord, Link], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Known:
    """What links are checked against, computed once: bodies by their folded names, and all codes of bodies."""

    catalogue: Catalogue
    by_name: Mapping[str, Set[str]]
    codes: Set[str]

    @staticmethod
    def of(catalogue: Catalogue) -> Known:
        """What a catalogue knows."""
        by_name: dict[str, set[str]] = defaultdict(set)
        for body in catalogue.bodies.values():
            for name in (body.name, *body.aliases):
                by_name[fold(name)].add(body.key)
        codes = {part for body in catalogue.bodies.values() for code in body.codes for part in code.split("-")}
        return Known(catalogue, by_name, codes)


def _work(known: Known, link: Link) -> Work | None:
    """The one work of the catalogue that a link leads to."""
    return known.catalogue.works.get(link.targets[0]) if link.outcome is Outcome.FOUND else None


def date_agrees(known: Known, _document: LinkedRecord, link: Link) -> Iterator[Found]:
    """The day of a citation is not the one that the catalogue has."""
    work, cited = _work(known, link), link.citation.date
    if work and work.date and cited and cited != work.date:
        yield "C101", {"text": squeeze(link.citation.text), "cited": cited, "known": work.date}


def is_not_of_the_future(known: Known, document: LinkedRecord, link: Link) -> Iterator[Found]:
    """A document cannot cite what was issued after it."""
    work, own = _work(known, link), document.record.header.date
    cited = link.citation.date or (work.date if work else None)
    if own and cited and cited > own:
        yield "C103", {"text": squeeze(link.citation.text), "cited": cited, "own": own}


# The day on which each national congress closed, the newest first; the term of its committee begins there.
_TERMS = (
    ("XIV", date(2026, 1, 23)),
    ("XIII", date(2021, 2, 1)),
    ("XII", date(2016, 1, 28)),
    ("XI", date(2011, 1, 19)),
    ("X", date(2006, 4, 25)),
    ("IX", date(2001, 4, 22)),
    ("VIII", date(1996, 7, 1)),
    ("VII", date(1991, 6, 27)),
    ("VI", date(1986, 12, 18)),
)
# Papers of the weeks around a congress are cited under either term.
_SLACK = timedelta(days=31)


def term_fits(known: Known, _document: LinkedRecord, link: Link) -> Iterator[Found]:
    """A central Party document of a term (khóa) in which it was not issued."""
    citation, work = link.citation, _work(known, link)
    day = (work.date if work else None) or citation.date
    if not citation.term or not day or not (citation.symbol or "").endswith("/TW"):
        return
    fitting = list(dict.fromkeys(_term(near) for near in (day, day - _SLACK, day + _SLACK)))
    if citation.term not in fitting and fitting[0]:
        yield "C104", {"text": squeeze(citation.text), "cited": citation.term, "known": fitting[0], "day": day}


def _term(day: date) -> str | None:
    """The term that a day is in; None before the first of the table."""
    return next((term for term, start in _TERMS if day >= start), None)


def issuer_agrees(known: Known, _document: LinkedRecord, link: Link) -> Iterator[Found]:
    """The citation names another body of the catalogue than the one that issued the work."""
    work, written = _work(known, link), fold(link.citation.issuer or "")
    if work is None or work.issuer is None or not written:
        return
    named = known.by_name.get(written, frozenset())
    related = {body.key for body in known.catalogue.lineage(work.issuer)}
    if named and not named & related and not any(_is_above(known, key, work.issuer) for key in named):
        issuer = known.catalogue.bodies.get(work.issuer)
        told = {"cited": link.citation.issuer, "known": issuer.name if issuer else work.issuer}
        yield "C105", {"text": squeeze(link.citation.text), **told}


def _is_above(known: Known, key: str, issuer: str) -> bool:
    return issuer in {body.key for body in known.catalogue.lineage(key)}


def short_form_has_a_full_one(_known: Known, _document: LinkedRecord, link: Link) -> Iterator[Found]:
    """A number alone, in a document that nowhere names the whole."""
    citation = link.citation
    is_short = citation.family is Family.NUMBERED and (citation.symbol or "").isdecimal()
    if is_short and link.reason != "own-full-citation":
        yield "C106", {"text": squeeze(citation.text)}


# "số35-NQ/TW", two spaces, spaces that are none of the keyboard's.
_ODDLY_SPACED = re.compile(r"số\d| {2}|[\u00a0\u2000-\u200a]", re.IGNORECASE)


def symbol_is_well_formed(_known: Known, _document: LinkedRecord, link: Link) -> Iterator[Found]:
    """A symbol glued to its word, spaced, or written with other signs than its regime's."""
    citation = link.citation
    if citation.family is not Family.NUMBERED or not citation.symbol or citation.symbol.isdecimal():
        return
    if not citation.text.endswith(citation.symbol) or _ODDLY_SPACED.search(citation.text):
        yield "C107", {"text": squeeze(citation.text), "symbol": citation.symbol}


def type_is_known(_known: Known, _document: LinkedRecord, link: Link) -> Iterator[Found]:
    """A symbol whose code stands for no type of document."""
    citation = link.citation
    symbol = symbols.parse(citation.symbol, citation.type) if citation.symbol else None
    if symbol and symbol.regime is symbols.Regime.LETTER and citation.type not in (None, "công văn"):
        yield "C109", {"text": squeeze(citation.text), "code": symbol.bodies[0]}


# Codes that bodies everywhere have: B… is a ministry, S… a department, P… an office. The catalogue adds more.
_KNOWN_BODY = re.compile(
    r"T[WƯ]|(?:VP|BTC|UBKT|BTG|BDV|BTGDV|BNC|BCS|BCĐ)\w*|[TH]U|QU\w*|ThU|ĐU\w*|CB|HNTW"
    r"|MTTW|MTTQ|UBMT\w*|BTT|ĐĐ|TLĐ|LĐLĐ|CĐ\w*|TW\w+|TĐTN|ĐTN|ĐCT|HND\w*|HPN\w*|HLHPN|PN|CCB"
    r"|CP|TTg|QH\d+|UBTVQH\d+|UBND|UB|CT|HĐND|CTN|TANDTC|VKSNDTC|KTNN|[BSP][A-ZĐ]\w*|ĐH\w*|HĐ\w*"
)


def body_is_known(known: Known, _document: LinkedRecord, link: Link) -> Iterator[Found]:
    """A symbol whose code stands for no body that is known here."""
    citation = link.citation
    symbol = symbols.parse(citation.symbol, citation.type) if citation.symbol else None
    code = symbol.bodies[0] if symbol and symbol.bodies and symbol.type_code else ""
    if code and not _KNOWN_BODY.fullmatch(code) and code not in known.codes:
        yield "C113", {"text": squeeze(citation.text), "code": code}


_STANDS_ON = (Relation.BASED_ON, Relation.IMPLEMENTS)


def basis_is_in_force(known: Known, document: LinkedRecord, link: Link) -> Iterator[Found]:
    """A basis that another document had replaced when this one was issued."""
    work, own = _work(known, link), document.record.header.date
    newer = known.catalogue.works.get(work.replaced_by or "") if work else None
    if newer and newer.date and own and newer.date <= own and link.citation.relation in _STANDS_ON:
        name = f"{newer.type} {newer.symbol or newer.title}"
        yield "C108", {"text": squeeze(link.citation.text), "newer": name, "day": newer.date}


def target_is_certain(_known: Known, _document: LinkedRecord, link: Link) -> Iterator[Found]:
    """A citation that may mean several documents."""
    if link.outcome is Outcome.AMBIGUOUS:
        yield "C111", {"text": squeeze(link.citation.text), "targets": ", ".join(link.targets)}


# Titles are shortened and reworded freely; with fewer words in common than this they are two titles.
_COMMON = 0.25


def title_agrees(known: Known, document: LinkedRecord, link: Link) -> Iterator[Found]:
    """The title that the citation gives has hardly a word of the work's."""
    work, cited = _work(known, link), link.citation.title
    if not work or not work.title or not cited or document.record.status is not TextStatus.FULL:
        return  # an outline gives titles in its editor's words
    ours, theirs = set(fold(work.title).split()), set(fold(cited).split())
    if len(ours & theirs) < _COMMON * min(len(ours), len(theirs)):
        yield "C112", {"text": squeeze(link.citation.text), "cited": cited, "known": work.title}


LINK_CHECKS: tuple[LinkCheck, ...] = (
    date_agrees,
    is_not_of_the_future,
    term_fits,
    issuer_agrees,
    short_form_has_a_full_one,
    symbol_is_well_formed,
    type_is_known,
    body_is_known,
    basis_is_in_force,
    target_is_certain,
    title_agrees,
)


def links_hold(known: Known, document: LinkedRecord) -> Iterator[Diagnostic]:
    """What `LINK_CHECKS` find about each link of a document, at the place of its words."""
    places = Places(document.record)
    for placed in document.links:
        for check in LINK_CHECKS:
            for code, values in check(known, document, placed.link):
                yield places.over(placed.link.citation.start, placed.link.citation.end, code, **values)


def citing_documents_agree(corpus: Corpus) -> Iterator[Diagnostic]:
    """Documents that give one wanted work different days: those that differ from most, or all where none is most."""
    for wanted in corpus.wanted.values():
        if len(wanted.dates) > 1:
            yield from _against_most(corpus, wanted)


def _against_most(corpus: Corpus, wanted: Wanted) -> Iterator[Diagnostic]:
    cited = [(record, citation) for record, citation in _citing(corpus, wanted) if citation.date]
    days = Counter(citation.date for _, citation in cited)
    if len(days) < 2:
        return  # other days stand in titles
    (most, count), (_, second) = days.most_common(2)
    for record, citation in cited:
        if count == second or citation.date != most:
            others = ", ".join(str(day) for day in wanted.dates if day != citation.date)
            values = {"text": squeeze(citation.text), "cited": citation.date, "others": others}
            yield Places(record).over(citation.start, citation.end, "C102", **values)


def _citing(corpus: Corpus, wanted: Wanted) -> Iterator[tuple[Record, Citation]]:
    return (_cited_by(corpus, citer) for citer in corpus.citers.get(wanted.id, ()))


def _cited_by(corpus: Corpus, citer: Citer) -> tuple[Record, Citation]:
    document = corpus.documents[citer.document]
    in_clause = [placed.link.citation for placed in document.links if placed.unit.address == citer.address]
    return document.record, in_clause[citer.number]


def wanted_works(corpus: Corpus) -> Iterator[Diagnostic]:
    """A cited document that the catalogue lacks, once, where it is first cited."""
    for wanted in corpus.wanted.values():
        text = squeeze(wanted.citation.text)
        if wanted.first:
            path, spot = wanted.first
            values = {"text": text, "id": wanted.id, "count": len(corpus.citers.get(wanted.id, ()))}
            yield Diagnostic("C110", path, spot.line, spot.column, values, spot.length)
        else:
            yield _wanted_by_title(corpus, wanted.id, text)


def _wanted_by_title(corpus: Corpus, id_: str, text: str) -> Diagnostic:
    naming = corpus.ties[id_].incoming
    record = corpus.records[naming[0].source]
    values = {"text": text, "id": id_, "count": len(naming)}
    return Diagnostic("C110", record.path, record.lines.get("title", 1), values=values)
