"""Passages (đoạn trùng): the same paragraph, or nearly the same, in other documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from danchieu.linked import LinkedRecord


@dataclass(frozen=True, slots=True)
class Same:
    """A paragraph elsewhere: its document and address, and how much of it is the same (1.0: word for word)."""

    document: str
    address: str
    likeness: float


def alike(documents: Mapping[str, LinkedRecord]) -> Mapping[str, Mapping[str, tuple[Same, ...]]]:
    """By document and address of a clause: where else it stands, the likest first."""
    return {}
