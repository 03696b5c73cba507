"""What the commands show to people on a terminal, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from danchieu.codes import CODES
from danchieu.comparison import Change, Comparison
from danchieu.diagnostics import Lang
from danchieu.importer import Imported
from danchieu.messages import say
from danchieu.model import Header, Unit
from danchieu.resolve import Link, Step
from danchieu.search import Answer, Result
from danchieu.text import squeeze

_WIDTH = 100


def outline(facts: Header, units: Iterable[Unit]) -> Iterator[str]:
    """The facts of the head, then each unit with its address, indented by its depth."""
    named = (facts.kind, facts.symbol, facts.date and facts.date.isoformat(), facts.issuer)
    yield " · ".join(fact for fact in named if fact)
    yield facts.title or ""
    for unit in units:
        yield from _branch(unit, 0)


def _branch(unit: Unit, depth: int) -> Iterator[str]:
    words = squeeze(f"{unit.marker} {unit.words}")
    shown = words if len(words) <= _WIDTH else words[: _WIDTH - 1] + "…"
    yield f"{'  ' * depth}{shown}  [{unit.address}]"
    for child in unit.children:
        yield from _branch(child, depth + 1)


def citations(links: Iterable[Link]) -> Iterator[str]:
    """Each citation with its place, its words, and where it leads."""
    for link in links:
        found = link.citation
        targets = ", ".join(link.targets) or "—"
        yield f"{found.start}-{found.end}  {squeeze(found.text)}  → {targets} ({link.outcome}: {link.reason})"


def explanation(link: Link, taken: Iterable[Step]) -> Iterator[str]:
    """What found a citation, what it was read as, and each rule's turn in leading it."""
    found = link.citation
    yield f"{squeeze(found.text)}  [{found.start}-{found.end}]"
    yield f"  rule: {found.rule}"
    for name in ("family", "type", "symbol", "date", "issuer", "term", "provision", "relation"):
        if value := getattr(found, name):
            yield f"  {name}: {value}"
    for step in taken:
        yield f"  {step.rule}: {', '.join(work.id for work in step.left) or '—'}"
    yield f"  → {link.outcome}: {', '.join(link.targets) or '—'} ({link.reason})"


_COLUMNS = ("tệp", "bản ghi", "loại", "số, ký hiệu", "ngày", "cơ quan", "khoản", "dẫn chiếu", "phát hiện")


def imported(results: Iterable[Imported]) -> Iterator[str]:
    """What became of each file, as a table whose columns are as wide as they need."""
    rows = [_COLUMNS, *(_row(one) for one in results)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(_COLUMNS))]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _row(one: Imported) -> tuple[str, ...]:
    head = one.facts.header if one.facts else Header()
    return (
        Path(one.path).name,
        one.record or "—",
        head.kind or "—",
        head.symbol or "—",
        head.date.isoformat() if head.date else "—",
        head.issuer or "—",
        str(one.units),
        str(one.citations),
        str(len(one.diagnostics)),
    )


_LABELS: dict[Lang, tuple[str, str]] = {"vi": ("Sai:", "Đúng:"), "en": ("Wrong:", "Right:")}


def code(name: str, lang: Lang) -> Iterator[str]:
    """What a code of the table means, how it is mended, and an example of wrong and right."""
    row = CODES[name]
    yield f"{name} ({row.severity.value}): {row.summary(lang)}"
    yield from ("", row.explanation(lang))
    for label, example in zip(_LABELS[lang], row.examples(lang), strict=True):
        yield from ("", label, *(f"    {line}" for line in example.strip("\n").split("\n")))


_SIGNS = {Change.SAME: "{}", Change.REMOVED: "[-{}-]", Change.ADDED: "{{+{}+}}"}


def comparison(found: Comparison, lang: Lang) -> Iterator[str]:
    """What there is of each kind, then every clause that did not stay as it was: [-words removed-], {+words added+}."""
    counts = {change.value: found.count(change) for change in Change}
    yield say("compared", lang, **counts, changed=found.count(None), moved=found.moved)
    for row in found.rows:
        if row.moved or row.change is not Change.SAME:
            addresses = " → ".join(unit.address if unit else "—" for unit in (row.left, row.right))
            words = " ".join(_SIGNS[piece.change].format(piece.text) for piece in row.pieces)
            yield from ("", addresses + (say("moved", lang) if row.moved else ""), f"  {words}")


def search(answer: Answer, lang: Lang) -> Iterator[str]:
    """How many documents were found and what to know of that, then each with its address and the words found."""
    yield say("found", lang, count=answer.total)
    for notice in answer.notices:
        yield say(f"search-{notice.code}", lang, words=", ".join(notice.words))
    for result in answer.results:
        yield from _result(result)


def _result(result: Result) -> Iterator[str]:
    anchor = f"#{result.found.anchor}" if result.found.anchor else ""
    yield ""
    yield " · ".join(filter(None, (result.title, result.subject)))
    yield f"  {result.url}{anchor}"
    yield "  " + "".join(f"[{piece.text}]" if piece.is_marked else piece.text for piece in result.found.excerpt)
