"""Thể thức: by whose rules of form a document is laid out and cited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from danchieu.symbols import Regime, parse
from danchieu.text import fold


class Form(StrEnum):
    """Whose rules: the Front and the unions write in the State's form, the Youth Union in one of its own."""

    STATE = "state"
    PARTY = "party"
    YOUTH = "youth"


# What names of bodies tell, in this order: "Đoàn TNCS" may stand under a Party committee, "Đảng đoàn" in the Front, and
# under "Hội Nông dân" stands "Ban Chấp hành Trung ương", which alone says nothing.
_NAMES = (
    (Form.YOUTH, r"doan (?:tncs|thanh nien)|(?:tinh|thanh|huyen|quan|thi|xa|phuong|trung uong) doan"),
    (
        Form.PARTY,
        r"dang (?:doan|uy|bo)|ban can su dang|chi (?:bo|uy)|(?:tinh|thanh|huyen|quan|thi) uy|bo chinh tri|ban bi thu"
        r"|trung uong dang|(?:ban (?:tuyen giao|dan van|to chuc|noi chinh)|van phong|uy ban kiem tra) trung uong",
    ),
    (
        Form.STATE,
        r"uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|mat tran|u?b?mttq|(?:lien doan|tong lien doan) lao dong|ldld"
        r"|cong doan|hoi|quoc hoi|chinh phu|thu tuong|so|bo|truong",
    ),
)
_BY_NAME = tuple((form, re.compile(rf"\b(?:{words})\b")) for form, words in _NAMES)

# What the codes of bodies tell, where the mark behind the number misleads: 10-KH/MTTW is the Front's.
_BY_CODE = (
    (Form.YOUTH, re.compile("ĐTN")),
    (Form.PARTY, re.compile(r"(?<!\w)ĐĐ(?!\w)")),
    (Form.STATE, re.compile(r"MTT|LĐLĐ|TLĐ|ĐCT|HLHPN|HND|CCB")),
)
_BY_MARK = {Regime.PARTY: Form.PARTY, Regime.STATE: Form.STATE, Regime.LAW: Form.STATE, Regime.LETTER: Form.STATE}


def form_of(names: Sequence[str], symbol: str | None) -> Form | None:
    """The form of a document with these bodies at its head and this symbol; None where neither tells.

    >>> form_of(["TỈNH ỦY AN BÌNH", "BAN DÂN VẬN"], None), form_of([], "464/KH-LĐLĐ"), form_of([], None)
    (<Form.PARTY: 'party'>, <Form.STATE: 'state'>, None)
    """
    return _told_by(_BY_NAME, fold(" / ".join(names))) or _of_symbol(symbol)


def _of_symbol(symbol: str | None) -> Form | None:
    parsed = parse(symbol or "")
    if parsed is None:
        return None
    return _told_by(_BY_CODE, "-".join(parsed.bodies)) or _BY_MARK.get(parsed.regime)


def _told_by(table: Sequence[tuple[Form, re.Pattern[str]]], words: str) -> Form | None:
    return next((form for form, pattern in table if pattern.search(words)), None)
