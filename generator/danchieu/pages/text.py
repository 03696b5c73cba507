"""A document's own words on its page: every unit with its address, its citations linked, its footnotes at the foot."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from danchieu.corpus import Corpus
from danchieu.linked import LinkedRecord, Placed
from danchieu.model import Unit, UnitKind, walk
from danchieu.outline import anchor
from danchieu.pages import names, paths
from danchieu.pages.footnotes import Footnotes, footnotes
from danchieu.pages.markdown import Span, escape, inline, link, table_of_words
from danchieu.pages.passages import passage_notes
from danchieu.quotation import provision
from danchieu.resolve import Outcome

_DEEPEST = 6
# An emphasis that opens before the number ("**1. Nội dung.** …") closes among the unit's words.
_OPENED = re.compile(r"[#>\s]*(\*{1,3})(?=\S)")


@dataclass(frozen=True, slots=True)
class Text:
    """The text of one document for its page at `here`."""

    corpus: Corpus
    document: LinkedRecord
    here: str
    notes: Footnotes
    links: Mapping[str, Sequence[Placed]]
    also: Mapping[str, Sequence[str]]

    def units(self) -> Iterator[str]:
        """The lines of all units but the footnotes."""
        for path in _paths(self.document.units, ()):
            if not self.notes.has(path[-1]):
                yield from self._unit(path)

    def footnotes(self) -> Iterator[str]:
        """The lines of the footnotes."""
        for unit in self.notes.notes.values():
            start, back = self.notes.head(unit)
            spans = {(a - start, b - start): template for (a, b), template in self._spans(unit).items()}
            yield from (
                f"{back} {inline(unit.text[start:], spans)}",
                f"{{: #{anchor(unit.address)} .unit .u-note }}",
                "",
            )

    def _unit(self, path: Sequence[Unit]) -> Iterator[str]:
        unit = path[-1]
        id_, called = anchor(unit.address), provision(path)
        classes = ("unit", f"u-{unit.kind}", f"d{min(len(path), _DEEPEST)}")
        if unit.kind is UnitKind.TABLE:
            yield from self._table(unit, f'<div class="{" ".join(classes)}" id="{id_}"', called)
            return
        mark = link(escape(unit.marker), f"#{id_}", "mark") + " " if unit.marker else ""
        attributes = f'#{id_} .{" .".join(classes)} data-cite="{called}"'
        if unit.title is not None:
            yield f"{'#' * min(len(path) + 1, _DEEPEST)} {mark}{self._words(unit)} {{ {attributes} }}"
        else:
            # A space that breaks would leave the link, which shows when pointed at, alone on an empty line.
            own_link = "" if mark else f'\u00a0[](#{id_}){{ .mark .ours aria-label="Liên kết đến đoạn này" }}'
            yield from (f"{mark}{self._words(unit)}{own_link}", f"{{: {attributes} }}")
        yield ""
        yield from self.also.get(unit.address, ())

    def _table(self, unit: Unit, tag: str, called: str) -> Iterator[str]:
        """A table in a frame that scrolls where it is wide, and that the keyboard reaches for that."""
        yield f'{tag} data-cite="{called}" role="region" tabindex="0" aria-label="{called}" markdown>'
        yield from ("", *table_of_words(unit.text, self._spans(unit)), "", "</div>", "")

    def _words(self, unit: Unit) -> str:
        opened = _opening(self.document.record.body, unit)
        spans = {(a + len(opened), b + len(opened)): template for (a, b), template in self._spans(unit).items()}
        return inline(opened + unit.words, spans, start_of_block=not unit.marker)

    def _spans(self, unit: Unit) -> dict[Span, str]:
        """Link templates by position in the unit's words; several citations of the same words stand together."""
        spans: dict[Span, str] = {}
        for span, group in groupby(self.links.get(unit.address, ()), key=lambda placed: _span(placed, unit)):
            template = self._template(list(group))
            if template and not _meets(span, spans):
                spans[span] = template
        return spans | {span: mark for span, mark in self.notes.spans(unit).items() if not _meets(span, spans)}

    def _template(self, group: Sequence[Placed]) -> str:
        links = [placed.link for placed in group if placed.link.targets]
        if len(links) == 1 and len(links[0].targets) == 1:
            classes = "cite cite-wanted" if links[0].outcome is Outcome.WANTED else "cite"
            return self._link("%s", links[0].targets[0], classes)
        targets = list(dict.fromkeys(target for one in links for target in one.targets))
        notes = " ".join(self._link(str(n), target, "cite") for n, target in enumerate(targets, 1))
        return f'<span class="cite-many">%s</span><sup class="targets ours">{notes}</sup>' if notes else ""

    def _link(self, label: str, target: str, classes: str) -> str:
        if target.startswith("#"):
            return link(label, target, classes)
        href = paths.relative(self.here, paths.target(self.corpus, target))
        return link(label, href, classes, names.target_name(self.corpus, target))


def text_of(corpus: Corpus, document: LinkedRecord, here: str) -> Text:
    """The text of a document, ready to be written for the page at `here`."""
    links: dict[str, list[Placed]] = defaultdict(list)
    for placed in document.links:
        links[placed.unit.address].append(placed)
    also = passage_notes(corpus, document.record.id, here)
    return Text(corpus, document, here, footnotes(walk(document.units)), links, also)


def _paths(units: Sequence[Unit], upper: tuple[Unit, ...]) -> Iterator[tuple[Unit, ...]]:
    """Each unit in the order of the text, behind the units that it stands in."""
    for unit in units:
        yield (*upper, unit)
        yield from _paths(unit.children, (*upper, unit))


def _span(placed: Placed, unit: Unit) -> Span:
    citation = placed.link.citation
    return citation.start - unit.start, citation.end - unit.start


def _meets(span: Span, spans: Mapping[Span, str]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in spans)


def _opening(body: str, unit: Unit) -> str:
    """The emphasis that opens before a unit's number and does not close before its words."""
    line = body[body.rfind("\n", 0, unit.start) + 1 : unit.start]
    opened = _OPENED.match(line) if unit.marker else None
    if opened is None or opened[1] in line[opened.end() :]:
        return ""
    return opened[1] if unit.words.count(opened[1]) % 2 else ""
