"""Measures the search for shared paragraphs: `python tests/bench/passages.py [COUNT]`.

Prints the seconds of one core that the signatures of so many plans took and those that laying them side by side took,
and the memory that both took; then what the join takes after an edit of one paragraph, and of all of a plan's.
A tenth of the plans is made from another: one word in twenty is a different one.
"""

from __future__ import annotations

import gc
import os
import resource
import sys
import time
from dataclasses import replace

os.environ["RAYON_NUM_THREADS"] = "1"

import plans

from danchieu import records
from danchieu.linked import LinkedRecord
from danchieu.outline import parse
from danchieu.passages import Earlier, alike, changes, signature


def main(count: int) -> None:
    """Makes the plans one by one, so that their texts take no memory, and prints the figures."""
    signatures, headers, spent = {}, {}, 0.0
    signature(_plan(0))
    before = _memory()
    for number in range(1, count + 1):
        made = _plan(number)
        start = time.process_time()
        signatures[made.record.id] = signature(made)
        spent += time.process_time() - start
        headers[made.record.id] = made.record.header
    gc.collect()
    start = time.process_time()
    found = alike(signatures, headers, {})
    joined = time.process_time() - start
    memory = _memory() - before
    paragraphs = sum(len(one.addresses) for one in signatures.values())
    shared = sum(map(len, found.values()))
    print(f"{count} plans, {paragraphs} paragraphs of 12 words or more, {shared} of them in other plans too")
    print(f"signatures {spent:.1f} s, side by side {joined:.1f} s, {memory:.0f} MB")
    old = _plan(count // 2)
    for what, new in (
        ("one paragraph", _with_a_word_more(old)),
        ("every paragraph", _plan(count // 2, is_edited=True)),
    ):
        now = {**signatures, old.record.id: signature(new)}
        start = time.process_time()
        changed = changes(found, {old.record.id: _earlier(old)}, now, headers, {})
        print(f"{what} edited: {time.process_time() - start:.2f} s, {len(changed)} plans show something else")


def _plan(number: int, *, is_edited: bool = False) -> LinkedRecord:
    text = plans.as_record(plans.plan(number if number % 10 else number // 10))
    text = text if number % 10 else _edited(text, number)
    record, _ = records.load(_edited(text, number + 1) if is_edited else text, f"plans/{number:05d}.md")
    assert record is not None
    return LinkedRecord(record, parse(record.body)[0])


def _with_a_word_more(plan: LinkedRecord) -> LinkedRecord:
    body = f"{plan.record.body.rstrip()} thêm"
    return LinkedRecord(replace(plan.record, body=body), parse(body)[0])


def _earlier(plan: LinkedRecord) -> Earlier:
    return Earlier(signature(plan), plan.record.header)


def _edited(text: str, number: int) -> str:
    head, _, body = text.partition("\n---\n")
    return f"{head}\n---\n{plans.edited(body, number)}"


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
