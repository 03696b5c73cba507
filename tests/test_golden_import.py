"""An office's file goes in, a record comes out; a new case is a new folder in golden/records."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pytest

from danchieu import records
from danchieu.importer import Imported, import_files
from danchieu.layout import lay_out
from danchieu.model import Collection, Source
from danchieu.outline import parse
from danchieu.readers import read

GOLDEN = Path(__file__).parent / "golden" / "records"
CASES = [pytest.param(path.parent, id=path.parent.name) for path in sorted(GOLDEN.glob("*/record.md"))]


class Import(NamedTuple):
    """One case imported: its folder, its source, the files that the import wrote, and what it said of them."""

    case: Path
    source: Path
    texts: dict[str, str]
    result: Imported

    def expected(self, name: str) -> str:
        """A file of the case; the digest, which no person can read off the source, is filled in."""
        text = (self.case / name).read_text(encoding="utf-8")
        return text.replace("'{sha256}'", sha256(self.source.read_bytes()).hexdigest())


@pytest.fixture(scope="module", params=CASES)
def imported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Import:
    """Each case in turn, imported into an empty content folder that knows the bodies of golden/records."""
    case: Path = request.param
    [source] = case.glob("source.*")
    content = tmp_path_factory.mktemp("content")
    shutil.copy(GOLDEN / "bodies.yml", content)
    [result] = import_files([source], content)
    paths = [path for folder in Collection for path in (content / folder).rglob("*.md")]
    written = {str(path.relative_to(content)): path.read_text(encoding="utf-8") for path in paths}
    return Import(case, source, written, result)


def record_of(imported: Import) -> str:
    assert imported.result.record, [finding.message("en") for finding in imported.result.diagnostics]
    return imported.texts[imported.result.record]


def words(texts: Iterable[str]) -> Counter[str]:
    return Counter(word.casefold() for text in texts for word in re.findall(r"[^\W_]+", text))


def test_the_record_is_what_a_person_would_write(imported: Import) -> None:
    assert record_of(imported) == imported.expected("record.md")


def test_each_appendix_is_a_record_of_its_own(imported: Import) -> None:
    names = sorted(path.name for path in imported.case.glob("attached-*.md"))
    beside = sorted(set(imported.texts) - {imported.result.record})
    assert [imported.texts[path] for path in beside] == [imported.expected(name) for name in names]


def test_the_findings_are_those_that_an_editor_needs(imported: Import) -> None:
    found = [[f.code, f.line if f.path == imported.result.record else 0] for f in imported.result.diagnostics]
    assert found == json.loads((imported.case / "findings.json").read_text(encoding="utf-8"))


def test_no_word_is_lost(imported: Import) -> None:
    source, _ = read(imported.source.name, imported.source.read_bytes())
    assert source is not None
    listed = [str(finding.values["words"]) for finding in imported.result.diagnostics if finding.code == "I016"]
    # The page of a document writes this label itself.
    kept = words([*imported.texts.values(), *listed, "Nơi nhận"])
    assert words(source.lines) - kept == Counter()


def test_a_record_is_stable(imported: Import) -> None:
    """Read and written again it is the same file; its text, sent as plain text, has the same parts."""
    for path, text in imported.texts.items():
        record, findings = records.load(text, path)
        assert record is not None
        assert findings == []
        assert records.dump(record) == text
        typed = f"KẾ HOẠCH\nlàm một việc\n\n{record.body}"
        again = lay_out(Source("a.txt", "", tuple(typed.split("\n"))))
        assert parse(again.body) == parse(record.body)
