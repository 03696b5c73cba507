"""The cache: what earlier builds worked out, under the digest of all that it was worked out from.

One SQLite file. Whatever is wrong with it, it is thrown away and made anew: it holds nothing that a build cannot make.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

_TABLE = "CREATE TABLE IF NOT EXISTS kept (kind TEXT, key TEXT, value BLOB, PRIMARY KEY (kind, key)) WITHOUT ROWID"
_VERSION = "version"
_AT_A_TIME = 500  # SQLite takes 32,766 variables in one statement since 3.32, and 999 before


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
        row = self._connection.execute("SELECT value FROM kept WHERE kind = ? AND key = ?", (kind, key)).fetchone()
        return row[0] if row else None

    def get_all(self, kind: str, keys: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Those of the values that are there, by key."""
        wanted = list(keys)
        for start in range(0, len(wanted), _AT_A_TIME):
            part = wanted[start : start + _AT_A_TIME]
            marks = ",".join("?" * len(part))
            query = f"SELECT key, value FROM kept WHERE kind = ? AND key IN ({marks})"  # noqa: S608  (only marks)
            yield from self._connection.execute(query, (kind, *part))

    def keys(self, kind: str) -> Iterator[str]:
        """The keys of all values of a kind."""
        return (key for (key,) in self._connection.execute("SELECT key FROM kept WHERE kind = ?", (kind,)))

    def put(self, kind: str, items: Iterable[tuple[str, bytes]]) -> None:
        """Keeps values, in the place of those that had their keys."""
        rows = ((kind, key, value) for key, value in items)
        self._connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)

    def count(self, kind: str) -> int:
        """How many values of a kind there are."""
        found = self._connection.execute("SELECT COUNT(*) FROM kept WHERE kind = ?", (kind,)).fetchone()
        return int(found[0])

    def keep_only(self, kind: str, wanted: Collection[str]) -> None:
        """Forgets all values of a kind but those."""
        found = self._connection.execute("SELECT key FROM kept WHERE kind = ?", (kind,)).fetchall()
        gone = [(kind, key) for (key,) in found if key not in wanted]
        self._connection.executemany("DELETE FROM kept WHERE kind = ? AND key = ?", gone)

    def commit(self) -> None:
        """Makes what was put last."""
        self._connection.commit()

    def close(self) -> None:
        """Ends the use of the file."""
        self._connection.close()


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
    connection.execute("INSERT INTO kept VALUES (?, '', ?)", (_VERSION, version.encode()))
    connection.commit()
    return connection


def _usable(path: Path, version: str) -> tuple[sqlite3.Connection | None, bool]:
    """The connection, None where the file is of no use; and whether that is because it is damaged."""
    try:
        connection = _connected(path)
        sound = connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
        row = connection.execute("SELECT value FROM kept WHERE kind = ?", (_VERSION,)).fetchone()
    except sqlite3.DatabaseError:
        return None, True
    if not sound or row is None or row[0] != version.encode():
        connection.close()
        return None, not sound
    return connection, False
