"""Who has to do what by when: a table on each plan, a page for each body, and the list of bodies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from danchieu.corpus import Corpus
from danchieu.model import Body, Record
from danchieu.outline import anchor
from danchieu.pages import names, paths
from danchieu.pages.lists import counted, facts_line, head
from danchieu.pages.markdown import clipped, escape, link, table
from danchieu.pages.page import Page, paged
from danchieu.pages.taskfiles import Placed, as_calendar, as_csv, has_days, shown
from danchieu.quotation import place
from danchieu.tasks import Actor, Due, Register, Task
from danchieu.text import fold

_HEADS = ("Đơn vị", "Nội dung", "Thời hạn")
_SHOWN_UNREAD = 10


# --- on a document's page ------------------------------------------------------------------------------------------


def tasks_section(corpus: Corpus, record: Record, found: Register, here: str) -> list[str]:
    """The section "Nhiệm vụ" of a document, with what could not be read; nothing where none are given."""
    if not found.tasks and not found.unread:
        return []
    download = link("CSV", paths.relative(here, paths.tasks_of_document(record)))
    return [
        "## Nhiệm vụ { #nhiem-vu .ours }",
        "",
        *(_table(corpus, here, [Placed(record, task) for task in found.tasks]) if found.tasks else []),
        f"{_read(found)} {_unread(found.unread)}{f' Tải bảng: {download}.' if found.tasks else ''}",
        "{: .tasks-note .ours }",
        "",
    ]


def task_files(record: Record, found: Register) -> Iterator[Page]:
    """The table of a document's tasks as a file, where it gives any."""
    if found.tasks:
        yield Page(paths.tasks_of_document(record), as_csv([Placed(record, task) for task in found.tasks]))


def _read(found: Register) -> str:
    return f"Trang này đọc được {len(found.tasks)} nhiệm vụ từ lời văn; mỗi dòng dẫn về nguyên văn."


def _unread(addresses: Sequence[str]) -> str:
    if not addresses:
        return "Phần tổ chức thực hiện không còn chỗ nào chưa đọc được."
    places = list(dict.fromkeys(addresses))
    links = ", ".join(link(escape(place(address)), f"#{anchor(address)}") for address in places[:_SHOWN_UNREAD])
    more = ", …" if len(places) > _SHOWN_UNREAD else ""
    return f"Còn {len(addresses)} chỗ không rõ giao cho ai nên không đưa vào bảng: {links}{more}."


# --- on the pages of bodies ----------------------------------------------------------------------------------------


def task_pages(corpus: Corpus, body: Body) -> Iterator[Page]:
    """The tasks of a body over all documents, with its files."""
    placed = _in_order(corpus, corpus.tasks_of[body.key])
    yield from _of_body(corpus, body, placed)
    yield Page(paths.tasks_file(body.key, "csv"), as_csv(placed))
    if has_days(placed):
        yield Page(paths.tasks_file(body.key, "ics"), as_calendar(f"Nhiệm vụ: {body.name}", placed))


def tasks_link(corpus: Corpus, body: Body, here: str) -> str:
    """The number of a body's tasks, which leads to their page; empty where it has none."""
    count = len(corpus.tasks_of.get(body.key, ()))
    return link(f"{count} nhiệm vụ", paths.relative(here, paths.tasks(body.key))) if count else ""


def _in_order(corpus: Corpus, tasks: Iterable[tuple[str, int]]) -> list[Placed]:
    """The newest document first; within one what is due first, then what has no day, as the text has it."""
    placed = [Placed(corpus.records[id_], corpus.tasks[id_].tasks[number]) for id_, number in tasks]
    by_day = sorted(placed, key=lambda one: one.last_day)
    return sorted(by_day, key=lambda one: _age(one.record), reverse=True)


def _age(record: Record) -> tuple[int, str, str]:
    return record.header.year or 0, str(record.header.date or ""), record.id


