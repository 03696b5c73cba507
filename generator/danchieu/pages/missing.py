"""What the catalogue lacks (văn bản cần bổ sung): the wanted works, each with an entry to copy and check."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml

from danchieu.bodies import BodyIndex, body_index
from danchieu.corpus import Corpus
from danchieu.linked import Wanted
from danchieu.model import Family
from danchieu.pages import names, paths
from danchieu.pages.lists import Section, sectioned, written
from danchieu.pages.markdown import clipped
from danchieu.pages.page import Page
from danchieu.relations import Ties

_HOW = (
    "Những văn bản dưới đây được dẫn chiếu mà danh mục chưa có. Văn bản có nhiều nơi dẫn đứng trước. Nếu biết rõ văn "
    "bản nào, hãy chép mục của nó vào một tệp trong `content/works/`, đối chiếu từng dòng với bản gốc rồi xóa dòng "
    "nhắc. Giữ nguyên mã ở dòng đầu, vì đó là địa chỉ của trang. Xem thêm cách [bổ sung văn bản]({href})."
)


@dataclass(frozen=True, slots=True)
class _Lacking:
    """A wanted work with the numbers of the documents and of the clauses that cite it."""

    wanted: Wanted
    documents: int
    clauses: int


def missing_pages(corpus: Corpus) -> Iterator[Page]:
    """The wanted works by the number of documents that cite them."""
    known = body_index(corpus.catalogue)
    lacking = [_lacking(corpus, wanted) for wanted in corpus.wanted.values()]
    lacking.sort(key=lambda one: (-one.documents, -one.clauses, one.wanted.id))
    about = [_HOW.format(href=paths.relative(paths.WANTED, "bo-sung.md") + "#them-van-ban-duoc-dan-chieu"), ""]
    section = Section("", lacking, lambda here, part: _items(here, part, known))
    yield from sectioned(paths.WANTED, "Văn bản cần bổ sung", [section], about if lacking else ())


def _lacking(corpus: Corpus, wanted: Wanted) -> _Lacking:
    # A document may name it in its title alone, so that no clause does.
    naming = {tie.source for tie in corpus.ties.get(wanted.id, Ties()).incoming}
    return _Lacking(wanted, len(naming), len(corpus.citers.get(wanted.id, ())))


def _items(here: str, part: Sequence[_Lacking], known: BodyIndex) -> list[str]:
    """One list in HTML: an entry to copy must reach the page as it is, line for line."""
    return ['<ul class="lacking ours">', *(_item(here, one, known) for one in part), "</ul>"]


def _item(here: str, one: _Lacking, known: BodyIndex) -> str:
    wanted = one.wanted
    name = html.escape(clipped(names.wanted_name(wanted)))
    href = html.escape(paths.served(here, f"van-ban/{wanted.id}.md"))
    notes, entry = html.escape(" · ".join(_facts(one))), html.escape(snippet(wanted, known))
    return (
        f'<li><a href="{href}">{name}</a> <span class="doc-date">{notes}</span>'
        f"<details><summary>Mục để chép</summary><pre><code>{entry}</code></pre></details></li>"
    )


def _facts(one: _Lacking) -> Iterator[str]:
    yield f"{written(one.documents)} văn bản, {written(one.clauses)} nơi dẫn"
    if one.wanted.dates:
        yield "ngày, theo nơi dẫn: " + ", ".join(map(names.short_date, one.wanted.dates))
    if one.wanted.issuers:
        yield "cơ quan, theo nơi dẫn: " + clipped("; ".join(one.wanted.issuers))


def snippet(wanted: Wanted, known: BodyIndex) -> str:
    """The entry for `content/works/` that the citations of a wanted work add up to; what they leave open is a comment.

    The id is that of the wanted work, so that its page keeps its address.
    """
    keys = {key for written_so in wanted.issuers if (key := known.find(written_so, None, None))}
    entry = yaml.safe_dump({wanted.id: dict(_keys(wanted, keys))}, allow_unicode=True, sort_keys=False, width=1 << 20)
    return "\n".join([*(f"# {line}" for line in _remarks(wanted, keys)), entry.rstrip()])


def _keys(wanted: Wanted, issuers: set[str]) -> Iterator[tuple[str, object]]:
    citation = wanted.citation
    has_symbol = citation.symbol is not None and citation.family is not Family.PLENUM
    yield "type", citation.type or "văn bản"
    if has_symbol:
        yield "symbol", citation.symbol
    if len(wanted.dates) == 1:
        yield "date", wanted.dates[0]
    if len(issuers) == 1:
        yield "issuer", min(issuers)
    if citation.term:
        yield "term", citation.term
    if citation.title:
        yield "title", citation.title
    if not has_symbol:
        yield "aliases", [" ".join(citation.text.split())]


def _remarks(wanted: Wanted, issuers: set[str]) -> Iterator[str]:
    yield "Lấy từ các nơi dẫn, chưa kiểm chứng: đối chiếu bản gốc rồi xóa dòng này."
    if len(wanted.dates) > 1:
        yield "Ngày mà các nơi dẫn ghi: " + ", ".join(map(str, wanted.dates))
    if wanted.issuers and len(issuers) != 1:
        yield "Cơ quan mà các nơi dẫn ghi: " + " ".join("; ".join(wanted.issuers).split())
