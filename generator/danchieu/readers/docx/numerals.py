"""Numbers as Word writes them in lists."""

from __future__ import annotations

from collections.abc import Callable

from danchieu.text import roman

_SILENT = frozenset({"none", "bullet"})
_LARGEST_ROMAN = 3999
# After z come aa, bb, cc; Word goes no further than thirty letters in a row.
_LARGEST_LETTER = 26 * 30
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
# In the ones of a number above ten: "hai mươi mốt", "mười lăm".
_LAST_DIGITS = {"năm": "lăm"}
_LAST_DIGITS_FROM_TWENTY = {"năm": "lăm", "một": "mốt"}


def written(number: int, numeral: str) -> str:
    """A number in one of Word's numerals; those that are not known here are written in digits, as the standard asks.

    >>> written(4, "upperRoman"), written(28, "lowerLetter"), written(7, "decimalZero")
    ('IV', 'bb', '07')
    """
    return "" if numeral in _SILENT else _NUMERALS.get(numeral, str)(number)


def _roman(number: int) -> str:
    return roman(number) if 0 < number <= _LARGEST_ROMAN else str(number)


def _letter(number: int) -> str:
    if not 0 < number <= _LARGEST_LETTER:
        return str(number)
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _ordinal(number: int) -> str:
    is_teen = number // 10 % 10 == 1
    return f"{number}{'th' if is_teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _vietnamese(number: int) -> str:
    """ "mười lăm", "hai mươi mốt"; from a hundred on in digits."""
    tens, ones = divmod(number, 10)
    if not 0 <= number < 100:
        return str(number)
    if tens == 0:
        return _DIGITS[ones]
    if tens == 1:
        return f"mười {_LAST_DIGITS.get(_DIGITS[ones], _DIGITS[ones])}" if ones else "mười"
    last = _LAST_DIGITS_FROM_TWENTY.get(_DIGITS[ones], _DIGITS[ones])
    return f"{_DIGITS[tens]} mươi {last}" if ones else f"{_DIGITS[tens]} mươi"


_NUMERALS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda number: _letter(number).lower(),
    "ordinal": _ordinal,
    "numberInDash": lambda number: f"- {number} -",
    "vietnameseCounting": _vietnamese,
}
