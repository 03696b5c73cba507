"""Citations: the cases of golden/citations, the five real plans, and text of any kind."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from danchieu.citations import find
from danchieu.text import nfc

CASES = Path(__file__).parent / "golden" / "citations"
NAMES = ("numbered", "state", "congress", "local_congress", "plenum", "law", "internal", "defined")
IDENTITY = ("text", "family", "type", "symbol", "date", "term")


def load(name: str) -> Any:
    return yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))


def described(label: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    """What was found in the terms of the label: its identity, and what else the label tells."""
    return {key: found[key] for key in (*IDENTITY, *label) if key in found}


@pytest.mark.parametrize("case", [case for name in NAMES for case in load(name)], ids=lambda case: case["text"][:60])
def test_finds_what_a_reader_finds(case: dict[str, Any]) -> None:
    found = [asdict(c) for c in find(case["text"])]
    expected = [dict.fromkeys(IDENTITY) | label for label in case["cites"]]
    shown = [described(label, f) for label, f in zip(expected, found, strict=False)] + found[len(expected) :]
    assert shown == expected


@pytest.mark.parametrize("text", load("lookalikes"))
def test_look_alikes_are_no_citations(text: str) -> None:
    assert find(text) == []
