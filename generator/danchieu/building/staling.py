"""Which jobs there are, and whose pages have to be made again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from danchieu.building.gathering import Gathered
from danchieu.building.ledger import Ledger
from danchieu.building.order import Turn
from danchieu.building.pressing import file_of
from danchieu.building.state import State
from danchieu.building.watching import ALL, Read, changes
from danchieu.corpus import Corpus
from danchieu.pages import OF_FINDINGS, OF_INDEX, TELLS_JOBS, Around, Job, jobs, jobs_again
from danchieu.store import Store


def changed_since(old: Corpus | None, turn: Turn, corpus: Corpus, found: Gathered, store: Store) -> set[Read] | None:
    """What pages may have read that is not as it was; None where every page has to be made again."""
    before = turn.before
    if old is None or turn.is_new_frame:
        return None
    edited = [id_ for id_, key in found.keys.items() if before.keys.get(id_) != key]
    gone = before.keys.keys() - found.keys.keys()
    return changes(old, corpus, [*edited, *gone], [*_reworded(edited, before, found, store), *gone])


def _reworded(edited: Iterable[str], before: State, found: Gathered, store: Store) -> Iterator[str]:
    """The edited documents in which other words than before stand around citations."""
    for id_ in edited:
        old, new = before.keys.get(id_, ""), found.keys[id_]
        if store.get("contexts", old) != store.get("contexts", new):
            yield id_


def every_job(known: Ledger, corpus: Corpus, found: Gathered, changed: set[Read] | None) -> list[Job]:
    """All jobs; after a revision those that are known, but for those about what another citation makes or ends."""
    if not found.revised or changed is None or ("wanted", ALL) in changed:
        return list(jobs(corpus))
    ids = dict.fromkeys(str(key) for name, key in changed if name in TELLS_JOBS and key != ALL)
    return list(jobs_again(known.made, corpus, ids))


def stale_jobs(
    every: Sequence[Job], known: Ledger, turn: Turn, around: Around, changed: set[Read] | None
) -> Sequence[Job]:
    """The jobs whose pages have to be made again."""
    if changed is None:
        return every
    before = turn.before.around
    kinds = {*(OF_FINDINGS if around.findings != before.findings else ())}
    kinds |= {*(OF_INDEX if around.index != before.index else ())}
    reading = known.reading(changed) | _lost(known, turn)
    return [job for job in every if job.kind in kinds or job in reading or job not in known.made]


def _lost(known: Ledger, turn: Turn) -> set[Job]:
    """The jobs of which a page does not stand."""
    lost = turn.survey.lost
    return (
        {job for job, one in known.made.items() if any(file_of(uri) in lost for uri, _ in one.pages)} if lost else set()
    )
