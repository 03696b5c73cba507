"""What a page's style sheets say of its elements, as far as words depend on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_NOISE = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_BRACES = re.compile(r"([{}])")
_SIMPLE = re.compile(r"\w*([.#][\w-]+)")
_BEFORE_ITEM = re.compile(r"\w*\.([\w-]+)\s*>\s*li::?before")
_MOST_CSS = 500_000
_LONGEST_CONTENT = 200


class Styles:
    """Rules for one class or one id, and the declarations of the elements themselves; other rules are left alone.

    They decide what is hidden, centred, shown in capitals or in an old font, and how lists are numbered.
    """

    def __init__(self, root: _Element) -> None:
        self._rules: dict[str, dict[str, str]] = {}
        self._before: dict[str, str] = {}
        css = "\n".join(style.text or "" for style in root.iter("style"))
        for selectors, found in _rules(_NOISE.sub("", css[:_MOST_CSS])):
            self._add(selectors, declarations(found))

    def _add(self, selectors: str, found: Mapping[str, str]) -> None:
        for selector in map(str.strip, selectors.split(",")):
            if simple := _SIMPLE.fullmatch(selector):
                self._rules.setdefault(simple[1], {}).update(found)
            elif (item := _BEFORE_ITEM.fullmatch(selector)) and "content" in found:
                self._before[item[1]] = found["content"][:_LONGEST_CONTENT]

    def of(self, element: _Element) -> dict[str, str]:
        """The declarations that hold for an element, not those that it inherits."""
        found: dict[str, str] = {}
        for name in classes(element):
            found |= self._rules.get(f".{name}", {})
        found |= self._rules.get(f"#{element.get('id')}", {})
        return found | declarations(element.get("style") or "")

    def before_items(self, element: _Element) -> tuple[str, str] | None:
        """The class of a list, and the content that its style sheet sets before each of its items."""
        return next(((name, self._before[name]) for name in classes(element) if name in self._before), None)


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations; rules for print or small screens ("@media") do not hold for what a reader sees."""
    depth, selectors = 0, ""
    parts = _BRACES.split(css)
    for text, brace in zip(parts[::2], parts[1::2], strict=False):
        if brace == "{":
            selectors = text.rpartition(";")[2].strip() if depth == 0 else selectors
            depth += 1
        else:
            if depth == 1 and not selectors.startswith("@"):
                yield selectors, text
            depth = max(depth - 1, 0)


def classes(element: _Element) -> list[str]:
    """The names in an element's class attribute."""
    return (element.get("class") or "").split()


def declarations(css: str) -> dict[str, str]:
    """Declarations by their names: "Display: NONE !important" gives {"display": "NONE"}."""
    pairs = (part.split(":", 1) for part in css.split(";") if ":" in part)
    return {name.strip().lower(): value.replace("!important", "").strip() for name, value in pairs}


def is_hidden(element: _Element, style: Mapping[str, str]) -> bool:
    """Whether a browser does not show an element."""
    return (
        element.get("hidden") is not None
        or style.get("display", "").lower() == "none"
        or style.get("visibility", "").lower() == "hidden"
        or style.get("mso-hide", "").lower() == "all"
    )
