"""Where each page lies. Addresses are promises: once published they do not change."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile
from zlib import crc32

from danchieu import markup
from danchieu.corpus import Corpus
from danchieu.model import Collection, Record
from danchieu.text import slug

HOME = "index.md"
SEARCH = "tim-kiem/index.md"
OPEN_SEARCH = "opensearch.xml"
WAYS_IN = "tra-cuu/index.md"
WORKS = "van-ban/index.md"
WORKS_BY_CITERS = "van-ban/nhieu-noi-dan.md"
WANTED = "van-ban/can-bo-sung.md"
BODIES = "co-quan/index.md"
YEARS = "nam/index.md"
KINDS = "loai/index.md"
TOPICS = "chu-de/index.md"
LEVELS = "cap/index.md"
LOCALITIES = "dia-phuong/index.md"
TIMELINE = "dong-thoi-gian/index.md"
REVIEW = "ra-soat/index.md"
FINDINGS = "phat-hien/index.md"
TASKS = "nhiem-vu/index.md"

_LONGEST_NAME = 80  # file systems take 255 bytes
_FOLDERS = {Collection.PLANS: "ke-hoach", Collection.OUTLINES: "de-cuong"}


def schema(name: str) -> str:
    """The JSON Schema of records, works or bodies: "schema/record.json"."""
    return f"schema/{name}.json"


def collection(name: Collection) -> str:
    """The list of a collection's documents: "ke-hoach/index.md"."""
    return f"{_FOLDERS[name]}/index.md"


def document(record: Record) -> str:
    """The page of a record: "ke-hoach/<id>.md"."""
    return f"{_FOLDERS[record.collection]}/{record.id}.md"


def plain_text(record: Record) -> str:
    """The text of a record as a file: "ke-hoach/<id>/van-ban.txt"."""
    return f"{_FOLDERS[record.collection]}/{record.id}/van-ban.txt"


def citers(record: Record) -> str:
    """All clauses that cite a record, where its own page shows the newest only: "ke-hoach/<id>/noi-dan.md"."""
    return f"{_FOLDERS[record.collection]}/{record.id}/noi-dan.md"


def target(corpus: Corpus, id_: str) -> str:
    """The page of anything that can be cited: a record's own page, or "van-ban/<id>.md"."""
    found = corpus.records.get(id_)
    return document(found) if found else f"van-ban/{id_}.md"


def body(key: str) -> str:
    """The page of an issuing body."""
    return f"co-quan/{key}.md"


def tasks(key: str) -> str:
    """The tasks of a body over all documents."""
    return f"co-quan/{key}/nhiem-vu.md"


def tasks_file(key: str, form: str) -> str:
    """The same as a file, "csv" or "ics"."""
    return f"co-quan/{key}/nhiem-vu.{form}"


def tasks_of_document(record: Record) -> str:
    """The tasks of one document as a file: "ke-hoach/<id>/nhiem-vu.csv"."""
    return f"{_FOLDERS[record.collection]}/{record.id}/nhiem-vu.csv"


def year(number: int | None) -> str:
    """The page of a year; None is for documents whose year no source shows."""
    return f"nam/{number or 'khong-ro'}.md"


def kind(name: str) -> str:
    """The page of a document type."""
    return f"loai/{segment(name)}.md"


def topic(name: str) -> str:
    """The page of a topic; spellings that differ in case and accents only are one topic."""
    return f"chu-de/{segment(name)}.md"


def level(name: str) -> str:
    """The page of a level of bodies."""
    return f"cap/{name}.md"


def locality(places: Iterable[str]) -> str:
    """The page of a locality by the names from the widest to its own: "dia-phuong/bac-giang/luc-ngan.md".

    Districts and communes of two provinces often share a name.
    """
    return f"dia-phuong/{'/'.join(map(segment, places))}.md"


def timeline(year: int) -> str:
    """The part of the timeline that is one year."""
    return f"dong-thoi-gian/{year}.md"


def review(code: str) -> str:
    """The open findings of one code."""
    return f"ra-soat/{code.lower()}.md"


def segment(name: str) -> str:
    """A name as one part of an address; never empty, never that of a list itself."""
    short = slug(name)
    if len(short) > _LONGEST_NAME:
        return f"{short[:_LONGEST_NAME].rstrip('-')}-{crc32(short.encode()):08x}"
    return {"": "khong-ro", "index": "index-1"}.get(short, short)


def cascade(corpus: Corpus, id_: str) -> str:
    """The documents that carry out this one: "van-ban/<id>/trien-khai.md"."""
    return f"{target(corpus, id_).removesuffix('.md')}/trien-khai.md"


def numbered(first: str, number: int) -> str:
    """Page `number` of a list that begins at `first`: "nam/2023.md", "nam/2023/trang/2.md"."""
    if number == 1:
        return first
    base = first.removesuffix("index.md").removesuffix(".md").rstrip("/")
    return f"{base}/trang/{number}.md"


def relative(here: str, there: str, anchor: str = "") -> str:
    """The link from one page to another, as Markdown files link: "../van-ban/x.md#ii-1"."""
    path = "" if here == there else _between(here.rpartition("/")[0], there)
    return f"{path}#{anchor}" if anchor else path


def served(here: str, there: str, anchor: str = "") -> str:
    """The same link as the site serves it, for HTML that no builder rewrites: "../../van-ban/x/#ii-1".

    A page "a/b.md" is served at "a/b/", "a/index.md" at "a/".
    """
    path = "" if here == there else f"{_between(_folder(here), _folder(there)) or '.'}/"
    return f"{path}#{anchor}" if anchor else path


def _between(folder: str, there: str) -> str:
    """The way from a folder to a file; `posixpath.relpath` asks the system each time in which folder it works."""
    start, end = folder.split("/") if folder else [], there.split("/") if there else []
    shared = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(start, end, strict=False))))
    return "/".join([*[".."] * (len(start) - shared), *end[shared:]])


def _folder(uri: str) -> str:
    return markup.served(uri).rstrip("/")
