"""Plain text and Markdown, in Unicode or in the encodings that offices used before it."""

from __future__ import annotations

from danchieu.readers.encodings import decoded, unreadable
from danchieu.readers.legacy import repaired
from danchieu.readers.reading import Reading
from danchieu.text import nfc


def read(data: bytes) -> Reading:
    """The lines of a text file; I004 where its encoding is none of those known here, I041 where it holds no text."""
    if refused := unreadable(data):
        return refused
    text = decoded(data)
    return Reading(code="I004") if text is None else Reading(tuple(nfc(repaired(text)).split("\n")))
