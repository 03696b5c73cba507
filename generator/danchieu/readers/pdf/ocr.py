"""Recognition of letters in scanned pages, by ocrmypdf where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from danchieu.readers.reading import Reading

MOST_SECONDS = 1800
_ABSENT = {"reason": "chưa cài ocrmypdf", "reason_en": "ocrmypdf is not installed"}
_SLOW = {"reason": f"quá {MOST_SECONDS // 60} phút", "reason_en": f"it takes over {MOST_SECONDS // 60} minutes"}


def recognised(data: bytes, option: str) -> bytes | Reading:
    """The file with a layer of text, or a reading that says why there is none.

    `option` is ocrmypdf's word for pages that have text already: "--skip-text" or "--force-ocr".
    """
    program = shutil.which("ocrmypdf")
    if program is None:
        return Reading(code="I055", values=_ABSENT)
    with TemporaryDirectory() as folder:
        source, target = Path(folder, "source.pdf"), Path(folder, "target.pdf")
        source.write_bytes(data)
        command = [program, "-l", "vie", option, "--output-type", "pdf", "--quiet", str(source), str(target)]
        try:
            done = subprocess.run(command, capture_output=True, timeout=MOST_SECONDS, check=False)  # noqa: S603
        except subprocess.TimeoutExpired:
            return Reading(code="I055", values=_SLOW)
        return target.read_bytes() if done.returncode == 0 else _failed(done.stderr)


def _failed(stderr: bytes) -> Reading:
    """The program's last word is the reason: "… does not have language data for … vie"."""
    lines = stderr.decode("utf-8", "replace").strip().splitlines()
    reason = lines[-1] if lines else "ocrmypdf"
    return Reading(code="I055", values={"reason": reason, "reason_en": reason})
