"""From the content folder to the corpus; of each document only what changed since an earlier build is worked out."""

from __future__ import annotations

import pickle
import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from danchieu import catalogue as catalogue_files
from danchieu import records
from danchieu.analysis import Analysis, analyse
from danchieu.bodies import body_index
from danchieu.building.consulting import Consulted, consulted
from danchieu.building.crew import spread
from danchieu.building.digests import of_texts
from danchieu.building.ledger import having_read, number
from danchieu.building.watching import Read
from danchieu.catalogue import Catalogue
from danchieu.contentfiles import content_file
from danchieu.corpus import Corpus, Entries, enter, wanted_ids
from danchieu.diagnostics import Diagnostic
from danchieu.gist import Gist, gist
from danchieu.keys import Index, index
from danchieu.linked import Around, Context, LinkedRecord, Mention, Spot, contexts, link, settled
from danchieu.lint import Known, lint_document
from danchieu.model import Citation, Collection, Record, Relation
from danchieu.passages import Signature, signature
from danchieu.resolve import Outcome
from danchieu.settings import Settings
from danchieu.store import Reader, Store
from danchieu.wanted import Named

Value = TypeVar("Value")
Row = tuple[Any, ...]  # mentions, duties, how much is unread, findings, what was read of the catalogue
Faults = list[Diagnostic]

# The cache keeps the links under so many states of the catalogue: a branch that comes and goes finds its own again.
_CATALOGUES = 4

# What is kept of each record alone, under the same key.
OF_TEXTS = ("head", "analysis", "signature", "contexts")


@dataclass(frozen=True, slots=True)
class Head:
    """A record without its text, None where its file cannot be read as one; and what is wrong with the file."""

    record: Record | None
    faults: Faults


@dataclass(frozen=True)
class Gathered:
    """What is known of a content folder.

    `keys` name, for each record, what its analysis is kept under; `named` are the ids of the documents that citations
    name and the catalogue lacks. `revised` is the corpus, where it could be told from the one before it; then only the
    edited documents have gists, and there are no `entries`.
    """

    keys: Mapping[str, str]
    places: Index
    gists: Mapping[str, Gist]
    findings: Mapping[str, tuple[Diagnostic, ...]]
    catalogue_id: str
    named: Mapping[Named, str]
    entries: Entries = field(default_factory=lambda: Entries({}, Catalogue()))
    revised: Corpus | None = None


