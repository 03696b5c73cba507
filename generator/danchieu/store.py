"""The cache: what earlier builds worked out, under the digest of all that it was worked out from.

One SQLite file. Whatever is wrong with it, it is thrown away and made anew: it holds nothing that a build cannot make.
Damage is found where it is read, and nowhere else: to look through all of it takes a second where the disk is cold.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

# The keys lie in an index of their own: to list them, nobody has to turn over the values.
_TABLE = "CREATE TABLE kept (kind TEXT, key TEXT, value BLOB, sum INTEGER, UNIQUE (kind, key))"
_VERSION = "version"
_AT_A_TIME = 500  # SQLite takes 32,766 variables in one statement since 3.32, and 999 before


class DamagedError(sqlite3.DatabaseError):
    """A value is not what was kept."""


class Store:
    """Values by kind and key. `renewed` tells that what lay there was damaged.

    >>> store = Store.open(Path("/nowhere"), "1")
    Traceback (most recent call last):
    sqlite3.OperationalError: unable to open database file
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, *, renewed: bool) -> None:
        self._connection = connection
        self.path = path
        self.renewed = renewed

    @classmethod
    def open(cls, path: Path, version: str) -> Store:
        """The store in that file; one that is damaged or of another version gives way to an empty one."""
        connection, is_damaged = _usable(path, version) if path.exists() else (None, False)
        if connection is None:
            _clear(path)
            connection = _begun(path, version)
        return cls(connection, path, renewed=is_damaged)

    @classmethod
    def again(cls, path: Path) -> Store:
        """The store that another process has open, for reading."""
        return cls(_connected(path), path, renewed=False)

    def get(self, kind: str, key: str) -> bytes | None:
        """One value, None where there is none."""
        return next((value for _, value in self.get_all(kind, [key])), None)

    def get_all(self, kind: str, keys: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Those of the values that are there, by key."""
        wanted = list(keys)
        if len(wanted) > _AT_A_TIME and self.count(kind) < 2 * len(wanted):
            asked = set(wanted)
            yield from (row for row in self.every(kind) if row[0] in asked)
            return
        for start in range(0, len(wanted), _AT_A_TIME):
            part = wanted[start : start + _AT_A_TIME]
            marks = ",".join("?" * len(part))
            query = f"SELECT key, value, sum FROM kept WHERE kind = ? AND key IN ({marks})"  # noqa: S608  (only marks)
            yield from map(_sound, self._connection.execute(query, (kind, *part)))

    def every(self, kind: str) -> Iterator[tuple[str, bytes]]:
        """All values of a kind, by key."""
        return map(_sound, self._connection.execute("SELECT key, value, sum FROM kept WHERE kind = ?", (kind,)))

    def keys(self, kind: str) -> Iterator[str]:
        """The keys of all values of a kind."""
        return (key for (key,) in self._connection.execute("SELECT key FROM kept WHERE kind = ?", (kind,)))

    def put(self, kind: str, items: Iterable[tuple[str, bytes]]) -> None:
        """Keeps values, in the place of those that had their keys."""
        rows = ((kind, key, value, zlib.crc32(value)) for key, value in items)
        self._connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)

    def count(self, kind: str) -> int:
        """How many values of a kind there are."""
        found = self._connection.execute("SELECT COUNT(*) FROM kept WHERE kind = ?", (kind,)).fetchone()
        return int(found[0])

    def keep_only(self, kind: str, wanted: Collection[str]) -> None:
        """Forgets all values of a kind but those."""
        self.drop(kind, [key for key in self.keys(kind) if key not in wanted])

    def drop(self, kind: str, keys: Iterable[str]) -> None:
        """Forgets values."""
        gone = ((kind, key) for key in keys)
        self._connection.executemany("DELETE FROM kept WHERE kind = ? AND key = ?", gone)

    def commit(self) -> None:
        """Makes what was put last."""
        self._connection.commit()

    def close(self) -> None:
        """Ends the use of the file."""
        self._connection.close()


def _sound(row: tuple[str, bytes, int]) -> tuple[str, bytes]:
    key, value, total = row
    if zlib.crc32(value) != total:
        raise DamagedError(key)
    return key, value


class Reader:
    """A store for reading, in whichever process asks: a connection to SQLite must not be carried over into another."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._store: Store | None = None
        self._owner = 0

    @property
    def store(self) -> Store:
        """The store as this process has it open."""
        if self._store is None or self._owner != os.getpid():
            self._store, self._owner = Store.again(self._path), os.getpid()
        return self._store

    def close(self) -> None:
        """Ends the use of the file."""
        if self._store is not None and self._owner == os.getpid():
            self._store.close()
        self._store = None


@contextmanager
def opened(path: Path, version: str, *, is_new: bool = False) -> Iterator[Store]:
    """A store that is closed at the end; `is_new` throws away what lies there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if is_new:
        _clear(path)
    with closing(Store.open(path, version)) as store:
        yield store


def _clear(path: Path) -> None:
    for leftover in path.parent.glob(f"{path.name}*"):
        leftover.unlink()


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    # A cache may lose its last minute when the power fails, but must not wait for the disk at every step.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    return connection


def _begun(path: Path, version: str) -> sqlite3.Connection:
    connection = _connected(path)
    connection.execute(_TABLE)
    connection.execute("INSERT INTO kept VALUES (?, '', ?, 0)", (_VERSION, version.encode()))
    connection.commit()
    return connection


def _usable(path: Path, version: str) -> tuple[sqlite3.Connection | None, bool]:
    """The connection, None where the file is of no use; and whether that is because it is damaged."""
    try:
        connection = _connected(path)
        row = connection.execute("SELECT value FROM kept WHERE kind = ?", (_VERSION,)).fetchone()
    except sqlite3.DatabaseError:
        return None, True
    if row is None or row[0] != version.encode():
        connection.close()
        return None, False
    return connection, False
