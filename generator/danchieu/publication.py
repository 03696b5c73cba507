"""The site's folder: always one whole build, the old or the new one, and only changed files are written.

Two trees share their files by hard links: `site`, which is served, and its spare beside it. A build brings the spare up
to date, which costs in proportion to what changed, and exchanges the two in one step of the file system.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple


class Published(NamedTuple):
    """A file of the site as it was written: size in bytes, time of writing in nanoseconds, BLAKE2b of its bytes."""

    size: int
    time: int
    digest: str


Manifest = Mapping[str, Published]  # by path below the site's folder, with "/"


@dataclass(frozen=True, slots=True)
class Spare:
    """The tree that was served before: which folder it is, and in which paths it differs from the one served now."""

    identity: tuple[int, int]
    behind: frozenset[str]


def spare_of(site: Path) -> Path:
    """Where the spare of a site lies: ".site.next" beside "site"."""
    return site.with_name(f".{site.name}.next")


@dataclass(frozen=True, slots=True)
class Survey:
    """How the files of a site differ from its manifest.

    Some are `lost` or have other bytes, `restored` ones have another time alone, and `strange` ones no build has put
    there.
    """

    lost: Set[str]
    restored: Manifest
    strange: Set[str]

    def standing(self, manifest: Manifest) -> Manifest:
        """The files that are as the manifest has them."""
        if not self.lost and not self.restored:
            return manifest
        return {path: known for path, known in {**manifest, **self.restored}.items() if path not in self.lost}


def survey(site: Path, manifest: Manifest) -> Survey:
    """Looks at every file; one with another time than the manifest's is read and compared."""
    seen: set[str] = set()
    strange: set[str] = set()
    restored: dict[str, Published] = {}
    for path, found in _files(site):
        known = manifest.get(path)
        if known is None:
            strange.add(path)
        elif found.st_size == known.size:
            if found.st_mtime_ns == known.time:
                seen.add(path)
            # A site that was restored from an archive has its bytes, but not always its times.
            elif digest(site / path) == known.digest:
                seen.add(path)
                restored[path] = known._replace(time=found.st_mtime_ns)
    return Survey(manifest.keys() - seen, restored, strange)


def _files(root: Path) -> Iterator[tuple[str, os.stat_result]]:
    folders = [("", os.fspath(root))] if root.is_dir() else []
    while folders:
        prefix, folder = folders.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append((f"{prefix}{entry.name}/", entry.path))
                else:
                    yield prefix + entry.name, entry.stat(follow_symlinks=False)


def digest(path: Path) -> str:
    """The digest of a file's bytes, as manifests keep it."""
    return blake2b(path.read_bytes(), digest_size=16).hexdigest()


def identity(folder: Path) -> tuple[int, int] | None:
    """What tells a folder from all others even after it was renamed."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


# --- a build's turn ------------------------------------------------------------------------------------------------


def prepare(site: Path, spare: Spare | None, kept: Iterable[str]) -> Path:
    """The spare tree with the files of `kept`, which are those of `site` that stay, linked and not copied.

    `spare` is what is known of the tree that lies there; None has it made anew.
    """
    tree = spare_of(site)
    wanted = set(kept)
    if spare and spare.identity == identity(tree):
        for path in spare.behind:
            _drop(tree, path)
        missing: Iterable[str] = spare.behind & wanted
    else:
        if tree.exists():
            shutil.rmtree(tree)
        tree.mkdir(parents=True)
        missing = wanted
    make_room = _room_maker(tree)
    for path in sorted(missing):
        make_room(path)
        _link(f"{site}/{path}", f"{tree}/{path}")
    return tree


def put(tree: Path, files: Mapping[str, Path], removed: Iterable[str]) -> dict[str, Published]:
    """Moves the given files into the tree, takes others out of it, and returns the manifest of what was put."""
    for path in removed:
        _drop(tree, path)
    entries = {}
    make_room = _room_maker(tree)
    for path, source in sorted(files.items()):
        make_room(path)
        # A hard link shares its bytes with the tree that is served: it is replaced and never written to.
        source.replace(tree / path)
        found = (tree / path).stat()
        entries[path] = Published(found.st_size, found.st_mtime_ns, digest(tree / path))
    return entries


def _room_maker(tree: Path) -> Callable[[str], None]:
    """Makes the folder of a path below the tree, where it is not there; each is looked for once."""
    known: set[str] = set()

    def make_room(path: str) -> None:
        folder = path.rpartition("/")[0]
        if folder not in known:
            (tree / folder).mkdir(parents=True, exist_ok=True)
            known.add(folder)

    return make_room


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _drop(tree: Path, path: str) -> None:
    (tree / path).unlink(missing_ok=True)
    for folder in list((tree / path).parents)[: path.count("/")]:
        try:
            folder.rmdir()
        except OSError:
            return


def publish(site: Path, fresh: Collection[str]) -> tuple[int, int] | None:
    """Puts the prepared tree in the place of the site, in one step, and returns the identity of the new spare.

    The `fresh` files reach the disk first: after a loss of power there must be no name without its bytes.
    """
    tree = spare_of(site)
    _flush([tree / path for path in fresh])
    if not site.exists():
        tree.rename(site)
        return None
    _exchange(tree, site)
    return identity(tree)


_FEW = 200  # files; for more it is sooner done to flush everything


def _flush(files: Sequence[Path]) -> None:
    if len(files) > _FEW:
        os.sync()
        return
    for path in (*files, *{path.parent for path in files}):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


# --- the exchange --------------------------------------------------------------------------------------------------

_AT_CWD = -100
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2), RENAME_SWAP of renamex_np(2)


def _exchange(one: Path, other: Path) -> None:
    try:
        _exchange_at_once(os.fsencode(one), os.fsencode(other))
    except (OSError, AttributeError):
        _exchange_in_turn(one, other)


def _exchange_at_once(one: bytes, other: bytes) -> None:
    """One system call: whoever looks sees the one or the other. Python has no function for it."""
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin":
        failed = library.renamex_np(one, other, _EXCHANGE)
    else:
        failed = library.renameat2(_AT_CWD, one, _AT_CWD, other, _EXCHANGE)
    if failed:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def _exchange_in_turn(one: Path, other: Path) -> None:
    """Where the file system cannot exchange: for a moment there is no site; `recover` mends what is cut off there."""
    aside = _aside(other)
    other.rename(aside)
    one.rename(other)
    aside.rename(one)


def recover(site: Path) -> None:
    """Ends an exchange in turn that was cut off."""
    aside = _aside(site)
    if aside.exists():
        if site.exists():
            shutil.rmtree(aside)
        else:
            aside.rename(site)


def _aside(site: Path) -> Path:
    return site.with_name(f".{site.name}.aside")


def is_full(error: OSError) -> bool:
    """Whether an error says that the disk, or the user's share of it, is full."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT)
