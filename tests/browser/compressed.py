"""A server on the loopback address that compresses as hosts do, and what a page cost over it."""

from __future__ import annotations

import gzip
import http.server
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

_TEXT = ("text/", "application/json", "application/javascript", "image/svg+xml")
# Level 6 is what nginx, Apache and GitHub Pages use, give or take one.
_LEVEL = 6


@lru_cache(maxsize=512)
def compressed(path: Path) -> bytes:
    """The file as gzip of a fixed level."""
    return gzip.compress(path.read_bytes(), _LEVEL, mtime=0)


def handler_for(root: Path) -> type[http.server.BaseHTTPRequestHandler]:
    """A handler that serves the files below `root`."""

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: object) -> None:
            return

        def do_GET(self) -> None:
            path = root / self.path.partition("?")[0].lstrip("/")
            if path.is_dir():
                path /= "index.html"
            kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            if not path.is_file():
                self._send(404, "text/plain", b"", {})
            elif kind.startswith(_TEXT):
                self._send(200, kind, compressed(path), {"Content-Encoding": "gzip"})
            else:
                self._send(200, kind, path.read_bytes(), {})

        def _send(self, status: int, kind: str, body: bytes, more: dict[str, str]) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            for name, value in more.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

    return Handler


@contextmanager
def serving(root: Path) -> Iterator[str]:
    """The address of a server of `root` for as long as the block lasts."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler_for(root)) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
