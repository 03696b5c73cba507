"""References of a document to itself, led to the clause or the attachment that they mean.

Plans say "mục", "phần", "điểm" of whatever is numbered, so a number is looked for among all units under the one named
before it; only "Điều" is sure to be an article. What is not there, or there more than once, leads nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from danchieu.model import Citation, Relation, Unit, UnitKind, Work, walk
from danchieu.outline import anchor
from danchieu.text import fold

# One step of "điểm a khoản 2 Điều 5": the word and the number, or "này" for the one that the reference stands in.
_STEP = re.compile(
    r"(?P<word>điểm|khoản|điều|tiểu mục|mục|chương|phần|tiết|đoạn)\s+(?P<label>này|[\w.]+)", re.IGNORECASE
)
_AND = re.compile(r"\s*(?:,|;|\bvà\b|\bhoặc\b)\s*(?=(?:điểm|khoản|điều|mục|chương|phần)\b)", re.IGNORECASE)
_KINDS = {
    "điều": UnitKind.ARTICLE,
    "chương": UnitKind.CHAPTER,
}


def targets(citation: Citation, units: Sequence[Unit], here: Unit | None, attached: Iterable[Work]) -> tuple[str, ...]:
    """Where an internal citation leads: anchors ("#ii-1") of its document, or the ids of attachments."""
    if citation.relation is Relation.ATTACHES:
        return _attachment(citation, list(attached))
    found = (_anchor(part, units, here) for part in _AND.split(citation.provision or ""))
    return tuple(dict.fromkeys(target for target in found if target))


def _attachment(citation: Citation, attached: list[Work]) -> tuple[str, ...]:
    fitting = [work for work in attached if work.type == citation.type]
    named = fold(citation.provision or "")
    if named and len(fitting) > 1:
        fitting = [work for work in fitting if fold(work.title or "").startswith(named)]
    return (fitting[0].id,) if len(fitting) == 1 else ()


def _anchor(provision: str, units: Sequence[Unit], here: Unit | None) -> str | None:
    """The anchor of the one unit that the steps of a provision lead to, from the widest down."""
    around = set(_path(units, here)) if here else set[str]()
    below, matched = list(walk(units)), list[Unit]()
    for step in reversed(list(_STEP.finditer(provision))):
        fits = _fits(step, around)
        matched = [unit for unit in below if fits(unit)]
        below = [unit for one in matched for unit in walk(one.children)]
    return f"#{anchor(matched[0].address)}" if len(matched) == 1 else None


def _fits(step: re.Match[str], around: set[str]) -> Callable[[Unit], bool]:
    kind = _KINDS.get(step["word"].lower())
    label = step["label"].rstrip(".").casefold()
    if label == "này":
        return lambda unit: unit.address in around and unit.kind is kind
    return lambda unit: (unit.label or "").casefold() == label and (kind is None or unit.kind is kind)


def _path(units: Iterable[Unit], here: Unit) -> Iterator[str]:
    """The addresses of the unit and of all that it stands in."""
    for unit in units:
        if here in walk((unit,)):
            yield unit.address
            yield from _path(unit.children, here)
