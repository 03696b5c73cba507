"""Issuing bodies: a page for each, and the list of all by level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from danchieu.corpus import Corpus
from danchieu.model import Body, Record, Work
from danchieu.pages import names, paths
from danchieu.pages.lists import counted, document_list, grouped, newest_first
from danchieu.pages.markdown import escape, facts, front_matter, link
from danchieu.pages.page import Page, page, paged
from danchieu.text import fold

LEVEL_NAMES = {
    "central": "Trung ương",
    "province": "Cấp tỉnh",
    "district": "Cấp huyện",
    "commune": "Cấp xã",
    None: "Chưa rõ cấp",
}


def body_pages(corpus: Corpus) -> Iterator[Page]:
    """The list of bodies and the page of each."""
    records, works = grouped(corpus, lambda record: record.header.issuer or "", lambda work: work.issuer or "")
    yield _index(corpus, {key: len(records[key]) + len(works[key]) for key in corpus.catalogue.bodies})
    for body in corpus.catalogue.bodies.values():
        yield from _body(corpus, body, newest_first(records[body.key]), works[body.key])


def _index(corpus: Corpus, counts: dict[str, int]) -> Page:
    here = "co-quan/index.md"
    lines = [*front_matter("Cơ quan ban hành", search={"exclude": True}), "# Cơ quan ban hành", ""]
    for level, name in LEVEL_NAMES.items():
        bodies = sorted((b for b in corpus.catalogue.bodies.values() if b.level == level), key=lambda b: fold(b.name))
        if bodies:
            lines += [f"## {name}", "", *(_item(here, body, counts[body.key]) for body in bodies), ""]
    return page(here, lines)


def _item(here: str, body: Body, count: int) -> str:
    return f"- {counted(link(escape(body.name), paths.relative(here, paths.body(body.key))), count)}"


def _body(corpus: Corpus, body: Body, records: Sequence[Record], works: Sequence[Work]) -> Iterator[Page]:
    first = paths.body(body.key)
    head = [*front_matter(body.name), f"# {escape(body.name)}", ""]
    about = [*facts(_rows(corpus, body, first)), *_works(first, works)]

    def lines(here: str, part: Sequence[Record], number: int) -> list[str]:
        listed = ["## Văn bản đăng ở đây { .ours }", "", *document_list(corpus, here, part)]
        return [*head, *(about if number == 1 else []), *listed]

    yield from paged(first, records, lines)


def _rows(corpus: Corpus, body: Body, here: str) -> Iterator[tuple[str, str]]:
    yield "Cấp", LEVEL_NAMES[body.level] if body.level else ""
    yield "Địa phương", escape(body.locality or "")
    yield "Cơ quan cấp trên", _body_link(corpus, here, body.parent)
    yield "Còn gọi là", escape("; ".join(body.aliases))
    yield "Thành lập", names.short_date(body.since) if body.since else ""
    yield "Kết thúc hoạt động", names.short_date(body.until) if body.until else ""
    yield "Cơ quan kế tục", _body_link(corpus, here, body.successor)


def _body_link(corpus: Corpus, here: str, key: str | None) -> str:
    body = corpus.catalogue.bodies.get(key or "")
    return link(escape(body.name), paths.relative(here, paths.body(body.key))) if body else ""


def _works(here: str, works: Sequence[Work]) -> list[str]:
    if not works:
        return []
    items = [f"- {_work_link(here, work)}" for work in sorted(works, key=lambda w: (str(w.date or ""), w.id))]
    return ["## Văn bản được dẫn chiếu { .ours }", "", *items, ""]


def _work_link(here: str, work: Work) -> str:
    return link(escape(names.work_name(work)), paths.relative(here, f"van-ban/{work.id}.md"))
