"""What the whole corpus needs to know of one document, in a hundredth of its size."""

from __future__ import annotations

from dataclasses import dataclass, replace

from danchieu.bodies import BodyIndex
from danchieu.linked import LinkedRecord, Mention, mentions
from danchieu.model import Record
from danchieu.tasks import duties, register


@dataclass(frozen=True, slots=True)
class Gist:
    """A document without its text: the facts of its record, its links, and whose tasks it gives.

    `duties` are the bodies of the catalogue that have something to do, each with the number of the task in the
    document's register; `unread` counts the places that could not be read as tasks.
    """

    record: Record
    mentions: tuple[Mention, ...]
    duties: tuple[tuple[str, int], ...]
    unread: int


def gist(document: LinkedRecord, bodies: BodyIndex) -> Gist:
    """The gist of a document."""
    head = replace(document.record, body="")
    tasks = register(document, bodies)
    return Gist(head, mentions(document), duties(tasks), len(tasks.unread))
