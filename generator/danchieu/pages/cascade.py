"""The page of a cascade: who carries a document out, level by level, branch by branch, and whose plan was not found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from danchieu.branches import Branch
from danchieu.cascade import Step, tree
from danchieu.corpus import Corpus
from danchieu.gaps import Gap
from danchieu.model import Relation
from danchieu.pages import names, paths
from danchieu.pages.markdown import escape, front_matter, link
from danchieu.pages.page import Page, paged
from danchieu.pages.places import LEVEL_NAMES
from danchieu.pages.relations import clause_links, item
from danchieu.relations import Ties

BRANCH_NAMES: Mapping[Branch | None, str] = {
    Branch.PARTY: "Đảng",
    Branch.STATE: "Nhà nước",
    Branch.FRONT: "Mặt trận Tổ quốc",
    Branch.UNION: "Công đoàn và các đoàn thể",
    None: "Chưa rõ khối",
}
_DEEPEST = 5  # levels of a list that a phone has room for; what stands deeper stands there too

_GAP_NOTE = (
    "Danh mục của trang này có các cơ quan dưới đây, đã hoạt động khi văn bản ra đời; trong số văn bản đăng ở đây "
    "chưa thấy văn bản nào của họ ghi là thực hiện nó. Đó là chỗ thiếu của trang này, không phải nhận xét về việc "
    "triển khai của các cơ quan. Nếu bạn có văn bản, xin xem cách [bổ sung văn bản]({href})."
)


def cascade_pages(corpus: Corpus, id_: str) -> Iterator[Page]:
    """The cascade of one document, on as many pages as it needs; none where nothing here carries it out."""
    steps = tree(corpus.cascade, id_)
    if not steps:
        return
    standing = {step.id: step for step in steps if step.stands}
    name = names.target_name(corpus, id_)
    title = f"Triển khai {name}"

    def lines(here: str, part: Sequence[Step], number: int) -> list[str]:
        count = f"{len(standing)} văn bản đăng ở đây thực hiện"
        return [
            *front_matter(title),
            f"# Triển khai {escape(name)}",
            "",
            f"{count} {link(escape(name), paths.relative(here, paths.target(corpus, id_)))}, trực tiếp hoặc qua nhau.",
            "{: .ours }",
            "",
            *_tree(corpus, here, part, standing),
            *(_gaps(corpus, here, corpus.gaps.get(id_, ())) if number == 1 else ()),
        ]

    yield from paged(paths.cascade(corpus, id_), steps, lines)


# --- tree ----------------------------------------------------------------------------------------------------------


def _tree(corpus: Corpus, here: str, part: Sequence[Step], standing: Mapping[str, Step]) -> list[str]:
    lines = ['<div class="cascade" markdown>', ""]
    group = ""
    for step, continued in _with_ancestors(part, standing):
        own = _group(corpus, step.id)
        if step.depth == 1 and own != group:
            group = own
            lines += ["", f"## {own} {{ .ours }}", ""]
        lines.append(f"{'    ' * (min(step.depth, _DEEPEST) - 1)}- {_step(corpus, here, step, standing, continued)}")
    return [*lines, "", "</div>", ""]


def _with_ancestors(part: Sequence[Step], standing: Mapping[str, Step]) -> Iterator[tuple[Step, bool]]:
    """The steps of one page, before them those that the first hangs on, which stand on an earlier page."""
    ancestors: list[Step] = []
    at = standing.get(part[0].parent)
    while at is not None:
        ancestors.insert(0, at)
        at = standing.get(at.parent)
    yield from ((step, True) for step in ancestors if step.depth < _DEEPEST)
    yield from ((step, False) for step in part)


def _step(corpus: Corpus, here: str, step: Step, standing: Mapping[str, Step], continued: bool) -> str:
    shown = item(corpus, here, step.id, _where(corpus, here, step))
    if continued:
        return f'{shown} <span class="relation ours">(tiếp)</span>'
    if not step.stands:
        home = names.target_name(corpus, standing[step.id].parent)
        return f'{shown} <span class="relation ours">(xem ở phần {escape(home)})</span>'
    place = f' <span class="relation ours">{_group(corpus, step.id)}</span>' if step.depth > 1 else ""
    return f"{shown}{place}"


def _where(corpus: Corpus, here: str, step: Step) -> str:
    """Links to the clauses that say that this document carries out the one above it."""
    ties = corpus.ties.get(step.id, Ties()).outgoing
    said = (tie for tie in ties if tie.target == step.parent and tie.relation is not Relation.CITES)
    return next((clause_links(corpus, tie, here) for tie in said), "")


def _group(corpus: Corpus, id_: str) -> str:
    work = corpus.catalogue.works.get(id_)
    issuer = work.issuer if work else None
    return _group_name(corpus.catalogue.level(issuer), corpus.branches.get(issuer or ""))


def _group_name(level: str | None, branch: Branch | None) -> str:
    return f"{LEVEL_NAMES[level]} · {BRANCH_NAMES[branch]}"


# --- gaps ----------------------------------------------------------------------------------------------------------


def _gaps(corpus: Corpus, here: str, found: Sequence[Gap]) -> list[str]:
    if not found:
        return []
    note = _GAP_NOTE.format(href=paths.relative(here, "bo-sung.md"))
    lines = ["## Chưa thấy kế hoạch ở đây { #chua-thay .ours }", "", note, "{: .doc-status .ours }", ""]
    for gap in found:
        lines += [f'{_group_name(gap.level, gap.branch)} <span class="counts">{gap.count}</span>']
        lines += ["{: .relation-name .ours }", "", *_bodies(corpus, here, gap), ""]
    return lines


def _bodies(corpus: Corpus, here: str, gap: Gap) -> Iterator[str]:
    for key in gap.bodies:
        yield f"- {link(escape(corpus.catalogue.bodies[key].name), paths.relative(here, paths.body(key)))}"
    if gap.count > len(gap.bodies):
        yield f"- và {gap.count - len(gap.bodies)} cơ quan khác"
