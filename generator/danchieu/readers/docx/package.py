"""A Word file as its parts. It is a zip archive of XML, and may be anything: it is opened with suspicion."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from danchieu.readers.docx.xml import W, child, name

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MOST_PARTS = 10_000
# A document of a thousand pages has some 15 MB of XML, which take ten times that in memory.
_LARGEST_PART = 16 * 2**20
_LARGEST_XML = 3 * _LARGEST_PART
# The XML of Word shrinks to a tenth, long tables to a fiftieth.
_SMALL_PART = 2**20
_HIGHEST_XML_RATIO = 200
# Pictures are never unpacked. Still, a small file that holds this much was made to do harm.
_LARGEST_HONEST = 64 * 2**20
_HIGHEST_RATIO = 100

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

# How other files begin, and what they are called in Vietnamese and English.
_KINDS = (
    (b"%PDF", "tệp PDF", "a PDF"),
    (b"\x89PNG", "ảnh PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "ảnh JPEG", "a JPEG picture"),
    (b"GIF8", "ảnh GIF", "a GIF picture"),
    (b"II*\0", "ảnh TIFF", "a TIFF picture"),
    (b"MM\0*", "ảnh TIFF", "a TIFF picture"),
    (b"Rar!", "tệp nén RAR", "a RAR archive"),
    (b"7z\xbc\xaf", "tệp nén 7z", "a 7z archive"),
    (b"{\\rtf", "tệp RTF", "an RTF file"),
    (b"<!DOCTYPE", "trang HTML", "an HTML page"),
    (b"<html", "trang HTML", "an HTML page"),
    (_OLE, "tệp Office đời cũ (.doc)", "a file of old Office (.doc)"),
)

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"

_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, KeyError, ValueError, OSError, NotImplementedError)


class Unreadable(Exception):
    """A file that is no Word document to be read; `code` and `values` are those of the finding."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(frozen=True, slots=True)
class Package:
    """What a Word file holds; notes go by kind and number, `unread` lists the kinds of parts that are left alone."""

    body: Element
    styles: Element | None
    numbering: Element | None
    notes: Mapping[tuple[str, str], Element]
    margins: tuple[Element, ...]
    unread: tuple[str, ...]


def kind(data: bytes) -> tuple[str, str]:
    """What a file seems to be, in Vietnamese and English."""
    start = data[:64].lstrip().removeprefix(b"\xef\xbb\xbf")
    found = (names for sign, *names in _KINDS if start.lower().startswith(sign.lower()))
    vi, en = next(found, ("dữ liệu không rõ loại", "data of an unknown kind"))
    return vi, en


def is_archive(data: bytes) -> bool:
    """Whether a file is a zip archive, as every .docx is."""
    return data.startswith(_ZIP)


def open_package(data: bytes) -> Package:
    """The parts of a Word file; raises Unreadable, never anything else."""
    if not is_archive(data):
        raise _not_word(data)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _Opened(archive, len(data)).package()
    except _BROKEN as error:
        raise Unreadable("I061") from error


def _not_word(data: bytes) -> Unreadable:
    if data.startswith(_OLE) and _ENCRYPTED in data:
        return Unreadable("I062")
    vi, en = kind(data)
    return Unreadable("I060", actual=vi, actual_en=en)


class _Opened:
    """An archive whose size was looked at before anything in it is read."""

    def __init__(self, archive: zipfile.ZipFile, size: int) -> None:
        self._archive = archive
        self._room = _LARGEST_XML
        self._entries = {entry.filename: entry for entry in archive.infolist()}
        unpacked = sum(entry.file_size for entry in archive.infolist())
        if len(archive.infolist()) > _MOST_PARTS:
            raise Unreadable("I063", limit=f"hơn {_MOST_PARTS} phần", limit_en=f"more than {_MOST_PARTS} parts")
        if unpacked > max(_LARGEST_HONEST, _HIGHEST_RATIO * size):
            raise _too_large(unpacked)
        if any(entry.flag_bits & 1 for entry in archive.infolist()):
            raise Unreadable("I062")

    def package(self) -> Package:
        main = next((target for what, target in self._relations("") if what == "officeDocument"), None)
        document = self._xml(main) if main else None
        body = child(document, "body")
        if body is None:
            raise Unreadable("I060", actual="một tệp nén zip khác", actual_en="another zip archive")
        related = [(what, self._xml(target)) for what, target in self._relations(main or "") if what in _USED]
        found = {what: part for what, part in related if part is not None}
        return Package(
            body,
            found.get("styles"),
            found.get("numbering"),
            dict(_notes(found)),
            tuple(part for what, part in related if part is not None and what in ("header", "footer")),
            unread=tuple(sorted({what for what, _ in self._relations(main or "") if what in NOT_READ})),
        )

    def _relations(self, part: str) -> Iterator[tuple[str, str]]:
        """What a part is related to, as kind and path: "styles", "word/styles.xml"."""
        folder = dirname(part)
        relations = self._xml(join(folder, "_rels", f"{part[len(folder) :].lstrip('/')}.rels"))
        for relation in relations if relations is not None else ():
            if relation.get("TargetMode") != "External":
                target = normpath(join("/", folder, relation.get("Target") or ""))
                yield (relation.get("Type") or "").rpartition("/")[2], target.lstrip("/")

    def _xml(self, path: str) -> Element | None:
        """A part as XML, None if the file lacks it."""
        entry = self._entries.get(path)
        if entry is None:
            return None
        self._room -= entry.file_size
        is_bomb = entry.file_size > max(_SMALL_PART, _HIGHEST_XML_RATIO * entry.compress_size)
        if is_bomb or entry.file_size > _LARGEST_PART or self._room < 0:
            raise _too_large(entry.file_size)
        with self._archive.open(entry) as part:
            return _parsed(part.read(_LARGEST_PART))


# Parts that may have words, which this reader does not see; their names in Vietnamese and English.
NOT_READ = {
    "aFChunk": ("tệp nhúng", "embedded files"),
    "chart": ("biểu đồ", "charts"),
    "diagramData": ("sơ đồ SmartArt", "SmartArt"),
}
_USED = frozenset({"styles", "numbering", "footnotes", "endnotes", "header", "footer"})


def _too_large(size: int) -> Unreadable:
    return Unreadable("I063", limit=f"{size // 2**20} MB", limit_en=f"{size // 2**20} MB")


def _parsed(data: bytes) -> Element:
    """XML without entities: Word writes none, and those of others blow up or read files."""
    from lxml import etree

    if b"<!DOCTYPE" in data:
        raise Unreadable("I061")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(data.replace(_STRICT, _TRANSITIONAL), parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable("I061") from error


def _notes(found: Mapping[str, Element]) -> Iterator[tuple[tuple[str, str], Element]]:
    for part in ("footnotes", "endnotes"):
        for note in found.get(part, ()):
            yield (name(note), note.get(W + "id") or ""), note
