"""Tasks (nhiệm vụ): who has to do what by when, as the clauses on carrying a plan out say."""

from __future__ import annotations

from danchieu.catalogue import Catalogue
from danchieu.linked import LinkedRecord
from danchieu.tasks.model import Actor, Due, Register, Task

__all__ = ["Actor", "Due", "Register", "Task", "register"]


def register(document: LinkedRecord, catalogue: Catalogue) -> Register:
    """The tasks that a document gives."""
    return Register()
