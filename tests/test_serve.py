"""The preview shows an edited record after a save."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpora import record
from test_build import project

PATIENCE = 60  # seconds until a page that never comes is a failure


@pytest.fixture
def folder(root: Path, tmp_path: Path) -> Path:
    return project(root, tmp_path, {"plans/a.md": record(title="Bản đầu")})


@pytest.fixture
def preview(folder: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "serve",
        "--dev-addr",
        address,
        "--config-file",
        str(folder / "mkdocs.yml"),
    ]
    with (folder / "log").open("wb") as log, subprocess.Popen(command, stdout=log, stderr=log) as process:
        try:
            yield f"http://{address}/ke-hoach/a/"
        finally:
            process.terminate()


def shows(address: str, words: str) -> bool:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310  (our own server)
                if words in answer.read().decode():
                    return True
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(0.2)
    return False


def test_an_edited_record_shows_after_a_save(folder: Path, preview: str) -> None:
    assert shows(preview, "Bản đầu")
    (folder / "content/plans/a.md").write_text(record(title="Bản sau"), encoding="utf-8")
    assert shows(preview, "Bản sau")


def test_a_fault_does_not_end_the_preview(folder: Path, preview: str) -> None:
    assert shows(preview, "Bản đầu")
    (folder / "content/plans/a.md").write_text(record(title="Bản sau", date="mai"), encoding="utf-8")
    assert shows(preview, "Bản sau")
    assert "R004" in (folder / "log").read_text(encoding="utf-8")
