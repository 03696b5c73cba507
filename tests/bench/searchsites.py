"""Three ways to search the same plans, each with its index: ours, Pagefind's, Material's."""

from __future__ import annotations

import gzip
import html
import json
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from plans import Plan, plan

from danchieu.model import walk
from danchieu.outline import anchor, parse
from danchieu.search import FOLDER, Entry, Part, counts, lunrjs, write

ENGINE = Path(__file__).resolve().parent.parent.parent / "theme/assets/javascripts/search"
LUNR = files("mkdocs.contrib.search").joinpath("templates/search/lunr.js")


@dataclass(frozen=True, slots=True)
class Built:
    """An index: seconds and, where it was measured, megabytes of memory to build it, and its size on disk."""

    seconds: float
    memory: float
    disk: int


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
    """The plans as pages for Pagefind and as `entries.jsonl` for us; gives the size of their text."""
    size = 0
    with (site / "entries.jsonl").open("w", encoding="utf-8") as lines:
        for number in range(1, count + 1):
            made = entry(plan(number))
            size += sum(len(part.text.encode()) for part in made.parts)
            lines.write(json.dumps(asdict(made), ensure_ascii=False) + "\n")
            (site / made.url).mkdir(parents=True)
            (site / made.url / "index.html").write_text(_page(made), encoding="utf-8")
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
    """Our index, built by a process of its own, and the engine beside it."""
    start = time.perf_counter()
    subprocess.run([sys.executable, __file__, str(site)], check=True)
    seconds = time.perf_counter() - start
    shutil.copytree(ENGINE, site / "engine")
    (site / "engine/lunr.js").write_text(lunrjs.module(LUNR.read_text(encoding="utf-8")), encoding="utf-8")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return Built(seconds, memory, _size(site / FOLDER))


def _build_index(site: Path) -> None:
    found = [counts(made) for made in _entries(site)]
    for uri, content in write(found):
        (site / FOLDER / uri).parent.mkdir(parents=True, exist_ok=True)
        (site / FOLDER / uri).write_bytes(content)


def _entries(site: Path) -> Iterator[Entry]:
    with (site / "entries.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            given = json.loads(line)
            given["parts"] = tuple(Part(**part) for part in given["parts"])
            yield Entry(**given)


# --- theirs --------------------------------------------------------------------------------------------------------


def pagefind(site: Path, folder: Path) -> Built | None:
    """Pagefind's index of the pages; None where npm cannot bring it."""
    npm = shutil.which("npm")
    if npm is None:
        return None
    subprocess.run([npm, "install", "--silent", "--prefix", str(folder), "pagefind"], check=True, capture_output=True)
    start = time.perf_counter()
    command = [str(folder / "node_modules/.bin/pagefind"), "--site", str(site), "--glob", "ke-hoach/**/*.html"]
    subprocess.run(command, check=True, capture_output=True)
    return Built(time.perf_counter() - start, 0, _size(site / "pagefind"))


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


def material(site: Path) -> Built:
    """The index that Material loads: the text of every section of every page."""
    start = time.perf_counter()
    docs = [
        {"location": f"{made.url}#{part.anchor}", "title": made.title, "text": html.escape(part.text)}
        for made in _entries(site)
        for part in made.parts
    ]
    (site / "material").mkdir()
    (site / "material/search_index.json").write_text(json.dumps({"docs": docs}, ensure_ascii=False), encoding="utf-8")
    seconds = time.perf_counter() - start
    shutil.copyfile(str(LUNR), site / "material/lunr.js")
    (site / "material/worker.js").write_text(_MATERIAL, encoding="utf-8")
    return Built(seconds, 0, _size(site / "material"))


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
