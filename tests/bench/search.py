"""Search beside its peers, Material's and Pagefind's: bytes on the wire and time to the first ten results.

`python tests/bench/search.py [plans]`: generated plans of 12 KB, 50 queries of all kinds, each from a cold cache in the
same browser. Pagefind comes from npm into a folder of its own; without npm it is left out.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread

from playwright.sync_api import Browser

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from searchsites import Built, material, on_the_wire, ours, pagefind, plans_below

from browsing import chromium

QUERIES = [
    *("phòng", "sơ", "so", "kinh"),
    *("hồ sơ", "ho so", "chuyển đổi số", "chuyen doi so", "tủ sách", "tiêm chủng mở rộng", "tiem chung mo rong"),
    *("lớp tập huấn", "kho lưu trữ", "kho luu tru", "khuyến học", "tiết kiệm điện", "tổ dân phố", "du lich cong dong"),
    *("kế hoạch An Bình", "ke hoach vinh khe", "văn hóa đọc Phú Thủy 2023", "trồng cây xanh Sơn Lộc"),
    *("chi bộ cơ sở theo dõi sổ theo dõi", "cán bộ phụ trách đánh giá kết quả từng quý", "hoà giải ở cơ sở"),
    *("26-NQ/TW", "26nq/tw", "nq 26", "nghị quyết 26", "nghi quyet so 26-nq/tw", "số 120", "120/KH-UBND"),
    *("45/QĐ-TTg", "quyết định 45", "20/2013/NĐ-CP", "nghị định 20", "kết luận số 12-KL/TW phòng đọc"),
    *('"rà soát hồ sơ công việc"', '"ra soat ho so"', '"bảng tin"', '"phòng đọc theo đúng thời hạn"'),
    *('"tổ chức thực hiện"', "lớp tập h", "chuyển đ", "tiêm ch", "chuyne doi so", "khuyen hocc", "trang thiêt bị"),
    *('kinh phí -"phòng đọc"', "tiêm chủng -quý"),
]

# Each gives the milliseconds to the first ten results, from nothing loaded, and how many there are.
ASK = {
    "ours": """async (query) => {
        const start = performance.now()
        const {open} = await import("/engine/engine.js")
        const {results} = await (await open("/chi-muc/")).search({query})
        return [performance.now() - start, results.length]
    }""",
    "Pagefind": """async (query) => {
        const start = performance.now()
        const pagefind = await import("/pagefind/pagefind.js")
        const {results} = await pagefind.search(query)
        const shown = await Promise.all(results.slice(0, 10).map((result) => result.data()))
        return [performance.now() - start, shown.length]
    }""",
    "Material": """(query) => new Promise((done) => {
        const start = performance.now()
        const worker = new Worker("/material/worker.js")
        worker.onmessage = ({data}) => done([performance.now() - start, data.length])
        worker.onerror = () => done([NaN, 0])
        setTimeout(() => done([NaN, 0]), 300000)
        worker.postMessage(query)
    })""",
}


class _Server(ThreadingHTTPServer):
    """A server that compresses text and counts what it sends."""

    daemon_threads = True
    request_queue_size = 128
    sent = 0


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # As public servers do: the end of an answer must not wait for the news that its beginning has come.
    disable_nagle_algorithm = True
    wbufsize = -1
    server: _Server

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        content = on_the_wire(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(content)))
        if content[:2] == b"\x1f\x8b" and path.suffix in (".html", ".js", ".json"):
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content)
        self.server.sent += len(content)

    def log_message(self, *args: object) -> None:
        """Requests are no news here."""


@contextmanager
def serving(folder: Path) -> Iterator[_Server]:
    """The server of a folder."""
    server = _Server(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()


def asked(browser: Browser, server: _Server, name: str, query: str) -> tuple[float, float, int]:
    """Kilobytes, milliseconds and results of one query from a cold cache."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/empty.html")
    before = server.sent
    milliseconds, count = page.evaluate(ASK[name], query)
    context.close()
    return (server.sent - before) / 1000, milliseconds, count


def high(values: list[float]) -> float:
    """The value that 95 % stay below or at."""
    return sorted(values)[-(-len(values) * 95 // 100) - 1]


def main(count: int) -> None:
    """Builds the three, asks them all, prints two tables."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        site = Path(folder, "site")
        site.mkdir()
        (site / "empty.html").write_text("<!doctype html><title></title>", encoding="utf-8")
        text = plans_below(site, count)
        print(f"{count} plans, {text / 1e6:.1f} MB of text; {os.cpu_count()} processors")
        built = {"ours": ours(site), "Pagefind": pagefind(site, Path(folder, "npm"))}
        for name, one in built.items():
            print_built(name, one)
        print(f"{'Material':9} {material(site) / 1e6:.1f} MB on disk, indexed by the browser")
        if browser is None:
            sys.exit("No browser on the PATH")
        with serving(site) as server:
            for name in (*(name for name, one in built.items() if one), "Material"):
                # All of Material's queries load the same and cost the same.
                queries = QUERIES if name != "Material" else QUERIES[:1]
                print_asked(name, [asked(browser, server, name, query) for query in queries])


def print_built(name: str, one: Built | None) -> None:
    """A line on an index."""
    if one:
        times = f"{one.seconds:.1f} s ({one.processor:.1f} s of CPU)"
        print(f"{name:9} index built in {times}, {one.memory:.0f} MB of memory; {one.disk / 1e6:.1f} MB on disk")


def print_asked(name: str, found: list[tuple[float, float, int]]) -> None:
    """A line on the queries; those slowest and heaviest below it, where asked for."""
    sizes, times = [size for size, _, _ in found], [time for _, time, _ in found]
    print(
        f"{name:9} {len(found)} queries: median {median(sizes):.0f} KB, 95 % within {high(sizes):.0f} KB;"
        f" median {median(times):.0f} ms, 95 % within {high(times):.0f} ms;"
        f" {sum(count > 0 for _, _, count in found)} with results"
    )
    if "--each" in sys.argv:
        for query, (size, milliseconds, count) in zip(QUERIES, found, strict=False):
            print(f"    {size:7.0f} KB {milliseconds:7.0f} ms {count:3}  {query}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10000)
