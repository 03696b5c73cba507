"""Words as their fonts show them: in Unicode, and in capitals where the font or the look has only those."""

from __future__ import annotations

from danchieu.readers.docx.styles import Look
from danchieu.readers.legacy import from_tcvn3, from_vni


def as_shown(text: str, look: Look) -> str:
    """The text of runs that look the same. The old fonts hold Vietnamese letters in place of Western ones.

    >>> as_shown("kÕ ho¹ch", Look(font=".VnTimeH")), as_shown("Keá hoaïch", Look(font="VNI-Times"))
    ('KẾ HOẠCH', 'Kế hoạch')
    """
    font = look.font.upper()
    is_tcvn3 = font.startswith(".VN")
    if not _is_unicode(text):
        text = from_tcvn3(text) if is_tcvn3 else from_vni(text) if font.startswith("VNI-") else text
    return text.upper() if look.is_caps or (is_tcvn3 and font.endswith("H")) else text


def _is_unicode(text: str) -> bool:
    """Whether letters stand in the text that the old fonts do not have: then only its font's name is old."""
    return any(ord(c) > 0xFF and c.isalpha() for c in text)
