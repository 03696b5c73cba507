"""What a reader of one format gives."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """Lines in NFC, or the code of the finding that explains why there are none."""

    lines: tuple[str, ...] = ()
    is_torn: bool = True
    code: str | None = None
