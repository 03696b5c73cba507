"""What editors should look at (cần rà soát): the open findings by severity and document, and those of each code."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from danchieu.codes import CODES, Severity
from danchieu.corpus import Corpus
from danchieu.diagnostics import Diagnostic
from danchieu.linked import LinkedRecord
from danchieu.model import walk
from danchieu.outline import anchor
from danchieu.pages import names, paths
from danchieu.pages.lists import Entry, Section, entries, sectioned
from danchieu.pages.markdown import clipped, escape, link
from danchieu.pages.page import Page

_SEVERITIES = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo", Severity.NOTE: "Lưu ý"}
_HOW = (
    "Phần mềm nêu những chỗ nên đối chiếu với bản gốc. Nếu bản gốc đúng là như vậy thì giữ nguyên lời văn. "
    "Tệp nằm trong thư mục `content/`. Mỗi mã được giải thích ở trang [các phát hiện]({codes})."
)


@dataclass(frozen=True, slots=True)
class _Place:
    """The page that shows what a finding is about, and the clause there."""

    name: str
    uri: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    finding: Diagnostic
    place: _Place | None


def review_pages(corpus: Corpus, findings: Iterable[Diagnostic]) -> Iterator[Page]:
    """The open findings: all of them, and a list of each code's."""
    found = list(_placed(corpus, findings))
    by_code: dict[str, list[_Found]] = {}
    for one in sorted(found, key=lambda one: one.finding.code):
        by_code.setdefault(one.finding.code, []).append(one)
    sections = [
        Section(name, [one for one in found if one.finding.severity is severity], _lines)
        for severity, name in _SEVERITIES.items()
    ]
    listed = [
        Entry(f"{code}: {CODES[code].summary('vi')}", paths.review(code), len(some)) for code, some in by_code.items()
    ]
    yield from sectioned(paths.REVIEW, "Cần rà soát", sections, _about(listed))
    for code, some in by_code.items():
        title = f"{code}: {CODES[code].summary('vi')}"
        yield from sectioned(paths.review(code), title, [Section("", some, _lines)], _back(code))


def _about(listed: Sequence[Entry]) -> list[str]:
    here = paths.REVIEW
    return [_HOW.format(codes=paths.relative(here, paths.FINDINGS)), "", *entries(here, listed), ""]


def _back(code: str) -> list[str]:
    here = paths.review(code)
    meaning = link("Ý nghĩa và cách sửa", paths.relative(here, paths.FINDINGS, code.lower()))
    return [f"{meaning} · {link('Tất cả các mã', paths.relative(here, paths.REVIEW))}", "{: .see-also .ours }", ""]


# --- where ---------------------------------------------------------------------------------------------------------


def _placed(corpus: Corpus, findings: Iterable[Diagnostic]) -> Iterator[_Found]:
    by_path = {record.path: record.id for record in corpus.records.values()}
    known = _entries(corpus)
    for path, some in groupby(findings, key=lambda finding: finding.path):
        if path not in by_path:
            yield from (_Found(one, known.get((one.path, one.line))) for one in some)
        else:
            places = _Clauses(corpus.documents[by_path[path]])
            yield from (_Found(one, places.of(one)) for one in some)


def _entries(corpus: Corpus) -> Mapping[tuple[str, int], _Place]:
    """The pages of the catalogue's entries by the line where each begins."""
    works = {
        (work.path, work.line): _Place(names.work_name(work), paths.target(corpus, work.id))
        for work in corpus.catalogue.works.values()
        if work.id not in corpus.records
    }
    bodies = {
        ("bodies.yml", body.line): _Place(body.name, paths.body(body.key)) for body in corpus.catalogue.bodies.values()
    }
    return works | bodies


class _Clauses:
    """The clauses of one document by the lines of its file."""

    def __init__(self, document: LinkedRecord) -> None:
        self._record = document.record
        units = list(walk(document.units))
        self._anchors = [anchor(unit.address) for unit in units]
        self._starts = [unit.start for unit in units]
        lines = document.record.body.splitlines(keepends=True)
        self._lines = [0]
        for line in lines:
            self._lines.append(self._lines[-1] + len(line))

    def of(self, finding: Diagnostic) -> _Place:
        """The page, and the clause that the finding's line and column are in; of the front matter there is none."""
        line = finding.line - self._record.body_line
        offset = self._lines[line] + finding.column - 1 if 0 <= line < len(self._lines) else -1
        at = bisect_right(self._starts, offset) - 1
        name, uri = names.record_name(self._record), paths.document(self._record)
        return _Place(name, uri, self._anchors[at] if at >= 0 else "")


# --- lines ---------------------------------------------------------------------------------------------------------


def _lines(here: str, part: Sequence[_Found]) -> list[str]:
    shown = ['<div class="findings ours" markdown>', ""]
    for path, some in groupby(part, key=lambda one: one.finding.path):
        found = list(some)
        shown += [f'- {_name(here, found)} <span class="doc-date">{escape(path)}</span>', *_items(here, found)]
    return [*shown, "", "</div>"]


def _name(here: str, found: Sequence[_Found]) -> str:
    """The name of the document; several entries of one file of the catalogue are named at their findings."""
    place = found[0].place
    if place is None or any(one.place is None or one.place.uri != place.uri for one in found):
        return "Danh mục"
    return link(escape(clipped(place.name)), paths.relative(here, place.uri))


def _items(here: str, found: Sequence[_Found]) -> Iterator[str]:
    for one in found:
        finding = one.finding
        code = link(finding.code, paths.relative(here, paths.review(finding.code)))
        line = f"dòng {finding.line}"
        where = link(line, paths.relative(here, one.place.uri, one.place.anchor)) if one.place else line
        hint = f'<span class="doc-date">{escape(finding.hint())}</span>'
        yield f"    - {where} · {code} {escape(finding.message())} {hint}"
