"""Three ways to search the same plans, each with its index: ours, Pagefind's, Material's."""

from __future__ import annotations

import gzip
import html
import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from measuring import measure
from plans import Plan, plan

from danchieu.building.crew import spread
from danchieu.model import walk
from danchieu.outline import anchor, parse
from danchieu.search import FOLDER, Entry, Part, counts, from_bytes, lunrjs, to_bytes, write

ENGINE = Path(__file__).resolve().parent.parent.parent / "theme/assets/javascripts/search"
# As many processes as Pagefind finds processors for here.
_JOBS = os.cpu_count() or 1
_ENTRY = "entry.json"
LUNR = files("mkdocs.contrib.search").joinpath("templates/search/lunr.js")


@dataclass(frozen=True, slots=True)
class Built:
    """An index: seconds by the clock, CPU seconds and megabytes of memory to build it, and its size on disk."""

    seconds: float
    processor: float
    memory: float
    disk: int


def _built(command: Sequence[str], site: Path, index: Path) -> Built:
    """The index that a command leaves in that folder."""
    before = _processor()
    run = measure(command, site)
    if not run.is_done:
        raise RuntimeError(run.output)
    return Built(run.seconds, _processor() - before, run.memory, _size(index))


def _processor() -> float:
    """CPU seconds of all processes that this one began and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def entry(made: Plan) -> Entry:
    """A plan as search sees it."""
    units, _ = parse("\n\n".join(made.paragraphs))
    parts = tuple(Part(anchor(unit.address), unit.words, unit.title is not None) for unit in walk(units))
    issuer = f"Ủy ban nhân dân tỉnh {made.place}"
    return Entry(
        id=f"ke-hoach-{made.place}-{made.number}",
        url=f"ke-hoach/{made.number}/",
        title=f"Kế hoạch số {made.symbol}",
        subject=made.title,
        date=made.day.isoformat(),
        symbol=made.symbol,
        type="kế hoạch",
        year=made.day.year,
        body=issuer,
        level="province",
        localities=(made.place,),
        facts=("kế hoạch", issuer, made.place, str(made.day.year)),
        parts=parts,
    )


def plans_below(site: Path, count: int) -> int:
    """The plans as pages for Pagefind, and for us as entries beside them; gives the size of their text."""
    size = 0
    for number in range(1, count + 1):
        made = entry(plan(number))
        size += sum(len(part.text.encode()) for part in made.parts)
        folder = site / made.url
        folder.mkdir(parents=True)
        (folder / _ENTRY).write_text(json.dumps(asdict(made), ensure_ascii=False), encoding="utf-8")
        (folder / "index.html").write_text(_page(made), encoding="utf-8")
    return size


def _page(made: Entry) -> str:
    tags = {True: "h2", False: "p"}
    body = "".join(f"<{tags[p.is_heading]}>{html.escape(p.text)}</{tags[p.is_heading]}>\n" for p in made.parts)
    head = f'<!doctype html><html lang="vi"><meta charset="utf-8"><title>{html.escape(made.title)}</title>'
    return (
        f"{head}<body><main><h1>{html.escape(made.title)} {html.escape(made.subject)}</h1>{body}</main></body></html>"
    )


# --- ours ----------------------------------------------------------------------------------------------------------


def ours(site: Path) -> Built:
    """Our index, built by processes of its own, and the engine beside it."""
    built = _built([sys.executable, __file__, str(site)], site, site / FOLDER)
    shutil.copytree(ENGINE, site / "engine")
    (site / "engine/lunr.js").write_text(lunrjs.module(LUNR.read_text(encoding="utf-8")), encoding="utf-8")
    return built


def _build_index(site: Path) -> None:
    kept = spread(lambda path: to_bytes(counts(_entry(path))), _entries(site), _JOBS)
    for uri, content in write([from_bytes(found) for found in kept]):
        (site / FOLDER / uri).parent.mkdir(parents=True, exist_ok=True)
        (site / FOLDER / uri).write_bytes(content)


def _entries(site: Path) -> list[Path]:
    return sorted(site.glob(f"ke-hoach/*/{_ENTRY}"), key=lambda path: int(path.parent.name))


def _entry(path: Path) -> Entry:
    given = json.loads(path.read_bytes())
    given["parts"] = tuple(Part(**part) for part in given["parts"])
    return Entry(**given)


# --- theirs --------------------------------------------------------------------------------------------------------


def pagefind(site: Path, folder: Path) -> Built | None:
    """Pagefind's index of the pages; None where npm cannot bring it."""
    npm = shutil.which("npm")
    if npm is None:
        return None
    subprocess.run([npm, "install", "--silent", "--prefix", str(folder), "pagefind"], check=True, capture_output=True)
    command = [str(folder / "node_modules/.bin/pagefind"), "--site", str(site), "--glob", "ke-hoach/**/*.html"]
    return _built(command, site, site / "pagefind")


# Material's worker makes lunr's index of the whole in the browser, and then asks it.
_MATERIAL = """importScripts("lunr.js")
onmessage = async ({data}) => {
  const {docs} = await (await fetch("search_index.json")).json()
  const index = lunr(function () {
    this.pipeline.reset(); this.searchPipeline.reset(); this.ref("location")
    this.field("title", {boost: 1000}); this.field("text")
    docs.forEach((doc) => this.add(doc))
  })
  postMessage(index.search(data).slice(0, 10).map(({ref}) => ref))
}"""


def material(site: Path) -> int:
    """The index that Material loads: the text of every section of every page; gives its size."""
    docs = [
        {"location": f"{made.url}#{part.anchor}", "title": made.title, "text": html.escape(part.text)}
        for made in map(_entry, _entries(site))
        for part in made.parts
    ]
    (site / "material").mkdir()
    (site / "material/search_index.json").write_text(json.dumps({"docs": docs}, ensure_ascii=False), encoding="utf-8")
    shutil.copyfile(str(LUNR), site / "material/lunr.js")
    (site / "material/worker.js").write_text(_MATERIAL, encoding="utf-8")
    return _size(site / "material")


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


@cache
def on_the_wire(path: Path) -> bytes:
    """A file as a server sends it that compresses text."""
    content = path.read_bytes()
    is_text = path.suffix in (".html", ".js", ".json", ".css")
    return gzip.compress(content, 6, mtime=0) if is_text else content


if __name__ == "__main__":
    _build_index(Path(sys.argv[1]))
