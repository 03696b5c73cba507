"""Characters of the fonts Symbol and Wingdings, which Word keeps as numbers of the font."""

from __future__ import annotations

_PRIVATE = 0xF000
_GREEK = dict(zip("ABCDEFGHIKLMNOPQRSTUWXYZ", "ΑΒΧΔΕΦΓΗΙΚΛΜΝΟΠΘΡΣΤΥΩΞΨΖ", strict=True))
_SYMBOL = {
    **_GREEK,
    **{latin.lower(): greek.lower() for latin, greek in _GREEK.items()},
    **{"\x22": "∀", "\x24": "∃", "\x27": "∋", "-": "−", "\xa3": "≤", "\xa5": "∞", "\xab": "↔", "\xac": "←"},
    **{"\xad": "↑", "\xae": "→", "\xaf": "↓", "\xb0": "°", "\xb1": "±", "\xb3": "≥", "\xb4": "×", "\xb7": "•"},
    **{"\xb8": "÷", "\xb9": "≠", "\xba": "≡", "\xbb": "≈", "\xbc": "…", "\xd7": "⋅", "\xdb": "⇔", "\xde": "⇒"},
}
_WINGDINGS = {
    **{"(": "☎", "*": "✉", "J": "☺", "l": "●", "m": "❍", "n": "■", "o": "□", "p": "❐", "q": "❑", "r": "❒"},
    **{"s": "⬧", "t": "⧫", "u": "◆", "v": "❖", "w": "⬥", "\x9f": "•", "\xa7": "▪", "\xa8": "◻", "\xd8": "➢"},
    **{"\xe0": "→", "\xe8": "➔", "\xf0": "⇨", "\xfb": "✗", "\xfc": "✓", "\xfd": "☒", "\xfe": "☑"},
}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}


def shown(text: str, font: str) -> str:
    """What a reader sees of a text in this font; other fonts show the text itself.

    >>> shown("\\uf0fc", "Wingdings"), shown("Ø", "Wingdings"), shown("Ø", "Arial")
    ('✓', '➢', 'Ø')
    """
    table = _FONTS.get(font.lower())
    return "".join(_shown(c, table) for c in text) if table else text


def _shown(character: str, table: dict[str, str]) -> str:
    code = ord(character)
    bare = chr(code - _PRIVATE) if _PRIVATE <= code < _PRIVATE + 0x100 else character
    is_plain = table is _SYMBOL and " " <= bare <= "~"
    return table.get(bare, bare if is_plain else character)
