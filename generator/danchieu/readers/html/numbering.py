"""The numbers and bullets that a browser shows before the items of lists, as literal text."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from danchieu.readers.html.styles import Styles, classes
from danchieu.text import roman

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_CONTENT = re.compile(r"""["']((?:[^"'\\]|\\.)*)["']|counter\(\s*([\w-]+)\s*(?:,\s*([\w-]+)\s*)?\)""")
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6}) ?")
_BULLETS = re.compile(r"[•●○■□▪▫◦–—·oOvüØ§❖➢✓\uf000-\uf0ff]")
_LARGEST = 3999
# Drawn bullets are written as Vietnamese offices type theirs, the outer ones, those inside, and those inside them.
TYPED_BULLETS = "-+*"


class Numbering:
    """Counts the items of a page's lists; ask for each item once, in the order of the text."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._next: dict[_Element, int] = {}
        self._counters: dict[str, int] = {}

    def marker(self, item: _Element) -> str:
        """What stands before an item: "1." in a numbered list, "-", "+" or "*" by its depth in bulleted ones.

        It is "" where nothing is shown.
        """
        parent = item.getparent()
        if parent is None or parent.tag not in ("ol", "ul"):
            return "-"
        if content := self._styles.before_items(parent):
            return self._counted(item, parent, *content)
        number = self._number(item, parent)
        style = self._style(item, parent)
        if style.startswith(("'", '"')):
            return style.strip("'\" ")
        if style == "none" or parent.tag == "ul":
            return "" if style == "none" else self._bullet(parent)
        return f"{numeral(number, style)}."

    def _bullet(self, around: _Element) -> str:
        """The bullet of a list. A list without bullets around it may be there for the layout of the page alone."""
        outer = (above for above in around.iterancestors("ul") if self._style(above, above) != "none")
        return TYPED_BULLETS[len([*islice(outer, len(TYPED_BULLETS) - 1)])]

    def _style(self, item: _Element, parent: _Element) -> str:
        for element in (item, parent):
            css = self._styles.of(element)
            shorthand = "none" if "none" in css.get("list-style", "").split() else ""
            attribute = element.get("type") or ""
            if style := css.get("list-style-type") or shorthand or _TYPES.get(attribute, ""):
                return style
        return "decimal"

    def _number(self, item: _Element, parent: _Element) -> int:
        step = -1 if parent.get("reversed") is not None else 1
        start = _integer(parent.get("start"))
        if parent not in self._next:
            self._next[parent] = start if start is not None else (1 if step > 0 else len(parent.findall("li")))
        value = _integer(item.get("value"))
        number = self._next[parent] if value is None else value
        self._next[parent] = number + step
        return number

    def _counted(self, item: _Element, parent: _Element, name: str, content: str) -> str:
        """A marker set by the style sheet, as in pages of Google Docs, whose counters run on from list to list."""
        counter = name.replace("lst-", "lst-ctn-", 1)
        is_first = parent.find("li") is item
        if is_first and "start" in classes(parent):
            self._counters[counter] = (_integer(parent.get("start")) or 1) - 1
        self._counters[counter] = self._counters.get(counter, 0) + 1
        shown = "".join(
            numeral(self._counters.get(match[2], 0), match[3] or "decimal") if match[2] else _unescaped(match[1])
            for match in _CONTENT.finditer(content)
        ).strip()
        return bullet(shown)


def numeral(number: int, style: str) -> str:
    """A number as a list shows it: 4 gives "IV" in upper-roman, "d" in lower-alpha."""
    if style.endswith(("alpha", "latin")) and number > 0:
        letters = _letters(number)
    elif style.endswith("roman") and 0 < number <= _LARGEST:
        letters = roman(number)
    else:
        return f"{number:02}" if style == "decimal-leading-zero" else str(number)
    return letters if style.startswith("upper") else letters.lower()


def bullet(shown: str) -> str:
    """A bullet of any shape as "-"; numbers, "+" and "*" as they are."""
    return "-" if _BULLETS.fullmatch(shown) else shown


def _letters(number: int) -> str:
    letters = ""
    while number > 0:
        number, digit = divmod(number - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def _integer(text: str | None) -> int | None:
    match = re.fullmatch(r"\s*(-?\d{1,6})\s*", text or "")
    return int(match[1]) if match else None


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: chr(min(int(match[1], 16), 0x10FFFF)), text)
