"""Old Word files (.doc), through LibreOffice where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from danchieu.readers import docx
from danchieu.readers.docx.package import is_archive, kind
from danchieu.readers.reading import Reading

_PROGRAMS = ("soffice", "libreoffice")
_LONGEST_CONVERSION = 120
_OLD_WORD = b"\xd0\xcf\x11\xe0"
# Offices and portals also name RTF and HTML so, and Word opens them.
_CONVERTIBLE = (_OLD_WORD, b"{\\rtf", b"<")


def read(data: bytes) -> Reading:
    """The lines of an old Word file; a .docx by a wrong name is read as what it is."""
    if not data:
        return Reading()
    if is_archive(data):
        return docx.read(data)
    if not data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_CONVERTIBLE):
        vi, en = kind(data)
        return Reading(code="I060", values={"actual": vi, "actual_en": en})
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    return _converted(program, data) if program else Reading(code="I064")


def _converted(program: str, data: bytes) -> Reading:
    with TemporaryDirectory() as name:
        folder = Path(name)
        source, target = folder / "source.doc", folder / "out" / "source.docx"
        source.write_bytes(data)
        is_in_time = _run(_command(program, source, target.parent))
        if target.is_file():
            return docx.read(target.read_bytes())
    if is_in_time:
        return _failed("tệp hỏng, có mật khẩu hoặc thiếu Writer", "it is damaged, has a password, or Writer is missing")
    return _failed(f"quá {_LONGEST_CONVERSION} giây", f"it took more than {_LONGEST_CONVERSION} seconds")


def _command(program: str, source: Path, target: Path) -> list[str]:
    # A profile of its own: LibreOffice does nothing when another one runs on the user's.
    profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"
    return [program, profile, "--headless", "--convert-to", "docx", "--outdir", str(target), str(source)]


def _run(command: list[str]) -> bool:
    """Runs a command; after the time limit it is ended with all that it started. Whether it ended by itself."""
    with subprocess.Popen(  # noqa: S603 - the program is LibreOffice, the rest are our own paths
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            process.wait(_LONGEST_CONVERSION)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return False
    return True


def _failed(reason: str, reason_en: str) -> Reading:
    return Reading(code="I065", values={"reason": reason, "reason_en": reason_en})
