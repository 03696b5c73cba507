"""Search over all documents: its index, and the questions that the index answers.

The index is a folder of small files beside the pages. A question, in the browser or the shell, loads the few files that
its own words name, and weighs them as lunr would weigh the whole.
"""

from __future__ import annotations

from danchieu.search.asking import Answer, Notice, Question, Result, ask
from danchieu.search.counts import Counts, counts, from_bytes, to_bytes
from danchieu.search.entries import entries, entry, entry_ids
from danchieu.search.entry import Entry, Part
from danchieu.search.index import build_id, patch, write
from danchieu.search.reader import Index

# The folder of the index in the site; its address is a promise.
FOLDER = "chi-muc"

__all__ = [
    "FOLDER",
    "Answer",
    "Counts",
    "Entry",
    "Index",
    "Notice",
    "Part",
    "Question",
    "Result",
    "ask",
    "build_id",
    "counts",
    "entries",
    "entry",
    "entry_ids",
    "from_bytes",
    "patch",
    "to_bytes",
    "write",
]