class Gatherer:
    """Reads a content folder with the help of what earlier builds kept in the store at `path`."""

    def __init__(self, content: Path, store: Store, settings: Settings, jobs: int) -> None:
        self._content, self._store, self._settings, self._jobs = content, store, settings, jobs
        self.made: dict[str, int] = {}

    def again(self) -> Gatherer:
        """The same in another process, which needs a connection of its own to the store."""
        return Gatherer(self._content, Store.again(self._store.path), self._settings, self._jobs)

    def gather(self, files: Mapping[str, str]) -> Gathered:
        """All that the given files, by path with their digests, tell."""
        heads, keys_by_path = self._heads([path for path in files if path.split("/")[0] in set(Collection)], files)
        works = self._yaml([path for path in files if path.startswith("works/")], files, catalogue_files.load_works)
        bodies = self._yaml([path for path in files if path == "bodies.yml"], files, catalogue_files.load_bodies)
        entries = enter([(one.record, one.faults) for one in heads.values()], works, bodies)
        keys = {record.id: keys_by_path[record.path] for record in entries.records.values()}
        places = index(entries.catalogue)
        now = Consulted.of(entries, places, self._settings)
        gists, findings = self._gists(entries, keys, places, now)
        return Gathered(keys, places, gists, findings, now.id, wanted_ids(gists.values()), entries)

    # --- files ---

    def _heads(self, paths: Sequence[str], files: Mapping[str, str]) -> tuple[dict[str, Head], dict[str, str]]:
        keys = {path: key_of(path, files[path]) for path in paths if path.endswith(".md") or "link" in files[path]}
        kept = dict(self.heads(keys.values()))
        whole = self.texts_kept
        missing = {
            path: key
            for path, key in keys.items()
            if key not in kept or (kept[key].record is not None and key not in whole)
        }
        kept.update(self.read(missing))
        return {path: kept[key] for path, key in keys.items()}, keys

    def heads(self, keys: Iterable[str]) -> Iterator[tuple[str, Head]]:
        """By key: the heads that are kept."""
        return ((key, _loaded(kept)) for key, kept in self._store.get_all("head", keys))

    @cached_property
    def texts_kept(self) -> set[str]:
        """The keys of all that earlier builds kept of records alone. Those of other content let go of some."""
        return set.intersection(*(set(self._store.keys(kind)) for kind in OF_TEXTS))

    def read(self, keys: Mapping[str, str]) -> Iterator[tuple[str, Head]]:
        """By key: the heads of the records at these paths; what else each of them tells is kept."""
        self.made["records"] = len(keys)
        found = zip(keys.values(), spread(self._read, list(keys), self._jobs), strict=True)
        for key, (head, texts) in found:
            for kind, value in zip(OF_TEXTS, (pickle.dumps(head), *texts), strict=False):
                self._store.put(kind, [(key, value)])
            yield key, head
        self._store.commit()

    def _read(self, path: str) -> tuple[Head, tuple[bytes, ...]]:
        file = content_file(self._content, self._content / path)
        if file.text is None:
            return Head(None, list(file.faults)), ()
        record, faults = records.load(file.text, file.path)
        if record is None:
            return Head(None, [*file.faults, *faults]), ()
        found = analyse(record)
        numbers = signature(LinkedRecord(record, found.units))
        head = Head(replace(record, body=""), [*file.faults, *faults])
        around = pickle.dumps({at: [tuple(one) for one in some] for at, some in contexts(found).items()})
        return head, (_packed(found), pickle.dumps(_fields_of(numbers)), around)

    def _yaml(
        self, paths: Sequence[str], files: Mapping[str, str], load: Callable[[str, str], tuple[Value, Faults]]
    ) -> list[tuple[Value, Faults]]:
        return [self._yaml_file(path, of_texts([path, files[path]]), load) for path in paths]

    def _yaml_file(self, path: str, key: str, load: Callable[[str, str], tuple[Value, Faults]]) -> tuple[Value, Faults]:
        kept = self._store.get("yaml", key)
        if kept is None:
            file = content_file(self._content, self._content / path)
            value, faults = load(file.text or "", file.path) if file.text is not None else ([], [])
            kept = pickle.dumps((value, [*file.faults, *faults]))
            self._store.put("yaml", [(key, kept)])
        return _loaded(kept)  # type: ignore[no-any-return]

    # --- links ---

    def _gists(
        self, entries: Entries, keys: Mapping[str, str], places: Index, now: Consulted
    ) -> tuple[dict[str, Gist], dict[str, tuple[Diagnostic, ...]]]:
        rows = self.rows(now.id, keys.values())
        rows |= self._holding(now, [key for key in keys.values() if key not in rows])
        missing = {id_: key for id_, key in keys.items() if key not in rows}
        if missing:
            rows |= self.link(missing, places, now.id)
        if self._store.count("row") > _CATALOGUES * len(keys):
            self._store.keep_only("row", {_row_key(now.id, key) for key in keys.values()})
            self._store.commit()
        gists = {id_: gist_of(entries.records[id_], rows[key]) for id_, key in keys.items()}
        return gists, {id_: rows[key][3] for id_, key in keys.items() if rows[key][3]}

    def _holding(self, now: Consulted, keys: Sequence[str]) -> dict[str, Row]:
        """Those of the rows that are known under the last state of the catalogue and are the same under this one."""
        then = Consulted.unpacked(self._store.get("catalogue", str(self._content)))
        if then.id == now.id:
            return {}
        self._store.put("catalogue", [(str(self._content), now.packed())])
        differing = then.differing(now)
        rows = self.rows(then.id, keys) if differing is not None else {}
        touched = set(having_read([row[4] for row in rows.values()], differing or ()))
        return self._put({key: row for n, (key, row) in enumerate(rows.items()) if n not in touched}, now.id)

    def _put(self, rows: dict[str, Row], catalogue_id: str) -> dict[str, Row]:
        self._store.put("row", ((_row_key(catalogue_id, key), pickle.dumps(row)) for key, row in rows.items()))
        self._store.commit()
        return rows

    def rows(self, catalogue_id: str, keys: Iterable[str]) -> dict[str, Row]:
        """What is kept of the links under a state of the catalogue, by key."""
        asked = {_row_key(catalogue_id, key): key for key in keys}
        return {asked[name]: _loaded(kept) for name, kept in self._store.get_all("row", asked)}

    def link(self, keys: Mapping[str, str], places: Index, catalogue_id: str) -> dict[str, Row]:
        """By key: the rows of the records with these ids, whose texts are kept."""
        self.made["links"] = self.made.get("links", 0) + len(keys)
        seen: set[Read] = set()
        documents = Library(self._store.path, keys, consulted(places, seen))
        linker = _Linker(documents, Known.of(consulted(places, seen).catalogue), self._settings, seen)
        found = dict(zip(keys.values(), spread(linker.row, list(keys), self._jobs), strict=True))
        documents.close()
        return self._put(found, catalogue_id)

    def signatures(self, keys: Mapping[str, str]) -> dict[str, Signature]:
        """The paragraphs of each document as numbers."""
        kept = dict(self._store.get_all("signature", keys.values()))
        return {id_: Signature(*_loaded(kept[key])) for id_, key in keys.items()}


