"""The text of a PDF, read in a process of its own, which takes the file on its standard input.

pdfium is C++ and reads files from anywhere: what crashes it, or fills memory, must not take the import with it.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

from danchieu.readers.pdf.text import reading

MOST_MEMORY = 2 << 30


def main() -> None:
    """Reads a file and writes its reading as JSON."""
    _limit_memory()
    found = reading(sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(asdict(found)).encode())


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    main()
