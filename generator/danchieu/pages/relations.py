"""How a document stands to others: a diagram, and a list by relation in both directions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from danchieu.cascade import implementers
from danchieu.corpus import Corpus
from danchieu.lineage import Lineage
from danchieu.model import Relation
from danchieu.outline import anchor
from danchieu.pages import names, paths
from danchieu.pages.diagram import Band, Box, diagram
from danchieu.pages.markdown import escape, link
from danchieu.quotation import place
from danchieu.relations import Tie, Ties

# No page grows with the archive: what stands beyond these numbers is a number, and on pages of its own.
_NAMED, _NAMING, _CLAUSES, _DRAWN = 15, 8, 5, 5

_TO = (
    (Relation.BASED_ON, "Căn cứ"),
    (Relation.IMPLEMENTS, "Thực hiện"),
    (Relation.AMENDS, "Sửa đổi, bổ sung"),
    (Relation.REPLACES, "Thay thế"),
    (Relation.ATTACHES, "Tài liệu kèm theo"),
    (Relation.CITES, "Dẫn chiếu"),
)
_FROM = (
    (Relation.BASED_ON, "Là căn cứ của"),
    (Relation.IMPLEMENTS, "Được thực hiện bởi"),
    (Relation.AMENDS, "Được sửa đổi, bổ sung bởi"),
    (Relation.REPLACES, "Được thay thế bởi"),
    (Relation.ATTACHES, "Kèm theo"),
    (Relation.CITES, "Được dẫn chiếu bởi"),
)


@dataclass(frozen=True, slots=True)
class _Group:
    """Documents of one relation, the first ones and their number; `clauses` are those that say so, link by link.

    `more` is the section of the page that has them all; `is_there` says that only that one lists them.
    """

    label: str
    ids: tuple[str, ...]
    clauses: tuple[str, ...] = ()
    count: int = 0
    more: str = ""
    is_there: bool = False

    @property
    def rest(self) -> int:
        return max(self.count - len(self.ids), 0)


def relations_section(corpus: Corpus, id_: str, here: str) -> list[str]:
    """The section "Quan hệ với văn bản khác" of a document, a work or a wanted work; nothing where it stands alone."""
    kin = list(_kin(corpus.lineages.get(id_, Lineage())))
    outgoing = list(_outgoing(corpus, id_, here))
    incoming = list(_incoming(corpus, id_, here))
    groups = [*kin, *outgoing, *incoming]
    if not groups:
        return []
    return [
        "## Quan hệ với văn bản khác { #quan-he .ours }",
        "",
        *_drawn(corpus, id_, here, outgoing, incoming),
        '<div class="relations ours" markdown>',
        "",
        *(line for group in groups for line in _listed(corpus, here, group)),
        *_cascade_line(corpus, id_, here),
        "</div>",
        "",
    ]


# --- groups --------------------------------------------------------------------------------------------------------


def _kin(lineage: Lineage) -> Iterator[_Group]:
    kin = (
        ("Kế hoạch cấp trên", lineage.parent),
        ("Năm trước", lineage.previous),
        ("Năm sau", lineage.next),
    )
    return (_Group(label, (id_,), ("",), 1) for label, id_ in kin if id_)


def _outgoing(corpus: Corpus, id_: str, here: str) -> Iterator[_Group]:
    ties = corpus.ties.get(id_, Ties()).outgoing
    for relation, label in _TO:
        some = [tie for tie in ties if tie.relation is relation]
        if some:
            shown = some[:_NAMED]
            clauses = tuple(clause_links(corpus, tie, here) for tie in shown)
            yield _Group(label, tuple(tie.target for tie in shown), clauses, len(some))


def _incoming(corpus: Corpus, id_: str, here: str) -> Iterator[_Group]:
    ties = corpus.ties.get(id_, Ties()).incoming
    more = "#duoc-dan-chieu" if corpus.citers.get(id_) else ""
    for relation, label in _FROM:
        some = [tie for tie in ties if tie.relation is relation]
        if some:
            shown = sorted(some, key=lambda tie: _newest(corpus, tie), reverse=True)[:_NAMING]
            clauses = tuple(clause_links(corpus, tie, here) for tie in shown)
            is_there = bool(more) and relation is Relation.CITES and all(tie.clauses for tie in some)
            yield _Group(label, tuple(tie.source for tie in shown), clauses, len(some), more, is_there)


def _newest(corpus: Corpus, tie: Tie) -> tuple[str, str]:
    work = corpus.catalogue.works.get(tie.source)
    return str(work.date or "") if work else "", tie.source


def clause_links(corpus: Corpus, tie: Tie, here: str) -> str:
    """Links to the clauses that say so, the first few."""
    page = paths.target(corpus, tie.source)
    links = [link(escape(place(one)), paths.relative(here, page, anchor(one))) for one in tie.clauses[:_CLAUSES]]
    rest = len(tie.clauses) - len(links)
    return ", ".join([*links, *([f"và {rest} nơi khác"] if rest else [])])


# --- list ----------------------------------------------------------------------------------------------------------


def _listed(corpus: Corpus, here: str, group: _Group) -> Iterator[str]:
    count = f' <span class="counts">{group.count}</span>' if group.count > 1 else ""
    yield from (f"{escape(group.label)}{count}", "{: .relation-name }", "")
    if group.is_there:
        yield from (f"- {link(f'{group.count} văn bản, từng điều khoản ở dưới', group.more)}", "")
        return
    for id_, clauses in zip(group.ids, group.clauses, strict=True):
        yield f"- {item(corpus, here, id_, clauses)}"
    if group.rest:
        rest = f"và {group.rest} văn bản khác"
        yield f"- {link(rest, group.more) if group.more else rest}"
    yield ""


def item(corpus: Corpus, here: str, id_: str, clauses: str = "") -> str:
    """A document's name with a link, its subject, whose and when it is, and the clauses that name it."""
    work = corpus.catalogue.works.get(id_)
    subject = f' <span class="doc-subject">{escape(work.title)}</span>' if work and work.symbol and work.title else ""
    notes = " · ".join(part for part in (escape(_note(corpus, id_)), clauses) if part)
    name = link(escape(names.target_name(corpus, id_)), paths.relative(here, paths.target(corpus, id_)))
    return f'{name}{subject} <span class="doc-date">{notes}</span>' if notes else f"{name}{subject}"


