"""The search index of a build: each document's counts are kept, and an edit changes the files that hold its terms."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from danchieu.building.crew import Aside, Errand, apart, spread
from danchieu.building.digests import of_texts
from danchieu.building.gathering import Gathered
from danchieu.corpus import Corpus, led
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


Writing = Errand[Sequence[str], Index]  # the keys of counts → a whole index


class Finder:
    """Makes the index of a corpus; `keys` name, by id, what its counts are kept under.

    `known` are keys that hold still where there is no gist in `found`.
    """

    def __init__(self, corpus: Corpus, found: Gathered, store: Store, jobs: int, known: Mapping[str, str]) -> None:
        self._corpus, self._store, self._jobs = corpus, store, jobs
        ids = entry_ids(corpus)
        fresh = dict(self._keyed(found, [id_ for id_ in ids if id_ not in known or id_ in found.gists]))
        self.keys = {id_: fresh.get(id_) or known[id_] for id_ in ids}

    def _keyed(self, found: Gathered, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
        """What an entry is made from: the document, where its links lead, and what the bodies are called."""
        known = self._corpus.catalogue
        bodies = of_texts(map(repr, known.bodies.values()))
        for id_ in ids:
            if id_ in found.keys:
                links = led(found.gists[id_].mentions, found.named)
                yield id_, of_texts([found.keys[id_], bodies, *(f"{one.outcome} {one.targets}" for one in links)])
            elif id_ in known.works:
                yield id_, of_texts([repr(known.works[id_]), bodies])
            else:
                yield id_, of_texts([repr(self._corpus.wanted[id_])])

    def begin(self, before: Mapping[str, str], site: Path, writing: Writing | None) -> Callable[[], Index]:
        """Begins with the index as it differs from that of `site`, which has the counts of `before`.

        A whole one takes so much memory that it has to wait until somebody wants it, and `writing` does it then.
        """
        old, new = set(before.values()), set(self.keys.values())
        is_small = bool(before) and len(old ^ new) <= _FEW + len(new) // _SHARE
        # Builds of other content let go of counts that only the index which stands was made from.
        is_patch = is_small and len(dict(self._store.get_all("counts", old - new))) == len(old - new)

        keys = list(self.keys.values())

        def work() -> Index:
            read, path = _reader(site / FOLDER), self._store.path
            return _patched(path, read, old - new, new - old) or written(path, keys)

        if is_patch:
            return Aside(work).result
        return lambda: writing.run(keys) if writing else apart(lambda: written(self._store.path, keys))

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


def written(path: Path, keys: Sequence[str]) -> Index:
    """The whole index of the counts that are kept under these keys in the store at `path`."""
    files = dict(write(_loaded(path, keys)))
    return _index(files, files.__getitem__, is_whole=True)


def _patched(path: Path, read: Callable[[str], bytes], old: Collection[str], new: Collection[str]) -> Index | None:
    found = patch(read, _loaded(path, sorted(old)), _loaded(path, sorted(new)))
    return None if found is None else _index(dict(found), read, is_whole=False)


def _loaded(path: Path, keys: Sequence[str]) -> list[Counts]:
    with closing(Store.again(path)) as store:
        kept = dict(store.get_all("counts", keys))
    return [from_bytes(kept[key]) for key in keys]


def _index(files: Mapping[str, bytes | None], read: Callable[[str], bytes], *, is_whole: bool) -> Index:
    state = files.get(STATE)
    named = dict([lunr_file(), *((f"{FOLDER}/{uri}", content) for uri, content in files.items())])
    return Index(read_state(state if state is not None else read(STATE)).id, named, is_whole)


def _reader(folder: Path) -> Callable[[str], bytes]:
    return lambda uri: (folder / uri).read_bytes()
