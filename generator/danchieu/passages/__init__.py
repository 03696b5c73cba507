"""Passages (đoạn trùng): the same paragraph, or nearly the same, in other documents.

Each document's paragraphs become numbers (`signature`), the numbers of all documents are laid side by side (`laid`),
those that agree in something rare (`candidates`) are compared (`likeness`), and of those alike the few are chosen
that a reader is shown (`choice`). After an edit only what it touches is compared and chosen again (`renewal`).
"""

from __future__ import annotations

from danchieu.passages.choice import Alike, Same, alike
from danchieu.passages.renewal import Earlier, changes
from danchieu.passages.signature import Signature, signature

__all__ = ["Alike", "Earlier", "Same", "Signature", "alike", "changes", "signature"]
