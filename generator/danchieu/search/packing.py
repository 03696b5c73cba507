"""The form of every file of the index: a line of JSON, then columns of bytes, deflated.

The files are compressed here and not by the server, which may know nothing of them; whoever reads them looks at the
first two bytes, since some servers unpack what they send.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Packed = tuple[dict[str, Any], dict[str, bytes]]

_GZIP = 31  # zlib's word for the gzip form with the largest window
_MAGIC = b"\x1f\x8b"


def pack(head: Mapping[str, object], columns: Mapping[str, bytes] | None = None) -> bytes:
    """A file of the index; `unpack` gives both back."""
    return _deflated(lined(head, columns or {}))


def lined(head: Mapping[str, object], columns: Mapping[str, bytes]) -> bytes:
    """The same without deflating, for what is not sent anywhere; `unpack` reads it too."""
    sizes = {name: len(column) for name, column in columns.items()}
    line = json.dumps({**head, "columns": sizes}, ensure_ascii=False, separators=(",", ":"))
    return b"".join((line.encode(), b"\n", *columns.values()))


def _deflated(content: bytes) -> bytes:
    # Level 6 leaves files 1 % larger than 9 in half the time. zlib writes no clock into the header.
    packer = zlib.compressobj(6, zlib.DEFLATED, _GZIP)
    return packer.compress(content) + packer.flush()


def unpack(content: bytes) -> Packed:
    """Head and columns of a file of the index."""
    if content.startswith(_MAGIC):
        content = zlib.decompress(content, _GZIP)
    line, _, rest = content.partition(b"\n")
    head = json.loads(line)
    columns, start = {}, 0
    for name, size in head.pop("columns").items():
        columns[name] = rest[start : start + size]
        start += size
    return head, columns


def varints(numbers: Ints) -> bytes:
    """Numbers in seven bits a byte, the lowest first; the eighth bit says that more follow."""
    if not len(numbers):
        return b""
    width = max(1, -(-int(numbers.max()).bit_length() // 7))
    shifted = numbers[:, None] >> (7 * np.arange(width))
    is_used = (shifted > 0) | (np.arange(width) == 0)
    goes_on = np.zeros_like(is_used)
    goes_on[:, :-1] = is_used[:, 1:]
    return bytes(((shifted & 127) | (goes_on << 7))[is_used].astype(np.uint8).tobytes())


def numbers(content: bytes) -> Ints:
    """What `varints` wrote."""
    raw = np.frombuffer(content, np.uint8).astype(np.int64)
    ends = np.flatnonzero(raw < 128)
    if not len(ends):
        return np.zeros(0, np.int64)
    starts = np.concatenate(([0], ends[:-1] + 1))
    place = np.arange(len(raw)) - np.repeat(starts, ends - starts + 1)
    return np.add.reduceat((raw & 127) << (7 * place), starts).astype(np.int64)


def gaps(rising: Ints, starts: Ints) -> Ints:
    """Rising lists one behind the other, each number as its distance from the last; `starts` is where each begins."""
    found = np.diff(rising, prepend=0)
    found[starts] = rising[starts]
    return found


def summed(found: Ints, sizes: Ints) -> Ints:
    """What `gaps` was made from."""
    running = np.cumsum(found)
    starts = np.cumsum(sizes) - sizes
    before = np.where(starts > 0, running[starts - 1], 0)
    return np.asarray(running - np.repeat(before, sizes), np.int64)
