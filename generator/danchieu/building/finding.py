"""The search index of a build: each document's counts are kept, and an edit changes the files that hold its terms."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from pathlib import Path

from danchieu.building.crew import Aside, apart, spread
from danchieu.building.digests import of_texts
from danchieu.building.gathering import Gathered
from danchieu.corpus import Corpus
from danchieu.markup import served
from danchieu.pages import names, paths
from danchieu.plugin import lunr_file
from danchieu.search import FOLDER, Counts, counts, entry, entry_ids, from_bytes, patch, to_bytes, write
from danchieu.search.state import STATE, read_state
from danchieu.store import Store

# An index is patched where no more of its documents changed than so many, and one in so many. A patch has each row of
# them as an object: with a thousand documents that changed it took 600 MB, and longer than to write the index anew.
_FEW, _SHARE = 40, 50


@dataclass(frozen=True, slots=True)
class Index:
    """The index of a build: its id, and its files that are new, None for one that is no more; all of them if whole."""

    id: str
    files: Mapping[str, bytes | None]
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Searchable:
    """The keys that each document's counts are kept under, and the index that was made from these."""

    keys: Mapping[str, str]
    index: Index


class Finder:
    """Makes the index of a corpus; `keys` name, by id, what its counts are kept under.

    `known` are keys that hold still, of all that have no gist in `found`.
    """

    def __init__(self, corpus: Corpus, found: Gathered, store: Store, jobs: int, known: Mapping[str, str]) -> None:
        self._corpus, self._store, self._jobs = corpus, store, jobs
        self.keys = {**known, **dict(self._keyed(found, found.gists if known else entry_ids(corpus)))}

    def _keyed(self, found: Gathered, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
        named = found.named
        for id_ in ids:
            if id_ in found.keys:
                wanted = [named[one.wanted] for one in found.gists[id_].mentions if one.wanted]
                yield id_, of_texts([found.keys[id_], found.catalogue_id, *wanted])
            elif id_ in self._corpus.catalogue.works:
                yield id_, of_texts([repr(self._corpus.catalogue.works[id_]), found.catalogue_id])
            else:
                yield id_, of_texts([repr(self._corpus.wanted[id_])])

    def begin(self, before: Mapping[str, str], site: Path) -> Callable[[], Index]:
        """Begins with the index as it differs from that of `site`, which has the counts of `before`.

        A whole one takes so much memory that it has to wait until somebody wants it.
        """
        old, new = set(before.values()), set(self.keys.values())
        is_small = bool(before) and len(old ^ new) <= _FEW + len(new) // _SHARE
        # Builds of other content let go of counts that only the index which stands was made from.
        is_patch = is_small and len(dict(self._store.get_all("counts", old - new))) == len(old - new)

        def work() -> Index:
            finder, read = self._again(), _reader(site / FOLDER)
            patched = finder._patched(read, old - new, new - old) if is_patch else None
            return patched or finder._written()

        return Aside(work).result if is_patch else lambda: apart(work)

    def _again(self) -> Finder:
        """The same in another process, which needs a connection of its own to the store."""
        other = copy(self)
        other._store = Store.again(self._store.path)
        return other

    def count(self) -> int:
        """Counts what is not counted yet, and says how many documents that were."""
        kept = set(self._store.keys("counts"))
        missing = [id_ for id_, key in self.keys.items() if key not in kept]
        for id_, content in zip(missing, spread(self._counted, missing, self._jobs), strict=True):
            self._store.put("counts", [(self.keys[id_], content)])
        self._store.commit()
        return len(missing)

    def _counted(self, id_: str) -> bytes:
        def url(target: str) -> str:
            return served(paths.target(self._corpus, target))

        return to_bytes(counts(entry(self._corpus, id_, lambda target: names.target_name(self._corpus, target), url)))

    def _loaded(self, keys: Sequence[str]) -> list[Counts]:
        kept = dict(self._store.get_all("counts", keys))
        return [from_bytes(kept[key]) for key in keys]

    def _patched(self, read: Callable[[str], bytes], old: Collection[str], new: Collection[str]) -> Index | None:
        found = patch(read, self._loaded(sorted(old)), self._loaded(sorted(new)))
        return None if found is None else _index(dict(found), read, is_whole=False)

    def _written(self) -> Index:
        files = dict(write(self._loaded(list(self.keys.values()))))
        return _index(files, files.__getitem__, is_whole=True)


def _index(files: Mapping[str, bytes | None], read: Callable[[str], bytes], *, is_whole: bool) -> Index:
    state = files.get(STATE)
    named = dict([lunr_file(), *((f"{FOLDER}/{uri}", content) for uri, content in files.items())])
    return Index(read_state(state if state is not None else read(STATE)).id, named, is_whole)


def _reader(folder: Path) -> Callable[[str], bytes]:
    return lambda uri: (folder / uri).read_bytes()
