"""The last step of a build: its files take the place of the site's, and what the next build needs is kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from danchieu import publication
from danchieu.building.finding import Index
from danchieu.building.gathering import OF_TEXTS
from danchieu.building.kept import entries
from danchieu.building.order import Order, Turn
from danchieu.building.pressing import file_of
from danchieu.building.state import Left, State, recall_spare, remember, remember_spare
from danchieu.building.watching import Read
from danchieu.corpus import ORIGINALS, Corpus
from danchieu.markup import served
from danchieu.pages import sitemap
from danchieu.publication import Published, Spare
from danchieu.store import Store

# The folders, below the one that pages are made in, of what all pages share and of what is no page.
FRAME = "frame"
_BESIDE = "beside"
# The cache may hold so many times what a build needs, for other branches, before the rest is thrown away.
_SPARE_KEYS = 3


class Layer:
    """Lays what a build made into the site's place; `changed` counts the files that were written or removed.

    What `changed` since `old` is packed, aside where that is much, until somebody settles it.
    """

    def __init__(
        self, order: Order, store: Store, corpus: Corpus, old: Corpus | None, changed: Iterable[Read] | None
    ) -> None:
        self._order, self._store, self._site = order, store, str(order.site)
        self._packing = entries(corpus, old, changed)
        self.changed = 0

    def settle(self) -> None:
        """Takes over what was packed, so that the process that packed it can end."""
        found = self._packing()
        self._packing = lambda: found

    def publish(self, turn: Turn, left: Left, index: Index, out: Path) -> None:
        """Publishes the files that lie below `out`, and remembers the build; what no longer belongs to it goes."""
        before, state = turn.before, left.state
        shared = frozenset(_files_below(out / FRAME)) if turn.is_new_frame else before.shared
        kept_index = frozenset() if index.is_whole else before.index
        in_index = (kept_index | index.files.keys()) - {uri for uri, content in index.files.items() if content is None}
        self._lay_beside(turn, left, index, out / _BESIDE)
        pages = {file_of(uri) for uri in left.ledger.pages()}
        beside = state.originals.keys() | ({sitemap.URI} if state.around.site_url else set())
        expected = shared | in_index | pages | beside
        files = {path: file for folder in sorted(out.iterdir()) for path, file in _files_below(folder).items()}
        manifest = self._exchange(turn, {path: file for path, file in files.items() if path in expected}, expected)
        self._forget(before, state)
        state = replace(state, shared=shared, index=frozenset(in_index), manifest=manifest)
        remember(self._store, self._site, replace(left, state=state), self._packing())

    def _forget(self, before: State, state: State) -> None:
        """Leaves in the cache what this build and the one before need, once it holds very much more."""
        texts = {*state.keys.values(), *before.keys.values()}
        wanted = {**dict.fromkeys(OF_TEXTS, texts), "counts": {*state.counts.values(), *before.counts.values()}}
        for kind, keys in wanted.items():
            if self._store.count(kind) > _SPARE_KEYS * len(keys):
                self._store.keep_only(kind, keys)

    def _lay_beside(self, turn: Turn, left: Left, index: Index, folder: Path) -> None:
        """The files that are no pages: the search index, the originals, the map of the site."""
        put_files(folder, {uri: content for uri, content in index.files.items() if content is not None})
        for uri, name in left.state.originals.items():
            if uri not in turn.standing:
                _put(folder / uri, (self._order.content / ORIGINALS / name).read_bytes())
        if left.state.around.site_url:
            leaves = (uri for uri in left.ledger.pages() if uri.endswith(".md"))
            made = sitemap.sitemap(left.state.around.site_url, (served(uri) for uri in leaves))
            _put(folder / made.uri, made.text.encode())

    def _exchange(self, turn: Turn, files: Mapping[str, Path], expected: Collection[str]) -> dict[str, Published]:
        """Brings the files into the site's place, and gives the manifest of all that stand there then."""
        site, standing = self._order.site, turn.standing
        kept = {path: known for path, known in standing.items() if path in expected}
        fresh = {path: file for path, file in files.items() if not _is_same(file, kept.get(path))}
        there = {*turn.before.manifest, *turn.survey.strange}
        removed = there - set(expected)
        self.changed = len(fresh) + len(removed)
        if not fresh and not removed and site.exists():
            return kept
        spare = recall_spare(self._store, self._site)
        remember_spare(self._store, self._site, None)
        tree = publication.prepare(site, spare, kept)
        entries = publication.put(tree, fresh, removed)
        identity = publication.publish(site, fresh)
        behind = frozenset((*fresh, *removed, *(there - kept.keys())))
        remember_spare(self._store, self._site, Spare(identity, behind) if identity else None)
        return kept | entries


def _files_below(folder: Path) -> dict[str, Path]:
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}


def put_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes files by their address below a folder."""
    for uri, content in files.items():
        _put(folder / uri, content)


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _is_same(file: Path, known: Published | None) -> bool:
    return known is not None and file.stat().st_size == known.size and publication.digest(file) == known.digest
