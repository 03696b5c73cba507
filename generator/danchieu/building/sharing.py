"""Shared paragraphs as a build keeps them: as texts, read when a page asks, for there are hundreds of thousands."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from danchieu.passages import Alike, Same
from danchieu.patched import patched

Rows = Mapping[str, str]  # by document, JSON: {address: [[document, address, likeness], …, others]}


class Shared(Mapping[str, Mapping[str, Alike]]):
    """By document and address of a paragraph: where else it stands.

    >>> one = Shared.of({"a": {"I.1": Alike((Same("b", "I.1", 1.0),), 2)}})
    >>> one.rows["a"]
    '{"I.1":[[["b","I.1",1.0]],2]}'
    >>> one["a"]["I.1"].nearest[0].document
    'b'
    """

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    @classmethod
    def of(cls, found: Mapping[str, Mapping[str, Alike]]) -> Shared:
        """The same, kept."""
        return cls({id_: _row(entry) for id_, entry in sorted(found.items()) if entry})

    def but(self, changes: Mapping[str, Mapping[str, Alike]]) -> Shared:
        """The same after changes, of which an empty one takes the document out."""
        return Shared(patched(self.rows, {id_: _row(entry) if entry else None for id_, entry in changes.items()}))

    def __getitem__(self, id_: str) -> Mapping[str, Alike]:
        return _entry(self.rows[id_])

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def _row(entry: Mapping[str, Alike]) -> str:
    plain = {
        address: ([(same.document, same.address, same.likeness) for same in one.nearest], one.others)
        for address, one in entry.items()
    }
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _entry(row: str) -> Mapping[str, Alike]:
    plain = json.loads(row).items()
    return {address: Alike(tuple(Same(*same) for same in nearest), others) for address, (nearest, others) in plain}
