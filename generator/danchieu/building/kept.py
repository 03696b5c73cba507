"""The corpus as the cache keeps it: entry by entry, each read when somebody asks for it."""

from __future__ import annotations

import pickle
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from danchieu.building.crew import Aside
from danchieu.building.digests import of_texts
from danchieu.building.sharing import Shared
from danchieu.building.watching import ALL, TEXTS, Read, mapping_of, mappings
from danchieu.catalogue import Catalogue
from danchieu.corpus import Corpus
from danchieu.patched import Patched
from danchieu.store import DamagedError, Reader, Store
from danchieu.wanted import Named

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

_MANY = 2000  # entries; whoever asks for more is given all at once
_ORDER, _REST = "corpus order", "corpus"
# What a corpus has besides mappings.
_OTHERS = ("unread", "accepting", "diagnostics")


class Kept(Mapping[Key, Value]):
    """A mapping of the corpus of a site, of which what is asked for is read."""

    def __init__(self, reader: Reader, kind: str) -> None:
        self._reader, self._kind = reader, kind
        self._found: dict[Key, Value] = {}

    @cached_property
    def _keys(self) -> Mapping[Key, None]:
        kept = self._reader.store.get(_ORDER, self._kind)
        return dict.fromkeys(pickle.loads(kept) if kept else ())  # noqa: S301

    def __getitem__(self, key: Key) -> Value:
        if key not in self._found:
            if key not in self._keys:
                raise KeyError(key)
            self._read(key)
        return self._found[key]

    def get(self, key: Key, default: Value | None = None) -> Value | None:  # type: ignore[override]
        """As of any mapping; without the cost of an exception."""
        return self[key] if key in self._keys else default

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[Key]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def _read(self, key: Key) -> None:
        if len(self._found) >= _MANY:
            self.load()
        else:
            self._found[key] = _value(self._reader.store.get(self._kind, _text(key)))

    def load(self) -> None:
        """Reads all of it."""
        by_text = dict(self._reader.store.every(self._kind))
        self._found = {key: _value(by_text.get(_text(key))) for key in self._keys}


def _value(data: bytes | None) -> Any:
    if data is None:
        raise DamagedError("an entry of a corpus is not there")
    return pickle.loads(data)  # noqa: S301


def _text(key: Hashable) -> str:
    if isinstance(key, str):
        return key
    return "\0".join((key.base, key.term, key.year) if isinstance(key, Named) else key)  # type: ignore[arg-type]


# --- reading -------------------------------------------------------------------------------------------------------


def kept_corpus(reader: Reader, site: str) -> Corpus | None:
    """The corpus of the last build of a site, without its texts; None where there was no build."""
    kept = reader.store.get(_REST, site)
    if kept is None:
        return None
    found: dict[str, Any] = {name: Kept[Any, Any](reader, _kind(name, site)) for name in _names(Corpus(Catalogue()))}
    known = Catalogue(found.pop("works"), found.pop("bodies"))
    found |= {"alike": Shared(found["alike"]), **dict(zip(_OTHERS, pickle.loads(kept), strict=True))}  # noqa: S301
    return Corpus(known, **found)


def load(corpus: Corpus, names: Iterable[str]) -> None:
    """Reads all of these mappings, so that processes begun later need not do so each for itself."""
    for name in names:
        found = rows(corpus, name)
        base = found.base if isinstance(found, Patched) else found
        if isinstance(base, Kept):
            base.load()


def _names(corpus: Corpus) -> list[str]:
    return [name for name in (*mappings(corpus), "works", "bodies") if name not in TEXTS]


def _kind(name: str, site: str) -> str:
    return f"corpus {name} {of_texts([site])[:12]}"


# --- keeping -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Entries:
    """What is to be kept of a corpus: of each mapping the values by key, None for one that goes, and the order."""

    values: Mapping[str, Mapping[str, bytes | None]]
    orders: Mapping[str, bytes]
    rest: bytes
    is_whole: bool


def entries(corpus: Corpus, old: Corpus | None, changed: Iterable[Read] | None) -> Callable[[], Entries]:
    """Begins to pack what of a corpus is not as in `old`; all of it where nothing tells what changed."""
    if old is None or changed is None:
        return Aside(lambda: _packed(corpus, None, {name: list(rows(corpus, name)) for name in _names(corpus)})).result
    asked: dict[str, list[Hashable]] = defaultdict(list)
    for name, key in changed:
        if name not in TEXTS and key != ALL:
            asked[name].append(key)
    found = _packed(corpus, old, asked)
    return lambda: found


def _packed(corpus: Corpus, old: Corpus | None, asked: Mapping[str, Iterable[Hashable]]) -> Entries:
    values, orders = {}, {}
    for name, keys in asked.items():
        now = rows(corpus, name)
        values[name] = {_text(key): pickle.dumps(now[key]) if key in now else None for key in keys}
        if old is None or list(rows(old, name)) != list(now):
            orders[name] = pickle.dumps(list(now))
    return Entries(values, orders, pickle.dumps([getattr(corpus, name) for name in _OTHERS]), old is None)


def rows(corpus: Corpus, name: str) -> Mapping[Any, Any]:
    """A mapping of the corpus as it is kept: shared paragraphs are kept as texts."""
    found = mapping_of(corpus, name)
    return found.rows if isinstance(found, Shared) else found


def keep(store: Store, site: str, found: Entries) -> None:
    """Keeps what was packed."""
    for name, values in found.values.items():
        kind = _kind(name, site)
        if found.is_whole:
            store.keep_only(kind, values)
        store.put(kind, ((key, value) for key, value in values.items() if value is not None))
        store.drop(kind, [key for key, value in values.items() if value is None])
    store.put(_ORDER, ((_kind(name, site), order) for name, order in found.orders.items()))
    store.put(_REST, [(site, found.rest)])
