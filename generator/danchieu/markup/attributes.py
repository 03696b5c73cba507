"""Attribute lists, as Python-Markdown's attr_list reads them: "#id .class name="value""."""

from __future__ import annotations

import re
from functools import lru_cache

_ONE = re.compile(
    r"""(?P<name>[^\s=}]+)=(?:"(?P<quoted>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s}]+))|(?P<word>[^\s=}]+)"""
)
_BARE_AMPERSAND = re.compile(r"&(?!(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)


def attributes(text: str) -> dict[str, str]:
    """The attributes that a list gives.

    >>> attributes('#i .unit .d1 aria-label="Mục I"')
    {'id': 'i', 'class': 'unit d1', 'aria-label': 'Mục I'}
    """
    return dict(_attributes(text))


@lru_cache(maxsize=1 << 12)
def _attributes(text: str) -> dict[str, str]:
    """Most lists stand thousands of times in a site."""
    found: dict[str, str] = {}
    for match in _ONE.finditer(text):
        word = match["word"]
        if word is None:
            found[match["name"]] = next(v for v in match.group("quoted", "single", "bare") if v is not None)
        elif word.startswith("."):
            found["class"] = f"{found['class']} {word[1:]}" if "class" in found else word[1:]
        elif word.startswith("#"):
            found["id"] = word[1:]
    return found


def opening(tag: str, given: dict[str, str]) -> str:
    """The opening tag; attributes stand in the order of their names, as Python-Markdown writes them."""
    shown = [f' {name}="{_value(given[name])}"' for name in sorted(given)]
    return f"<{tag}{''.join(shown)}>"


def _value(text: str) -> str:
    shown = _BARE_AMPERSAND.sub("&amp;", text) if "&" in text else text
    return shown.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
