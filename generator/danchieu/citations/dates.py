"""Dates as they are typed: 22/10/2018, 06-02-2017, ngày 22 tháng 10 năm 2018."""

from __future__ import annotations

from datetime import date

# A whole date in three groups; "tháng 9/2016" and "ngày 22/10" are none.
DATE = r"(\d{1,2})\s{0,3}(?:[/.-]|tháng)\s{0,3}(\d{1,2})\s{0,3}(?:[/.-]|,?\s{0,3}năm)\s{0,3}(\d{4})(?!\d)"


def to_date(day: str, month: str, year: str) -> date | None:
    """The date, None for one that no calendar has (31/02/2020)."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
