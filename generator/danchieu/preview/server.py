"""Serves a built folder to this machine's browsers, with a script in each page that shows findings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from danchieu.preview.board import Board

_OURS = "/__danchieu/"
_FILES = {"overlay.js": "text/javascript", "overlay.css": "text/css"}
_HEAD = f'<link rel="stylesheet" href="{_OURS}overlay.css"><script src="{_OURS}overlay.js" defer></script>'.encode()
_NOTHING = (
    b"<!doctype html><html lang=vi><head><meta charset=utf-8><title>danchieu serve</title></head><body></body></html>"
)
_POLL = 0.05  # seconds until it notices that it shall end
_PATIENCE = 20.0  # seconds that a question waits for news before it is asked again


@contextmanager
def serving(site: Path, board: Board, port: int) -> Iterator[str]:
    """The address that a site is served at; port 0 takes any that is free."""
    handler = partial(_Handler, board=board, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        server.daemon_threads = True
        thread = Thread(target=server.serve_forever, args=(_POLL,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


class _Handler(SimpleHTTPRequestHandler):
    """Files as they are, pages with our script, and the board."""

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        self._board = board
        super().__init__(*args, **options)

    def do_GET(self) -> None:
        """Answers a browser."""
        parts = urlsplit(self.path)
        if parts.path == f"{_OURS}news":
            seen = parse_qs(parts.query).get("seen", [""])[0]
            self._answer(self._board.after(seen, _PATIENCE).encode(), "application/json")
        elif parts.path.startswith(_OURS) and (name := parts.path.removeprefix(_OURS)) in _FILES:
            self._answer(Path(__file__).with_name(name).read_bytes(), _FILES[name])
        elif (page := self._page(parts.path)) is not None:
            self._answer(_with_script(page), "text/html")
        elif self._is_there(parts.path):
            super().do_GET()
        else:
            self._nothing()

    def _page(self, path: str) -> bytes | None:
        if fresh := self._board.pages.get(path.lstrip("/")):
            return fresh
        file = Path(self.translate_path(path))
        page = file / "index.html" if path.endswith("/") else file
        return page.read_bytes() if page.suffix == ".html" and page.is_file() else None

    def _is_there(self, path: str) -> bool:
        """Whether a file is there, or a folder that was asked for without its slash: folders are not listed."""
        file = Path(self.translate_path(path))
        return file.is_file() or (file.is_dir() and not path.endswith("/"))

    def _nothing(self) -> None:
        """The site's own page for what is not there, or, where no build has succeeded yet, findings alone."""
        page = Path(self.directory) / "404.html"
        content = page.read_bytes() if page.is_file() else _NOTHING
        self._answer(_with_script(content), "text/html", HTTPStatus.NOT_FOUND)

    def _answer(self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def end_headers(self) -> None:
        """A page seen again is asked for again."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_args: Any) -> None:
        """The terminal is for findings."""


def _with_script(page: bytes) -> bytes:
    before, head, after = page.partition(b"</head>")
    return before + _HEAD + head + after
