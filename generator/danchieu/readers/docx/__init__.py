"""Word files (.docx): paragraphs, lists, tables and notes as Word shows them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec

from danchieu.readers.docx.numbering import Numbers
from danchieu.readers.docx.package import NOT_READ, Package, Unreadable, open_package
from danchieu.readers.docx.story import Notes, Story
from danchieu.readers.docx.styles import Styles
from danchieu.readers.docx.xml import has_pictures
from danchieu.readers.reading import Reading


def read(data: bytes) -> Reading:
    """The lines of a Word file, one a paragraph; running heads and hidden words are listed as removed."""
    if not data:
        return Reading()
    if find_spec("lxml") is None:
        return Reading(code="I040", values={"library": "lxml"})
    try:
        return _reading(open_package(data))
    except Unreadable as error:
        return Reading(code=error.code, values=error.values)


def _reading(package: Package) -> Reading:
    styles = Styles(package.styles)
    notes = Notes(package.notes)
    body = Story(styles, Numbers(package.numbering, styles), notes)
    lines = body.lines(package.body)
    apart = Story(styles, Numbers(None, styles), Notes({}))
    lines += _notes(notes, apart)
    if not any(lines) and has_pictures(package.body):
        return Reading(code="I067")
    margins = [line for part in package.margins for line in apart.lines(part) if line]
    return Reading(
        tuple(lines),
        is_torn=False,
        # The heads of first, odd and even pages often say the same.
        removed=tuple(dict.fromkeys([*margins, *apart.hidden, *body.hidden])),
        findings=_findings(package),
    )


def _notes(notes: Notes, story: Story) -> Iterator[str]:
    """The notes that the text refers to, each as one line behind it."""
    for key, number in notes.numbers.items():
        words = " ".join(filter(None, story.lines(notes.bodies[key])))
        yield ""
        yield f"[^{number}]: {words}"


def _findings(package: Package) -> tuple[tuple[str, dict[str, object]], ...]:
    if not package.unread:
        return ()
    vi, en = zip(*(NOT_READ[part] for part in package.unread), strict=True)
    return (("I066", {"parts": ", ".join(vi), "parts_en": ", ".join(en)}),)
