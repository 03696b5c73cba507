"""Old Word files go through LibreOffice; a program that stands in for it shows what the reader makes of its answers."""

from __future__ import annotations

import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from danchieu.readers import doc
from wordfiles import word_file

PLAN = word_file("<w:p><w:r><w:t>Kế hoạch tháng 3</w:t></w:r></w:p>")
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
RTF = b"{\\rtf1\\ansi\\uc1 K\\u7871 e ho\\u7841 ach}"
CONVERTS = """#!{python}
import shutil, sys
from pathlib import Path
folder = Path(sys.argv[sys.argv.index("--outdir") + 1])
folder.mkdir()
shutil.copy({result!r}, folder / (Path(sys.argv[-1]).stem + ".docx"))
"""


def put_program(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes a script the only program on the path, by LibreOffice's name."""
    program = folder / "soffice"
    program.write_text(script, encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(folder))


@pytest.mark.parametrize("data", [OLD_WORD, RTF, b"<html>"], ids=["old Word", "RTF", "HTML"])
def test_what_libreoffice_makes_of_a_file_is_read(data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "result.docx").write_bytes(PLAN)
    script = CONVERTS.format(python=sys.executable, result=str(tmp_path / "result.docx"))
    put_program(tmp_path, script, monkeypatch)
    assert doc.read(data).lines == ("Kế hoạch tháng 3",)


def test_a_new_word_file_by_the_old_name_needs_no_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert doc.read(PLAN).lines == ("Kế hoạch tháng 3",)


def test_without_libreoffice_the_finding_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert doc.read(OLD_WORD).code == "I064"


def test_a_file_that_cannot_be_converted_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_program(tmp_path, f"#!{sys.executable}\nraise SystemExit(1)\n", monkeypatch)
    assert doc.read(OLD_WORD).code == "I065"


def test_a_conversion_that_does_not_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_program(tmp_path, f"#!{sys.executable}\nimport signal\nsignal.pause()\n", monkeypatch)
    monkeypatch.setattr(doc, "_LONGEST_CONVERSION", 0.5)
    reading = doc.read(OLD_WORD)
    assert (reading.code, "0.5" in str(reading.values["reason"])) == ("I065", True)


def test_a_picture_by_the_name_of_a_word_file_is_a_finding() -> None:
    assert doc.read(b"\x89PNG\r\n\x1a\n").code == "I060"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_itself_reads_old_files(tmp_path: Path) -> None:
    (tmp_path / "plan.docx").write_bytes(PLAN)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "doc", "--outdir", tmp_path, tmp_path / "plan.docx"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert doc.read((tmp_path / "plan.doc").read_bytes()).lines == ("Kế hoạch tháng 3",)
    assert doc.read(RTF).lines == ("Kế hoạch",)
