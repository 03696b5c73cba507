"""What is alike after an edit, worked out from what was alike before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from danchieu.lineage import Lineage
from danchieu.model import Header
from danchieu.passages.candidates import Rows
from danchieu.passages.choice import Alike, age, chosen
from danchieu.passages.laid import Laid, Sketches, loose, sketches
from danchieu.passages.neighbours import neighbours_of
from danchieu.passages.signature import SKETCH, Signature
from danchieu.passages.wordcodes import Numbers, Places


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a document was in the corpus before; one that was not there had no paragraphs: `Earlier()`."""

    signature: Signature = field(default_factory=Signature)
    header: Header = field(default_factory=Header)
    lineage: Lineage = field(default_factory=Lineage)


def changes(
    known: Mapping[str, Mapping[str, Alike]],
    before: Mapping[str, Earlier],
    signatures: Mapping[str, Signature],
    headers: Mapping[str, Header],
    lineages: Mapping[str, Lineage],
) -> dict[str, Mapping[str, Alike]]:
    """What of `alike(signatures, headers, lineages)` is not as in `known`, what it gave before some documents changed.

    `before` has what these were: all that were added, edited or removed, or have another header or lineage. An entry
    that is empty is of a document that shares nothing any more.
    """
    now = {
        id_: Earlier(signatures[id_], headers[id_], lineages.get(id_, Lineage())) for id_ in before & signatures.keys()
    }
    digests = {digest for id_, old in before.items() for digest in _changed(id_, old, now.get(id_, Earlier()))}
    if not digests:
        return {}
    laid = Laid.of(signatures)
    wanted = np.array(sorted(digests), dtype=np.uint64)
    rows = Rows(laid.sketches())
    touched = rows.touched(_sketches(before, wanted, laid), laid.numbers(wanted))
    passages, candidates = rows.candidates(touched)
    found = chosen(neighbours_of(passages, candidates, laid), headers, lineages)
    addresses = _addresses(passages, laid)
    entries = {
        id_: _entry(signatures.get(id_, Signature()), known.get(id_, {}), addresses.get(id_, set()), found.get(id_, {}))
        for id_ in sorted({*before, *addresses})
    }
    return {id_: entry for id_, entry in entries.items() if entry != known.get(id_, {})}


def _changed(id_: str, old: Earlier, new: Earlier) -> Iterable[int]:
    """The digests of paragraphs of which the others may see something else in this document."""
    left, right = _by_digest(old.signature), _by_digest(new.signature)
    if _kin(id_, old) != _kin(id_, new):
        return left.keys() | right.keys()
    return [digest for digest in left.keys() | right.keys() if left.get(digest) != right.get(digest)]


def _kin(id_: str, document: Earlier) -> tuple[object, ...]:
    return age(id_, document.header), document.header.issuer, document.lineage.parent


def _by_digest(found: Signature) -> Mapping[int, list[tuple[str, bytes, bytes, bytes]]]:
    """A document's paragraphs with all that is compared, those of one passage together, in order."""
    paragraphs = defaultdict(list)
    ends = np.frombuffer(found.ends, dtype=np.uint32).tolist()
    for n, (digest, address) in enumerate(zip(loose([found]).tolist(), found.addresses, strict=True)):
        runs = found.runs[2 * (ends[n - 1] if n else 0) : 2 * ends[n]]
        paragraphs[digest].append((address, found.exact[8 * n : 8 * n + 8], _row(found, n), runs))
    return paragraphs


def _row(found: Signature, number: int) -> bytes:
    return found.sketch[4 * SKETCH * number : 4 * SKETCH * (number + 1)]


def _sketches(before: Mapping[str, Earlier], digests: Numbers, laid: Laid) -> Sketches:
    """All sketches that the passages of these digests have or had: any paragraph may have been their first."""
    old = [one.signature for one in before.values()]
    then = sketches(old)[np.isin(loose(old), digests)]
    document, place = (some.tolist() for some in laid.places(laid.paragraphs(laid.numbers(digests))))
    now = b"".join(_row(laid.signatures[n], number) for n, number in zip(document, place, strict=True))
    return np.unique(np.concatenate([then, np.frombuffer(now, dtype=np.uint32).reshape(-1, SKETCH)]), axis=0)


def _addresses(passages: Places, laid: Laid) -> Mapping[str, set[str]]:
    """Where the paragraphs of these passages stand, by document."""
    addresses: dict[str, set[str]] = defaultdict(set)
    for document, place in zip(*(some.tolist() for some in laid.places(laid.paragraphs(passages))), strict=True):
        addresses[laid.documents[document]].add(laid.signatures[document].addresses[place])
    return addresses


def _entry(
    own: Signature, known: Mapping[str, Alike], asked: Collection[str], found: Mapping[str, Alike]
) -> Mapping[str, Alike]:
    """What a document's paragraphs have elsewhere: found where it was asked for, else known."""
    each = ((address, (found if address in asked else known).get(address)) for address in own.addresses)
    return {address: one for address, one in each if one}
