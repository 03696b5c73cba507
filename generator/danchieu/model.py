"""The words of the product: documents, their parts, what they cite, and who issued them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class UnitKind(StrEnum):
    """Parts of a document's body, from the largest down; the names are those of Akoma Ntoso where it has one."""

    PART = "part"  # phần
    CHAPTER = "chapter"  # chương
    SECTION = "section"  # mục; in plans "A." and "I."
    SUBSECTION = "subsection"  # tiểu mục
    ARTICLE = "article"  # điều
    CLAUSE = "clause"  # khoản; in plans "1.", "1.1.", "1.1.1."
    POINT = "point"  # điểm: "a)", "(1)", "1)"
    ITEM = "item"  # gạch đầu dòng: "-", "+", "*"
    PARAGRAPH = "paragraph"  # đoạn không đánh số
    TABLE = "table"  # bảng


@dataclass(frozen=True, slots=True)
class Unit:
    """One part of a body with the parts under it.

    `label` is the number without its punctuation ("II", "1.1", "a", "-"), None for paragraphs and tables.
    `marker` is the same as the source types it ("II-", "1.1.", "a)"). A unit has either a `title` (a heading)
    or a `text`; both are slices of the body, and `start` is where that slice begins.
    `address` is unique in its document: "II.1.3" for the clause 1.3 of section II.
    """

    kind: UnitKind
    label: str | None
    marker: str
    title: str | None
    text: str
    address: str
    start: int
    children: tuple[Unit, ...] = ()

    @property
    def words(self) -> str:
        """The unit's own words, without its marker and its children."""
        return self.text if self.title is None else self.title

    @property
    def end(self) -> int:
        """Where the unit's own words end in the body."""
        return self.start + len(self.words)


def walk(units: Iterable[Unit]) -> Iterator[Unit]:
    """The units and all that stands under them, in the order of the text."""
    for unit in units:
        yield unit
        yield from walk(unit.children)


class Family(StrEnum):
    """The families of citations."""

    NUMBERED = "numbered"
    CONGRESS = "congress"
    LOCAL_CONGRESS = "local_congress"
    PLENUM = "plenum"
    LAW = "law"
    INTERNAL = "internal"
    DEFINED = "defined"


class Relation(StrEnum):
    """How a document stands to one that it names."""

    IMPLEMENTS = "implements"  # thực hiện, triển khai
    BASED_ON = "based_on"  # căn cứ
    AMENDS = "amends"  # sửa đổi, bổ sung
    REPLACES = "replaces"  # thay thế, bãi bỏ
    ATTACHES = "attaches"  # đính kèm, ban hành kèm theo
    CITES = "cites"  # theo, gắn với, and the rest


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of one document, `start` to `end` in the text that it was found in (characters of its NFC form).

    `type` is the document type in lower case ("nghị quyết"), `symbol` one token ("35-NQ/TW"; of a plenum its
    number), `term` a Roman ordinal ("XII"), `issuer` as the text writes it. `rule` names the rule that found it.
    Of a defined short form ("sau đây gọi tắt là Chỉ thị 05") `stands_for` is where its long form stands in that text.
    """

    start: int
    end: int
    text: str
    family: Family
    type: str | None = None
    symbol: str | None = None
    date: date | None = None
    issuer: str | None = None
    term: str | None = None
    provision: str | None = None
    relation: Relation = Relation.CITES
    title: str | None = None
    rule: str = ""
    stands_for: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signed: "TM. BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH", the name; `note` stands for the pen ("(Đã ký)")."""

    authority: str | None = None
    position: str | None = None
    name: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class SourceFile:
    """Where a record's text comes from."""

    file: str | None = None
    sha256: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's word on one citation: at clause `at`, the words `text` lead to `target`; None leads nowhere."""

    text: str
    target: str | None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A person's word that a finding may stand: its code and why; `at` is its clause, None is anywhere."""

    code: str
    reason: str
    at: str | None = None


class TextStatus(StrEnum):
    """How much of a document's text a record holds."""

    FULL = "full"
    OUTLINE = "outline"
    MISSING = "missing"


