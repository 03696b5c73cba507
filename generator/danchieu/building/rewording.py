"""The short way for edits after which the whole corpus knows of the edited documents what it knew before."""

from __future__ import annotations

from collections.abc import Mapping

from danchieu.building.gathering import Gathered, Gatherer, Head, gist_of, key_of
from danchieu.building.order import Turn
from danchieu.corpus import Corpus, Entries
from danchieu.keys import index
from danchieu.model import Collection

_MANY = 50  # edited documents; for more the long way is as short


def reworded(gatherer: Gatherer, turn: Turn, old: Corpus | None) -> Gathered | None:
    """What `gatherer.gather(turn.files)` gives, where only words changed since the build that left `old`.

    None where more did: which documents there are, their facts, links or tasks, the catalogue, the settings.
    """
    edited = _edited(turn)
    if old is None or edited is None or turn.surroundings != turn.before.surroundings:
        return None
    if not gatherer.texts_kept.issuperset(turn.before.keys.values()):
        return None
    faulty = {fault.path for fault in old.diagnostics}
    ids = {record.path: id_ for id_, record in old.records.items() if record.path not in faulty}
    keys = {path: key_of(path, turn.files[path]) for path in edited}
    heads = dict(gatherer.read(keys))
    if not all(path in ids and _is_same(heads[key], old, ids[path]) for path, key in keys.items()):
        return None
    return _linked(gatherer, turn, old, {ids[path]: key for path, key in keys.items()})


def _edited(turn: Turn) -> list[str] | None:
    """The paths of the edited records; None where something else changed."""
    files, before = turn.files, turn.before.files
    if files.keys() != before.keys():
        return None
    edited = [path for path, digest in files.items() if digest != before[path]]
    are_records = all(path.split("/")[0] in set(Collection) and path.endswith(".md") for path in edited)
    return edited if are_records and len(edited) <= _MANY else None


def _is_same(head: Head, old: Corpus, id_: str) -> bool:
    known = old.records[id_]
    # Where the keys stand counts for findings, and for nothing else that compares records.
    return not head.faults and head.record == known and head.record.lines == known.lines


def _linked(gatherer: Gatherer, turn: Turn, old: Corpus, edited: Mapping[str, str]) -> Gathered | None:
    places, before = index(old.catalogue), turn.before.keys
    keys = {**before, **edited}
    rows = gatherer.rows(turn.before.catalogue)
    then = {id_: before[id_] for id_ in edited}
    missing = {id_: key for some in (keys, then) for id_, key in some.items() if key not in rows}
    if len(missing) > 2 * _MANY:
        return None
    for some in (keys, then):
        rows |= gatherer.link({id_: key for id_, key in some.items() if key not in rows}, places)
    if any(rows[key][:3] != rows[before[id_]][:3] for id_, key in edited.items()):
        return None
    return Gathered(
        Entries(old.records, old.catalogue, old.diagnostics),
        keys,
        places,
        {id_: gist_of(old.records[id_], rows[key]) for id_, key in edited.items()},
        {id_: rows[key][3] for id_, key in keys.items() if rows[key][3]},
        turn.before.catalogue,
        old.named,
        is_short=True,
    )
