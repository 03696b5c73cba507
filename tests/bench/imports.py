"""Measures the import of text files as a whole command: `python tests/bench/imports.py [COUNT]`.

Prints the size of the files, the seconds that the command took with as many processes as there are cores, and the
largest memory of any of them.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import plans


def main(count: int) -> None:
    """Generates the files, imports them, prints the figures."""
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder, "files")
        files.mkdir()
        for number in range(1, count + 1):
            (files / f"{number:05d}.txt").write_text(plans.as_file(plans.plan(number)), encoding="utf-8")
        size = sum(path.stat().st_size for path in files.iterdir()) / count / 1000
        command = [sys.executable, "-m", "danchieu", "import", str(files), "--to", f"{folder}/content"]
        start = time.perf_counter()
        done = subprocess.run(command, capture_output=True, check=False)
        seconds = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        records = sum(1 for _ in Path(folder, "content", "plans").rglob("*.md"))
    print(f"{records} of {count} files of {size:.1f} KB imported in {seconds:.1f} s, peak memory {peak:.0f} MB")
    print(f"{os.cpu_count()} cores, exit code {done.returncode}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
