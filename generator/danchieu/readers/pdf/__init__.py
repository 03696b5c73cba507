"""PDF with a layer of text. The file is read in another process, which may crash or hang as it likes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from typing import Any

from danchieu.readers.pdf.ocr import recognised
from danchieu.readers.reading import Reading

MOST_SECONDS = 300
_LOOKED_THROUGH = 1024
# Behind the end of a file that came by mail there may be zeros or a server's last words. Without an end the file is
# cut off: pdfium would read what is left of it and say nothing of the rest.
_TRAILER = 4096


def read(data: bytes) -> Reading:
    """The lines of a PDF in reading order, without page numbers and running heads; scans give a code."""
    if find_spec("pypdfium2") is None:
        return Reading(code="I040", values={"library": "pypdfium2"})
    if b"%PDF-" not in data[:_LOOKED_THROUGH] or b"%%EOF" not in data.rstrip(b"\0\r\n ")[-_TRAILER:]:
        return Reading(code="I050")
    try:
        done = _run(data)
    except subprocess.TimeoutExpired:
        limit = {"limit": f"đọc quá {MOST_SECONDS} giây", "limit_en": f"reading takes over {MOST_SECONDS} seconds"}
        return Reading(code="I052", values=limit)
    return _reading(json.loads(done.stdout)) if done.returncode == 0 else Reading(code="I014")


def read_with_ocr(data: bytes) -> Reading:
    """The lines of a PDF, those of its scanned pages recognised by ocrmypdf."""
    plain = read(data)
    option = _option(plain)
    if option is None:
        return plain
    found = recognised(data, option)
    return found if isinstance(found, Reading) else read(found)


def _option(plain: Reading) -> str | None:
    """What to do with pages that have letters: leave them, or, where nobody can tell which, read their picture."""
    if plain.code == "I054":
        return "--force-ocr"
    has_pictures = plain.code == "I053" or any(code == "I056" for code, _ in plain.findings)
    return "--skip-text" if has_pictures else None


def _run(data: bytes) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-P", "-m", "danchieu.readers.pdf.child"]
    known = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return subprocess.run(command, input=data, capture_output=True, timeout=MOST_SECONDS, env=known, check=False)  # noqa: S603


def _reading(found: dict[str, Any]) -> Reading:
    return Reading(
        lines=tuple(found["lines"]),
        removed=tuple(found["removed"]),
        code=found["code"],
        values=found["values"],
        findings=tuple((code, values) for code, values in found["findings"]),
    )