class Collection(StrEnum):
    """The folder of `content/` that a record lies in."""

    PLANS = "plans"
    OUTLINES = "outlines"


_YEAR_IN_TITLE = re.compile(r"\bnăm ((?:19|20)\d\d)\b")


@dataclass(frozen=True, slots=True)
class Header:
    """The facts at a document's head; `issuer` is a key of the catalogue's bodies, or the name as written."""

    kind: str | None = None  # loại văn bản
    symbol: str | None = None  # số, ký hiệu
    place: str | None = None  # nơi ban hành
    date: date | None = None
    title: str | None = None  # trích yếu
    issuer: str | None = None  # cơ quan ban hành

    @property
    def year(self) -> int | None:
        """The year that a document is filed under: of its date, else the last one that its title names."""
        if self.date:
            return self.date.year
        years = _YEAR_IN_TITLE.findall(self.title or "")
        return int(years[-1]) if years else None

    @property
    def about_year(self) -> int | None:
        """The year that a document is for: a plan for 2024 is often signed in December 2023.

        A year further from the date is a horizon ("tầm nhìn đến năm 2030").
        """
        years = _YEAR_IN_TITLE.findall(self.title or "")
        named = int(years[-1]) if years else None
        near = self.date is None or named is None or abs(named - self.date.year) <= 1
        return named if named and near else self.year


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text as its reader hands it on, in NFC.

    `is_torn` says that `lines` are those of a page or a screen, so that a paragraph may take several;
    otherwise each line is a whole paragraph. `removed` is page furniture that the reader left out.
    """

    name: str
    sha256: str
    lines: tuple[str, ...]
    is_torn: bool = True
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A source read as a document: what stands at its head, in its body and at its tail.

    `header.issuer` is as written. `head` are the bodies that the head names, the superior first. `rest` is what
    follows the signature: appendices as a rule. `furniture` lists, as typed, whatever stands in no other field word
    for word: motto, rules, page numbers, and the lines that symbol, place and date were read from.
    """

    header: Header
    body: str
    head: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signatory: Signatory | None = None
    rest: str = ""
    furniture: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """A document as the project keeps it: front matter and body of one file in `content/`.

    `path` is relative to the content folder, `id` the file's stem. `head` is what the source's head says of superior
    and issuing body, as written. `body_line` is the line of the file where the body begins, `lines` the line of each
    top-level key of the front matter, and of each item of a list there ("accepted[0]"), for diagnostics.
    """

    id: str
    path: str
    collection: Collection
    header: Header
    status: TextStatus
    body: str = ""
    head: tuple[str, ...] = ()
    signatory: Signatory | None = None
    recipients: tuple[str, ...] = ()  # nơi nhận
    attachments: tuple[str, ...] = ()
    source: SourceFile = SourceFile()
    topics: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    accepted: tuple[Acceptance, ...] = ()
    body_line: int = 1
    lines: dict[str, int] = field(default_factory=dict, compare=False, hash=False)

    def line_of(self, key: str, item: int = 0) -> int:
        """The line of an item of the list under a key of the front matter; the key's own where there is none."""
        return self.lines.get(f"{key}[{item}]", self.lines.get(key, 1))


@dataclass(frozen=True, slots=True)
class Work:
    """A document that others cite, whether or not its text is here. `issuer` is a key of the bodies.

    `aliases` are other names that it is cited by ("Nghị quyết Trung ương 4 khóa XII"), read by the citation grammar.
    """

    id: str
    type: str
    symbol: str | None = None
    date: date | None = None
    issuer: str | None = None
    term: str | None = None
    title: str | None = None
    aliases: tuple[str, ...] = ()
    url: str | None = None
    replaces: tuple[str, ...] = ()
    replaced_by: str | None = None
    path: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Body:
    """An issuing body (cơ quan ban hành). `since` and `until` are its dates of existence, where known."""

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    level: str | None = None  # central, province, district, commune
    locality: str | None = None
    parent: str | None = None
    since: date | None = None
    until: date | None = None
    successor: str | None = None
    line: int = 1
