"""How records and entries are written: the status of their text, their symbols, the places of tone marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from danchieu import symbols
from danchieu.corpus import Corpus
from danchieu.diagnostics import Diagnostic
from danchieu.linked import LinkedRecord
from danchieu.lint.citations import Known
from danchieu.lint.places import Places
from danchieu.model import TextStatus
from danchieu.text import modern_tones

_MISFITS = {
    (TextStatus.FULL, False): ("chưa có chữ nào", "there is no text"),
    (TextStatus.OUTLINE, False): ("chưa có chữ nào", "there is no text"),
    (TextStatus.MISSING, True): ("đã có văn bản", "there is text"),
}


def status_fits_text(_known: Known, document: LinkedRecord) -> Iterator[Diagnostic]:
    """A record that claims a text and has none, or has one and claims none."""
    record = document.record
    if misfit := _MISFITS.get((record.status, bool(record.body))):
        values: dict[str, object] = {"status": record.status.value, "reason": misfit[0], "reason_en": misfit[1]}
        yield Diagnostic("R020", record.path, record.lines.get("text", 1), values=values)


def symbols_are_well_formed(corpus: Corpus) -> Iterator[Diagnostic]:
    """The symbol of a record or a work that is spaced or spelt otherwise than its regime writes it."""
    for record in corpus.records.values():
        if better := _better(record.header.symbol):
            values: dict[str, object] = {"value": record.header.symbol, "symbol": better}
            yield Diagnostic("R021", record.path, record.lines.get("symbol", 1), values=values)
    for work in corpus.catalogue.works.values():
        if work.id not in corpus.records and (better := _better(work.symbol)):
            yield Diagnostic("R021", work.path, work.line, values={"value": work.symbol, "symbol": better})


def _better(symbol: str | None) -> str | None:
    normal = symbols.normalise(symbol) if symbol else None
    return normal if normal != symbol and symbols.parse(normal or "") else None


_WORD = re.compile(r"\w+")


def tones_are_modern(_known: Known, document: LinkedRecord) -> Iterator[Diagnostic]:
    """Words with the tone mark where the older spelling puts it, each once a document, where it first stands."""
    body, places = document.record.body, Places(document.record)
    modern = modern_tones(body)
    if modern != body:
        pairs = {m[0]: m for m in reversed(list(_WORD.finditer(body))) if m[0] != modern[m.start() : m.end()]}
        for word, match in pairs.items():
            yield places.over(*match.span(), "T001", word=word, right=modern[match.start() : match.end()])
