"""The short way for edits of texts: what the corpus knew before is revised, and only the edited documents are read."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from danchieu.building.gathering import Gathered, Gatherer, Head, Row, gist_of, key_of
from danchieu.building.order import Turn
from danchieu.building.state import Findings
from danchieu.corpus import Corpus
from danchieu.gist import Gist
from danchieu.model import Collection as Records
from danchieu.revision import Edit, revise

_MANY = 50  # edited documents; for more the long way is as short


def revised(gatherer: Gatherer, turn: Turn, old: Corpus | None, findings: Findings) -> Gathered | None:
    """What `gatherer.gather(turn.files)` gives, where only texts changed since the build that left `old`.

    None where more did: which documents there are, their facts, the catalogue, the settings; or where what the texts
    say now reaches too far.
    """
    edited = _edited(turn)
    if old is None or edited is None or turn.surroundings != turn.before.surroundings:
        return None
    if not gatherer.texts_kept.issuperset(turn.before.keys.values()):
        return None
    was = {path: key_of(path, turn.before.files[path]) for path in edited}
    keys = {path: key_of(path, turn.files[path]) for path in edited}
    then, now = dict(gatherer.heads(was.values())), dict(gatherer.read(keys))
    ids = {path: _same_id(then.get(was[path]), now[key]) for path, key in keys.items()}
    # Of two records with one id only the first is known.
    if any(turn.before.keys.get(id_) != was[path] for path, id_ in ids.items()):
        return None
    return _Revising(gatherer, turn, old, {ids[path]: key for path, key in keys.items()}).gathered(findings)


def _edited(turn: Turn) -> list[str] | None:
    """The paths of the edited records; None where something else changed."""
    files, before = turn.files, turn.before.files
    if files.keys() != before.keys():
        return None
    edited = [path for path, digest in files.items() if digest != before[path]]
    are_records = all(path.split("/")[0] in set(Records) and path.endswith(".md") for path in edited)
    return edited if are_records and len(edited) <= _MANY else None


def _same_id(then: Head | None, now: Head) -> str:
    """The id of a record that is the same but for its text; "" where it is not."""
    if then is None or then.record is None or now.record is None or then.faults or now.faults:
        return ""
    # Where the keys stand counts for findings, and for nothing else that compares records.
    is_same = then.record == now.record and then.record.lines == now.record.lines
    return now.record.id if is_same else ""


class _Revising:
    """`edited` are the keys of the edited documents, by id."""

    def __init__(self, gatherer: Gatherer, turn: Turn, old: Corpus, edited: Mapping[str, str]) -> None:
        self._gatherer, self._old, self._edited = gatherer, old, edited
        self._before, self._catalogue = turn.before.keys, turn.before.catalogue

    def gathered(self, findings: Findings) -> Gathered | None:
        """All that is known after the edits."""
        keys = {**self._before, **self._edited}
        then, now = self._rows(self._edited, self._before), self._rows(self._edited, keys)
        edits = {id_: Edit(self._gist(id_, then[id_]), self._gist(id_, now[id_])) for id_ in self._edited}
        corpus = revise(self._old, edits, self._others)
        if corpus is None:
            return None
        told = {**findings.of_documents, **{id_: row[3] for id_, row in now.items()}}
        found = {id_: told[id_] for id_ in keys if told.get(id_)}
        gists = {id_: edit.after for id_, edit in edits.items()}
        return Gathered(keys, corpus.places, gists, found, self._catalogue, corpus.named, revised=corpus)

    def _rows(self, ids: Collection[str], keys: Mapping[str, str]) -> Mapping[str, Row]:
        """The rows of documents by id, whose texts have these keys."""
        asked = {id_: keys[id_] for id_ in ids}
        rows = self._gatherer.rows(self._catalogue, asked.values())
        missing = {id_: key for id_, key in asked.items() if key not in rows}
        rows |= self._gatherer.link(missing, self._old.places, self._catalogue) if missing else {}
        return {id_: rows[key] for id_, key in asked.items()}

    def _gist(self, id_: str, row: Row) -> Gist:
        return gist_of(self._old.records[id_], row)

    def _others(self, ids: Collection[str]) -> Mapping[str, Gist]:
        return {id_: self._gist(id_, row) for id_, row in self._rows(ids, self._before).items()}
