"""How long a save takes to show in a preview of a thousand records: `preview.py [RECORDS]`."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from tempfile import TemporaryDirectory

from sites import found

from newsites import environment

EDITS = 9


def main(count: int) -> None:
    """Builds once, then saves again and again and asks for the page until it has the new words."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        found(folder, count)
        paths = sorted(folder.glob("content/plans/*/*.md"))
        command = [sys.executable, "-m", "danchieu", "serve", "--port", "0", "--lang", "en"]
        with subprocess.Popen(command, cwd=folder, env=environment(), stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            address = process.stdout.readline().split()[2]
            while not process.stdout.readline().startswith("Built"):
                pass
            time.sleep(2)
            taken = []
            for number, path in enumerate(paths[:: max(1, count // EDITS)][:EDITS]):
                taken.append(_edit(path, f"{address}ke-hoach/{path.stem}/", f"sửa lần {number}"))
                while not process.stdout.readline().startswith("Built"):
                    pass
                time.sleep(2)
            process.terminate()
    print(f"{count} records: a save shows after {statistics.median(taken):.2f} s (median), {max(taken):.2f} s (most)")


def _edit(path: Path, address: str, words: str) -> float:
    begun = time.perf_counter()
    path.write_text(path.read_text("utf-8").rstrip() + f" Đã {words}.\n", "utf-8")
    while True:
        with urllib.request.urlopen(address) as answer:  # noqa: S310  (our own server)
            if words in answer.read().decode():
                return time.perf_counter() - begun
        time.sleep(0.02)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
