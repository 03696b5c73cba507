"""The corpus after an edit of texts, from the corpus before it: only what the edited documents' links and tasks change.

`compose` would give the same, reading of every document what it says; here only those are read that have to do with an
edited one. Where the consequences reach too far to be followed so, nothing is given, and all is composed anew.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter, itemgetter

from danchieu.cascade import carried, steps_up
from danchieu.corpus import Corpus, citers_in, led, newest_first, wanted_works
from danchieu.gaps import gaps
from danchieu.gist import Gist
from danchieu.lineage import Above, kin_after
from danchieu.linked import Citer, Mention, Wanted
from danchieu.model import Relation
from danchieu.patched import changed, patched
from danchieu.relations import Tie, Ties, outgoing, replaced_among, with_incoming

# The gists of documents that were not edited.
Others = Callable[[Collection[str]], Mapping[str, Gist]]
Mentions = Mapping[str, tuple[Mention, ...]]

_MANY = 200  # documents to read for what is wanted; for more it is as short to compose


@dataclass(frozen=True, slots=True)
class Edit:
    """What an edited document told of itself before and tells now; its record is the same but for its text."""

    before: Gist
    after: Gist


def revise(old: Corpus, edits: Mapping[str, Edit], others: Others) -> Corpus | None:
    """What `compose` gives after these edits, by id; None where they reach too far."""
    if not _same_names(old, edits, others):
        return None
    before = {id_: led(edit.before.mentions, old.named) for id_, edit in edits.items()}
    after = {id_: led(edit.after.mentions, old.named) for id_, edit in edits.items()}
    new = replace(
        old,
        ties=patched(old.ties, _ties(old, after)),
        citers=patched(old.citers, _citers(old, before, after)),
        tasks_of=patched(old.tasks_of, _tasks_of(old, edits)),
        unread=old.unread + sum(edit.after.unread - edit.before.unread for edit in edits.values()),
    )
    wanted = _wanted(new, before, after, others)
    then, now = (Above(corpus.catalogue, corpus.ties, corpus.branches) for corpus in (old, new))
    kin = kin_after(edits, new.records, then, now, old.lineages)
    if wanted is None or kin is None:
        return None
    return _with_cascade(
        replace(new, wanted=patched(old.wanted, wanted), lineages=patched(old.lineages, kin)), old, edits
    )


def _with_cascade(new: Corpus, old: Corpus, edits: Collection[str]) -> Corpus:
    """The cascade hangs together over the whole corpus: where one step in it is another, all of it is made anew."""
    moved = {*edits, *changed(old.lineages, new.lineages)}
    if all(steps_up(id_, old.ties, old.lineages) == steps_up(id_, new.ties, new.lineages) for id_ in moved):
        return new
    cascade = carried(new.ties, new.lineages, new.catalogue, new.branches)
    return replace(new, cascade=cascade, gaps=gaps(cascade, new.catalogue, new.branches))


# --- ties and citing clauses ---------------------------------------------------------------------------------------


def _ties(old: Corpus, after: Mentions) -> Mapping[str, Ties | None]:
    then = {id_: old.ties.get(id_, Ties()).outgoing for id_ in after}
    now = {
        id_: outgoing(id_, found, _replaced(id_, then[id_], old), old.records, old.catalogue)
        for id_, found in after.items()
    }
    incoming: dict[str, list[Tie]] = defaultdict(list)
    for tie in (tie for some in now.values() for tie in some):
        incoming[tie.target].append(tie)
    ids = {*after, *incoming, *(tie.target for some in then.values() for tie in some)}
    return {id_: _ties_of(old.ties.get(id_, Ties()), now.get(id_), incoming[id_], after) for id_ in sorted(ids)}


def _replaced(id_: str, then: Iterable[Tie], old: Corpus) -> list[str]:
    """What a document replaces as the catalogue says: it did so before too."""
    return replaced_among(id_, [tie.target for tie in then if tie.relation is Relation.REPLACES], old.catalogue)


def _ties_of(old: Ties, out: tuple[Tie, ...] | None, incoming: Iterable[Tie], edited: Collection[str]) -> Ties | None:
    kept = (tie for tie in old.incoming if tie.source not in edited)
    found = Ties(old.outgoing if out is None else out, with_incoming([*kept, *incoming]))
    return found if found != Ties() else None


def _citers(old: Corpus, before: Mentions, after: Mentions) -> Mapping[str, tuple[Citer, ...] | None]:
    citing: dict[str, list[Citer]] = defaultdict(list)
    for id_, found in after.items():
        for target, citer in citers_in(id_, found):
            citing[target].append(citer)
    targets = {*citing, *(target for id_, found in before.items() for target, _ in citers_in(id_, found))}
    return {target: _merged(old, target, citing[target], after) or None for target in sorted(targets)}


def _merged(old: Corpus, target: str, citing: Iterable[Citer], edited: Collection[str]) -> tuple[Citer, ...]:
    def age(citer: Citer) -> tuple[int, str]:
        return newest_first(old.records[citer.document])

    found = [citer for citer in old.citers.get(target, ()) if citer.document not in edited]
    for _, some in groupby(citing, attrgetter("document")):
        clauses = list(some)
        place = bisect(found, age(clauses[0]), key=age)
        found[place:place] = clauses
    return tuple(found)


def _tasks_of(old: Corpus, edits: Mapping[str, Edit]) -> Mapping[str, tuple[tuple[str, int], ...] | None]:
    given: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for id_, edit in edits.items():
        for body, number in edit.after.duties:
            given[body].append((id_, number))
    bodies = {*given, *(body for edit in edits.values() for body, _ in edit.before.duties)}
    kept = {body: [one for one in old.tasks_of.get(body, ()) if one[0] not in edits] for body in sorted(bodies)}
    return {body: tuple(sorted([*some, *given[body]], key=itemgetter(0))) or None for body, some in kept.items()}


# --- wanted works --------------------------------------------------------------------------------------------------


def _same_names(old: Corpus, edits: Mapping[str, Edit], others: Others) -> bool:
    """Whether citations name the same wanted works as before: one name more or less may change what others mean."""
    before, after = (
        {one.wanted for gist in some for one in gist.mentions if one.wanted}
        for some in ([edit.before for edit in edits.values()], [edit.after for edit in edits.values()])
    )
    if not all(name in old.named for name in after):
        return False
    gone = before - after
    citing = _citing(old.ties, (old.named[name] for name in gone)) - edits.keys()
    if len(citing) > _MANY:
        return False
    return gone <= {one.wanted for gist in others(citing).values() for one in gist.mentions}


def _citing(ties: Mapping[str, Ties], ids: Iterable[str]) -> set[str]:
    return {tie.source for id_ in ids for tie in ties.get(id_, Ties()).incoming}


def _wanted(new: Corpus, before: Mentions, after: Mentions, others: Others) -> Mapping[str, Wanted | None] | None:
    some = {one.targets[0] for found in (*before.values(), *after.values()) for one in found if one.wanted}
    citing = _citing(new.ties, some) - after.keys()
    if len(citing) > _MANY:
        return None
    known = {id_: led(gist.mentions, new.named) for id_, gist in others(citing).items()}
    found = wanted_works({**known, **after}, new.records)
    return {id_: found.get(id_) for id_ in sorted(some)}
