"""A document's paragraphs as numbers, so that they can be looked for elsewhere without reading the text again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from danchieu.linked import LinkedRecord
from danchieu.model import TextStatus, Unit, walk
from danchieu.passages.wordcodes import LETTER, WORD, Numbers, Places, mixed, powers, word_codes

# With eleven syllables or fewer stand names and "Tổ chức thực hiện tốt Kế hoạch này": sharing them says nothing.
FEWEST_WORDS = 12
# Words of a run: two syllables are most often one Vietnamese word.
RUN = 2
# Values of a sketch: two paragraphs that share a third of their runs agree in eight of them on average.
SKETCH = 24

_SEED = 35


@dataclass(frozen=True, slots=True)
class Signature:
    """The paragraphs of a document that are long enough to be compared, as bytes that a cache can keep.

    For each address: `exact` is a digest of its words, `loose` one that takes all numbers for the same (8 bytes each),
    `sketch` the least numbers of its runs under 24 permutations (4 bytes each), `runs` the numbers of its runs up to
    `ends`, each once and in order: two bytes tell the runs of two paragraphs apart.
    """

    addresses: tuple[str, ...] = ()
    exact: bytes = b""
    loose: bytes = b""
    sketch: bytes = b""
    runs: bytes = b""
    ends: bytes = b""


def signature(document: LinkedRecord) -> Signature:
    """The signature of a record; an editor's outline of a document has none, for its words are not the document's."""
    record = document.record
    if record.status is not TextStatus.FULL:
        return Signature()
    paragraphs = [unit for unit in walk(document.units) if unit.title is None]
    return _signature(record.body, paragraphs, record.header.title or "")


def _signature(body: str, units: Sequence[Unit], title: str) -> Signature:
    words = word_codes(f"{body}\n{title}")
    first = np.searchsorted(words.starts, [unit.start for unit in units])
    lengths = np.searchsorted(words.starts, [unit.end for unit in units]) - first
    kept = np.flatnonzero(lengths >= FEWEST_WORDS)
    if not kept.size:
        return Signature()
    first, lengths = first[kept], lengths[kept]
    rows = np.cumsum(lengths) - lengths  # where each paragraph's words begin among those of all
    inside = np.arange(lengths.sum()) - np.repeat(rows, lengths)
    places = inside + np.repeat(first, lengths)
    weights = powers(WORD, int(lengths.max()))[inside]
    exact, loose = (np.add.reduceat(numbers[places] * weights, rows) for numbers in (words.exact, words.loose))
    of_title = _runs(words.loose[np.searchsorted(words.starts, len(body)) :])
    runs, ends = _runs_of(words.loose[places], inside, rows, of_title)
    return Signature(
        tuple(units[n].address for n in kept.tolist()),
        exact.tobytes(),
        loose.tobytes(),
        _sketches(runs, ends).tobytes(),
        *_short(runs, ends),
    )


def _runs_of(words: Numbers, inside: Places, rows: Places, title: Numbers) -> tuple[Numbers, Places]:
    """The runs of each paragraph, and where they end.

    Those of the title are left out, for every second paragraph repeats the title of its plan.
    """
    runs = _runs(words)
    kept = (inside[RUN - 1 :] >= RUN - 1) & ~_among(runs, title)
    after = np.append(rows[1:], words.size) - RUN + 1
    return runs[kept], np.cumsum(kept)[after - 1]


def _short(runs: Numbers, ends: Places) -> tuple[bytes, bytes]:
    """The runs of each paragraph as two bytes, each once and in order, and where they end."""
    owners = np.repeat(np.arange(ends.size, dtype=np.uint64), np.diff(ends, prepend=0))
    keys = np.sort(owners << np.uint64(16) | runs & np.uint64(0xFFFF))
    keys = keys[np.append(True, keys[1:] != keys[:-1])[: keys.size]]
    ends = np.searchsorted(keys >> np.uint64(16), np.arange(ends.size, dtype=np.uint64), side="right")
    return keys.astype(np.uint16).tobytes(), ends.astype(np.uint32).tobytes()


def _among(numbers: Numbers, few: Numbers) -> NDArray[np.bool_]:
    ordered = np.append(np.sort(few), np.uint64(0))  # a number to meet where all others are lower
    found: NDArray[np.bool_] = ordered[np.searchsorted(ordered[:-1], numbers)] == numbers
    return found


def _runs(words: Numbers) -> Numbers:
    """A number for each run of words."""
    count = max(0, words.size - RUN + 1)
    total = np.zeros(count, dtype=np.uint64)
    for place, weight in enumerate(powers(LETTER, RUN)):
        total += words[place : place + count] * weight
    return mixed(total)


def _sketches(runs: Numbers, ends: Places) -> NDArray[np.uint32]:
    offsets = np.append(0, ends).astype(np.uint64)
    digests = RMinHash.digest_matrix_from_flat_token_hashes(runs, offsets, SKETCH, _SEED)
    return np.array(digests.to_rows(), dtype=np.uint32)
