"""A record's footnotes ("[^1]" in the text, "[^1]: …" behind it), linked by the addresses of their clauses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from danchieu.model import Unit, UnitKind
from danchieu.outline import anchor
from danchieu.pages.markdown import Span, escape

_MARK = re.compile(r"\[\^(?P<label>\w{1,16})\]")
_DEFINITION = re.compile(rf"{_MARK.pattern}:[ \t]*")


@dataclass(frozen=True, slots=True)
class Footnotes:
    """By label: the paragraph that holds the note, and the unit that first refers to it."""

    notes: Mapping[str, Unit] = field(default_factory=dict)
    references: Mapping[str, Unit] = field(default_factory=dict)

    def has(self, unit: Unit) -> bool:
        """Whether a unit is a note that the text refers to: it stands at the foot, not in its place."""
        definition = _DEFINITION.match(unit.text)
        return definition is not None and self.notes.get(definition["label"]) is unit

    def spans(self, unit: Unit) -> dict[Span, str]:
        """What to write for the marks in a unit's words, by position; marks without a note are words like any."""
        return {
            match.span(): f"<sup>{self._link(match['label'], self.notes)}</sup>"
            for match in _MARK.finditer(unit.words)
            if match["label"] in self.notes and not (match.start() == 0 and self.has(unit))
        }

    def head(self, unit: Unit) -> tuple[int, str]:
        """How many characters the mark of a note takes, and the link back to the clause that refers to it."""
        definition = _DEFINITION.match(unit.text)
        return (definition.end(), self._link(definition["label"], self.references)) if definition else (0, "")

    @staticmethod
    def _link(label: str, places: Mapping[str, Unit]) -> str:
        shown = escape(label)
        return f'[{shown}](#{anchor(places[label].address)}){{ .note-mark aria-label="Chú thích {shown}" }}'


def footnotes(units: Iterable[Unit]) -> Footnotes:
    """The footnotes among the units of a document; of two with one label the first."""
    notes: dict[str, Unit] = {}
    references: dict[str, Unit] = {}
    for unit in units:
        definition = _DEFINITION.match(unit.text) if unit.kind is UnitKind.PARAGRAPH else None
        if definition:
            notes.setdefault(definition["label"], unit)
        for match in _MARK.finditer(unit.words, definition.end() if definition else 0):
            references.setdefault(match["label"], unit)
    return Footnotes({label: note for label, note in notes.items() if label in references}, references)
