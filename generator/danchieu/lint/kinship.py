"""Plans that say that they come from each other, so that neither can be the other's parent."""

from __future__ import annotations

from collections.abc import Iterator

from danchieu.corpus import Corpus
from danchieu.diagnostics import Diagnostic
from danchieu.linked import LinkedRecord
from danchieu.lint.places import Places


def plans_have_one_direction(corpus: Corpus) -> Iterator[Diagnostic]:
    """A plan that implements, or is based on, one that implements it; the finding stands where it names the other."""
    for id_, kin in corpus.lineages.items():
        for rival in kin.rivals:
            yield _finding(corpus.documents[id_], rival)


def _finding(document: LinkedRecord, rival: str) -> Diagnostic:
    record = document.record
    values: dict[str, object] = {"id": record.id, "other": rival}
    named = [placed.link.citation for placed in document.links if rival in placed.link.targets]
    if not named:
        return Diagnostic("L001", record.path, record.lines.get("title", 1), values=values)
    return Places(record).over(named[0].start, named[0].end, "L001", **values)
