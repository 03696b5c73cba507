"""What the commands say besides findings, in Vietnamese and English."""

from __future__ import annotations

from danchieu.diagnostics import Lang

MESSAGES: dict[str, dict[Lang, str]] = {
    "summary": {
        "vi": "{errors} lỗi, {warnings} cảnh báo, {notes} lưu ý.",
        "en": "{errors} errors, {warnings} warnings, {notes} notes.",
    },
    "built": {"vi": "Đã dựng xong: {site}", "en": "Built: {site}"},
    "not-built": {
        "vi": "Không dựng được; trang web cũ (nếu có) vẫn nguyên vẹn ở {site}",
        "en": "Not built; the last site, if any, still stands in {site}",
    },
    "generated": {"vi": "Đã ghi {count} trang vào {to}", "en": "Wrote {count} pages to {to}"},
    "not-an-item": {
        "vi": 'Dòng {line} không có dạng {{"id": …, "text": "…"}}',
        "en": 'line {line} is not of the form {{"id": …, "text": "…"}}',
    },
    "no-citation": {"vi": "Không có dẫn chiếu ở vị trí {at}", "en": "There is no citation at {at}"},
    "imported": {"vi": "{path} → {record}", "en": "{path} → {record}"},
    "not-imported": {"vi": "{path}: không nhập được", "en": "{path}: not imported"},
}


def say(name: str, lang: Lang, **values: object) -> str:
    """The message of that name: `say("generated", "en", count=3, to="x")` gives "Wrote 3 pages to x"."""
    return MESSAGES[name][lang].format_map(values)
