"""Files of any format become a Source; each reader is one file of this folder."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import PurePath

from danchieu.diagnostics import Diagnostic
from danchieu.model import Source
from danchieu.readers import doc, docx, html, pdf, txt
from danchieu.readers.reading import Reading

READERS: tuple[tuple[tuple[str, ...], Callable[[bytes], Reading]], ...] = (
    ((".txt", ".text", ".md", ".markdown"), txt.read),
    ((".docx", ".docm"), docx.read),
    ((".doc",), doc.read),
    ((".html", ".htm", ".xhtml"), html.read),
    ((".pdf",), pdf.read),
)


# Readers that have the words of pictures recognised; only where that is asked for, for it takes minutes.
OCR_READERS: dict[str, Callable[[bytes], Reading]] = {".pdf": pdf.read_with_ocr}


def read(name: str, data: bytes, *, ocr: bool = False) -> tuple[Source | None, list[Diagnostic]]:
    """The text of a file, by the reader that its suffix asks for; what cannot be read is a finding.

    >>> read("a.txt", "KẾ HOẠCH".encode())[0].lines
    ('KẾ HOẠCH',)
    """
    suffix = PurePath(name).suffix.lower()
    reader = next((reader for suffixes, reader in READERS if suffix in suffixes), None)
    reader = OCR_READERS.get(suffix, reader) if ocr else reader
    if reader is None:
        return None, [Diagnostic("I003", name, values={"suffix": suffix or name})]
    reading = reader(data)
    if reading.code:
        return None, [Diagnostic(reading.code, name, values=dict(reading.values))]
    if not any(line.strip() for line in reading.lines):
        return None, [Diagnostic("I001", name)]
    findings = [Diagnostic(code, name, values=dict(values)) for code, values in reading.findings]
    return Source(name, sha256(data).hexdigest(), reading.lines, reading.is_torn, reading.removed), findings
