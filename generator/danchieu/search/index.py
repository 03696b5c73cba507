"""The files of the index: written whole, or only those that an edit changes. Both ways give the same bytes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np

from danchieu.search import shard
from danchieu.search.counts import Counts
from danchieu.search.joined import joined, shards
from danchieu.search.packing import Ints
from danchieu.search.shard import renumbered, shard_count, shard_of
from danchieu.search.state import STATE, State, changed, files, order, read_state, state_of

Read = Callable[[str], bytes]
File = tuple[str, bytes]
Row = tuple[str, int, int, int]  # term, field, document, how often


def shown_uri(document: int) -> str:
    """The file that a document's results are shown from: "d/12.bin"."""
    return f"d/{document}.bin"


def write(found: Sequence[Counts]) -> Iterator[File]:
    """All files of an index of these documents, each with its place below the index's folder."""
    sorted_counts = sorted(found, key=lambda counts: order(counts.facts))
    for document, counts in enumerate(sorted_counts):
        yield shown_uri(document), counts.shown
    for number, content in shards(joined(sorted_counts)):
        yield shard.uri(number), content
    yield from files(state_of(sorted_counts))


def build_id(found: Sequence[Counts]) -> str:
    """The id that an index of these documents has."""
    return state_of(found).id


def patch(read: Read, removed: Sequence[Counts], added: Sequence[Counts]) -> Iterator[File | tuple[str, None]] | None:
    """The files that differ once documents went and came (an edited one does both); None stands for a file's end.

    Gives None where the index has to be written whole, because it gets more shards or fewer.
    """
    old = read_state(read(STATE))
    new = changed(old, removed, added)
    if shard_count(len(old.documents)) != shard_count(len(new.documents)):
        return None
    return _patched(read, old, new, removed, added)


def _patched(
    read: Read, old: State, new: State, removed: Sequence[Counts], added: Sequence[Counts]
) -> Iterator[File | tuple[str, None]]:
    numbers = _numbers(new)
    gone = {counts.facts["id"] for counts in removed}
    places = np.array([-1 if d["id"] in gone else numbers[d["id"]] for d in old.documents], np.int64)
    yield from _shown(read, places, {numbers[counts.facts["id"]]: counts for counts in added}, len(new.documents))
    count = shard_count(len(new.documents))
    before, after = _by_shard(removed, _numbers(old), count), _by_shard(added, numbers, count)
    keep_numbers = np.all((places < 0) | (places == np.arange(len(places))))
    for number in range(count):
        if not keep_numbers or before[number] != after[number]:
            yield shard.uri(number), renumbered(read(shard.uri(number)), places, sorted(after[number]))
    for uri, content in files(new):
        yield from _if_new(read, uri, content)


def _numbers(state: State) -> Mapping[str, int]:
    return {document["id"]: number for number, document in enumerate(state.documents)}


def _by_shard(found: Sequence[Counts], numbers: Mapping[str, int], count: int) -> Mapping[int, set[Row]]:
    """The rows of these documents by shard."""
    rows: dict[int, set[Row]] = defaultdict(set)
    for counts in found:
        document = numbers[counts.facts["id"]]
        names = ["", *counts.vocabulary]
        columns = (column.tolist() for column in (*counts.columns(), counts.often))
        for field, first, second, often in zip(*columns, strict=True):
            term = f"{names[first]} {names[second]}".rstrip()
            rows[shard_of(term, count)].add((term, field, document, often))
    return rows


def _shown(read: Read, places: Ints, added: Mapping[int, Counts], count: int) -> Iterator[File | tuple[str, None]]:
    # All are read before the first is written, which may be in the place of the next.
    moves = [(new, read(shown_uri(old))) for old, new in enumerate(places.tolist()) if new not in (-1, old)]
    for new, content in moves:
        yield shown_uri(new), content
    for number, counts in sorted(added.items()):
        yield shown_uri(number), counts.shown
    for number in range(count, len(places)):
        yield shown_uri(number), None


def _if_new(read: Read, uri: str, content: bytes) -> Iterator[File]:
    if read(uri) != content:
        yield uri, content
