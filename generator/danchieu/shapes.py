"""The JSON shapes that other people's tools read. They are a contract: see the README's table of commands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from danchieu.comparison import Comparison
from danchieu.diagnostics import Lang
from danchieu.importer import Imported
from danchieu.model import Header, Signatory, Unit
from danchieu.resolve import Link
from danchieu.search import Result
from danchieu.text import squeeze


def header(facts: Header) -> dict[str, object]:
    """The facts at a document's head: kind, symbol, place, date, title, issuer."""
    return {
        "kind": facts.kind,
        "symbol": facts.symbol,
        "place": facts.place,
        "date": facts.date.isoformat() if facts.date else None,
        "title": facts.title,
        "issuer": facts.issuer,
    }


def unit(part: Unit) -> dict[str, object]:
    """One unit with those under it; words broken over lines stand on one."""
    return {
        "kind": part.kind.value,
        "label": part.label,
        "title": squeeze(part.title) if part.title is not None else None,
        "text": squeeze(part.text),
        "address": part.address,
        "children": [unit(child) for child in part.children],
    }


def signatory(by: Signatory | None) -> dict[str, object]:
    """Who signed; empty where the document does not show it."""
    if by is None:
        return {}
    return {"authority": by.authority, "position": by.position, "name": by.name, "note": by.note}


def outline(facts: Header, units: Iterable[Unit], recipients: Sequence[str], by: Signatory | None) -> dict[str, object]:
    """What `danchieu outline` prints."""
    return {
        "header": header(facts),
        "units": [unit(part) for part in units],
        "recipients": list(recipients),
        "signatory": signatory(by),
    }


def citation(link: Link) -> dict[str, object]:
    """What `danchieu cite` prints for one citation; only documents that are there count as targets."""
    found = link.citation
    return {
        "start": found.start,
        "end": found.end,
        "text": found.text,
        "family": found.family.value,
        "type": found.type,
        "symbol": found.symbol,
        "date": found.date.isoformat() if found.date else None,
        "issuer": found.issuer,
        "term": found.term,
        "provision": found.provision,
        "relation": found.relation.value,
        "targets": list(link.targets),
    }


def comparison(found: Comparison) -> list[dict[str, object]]:
    """What `danchieu compare` prints: a row for each clause with its address in both documents and its words."""
    return [
        {
            "left": row.left.address if row.left else None,
            "right": row.right.address if row.right else None,
            "moved": row.moved,
            "pieces": [{"change": piece.change.value, "text": piece.text} for piece in row.pieces],
        }
        for row in found.rows
    ]


def imported(result: Imported, lang: Lang) -> dict[str, object]:
    """What `danchieu import` prints for one file: path, record, diagnostics."""
    found = [diagnostic.as_dict(lang) for diagnostic in result.diagnostics]
    return {"path": result.path, "record": result.record, "diagnostics": found}


def search_result(result: Result) -> dict[str, object]:
    """One result of a search: url, title, anchor, score; without an anchor it is the page as a whole."""
    return {"url": result.url, "title": result.title, "anchor": result.found.anchor or None, "score": result.score}
