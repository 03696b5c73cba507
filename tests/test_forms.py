"""Whose rules of form a paper follows: told by the names at its head, else by its number."""

from __future__ import annotations

import pytest

from danchieu.forms import Form, form_of


@pytest.mark.parametrize(
    ("names", "symbol", "expected"),
    [
        (["TỈNH ỦY AN BÌNH", "BAN TUYÊN GIÁO"], "05-KH/BTGTU", Form.PARTY),
        (["BAN CHẤP HÀNH TRUNG ƯƠNG"], "35-NQ/TW", Form.PARTY),
        (["ĐẢNG BỘ TỈNH AN BÌNH", "HUYỆN UỶ SÔNG THAO"], None, Form.PARTY),
        (["UỶ BAN TRUNG ƯƠNG MẶT TRẬN TỔ QUỐC VIỆT NAM", "ĐẢNG ĐOÀN"], "10-KH/MTTW-ĐĐ", Form.PARTY),
        (["ỦY BAN NHÂN DÂN TỈNH AN BÌNH", "SỞ Y TẾ"], "15/KH-SYT", Form.STATE),
        (["BỘ NỘI VỤ"], "01/2011/TT-BNV", Form.STATE),
        (["TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "LĐLĐ TỈNH LAI CHÂU"], "464/KH-LĐLĐ", Form.STATE),
        (["HỘI NÔNG DÂN VIỆT NAM", "BAN CHẤP HÀNH TRUNG ƯƠNG"], "12-KH/HNDTW", Form.STATE),
        (["MTTQ VIỆT NAM TỈNH AN BÌNH", "BAN THƯỜNG TRỰC"], "08-KH/MTTQ-BTT", Form.STATE),
        (["BCH ĐOÀN TNCS HỒ CHÍ MINH TỈNH AN BÌNH"], "12-KH/TĐTN", Form.YOUTH),
        (["TỈNH ĐOÀN AN BÌNH", "BAN CHẤP HÀNH"], None, Form.YOUTH),
        ([], "441-KH/TWĐTN-KHCN", Form.YOUTH),
        ([], "12-KH/MTTW-BTT", Form.STATE),
        ([], "10-KH/MTTW-ĐĐ", Form.PARTY),
        ([], "35-NQ/TW", Form.PARTY),
        ([], "30/2020/NĐ-CP", Form.STATE),
        ([], "77/2015/QH13", Form.STATE),
        ([], "125/SGDĐT-VP", Form.STATE),
        (["VĂN PHÒNG"], None, None),
        ([], "35", None),
        ([], "không số", None),
        ([], None, None),
    ],
)
def test_head_and_number_tell_the_form(names: list[str], symbol: str | None, expected: Form | None) -> None:
    assert form_of(names, symbol) is expected
