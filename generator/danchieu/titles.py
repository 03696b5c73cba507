"""Citations in a document's title (trích yếu): "Kế hoạch thực hiện Nghị quyết số 35-NQ/TW" says what it carries out."""

from __future__ import annotations

from collections.abc import Iterable

from danchieu.citations import find
from danchieu.keys import Index
from danchieu.model import Citation, Work
from danchieu.resolve import Context, Link, resolve


def title_links(work: Work, places: Index, citations: Iterable[Citation] | None = None) -> tuple[Link, ...]:
    """Where the citations of a title lead; the document's own name and short forms defined in it are left out.

    `citations` are those of the title, where they are found already.
    """
    found = find(work.title or "") if citations is None else citations
    cited = [c for c in found if c.stands_for is None and not _is_own_name(c, work)]
    return resolve(cited, Context(work.id, work.issuer, work.date), places)


def _is_own_name(citation: Citation, work: Work) -> bool:
    # What has no number has its name for a title: "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh … lần thứ XIX".
    return citation.start == 0 and citation.type == work.type