def key_of(path: str, digest: str) -> str:
    """What the analysis of the record in a file is kept under."""
    return of_texts([path, digest])


def _row_key(catalogue_id: str, key: str) -> str:
    return f"{catalogue_id} {key}"


def _fields_of(found: object) -> tuple[Any, ...]:
    """The values of a dataclass, as they are; `dataclasses.astuple` copies each of them."""
    return tuple(getattr(found, name) for name in found.__slots__)  # type: ignore[attr-defined]


def _packed(found: Analysis) -> bytes:
    return zlib.compress(pickle.dumps(found), 1)


def _loaded(data: bytes | None) -> Any:
    """What this program itself put into its cache."""
    return None if data is None else pickle.loads(data)  # noqa: S301


# --- documents -----------------------------------------------------------------------------------------------------


_AT_HAND = 64  # documents of some 300 KB each


class Library(Mapping[str, LinkedRecord]):
    """The documents with their text and links, read from the store when they are asked for."""

    def __init__(
        self, path: Path, keys: Mapping[str, str], places: Index, named: Mapping[Named, str] | None = None
    ) -> None:
        self._reader, self._keys, self._places, self._named = Reader(path), keys, places, named
        self._at_hand: OrderedDict[str, LinkedRecord] = OrderedDict()

    def __getitem__(self, id_: str) -> LinkedRecord:
        if id_ in self._at_hand:
            self._at_hand.move_to_end(id_)
            return self._at_hand[id_]
        found = link(self._analysis(self._keys[id_]), self._places)
        document = found if self._named is None else settled(found, self._named)
        self._at_hand[id_] = document
        if len(self._at_hand) > _AT_HAND:
            self._at_hand.popitem(last=False)
        return document

    def contexts(self, id_: str) -> Around:
        """The words around the citations of a document."""
        kept = pickle.loads(self._kept("contexts", self._keys[id_]))  # noqa: S301
        return {address: [Context(*one) for one in some] for address, some in kept.items()}

    def close(self) -> None:
        """Ends the use of the store."""
        self._reader.close()

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._keys

    def _analysis(self, key: str) -> Analysis:
        return pickle.loads(zlib.decompress(self._kept("analysis", key)))  # type: ignore[no-any-return]  # noqa: S301

    def _kept(self, kind: str, key: str) -> bytes:
        return self._reader.store.get(kind, key) or b""


class _Linker:
    """Documents → rows: their gists and findings in the form that is kept, of tuples and texts alone."""

    def __init__(self, documents: Library, known: Known, settings: Settings, seen: set[Read]) -> None:
        self._documents, self._known, self._settings, self._seen = documents, known, settings, seen
        self._bodies = body_index(known.catalogue)

    def row(self, id_: str) -> Row:
        self._seen.clear()
        document = self._documents[id_]
        found = gist(document, self._bodies)
        mentions = tuple(_plain(one) for one in found.mentions)
        findings = tuple(lint_document(self._known, document, self._settings))
        return mentions, found.duties, found.unread, findings, number(self._seen)


def _plain(one: Mention) -> tuple[Any, ...]:
    wanted = _fields_of(one.wanted) if one.wanted else None
    citation = _fields_of(one.citation) if one.citation else None
    spot = tuple(one.spot) if one.spot else None
    return one.address, one.outcome.value, one.relation.value, one.targets, wanted, citation, spot


_OUTCOMES = {outcome.value: outcome for outcome in Outcome}
_RELATIONS = {relation.value: relation for relation in Relation}


def gist_of(record: Record, row: Row) -> Gist:
    """The gist that a row keeps."""
    mentions = tuple(
        Mention(
            address,
            _OUTCOMES[outcome],
            _RELATIONS[relation],
            targets,
            Named(*wanted) if wanted else None,
            Citation(*citation) if citation else None,
            Spot(*spot) if spot else None,
        )
        for address, outcome, relation, targets, wanted, citation, spot in row[0]
    )
    return Gist(record, mentions, row[1], row[2])