def task_index(corpus: Corpus) -> Iterator[Page]:
    """The list of the bodies that have tasks."""
    known = corpus.catalogue.bodies
    bodies = sorted((known[key] for key in corpus.tasks_of), key=lambda body: (fold(body.name), body.key))
    about = [
        "Nhiệm vụ mà các văn bản đăng ở đây giao cho từng cơ quan có trong danh mục. "
        f"Còn {corpus.unread} chỗ trong các phần tổ chức thực hiện không rõ giao cho ai; "
        "trang của mỗi văn bản nêu đó là những chỗ nào.",
        "{: .ours }",
        "",
    ]

    def lines(here: str, part: Sequence[Body], number: int) -> list[str]:
        items = (link(escape(body.name), paths.relative(here, paths.tasks(body.key))) for body in part)
        listed = [f"- {counted(item, len(corpus.tasks_of[body.key]))}" for item, body in zip(items, part, strict=True)]
        return [*head("Nhiệm vụ theo cơ quan"), *(about if number == 1 else ()), *(listed or ["Chưa có gì ở đây."]), ""]

    yield from paged(paths.TASKS, bodies, lines)


def _of_body(corpus: Corpus, body: Body, placed: Sequence[Placed]) -> Iterator[Page]:
    def lines(here: str, part: Sequence[Placed], number: int) -> list[str]:
        shown_lines = [*head(f"Nhiệm vụ: {body.name}"), *(_about(here, body, placed) if number == 1 else ())]
        for _, group in groupby(part, key=lambda one: one.record.id):
            shown_lines += _of_document(corpus, here, list(group))
        return shown_lines

    yield from paged(paths.tasks(body.key), placed, lines)


def _about(here: str, body: Body, placed: Sequence[Placed]) -> list[str]:
    name = link(escape(body.name), paths.relative(here, paths.body(body.key)))
    files = [link("CSV", paths.relative(here, paths.tasks_file(body.key, "csv")))]
    if has_days(placed):
        files.append(link("lịch các thời hạn (.ics)", paths.relative(here, paths.tasks_file(body.key, "ics"))))
    return [
        f"{len(placed)} nhiệm vụ giao cho {name}, hoặc cơ quan này phối hợp. Tải về: {', '.join(files)}.",
        "{: .tasks-note .ours }",
        "",
    ]


def _of_document(corpus: Corpus, here: str, placed: Sequence[Placed]) -> list[str]:
    record = placed[0].record
    name = link(escape(clipped(names.record_name(record))), paths.relative(here, paths.document(record)))
    return [
        f"## {name} {{ .ours }}",
        "",
        f'<p class="doc-date ours">{facts_line(corpus, record)}</p>',
        "",
        *_table(corpus, here, placed),
    ]


# --- the table -----------------------------------------------------------------------------------------------------


def _table(corpus: Corpus, here: str, placed: Sequence[Placed]) -> list[str]:
    """The tasks in order; the column of deadlines only where there is one."""
    rows = [[_who(corpus, here, one.task), _what(here, one), _when(one.task.due)] for one in placed]
    columns = len(_HEADS) if any(row[-1] for row in rows) else len(_HEADS) - 1
    cells = table(_HEADS[:columns], [row[:columns] for row in rows])
    return ['<div class="tasks ours" markdown>', "", *cells, "", "</div>", ""]


def _who(corpus: Corpus, here: str, task: Task) -> str:
    leading = "; ".join(_name(corpus, here, actor) for actor in task.actors)
    helping = "; ".join(_name(corpus, here, actor) for actor in task.partners)
    return f'{leading} <span class="partners">phối hợp: {helping}</span>' if helping else leading


def _name(corpus: Corpus, here: str, actor: Actor) -> str:
    written = escape(shown(actor.text))
    body = corpus.catalogue.bodies.get(actor.body or "")
    href = paths.relative(here, paths.tasks(body.key)) if body else ""
    return link(written, href, "", body.name) if body and href else written


def _what(here: str, placed: Placed) -> str:
    task = placed.task
    clause = paths.relative(here, paths.document(placed.record), anchor(task.address))
    where = link(escape(place(task.address)), clause)
    return f'{escape(clipped(shown(task.what)))} <span class="where">{where}</span>'


def _when(dues: Sequence[Due]) -> str:
    return "; ".join(_due(due) for due in dues)


def _due(due: Due) -> str:
    """A deadline as written, and the day that it means where the words do not say it whole."""
    written = escape(shown(due.text))
    if not due.days or str(due.days[-1].year) in due.text:
        return written
    return f'{written} <span class="day">({names.short_date(due.days[-1])})</span>'
