"""Passages (đoạn trùng): the same paragraph, or nearly the same, in other documents.

Three steps: each document's paragraphs become numbers (`signature`), the numbers of all documents are laid side by side
to find which paragraphs are alike (`neighbours`), and of those the few are chosen that a reader is shown (`choice`).
"""

from __future__ import annotations

from danchieu.passages.choice import Alike, Same, alike
from danchieu.passages.signature import Signature, signature

__all__ = ["Alike", "Same", "Signature", "alike", "signature"]
