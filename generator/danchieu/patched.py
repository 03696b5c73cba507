"""Mappings made of others: with changes, so that an edit costs what it changes; with values worked out when asked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Patched(Mapping[str, Value]):
    """`base` but for `changes`, of which None takes the key out; in order of key, as `base` has to be.

    >>> dict(Patched({"a": 1, "c": 3}, {"a": None, "b": 2}))
    {'b': 2, 'c': 3}
    """

    def __init__(self, base: Mapping[str, Value], changes: Mapping[str, Value | None]) -> None:
        self.base, self.changes = base, changes

    def __getitem__(self, key: str) -> Value:
        if key not in self.changes:
            return self.base[key]
        found = self.changes[key]
        if found is None:
            raise KeyError(key)
        return found

    def __contains__(self, key: object) -> bool:
        if isinstance(key, str) and key in self.changes:
            return self.changes[key] is not None
        return key in self.base

    def __iter__(self) -> Iterator[str]:
        kept = (key for key in self.base if key not in self.changes)
        return iter(sorted([*kept, *(key for key, value in self.changes.items() if value is not None)]))

    def __len__(self) -> int:
        gained = sum((key in self) - (key in self.base) for key in self.changes)
        return len(self.base) + gained


class Derived(Mapping[str, Value]):
    """A mapping of the same keys, whose values are made when somebody asks for them.

    >>> Derived({"a": 1}, lambda key: key * 2)["a"]
    'aa'
    """

    def __init__(self, keys: Collection[str], value: Callable[[str], Value]) -> None:
        self._keys, self._value = keys, value

    def __getitem__(self, key: str) -> Value:
        if key not in self._keys:
            raise KeyError(key)
        return self._value(key)

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def patched(base: Mapping[str, Value], changes: Mapping[str, Value | None]) -> Mapping[str, Value]:
    """The same mapping where nothing changes, else one with those of the changes that are changes."""
    real = {key: value for key, value in changes.items() if base.get(key) != value}
    return Patched(base, real) if real else base


def changed(old: Mapping[Key, Value], new: Mapping[Key, Value]) -> Iterator[Key]:
    """The keys whose values differ.

    >>> list(changed({"a": 1}, patched({"a": 1}, {"b": 2})))
    ['b']
    """
    if new is old:
        return
    few: Iterable[Any] = new.changes if isinstance(new, Patched) and new.base is old else old.keys() | new.keys()
    yield from (key for key in few if old.get(key) != new.get(key))
