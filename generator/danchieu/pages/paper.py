"""What surrounds a text on paper: the head with bodies and motto, number and day, title; recipients and signature."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence

from danchieu.dates import long_date
from danchieu.forms import Form, form_of
from danchieu.model import Header, Record, Signatory, TextStatus
from danchieu.pages.markdown import escape
from danchieu.pages.names import capital

# Quốc hiệu, tiêu đề: records do not keep it, since it is the same on every paper of a form.
_MOTTOS = {
    Form.STATE: ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
    Form.PARTY: ("ĐẢNG CỘNG SẢN VIỆT NAM",),
    Form.YOUTH: ("ĐOÀN TNCS HỒ CHÍ MINH",),
}
_UNDER_BODIES = {Form.PARTY: "*", Form.YOUTH: "***"}
# On paper these stand without their type above the subject; "văn bản" is our word for a type that a source lacks.
_NOT_PRINTED = ("công văn", "văn bản")
_LONG_TITLE = 160


def is_paper(record: Record) -> bool:
    """Whether a record can be shown as the paper itself: its whole text is here, and its head."""
    return record.status is TextStatus.FULL and bool(record.head)


def heading(record: Record) -> list[str]:
    """The title of the page: on a paper as it stands there, under the head; elsewhere with the number."""
    head, printed = record.header, is_paper(record)
    kind = "" if printed and head.kind in _NOT_PRINTED else capital(head.kind or "")
    number = f" số {head.symbol}" if head.symbol and not printed else ""
    classes = ".on-paper" if printed else ".in-list"
    size = " .long" if len(head.title or "") > _LONG_TITLE else ""
    subject = f'<span class="doc-subject">{escape(head.title or "")}</span>'
    return [f"# {escape(kind + number)} {subject} {{ {classes}{size} }}", ""]


def letterhead(record: Record) -> list[str]:
    """The head of the paper: bodies to the left, motto to the right, under them number, place and day."""
    if not is_paper(record):
        return []
    form = form_of(record.head, record.header.symbol)
    return [
        '<div class="doc-head">',
        *_block("bodies", [*map(_line, record.head[:-1]), _line(record.head[-1], "issuer"), *_star(form)]),
        *_block("motto ours", map(_line, _MOTTOS[form] if form else ())),
        *_block("number", map(_line, _number(record.header, form))),
        *_block("dated", map(_line, _dated(record.header))),
        "</div>",
        "",
    ]


def _block(classes: str, lines: Iterable[str]) -> list[str]:
    return [f'<div class="{classes}">', *lines, "</div>"]


def _line(text: str, name: str = "") -> str:
    classes = f' class="{name}"' if name else ""
    return f"<p{classes}>{html.escape(text)}</p>"


def _star(form: Form | None) -> list[str]:
    star = _UNDER_BODIES.get(form) if form else None
    return [f'<p class="star ours" aria-hidden="true">{star}</p>'] if star else []


def _number(header: Header, form: Form | None) -> Iterator[str]:
    if header.symbol:
        yield f"Số {header.symbol}" if form in _UNDER_BODIES else f"Số: {header.symbol}"


def _dated(header: Header) -> Iterator[str]:
    if header.date:
        yield ", ".join(filter(None, (header.place, long_date(header.date))))


def signing(record: Record) -> list[str]:
    """Recipients to the left and signature to the right; an editor's outline is nobody's to sign."""
    if record.status is not TextStatus.FULL or not (record.recipients or record.signatory):
        return []
    return ['<div class="signing">', *_recipients(record.recipients), *_signature(record.signatory), "</div>", ""]


def _recipients(recipients: Sequence[str]) -> list[str]:
    items = [f"<li>{html.escape(line)}</li>" for line in recipients]
    return ['<div class="recipients"><p>Nơi nhận:</p>', "<ul>", *items, "</ul></div>"] if items else ["<div></div>"]


def _signature(by: Signatory | None) -> list[str]:
    if by is None:
        return []
    parts = [("authority", by.authority), ("position", by.position), ("note", by.note), ("name", by.name)]
    return _block("signature", (_line(text, name) for name, text in parts if text))


def plain(record: Record) -> str:
    """The paper as plain text, the record's words and nothing of ours: head, title, body, recipients, signature.

    The mark at the beginning tells browsers and old editors that this is Unicode.
    """
    head, by = record.header, record.signatory
    form = form_of(record.head, head.symbol)
    title = filter(None, (None if head.kind in _NOT_PRINTED else (head.kind or "").upper(), head.title))
    recipients = ("Nơi nhận:", *(f"- {line}" for line in record.recipients)) if record.recipients else ()
    signature = filter(None, (by.authority, by.position, by.note, by.name)) if by else ()
    top = ("\n".join(record.head), *_number(head, form), *_dated(head), "\n".join(title))
    parts = (*top, record.body, "\n".join(recipients), "\n".join(signature))
    return "\ufeff" + "\n\n".join(filter(None, parts)) + "\n"
