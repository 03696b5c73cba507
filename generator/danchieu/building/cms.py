"""The script of /admin/, where a site has it switched on: fetched by npm once, at one version, known by its digest."""

from __future__ import annotations

import base64
import hashlib
import io
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from danchieu.diagnostics import Diagnostic
from danchieu.pages.admin import FOLDER, Forge, admin_pages
from danchieu.plugin import DanChieuPlugin

# MIT; https://github.com/sveltia/sveltia-cms. The digest is that of the package in the registry, as lock files have it.
PACKAGE = "@sveltia/cms@0.221.1"
INTEGRITY = "sha512-J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ=="
_TAKEN = {"package/dist/sveltia-cms.js": "sveltia-cms.js", "package/LICENSE.txt": "sveltia-cms.LICENSE.txt"}
_PATIENCE = 300  # seconds


class _Missing(Exception):
    """Why there is no package."""


def admin_files(config: MkDocsConfig, cache: Path) -> tuple[Mapping[str, bytes], list[Diagnostic]]:
    """The files of /admin/ by address, and what is wrong; none where it is switched off."""
    plugin = config.plugins.get("danchieu")
    if not isinstance(plugin, DanChieuPlugin) or not plugin.config.admin.repo:
        return {}, []
    option = plugin.config.admin
    try:
        script = _opened(_package(cache))
    except (_Missing, OSError) as error:
        values: dict[str, object] = {"package": PACKAGE, "reason": str(error)}
        return {}, [Diagnostic("B008", str(config.config_file_path), values=values)]
    pages = admin_pages(Forge(option.forge, option.repo, option.branch, plugin.config.content))
    return {**script, **{page.uri: page.text.encode() for page in pages}}, []


def _package(cache: Path) -> bytes:
    kept = cache / "admin.tgz"
    if kept.is_file() and _is_right(kept.read_bytes()):
        return kept.read_bytes()
    found = _fetched()
    if not _is_right(found):
        raise _Missing(f"{INTEGRITY} ≠ {_digest(found)}")
    kept.write_bytes(found)
    return found


def _fetched() -> bytes:
    npm = shutil.which("npm")
    if npm is None:
        raise _Missing("npm: not found")
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", "--silent", "--ignore-scripts", PACKAGE]
        try:
            done = subprocess.run(  # noqa: S603  (our own words alone)
                command, cwd=folder, capture_output=True, text=True, timeout=_PATIENCE, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise _Missing(f"npm: {error.timeout} s") from error
        made = list(Path(folder).glob("*.tgz"))
        if not made:
            raise _Missing(f"npm: {(done.stderr or done.stdout).strip()[-500:]}")
        return made[0].read_bytes()


def _is_right(package: bytes) -> bool:
    return _digest(package) == INTEGRITY


def _digest(package: bytes) -> str:
    return f"sha512-{base64.b64encode(hashlib.sha512(package).digest()).decode()}"


def _opened(package: bytes) -> dict[str, bytes]:
    with tarfile.open(fileobj=io.BytesIO(package)) as files:
        found = {name: files.extractfile(name) for name in _TAKEN}
        return {f"{FOLDER}/{_TAKEN[name]}": file.read() for name, file in found.items() if file}
