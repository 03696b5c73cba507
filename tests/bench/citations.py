"""Measures `find` on text labelled by hand: `python tests/bench/citations.py [--store]`.

Prints precision, recall and F1 of each family, how many found citations are named right, the speed, and what was
gained and lost since the stored result. The way of counting is that of the labelling rules: a found citation matches a
labelled one if their spans overlap, one to one; identity is type, symbol, date (where labelled) and term.
"""

from __future__ import annotations

import json
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from danchieu.catalogue import Catalogue
from danchieu.citations import find
from danchieu.corpus import read
from danchieu.keys import Index, index
from danchieu.model import Citation
from danchieu.resolve import Context, resolve
from danchieu.single import links_in, of_text

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "gold" / "citations"
STORED = GOLD / "result.json"
SEEDS = ROOT.parent / "shared" / "seeds"
MEGABYTES = 4

Label = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """One labelled text."""

    id: str
    text: str
    labels: tuple[Label, ...]


@dataclass(slots=True)
class Score:
    """Counts of one run; `matched` and `right` hold what was found and named right, as "item:position"."""

    labelled: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    hit: Counter[str] = field(default_factory=Counter)
    true: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    known: set[str] = field(default_factory=set)
    false: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    misnamed: list[str] = field(default_factory=list)


def gold() -> Iterator[Item]:
    """The labelled texts; those of the seeds are left out where the seeds are not at hand."""
    for path in sorted(GOLD.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            if "file" in item:
                yield from _of_seed(item)
            else:
                yield Item(item["id"], item["text"], tuple(item["citations"]))


def _of_seed(item: dict[str, Any]) -> Iterator[Item]:
    path = SEEDS / item["file"]
    if path.is_file():
        start, end = item["start"], item["end"]
        text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))[start:end]
        labels = [label | {"start": label["start"] - start, "end": label["end"] - start} for label in item["citations"]]
        yield Item(item["id"], text, tuple(labels))


def score(items: Iterable[Item]) -> Score:
    """Finds the citations of each text as `danchieu cite` does, and counts them against its labels."""
    total = Score()
    for item in items:
        _count(item, [link.citation for link in links_in(of_text(item.text), Index(Catalogue()))], total)
    return total


def _count(item: Item, found: list[Citation], total: Score) -> None:
    left = list(found)
    for position, label in enumerate(item.labels):
        family = label["family"]
        total.labelled[family] += 1
        citation = _best(label, left)
        if citation is None:
            total.missed.append(f"{item.id}: {label['text']!r}")
            continue
        left.remove(citation)
        total.hit[family] += 1
        total.true[citation.family.value] += 1
        total.known.add(f"{item.id}:{position}")
        wrong = differences(label, citation)
        total.right[family] += not wrong
        if wrong:
            total.misnamed.append(f"{item.id}: {label['text']!r}: {wrong}")
        else:
            total.known.add(f"{item.id}:{position}:named")
    total.found.update(citation.family.value for citation in found)
    total.false += [f"{item.id}: {citation.text!r} ({citation.rule})" for citation in left]


def _best(label: Label, found: list[Citation]) -> Citation | None:
    """The overlapping citation that is named most like the label; of equals the first."""
    over = [c for c in found if c.start < label["end"] and label["start"] < c.end]
    return min(over, key=lambda c: len(differences(label, c)), default=None)


def differences(label: Label, citation: Citation) -> dict[str, tuple[object, object]]:
    """The fields of identity in which a citation is not as labelled: name → (labelled, found)."""
    day = citation.date.isoformat() if citation.date else None
    found = {"type": citation.type, "symbol": citation.symbol, "term": citation.term}
    pairs = {name: (label.get(name), value) for name, value in found.items()}
    if label.get("date"):
        pairs["date"] = (label["date"], day)
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def resolution(items: Iterable[Item]) -> tuple[int, int]:
    """Of the citations of the seeds whose work the catalogue has: how many lead to it, and how many there are."""
    labelled = yaml.safe_load((GOLD / "targets.yml").read_text(encoding="utf-8"))
    places = index(read(ROOT / "content").catalogue)
    right = known = 0
    for item in items:
        if item.id in labelled:
            hits, count = _resolved(item, labelled[item.id], places)
            right, known = right + hits, known + count
    return right, known


def _resolved(item: Item, plan: dict[str, Any], places: Index) -> tuple[int, int]:
    context = Context(item.id, plan["issuer"], plan.get("date"))
    left = list(resolve(find(item.text), context, places))
    right = known = 0
    for label, target in zip(item.labels, plan["targets"], strict=True):
        citation = _best(label, [link.citation for link in left])
        link = next((link for link in left if link.citation is citation), None)
        if link:
            left.remove(link)
        known += target is not None
        right += target is not None and link is not None and link.targets == (target,)
    return right, known


def speed(items: Iterable[Item]) -> float:
    """Megabytes of UTF-8 a second on one core, the labelled texts read again and again as one text."""
    text = "\n".join(item.text for item in items)
    text *= 1 + MEGABYTES * 1_000_000 // len(text.encode())
    start = time.perf_counter()
    find(text)
    return len(text.encode()) / 1e6 / (time.perf_counter() - start)


def changes(total: Score, items: Iterable[Item]) -> tuple[set[str], set[str]]:
    """What was gained and lost since the stored result, of the texts that are at hand."""
    before = set(json.loads(STORED.read_text(encoding="utf-8"))) if STORED.is_file() else set[str]()
    there = {item.id for item in items}
    return total.known - before, {one for one in before - total.known if one.split(":")[0] in there}


def report(total: Score) -> Iterator[str]:
    """The table of families, and their sum."""
    yield f"{'family':<16}{'labelled':>9}{'found':>7}{'precision':>11}{'recall':>9}{'F1':>8}{'identity':>10}"
    for family in sorted(total.labelled | total.found):
        precision = _share(total.true[family], total.found[family])
        recall = _share(total.hit[family], total.labelled[family])
        identity = _share(total.right[family], total.hit[family])
        yield _row(family, total.labelled[family], total.found[family], precision, recall, identity)
    hits, found, labelled = total.hit.total(), total.found.total(), total.labelled.total()
    sums = (_share(hits, found), _share(hits, labelled), _share(total.right.total(), hits))
    yield _row("all", labelled, found, *sums)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _row(name: str, labelled: int, found: int, precision: float, recall: float, identity: float) -> str:
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"{name:<16}{labelled:>9}{found:>7}{precision:>11.2%}{recall:>9.2%}{f1:>8.2%}{identity:>10.2%}"


def main(store: bool) -> int:
    """Prints the report; exit code 1 if something that was found or named right before is not any more."""
    items = list(gold())
    total = score(items)
    print("\n".join(report(total)))
    right, known = resolution(items)
    print(f"resolution: {right} of {known} that have a work in the catalogue ({_share(right, known):.2%})")
    print(f"speed: {speed(items):.1f} MB/s")
    for title, lines in (("false", total.false), ("missed", total.missed), ("misnamed", total.misnamed)):
        print(f"\n{title}: {len(lines)}", *lines, sep="\n  ")
    gained, lost = changes(total, items)
    print(f"\ngained: {len(gained)}, lost: {len(lost)}", *sorted(lost), sep="\n  ")
    if store:
        STORED.write_text(json.dumps(sorted(total.known), indent=0) + "\n", encoding="utf-8")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main("--store" in sys.argv))
