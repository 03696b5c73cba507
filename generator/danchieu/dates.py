"""How official papers write a day."""

from __future__ import annotations

from datetime import date


def short_date(day: date) -> str:
    """The usual short form: "10/7/2023", "05/01/2024" (Nghị định 30/2020/NĐ-CP: zeros below 10, for months 1 and 2)."""
    return f"{day.day:02d}/{_month(day)}/{day.year}"


def long_date(day: date) -> str:
    """The form of heads and first mentions: "ngày 05 tháng 01 năm 2024"."""
    return f"ngày {day.day:02d} tháng {_month(day)} năm {day.year}"


def _month(day: date) -> str:
    return f"{day.month:02d}" if day.month < 3 else str(day.month)
