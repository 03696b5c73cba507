"""What /admin/ is made of, where a site has it switched on: fetched by npm once, at one version, known by digests."""

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
from typing import NamedTuple

from mkdocs.config.defaults import MkDocsConfig

from danchieu.diagnostics import Diagnostic
from danchieu.pages.admin import FOLDER, SCRIPT, Forge, admin_pages
from danchieu.plugin import DanChieuPlugin
from danchieu.text import slug


class Package(NamedTuple):
    """A package of npm at one version, the digest that the registry and lock files have of it, and what of it is taken.

    `taken` are files of the package, each with its name below /admin/; the licence is always one of them.
    """

    name: str
    integrity: str
    taken: Mapping[str, str]


def _font(name: str, integrity: str, *files: str) -> Package:
    """A font of https://fontsource.org, which are all under the SIL Open Font License 1.1."""
    family = name.partition("/")[2].partition("@")[0]
    return Package(
        name,
        integrity,
        {**{f"package/files/{file}": file for file in files}, "package/LICENSE": f"{family}.LICENSE.txt"},
    )


# Sveltia (MIT; https://github.com/sveltia/sveltia-cms) and the fonts that it would fetch from elsewhere.
PACKAGES = (
    Package(
        "@sveltia/cms@0.221.1",
        "sha512-J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ==",
        {"package/dist/sveltia-cms.js": SCRIPT, "package/LICENSE.txt": "sveltia-cms.LICENSE.txt"},
    ),
    _font(
        "@fontsource-variable/material-symbols-outlined@5.3.7",
        "sha512-d6kLamaMdad40AYoyJEBgCH63fRLklC7GW7bgb7WWbPh/UzuW483Dlyfmn3vxpiNsHLIMBOcYYkZDtOC9Y3MUA==",
        "material-symbols-outlined-latin-wght-normal.woff2",
    ),
    _font(
        "@fontsource-variable/source-sans-3@5.3.0",
        "sha512-dpi0GZk7EQe2tYpg6Q0Fx0OmUgnuGu+0rHPgtXqtKhglYmJuP7jZ12Mu1uN+NfRaJRY1Emn8AQJEWzmoZ4wa9g==",
        "source-sans-3-latin-wght-normal.woff2",
        "source-sans-3-vietnamese-wght-normal.woff2",
    ),
    _font(
        "@fontsource/noto-mono@5.3.0",
        "sha512-QZieY3OyKEImCXg3HRiF6p6/H0GXX94uEb53ayLyQgCTB20LdkvsyJIgigo6lAGmVw3WEs40DdG5KTqpxfwgGg==",
        "noto-mono-latin-400-normal.woff2",
    ),
)
_PATIENCE = 300  # seconds


class _Missing(Exception):
    """Why there is no package."""


def admin_files(config: MkDocsConfig, cache: Path) -> tuple[Mapping[str, bytes], list[Diagnostic]]:
    """The files of /admin/ by address, and what is wrong; none where it is switched off."""
    plugin = config.plugins.get("danchieu")
    if not isinstance(plugin, DanChieuPlugin) or not plugin.config.admin.repo:
        return {}, []
    option = plugin.config.admin
    files: dict[str, bytes] = {}
    for package in PACKAGES:
        try:
            files |= _opened(_packed(package, cache), package.taken)
        except (_Missing, OSError) as error:
            values: dict[str, object] = {"package": package.name, "reason": str(error)}
            return {}, [Diagnostic("B008", str(config.config_file_path), values=values)]
    pages = admin_pages(Forge(option.forge, option.repo, option.branch, plugin.config.content))
    return {**files, **{page.uri: page.text.encode() for page in pages}}, []


def _packed(package: Package, cache: Path) -> bytes:
    kept = cache / f"{slug(package.name)}.tgz"
    if kept.is_file() and _digest(kept.read_bytes()) == package.integrity:
        return kept.read_bytes()
    found = _fetched(package.name)
    if _digest(found) != package.integrity:
        raise _Missing(f"{package.integrity} ≠ {_digest(found)}")
    kept.write_bytes(found)
    return found


def _fetched(package: str) -> bytes:
    npm = shutil.which("npm")
    if npm is None:
        raise _Missing("npm: not found")
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", "--silent", "--ignore-scripts", package]
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


def _digest(package: bytes) -> str:
    return f"sha512-{base64.b64encode(hashlib.sha512(package).digest()).decode()}"


def _opened(packed: bytes, taken: Mapping[str, str]) -> dict[str, bytes]:
    with tarfile.open(fileobj=io.BytesIO(packed)) as files:
        found = {name: files.extractfile(name) for name in taken}
        return {f"{FOLDER}/{taken[name]}": file.read() for name, file in found.items() if file}