def _note(corpus: Corpus, id_: str) -> str:
    work = corpus.catalogue.works.get(id_)
    if work is None:
        return ""
    day = names.short_date(work.date) if work.date else ""
    return " · ".join(part for part in (names.body_name(corpus, work.issuer) or "", day) if part)


def _cascade_line(corpus: Corpus, id_: str, here: str) -> list[str]:
    count = len(implementers(corpus.cascade, id_))
    if not count:
        return []
    tree = link(f"Cây triển khai: {count} văn bản", paths.relative(here, paths.cascade(corpus, id_)))
    return [f"{tree}, theo cấp và theo khối.", "{: .to-cascade }", ""]


# --- diagram -------------------------------------------------------------------------------------------------------


def _drawn(corpus: Corpus, id_: str, here: str, outgoing: Sequence[_Group], incoming: Sequence[_Group]) -> list[str]:
    own = Box(names.target_name(corpus, id_), _note(corpus, id_))
    above, below = _bands(corpus, here, outgoing), _bands(corpus, here, incoming)
    return diagram(above, own, below) if above or below else []


def _bands(corpus: Corpus, here: str, groups: Sequence[_Group]) -> list[Band]:
    """The first few documents, each under the first relation that names it, and the number of the rest."""
    bands: list[Band] = []
    drawn: set[str] = set()
    for group in groups:
        new = [id_ for id_ in group.ids if id_ not in drawn][: _DRAWN - len(drawn)]
        drawn.update(new)
        if new:
            bands.append(Band(group.label, tuple(_box(corpus, here, id_) for id_ in new)))
    every = {id_ for group in groups for id_ in group.ids}
    rest = len(every) - len(drawn) + sum(group.rest for group in groups)
    return [*bands, Band(f"và {rest} văn bản khác, xem dưới đây", ())] if rest else bands


def _box(corpus: Corpus, here: str, id_: str) -> Box:
    href = paths.served(here, paths.target(corpus, id_))
    return Box(names.target_name(corpus, id_), _note(corpus, id_), href)
