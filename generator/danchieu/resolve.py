"""From a citation, and from where it stands, to the documents that it means.

Candidates come from an index over the catalogue. Rules then narrow them: those in `_MUST` throw a candidate out for
good, those in `_PREFER` choose among what is left and never leave nothing. One candidate is a link, several are shown
as several, none makes a wanted work: no citation is led to a document that might be the wrong one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import pairwise

from danchieu.catalogue import Catalogue
from danchieu.keys import Index, Key, congress_level, named_place, number_of, organisation
from danchieu.model import Citation, Correction, Family, Record, Work
from danchieu.text import fold, slug
from danchieu.wanted import Named


class Outcome(StrEnum):
    """Where a citation leads."""

    FOUND = "found"  # to one document
    AMBIGUOUS = "ambiguous"  # to several, and the text does not say which
    WANTED = "wanted"  # to a document that the catalogue does not have
    INSIDE = "inside"  # to a part of the citing document, or to what it attaches
    NOWHERE = "nowhere"  # a person says that it is no citation, or the part is not there


@dataclass(frozen=True, slots=True)
class Link:
    """A citation in its place and the ids of the documents that it leads to; `reason` names the rule that decided.

    For `INSIDE` the target is an anchor of the citing document ("#ii-1") or the id of an attachment. What is
    `WANTED` has no target until the whole corpus tells which documents are meant; `wanted` is what this one tells.
    """

    citation: Citation
    outcome: Outcome
    targets: tuple[str, ...] = ()
    reason: str = ""
    wanted: Named | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What the citing document tells about its citations: its id, issuer and date."""

    id: str
    issuer: str | None = None
    date: date | None = None

    @classmethod
    def of(cls, record: Record) -> Context:
        """The context that a record gives."""
        return cls(record.id, record.header.issuer, record.header.date)


# --- narrowing -----------------------------------------------------------------------------------------------------

Rule = Callable[[Work, Citation, Context, Catalogue], bool]


def _same_type(work: Work, citation: Citation, _context: Context, _catalogue: Catalogue) -> bool:
    return not citation.type or not work.type or citation.type == work.type


def _not_itself(work: Work, _citation: Citation, context: Context, _catalogue: Catalogue) -> bool:
    return work.id != context.id


def _not_later(work: Work, _citation: Citation, context: Context, _catalogue: Catalogue) -> bool:
    return work.date is None or context.date is None or work.date <= context.date


def _same_year(work: Work, citation: Citation, _context: Context, _catalogue: Catalogue) -> bool:
    # Numbering restarts each year or term; within a year one number is one document, and a day or month that
    # differs is a slip (35-NQ/TW is dated 22/01/2018 and 22/10/2018 in real plans).
    return citation.date is None or work.date is None or citation.date.year == work.date.year


def _same_term(work: Work, citation: Citation, _context: Context, _catalogue: Catalogue) -> bool:
    if citation.date and citation.date == work.date:
        return True  # the date is the stronger witness: 21-NQ/TW of 16/6/2022 is cited as "khóa XII" in a real plan
    return not citation.term or not work.term or citation.term == work.term


def _same_place(work: Work, citation: Citation, context: Context, catalogue: Catalogue) -> bool:
    places = catalogue.localities(work.issuer)
    if not places:
        return True
    named = named_place(citation.issuer)
    return fold(places[0]) == fold(named) if named else places[0] in catalogue.localities(context.issuer)


_MUST: Sequence[tuple[str, Rule]] = (
    ("not-itself", _not_itself),
    ("same-type", _same_type),
    ("same-year", _same_year),
    ("same-term", _same_term),
    ("same-place", _same_place),
    ("not-later", _not_later),
)


def _exact_date(work: Work, citation: Citation, _context: Context, _catalogue: Catalogue) -> bool:
    return citation.date is not None and citation.date == work.date


def _exact_issuer(work: Work, citation: Citation, _context: Context, catalogue: Catalogue) -> bool:
    body = catalogue.bodies.get(work.issuer or "")
    named = fold(citation.issuer or "")
    return body is not None and any(fold(name) == named for name in (body.name, *body.aliases))


def _exact_term(work: Work, citation: Citation, _context: Context, _catalogue: Catalogue) -> bool:
    return citation.term is not None and citation.term == work.term


_PREFER: Sequence[tuple[str, Rule]] = (
    ("exact-date", _exact_date),
    ("exact-term", _exact_term),
    ("exact-issuer", _exact_issuer),
)


@dataclass(frozen=True, slots=True)
class Step:
    """One rule's turn and the works that it left; the first step is what the index gave."""

    rule: str
    left: tuple[Work, ...]


def steps(citation: Citation, context: Context, index: Index) -> list[Step]:
    """How the works that a citation may mean are narrowed, rule by rule.

    >>> [step.rule for step in steps(Citation(0, 4, "NQ 1", Family.NUMBERED), Context(""), Index(Catalogue()))][:2]
    ['candidates', 'not-itself']
    """
    taken = [Step("candidates", index.candidates(citation))]
    for name, rule in (*_MUST, *_PREFER):
        left = taken[-1].left
        kept = tuple(work for work in left if rule(work, citation, context, index.catalogue))
        taken.append(Step(name, left if (name, rule) in _PREFER and not kept else kept))
    return taken


def _decisive(taken: Sequence[Step]) -> str:
    """The last rule that left fewer works than there were."""
    found = [later.rule for earlier, later in pairwise(taken) if len(later.left) < len(earlier.left)]
    return found[-1] if found else "only-candidate" if taken[0].left else "no-candidate"


