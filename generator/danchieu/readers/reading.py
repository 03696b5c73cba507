"""What a reader of one format gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reading:
    """Lines in NFC, or the code of the finding that explains why there are none.

    `removed` lists page furniture that was left out of the lines (running heads, page numbers), as typed; `values`
    fill the message of `code`. `findings` are codes and values of what an editor should know of lines that were read.
    """

    lines: tuple[str, ...] = ()
    is_torn: bool = True
    removed: tuple[str, ...] = ()
    code: str | None = None
    values: Mapping[str, object] = field(default_factory=dict)
    findings: tuple[tuple[str, Mapping[str, object]], ...] = ()
