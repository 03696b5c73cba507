"""New sites as editors make them: `danchieu init`, and the commands run in them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from danchieu.cli import main


def found(folder: Path, *options: str) -> Result:
    """A new repository in `folder`."""
    return CliRunner().invoke(main, ["init", str(folder), "--lang", "en", *options])


def environment(**more: str) -> dict[str, str]:
    """What a script in a site's repository runs with: this very program on the PATH, messages in English."""
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    modules = str(Path(__file__).resolve().parent.parent / "generator")
    return {**os.environ, "PATH": programs, "PYTHONPATH": modules, "LC_ALL": "en_US.UTF-8", **more}


def git(folder: Path, *arguments: str) -> str:
    """What git says; its own settings for this folder alone."""
    settings = ("-c", "user.name=x", "-c", "user.email=x@example.vn", "-c", "init.defaultBranch=main")
    done = subprocess.run(["git", *settings, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()