# --- resolving -----------------------------------------------------------------------------------------------------


def resolve(citations: Iterable[Citation], context: Context, index: Index) -> tuple[Link, ...]:
    """Where each citation of one document leads, in the order given.

    Corrections are not seen here: they need the address of the clause, see `corrected`.
    """
    found = list(citations)
    full = {at: _resolve_one(c, context, index) for at, c in enumerate(found) if not (_is_short(c) or c.stands_for)}
    known = _by_number(full.values())
    links: list[Link] = []
    by_span: dict[tuple[int, int] | None, list[Link]] = defaultdict(list)
    for at, citation in enumerate(found):
        if _is_short(citation):
            link = _resolve_short(citation, known, context, index)
        else:
            link = full.get(at) or _resolve_defined(citation, by_span.get(citation.stands_for, []), context, index)
        links.append(link)
        by_span[(citation.start, citation.end)].append(link)
    return tuple(links)


def _is_short(citation: Citation) -> bool:
    return citation.family is Family.NUMBERED and bool(citation.symbol and citation.symbol.isdecimal())


def _resolve_one(citation: Citation, context: Context, index: Index) -> Link:
    if citation.family is Family.INTERNAL:
        return Link(citation, Outcome.NOWHERE, reason="internal")
    taken = steps(citation, context, index)
    works, decided = taken[-1].left, _decisive(taken)
    if not works:
        return Link(citation, Outcome.WANTED, (), decided, named(citation, context, index.catalogue))
    outcome = Outcome.FOUND if len(works) == 1 else Outcome.AMBIGUOUS
    return Link(citation, outcome, tuple(work.id for work in works), decided)


def _by_number(links: Iterable[Link]) -> dict[Key, list[Link]]:
    """The documents that are named in full, by type and bare number."""
    known: dict[Key, list[Link]] = defaultdict(list)
    for link in links:
        citation = link.citation
        if citation.symbol and citation.family is not Family.PLENUM:
            known[(citation.type or "", number_of(citation.symbol))].append(link)
    return known


def _resolve_short(citation: Citation, known: Mapping[Key, list[Link]], context: Context, index: Index) -> Link:
    """A number alone ("Nghị quyết 35") means what the same document names in full, if it names only one."""
    full = known.get((citation.type or "", number_of(citation.symbol or "")), [])
    if len({(link.targets, link.wanted and link.wanted.base) for link in full}) != 1:
        return _resolve_one(citation, context, index)
    return replace(full[0], citation=citation, reason="own-full-citation")


def _resolve_defined(citation: Citation, long: Sequence[Link], context: Context, index: Index) -> Link:
    """A defined short form leads where its long form does; "Nghị quyết Trung ương 4 khóa XI, XII" is two documents.

    "Văn kiện Nghị quyết Đại hội XIII (viết tắt là Nghị quyết Đại hội XIII)" names the papers and the resolution.
    """
    same = [link for link in long if (citation.type or "") in (link.citation.type or "")]
    targets = tuple(dict.fromkeys(target for link in same for target in link.targets))
    if not same:
        return _resolve_one(citation, context, index)
    if len(targets) > len(same[0].targets):
        return Link(citation, Outcome.AMBIGUOUS, targets, "definition")
    return replace(same[0], citation=citation, reason="definition")


def corrected(link: Link, address: str, corrections: Iterable[Correction]) -> Link:
    """The link as a person corrected it, if one did; `address` is the clause that the citation stands in."""
    for correction in corrections:
        if correction.text == link.citation.text and correction.at in (None, address):
            outcome = Outcome.FOUND if correction.target else Outcome.NOWHERE
            targets = (correction.target,) if correction.target else ()
            return Link(link.citation, outcome, targets, "correction")
    return link


# --- wanted documents ----------------------------------------------------------------------------------------------

# Codes of bodies that every province, district or organisation has: their numbers say nothing without the place.
_LOCAL_CODE = re.compile(r"(TU|HU|QU|ThU|ĐU|CB|UBND|HĐND|LĐLĐ|MTTQ.*|UBMT.*|BTT|TĐTN|HĐ\w*|S[A-ZĐ]\w+)$")


def named(citation: Citation, context: Context, catalogue: Catalogue) -> Named:
    """What the citation tells of a document that the catalogue does not have.

    A local number in a document of unknown place keeps that document's id, so that the same number of two
    provinces never meets on one page.
    """
    kind, symbol, term = citation.type or "", citation.symbol or "", citation.term or ""
    year = str(citation.date.year) if citation.date else ""
    scope = _scope(citation, context, catalogue)
    if citation.family is Family.PLENUM:
        return Named(slug(f"{kind} trung ương {symbol} khóa {term}"))
    if symbol:
        return Named(slug(f"{kind} {symbol} {scope}"), term, year)
    if not term:
        return Named(slug(citation.text), "", year)
    level = congress_level(citation)
    whose = f"đảng bộ {level} {scope}" if level else organisation(citation.issuer)
    return Named(slug(f"{kind} đại hội {whose or 'đảng'} {term}"))


def _scope(citation: Citation, context: Context, catalogue: Catalogue) -> str:
    code = re.split(r"[-/]", citation.symbol or "")[-1]
    local = _LOCAL_CODE.search(code) if citation.symbol else congress_level(citation)
    if not local:
        return ""
    places = catalogue.localities(context.issuer)
    return named_place(citation.issuer) or (places[-1] if places else context.id)
