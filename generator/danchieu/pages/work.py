"""The page of a cited document whose text is not here: what is known of it, and every clause that cites it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from danchieu.corpus import Corpus
from danchieu.forms import form_of
from danchieu.linked import Citer, Wanted
from danchieu.model import Header, Work
from danchieu.pages import names, paths
from danchieu.pages.citers import citer_lines
from danchieu.pages.markdown import clipped, escape, facts, front_matter, link
from danchieu.pages.page import Page, paged_part
from danchieu.pages.quotes import quotes
from danchieu.pages.relations import relations_section

_KNOWN_NOTE = "Trang này tập hợp những nơi dẫn chiếu đến văn bản. Toàn văn không đăng ở đây."
_WANTED_NOTE = (
    "Văn bản này chưa có trong danh mục. Những gì ghi dưới đây lấy từ các văn bản dẫn chiếu đến nó, "
    "chưa được kiểm chứng. "
    "Nếu bạn biết rõ, xin xem cách [bổ sung văn bản]({href})."
)


def work_page(corpus: Corpus, work: Work, number: int = 1) -> Page:
    """The page of a work of the catalogue, or one of those that continue it where very many clauses cite the work."""
    subject = work.title if work.symbol else None
    head = _heading(names.work_name(work), subject)
    known = [*facts(_work_rows(corpus, work)), *_quotes(corpus, work)]
    return _page(corpus, work.id, head, [_KNOWN_NOTE, *known], number)


def wanted_page(corpus: Corpus, wanted: Wanted, number: int = 1) -> Page:
    """The page of a document known from its citations only, or one of those that continue it."""
    head = _heading(names.wanted_name(wanted), None)
    return _page(corpus, wanted.id, head, [_WANTED_NOTE, *facts(_wanted_rows(wanted))], number)


def _heading(name: str, subject: str | None) -> list[str]:
    shown = f' <span class="doc-subject">{escape(subject)}</span>' if subject else ""
    title = clipped(f"{name}: {subject}" if subject else name)
    return [*front_matter(title, description=title), f"# {escape(name)}{shown}", ""]


def _page(corpus: Corpus, id_: str, head: list[str], known: list[str], number: int) -> Page:
    first = f"van-ban/{id_}.md"
    citers = corpus.citers.get(id_, ())

    documents = len({citer.document for citer in citers})
    count = f"{len(citers)} lần, trong {documents} văn bản."

    def lines(here: str, part: Sequence[Citer], number: int) -> list[str]:
        status = [known[0].format(href=paths.relative(here, "bo-sung.md")), "{: .doc-status .ours }", ""]
        about = [*status, *known[1:], *relations_section(corpus, id_, here)] if number == 1 else []
        return [*head, *about, *_cited_by(corpus, here, part, count)]

    return paged_part(first, citers, lines, number)


def _quotes(corpus: Corpus, work: Work) -> list[str]:
    issuer = names.body_name(corpus, work.issuer)
    header = Header(work.type, work.symbol, None, work.date, work.title)
    return quotes(header, issuer, form_of([issuer or ""], work.symbol)) if work.symbol else []


def _cited_by(corpus: Corpus, here: str, citers: Sequence[Citer], count: str) -> list[str]:
    heading = ["## Được dẫn chiếu trong { #duoc-dan-chieu .ours }", ""]
    if not citers:
        return [*heading, "Chưa có điều khoản nào ở đây dẫn chiếu đến.", ""]
    return [*heading, count, "{: .ours }", "", *citer_lines(corpus, here, citers)]


def _work_rows(corpus: Corpus, work: Work) -> Iterator[tuple[str, str]]:
    here = f"van-ban/{work.id}.md"
    body = corpus.catalogue.bodies.get(work.issuer or "")
    kind = link(escape(names.capital(work.type)), paths.relative(here, paths.kind(work.type)))
    yield "Loại văn bản", kind
    yield "Số, ký hiệu", escape(work.symbol or "")
    yield "Ngày ban hành", names.short_date(work.date) if work.date else ""
    yield "Cơ quan ban hành", link(escape(body.name), paths.relative(here, paths.body(body.key))) if body else ""
    yield "Khóa, nhiệm kỳ", escape(work.term or "")
    yield "Còn gọi là", escape("; ".join(work.aliases))
    yield "Thay thế", _work_links(corpus, here, work.replaces)
    yield "Được thay thế bởi", _work_links(corpus, here, (work.replaced_by,) if work.replaced_by else ())
    yield "Bản chính thức", link(escape(work.url), work.url) if work.url else ""


def _work_links(corpus: Corpus, here: str, ids: Sequence[str]) -> str:
    return ", ".join(
        link(escape(names.target_name(corpus, id_)), paths.relative(here, paths.target(corpus, id_))) for id_ in ids
    )


def _wanted_rows(wanted: Wanted) -> Iterator[tuple[str, str]]:
    citation = wanted.citation
    yield "Loại văn bản", escape(names.capital(citation.type or ""))
    yield "Số, ký hiệu", escape(citation.symbol or "")
    yield "Ngày, theo nơi dẫn", ", ".join(map(names.short_date, wanted.dates))
    yield "Cơ quan, theo nơi dẫn", escape("; ".join(wanted.issuers))
    yield "Khóa, nhiệm kỳ", escape(citation.term or "")
