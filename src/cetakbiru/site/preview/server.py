"""The preview over HTTP, for browsers of this computer only."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cetakbiru.base import unforeseen
from cetakbiru.base.errors import Refused, reason
from cetakbiru.site.preview.answers import Answer, answer
from cetakbiru.site.preview.state import Preview

HOST = "127.0.0.1"
# For what is no page of the site, which brings its own.
_HEAD = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; worker-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
}


class PreviewServer(ThreadingHTTPServer):
    """Serves a preview on a port. Raises OSError when the port is taken."""

    daemon_threads = True

    def __init__(self, preview: Preview, port: int, host: str = HOST) -> None:
        super().__init__((host, port), _Handler)
        self.preview = preview
        # A page elsewhere whose host name leads here would read the draft in its reader's name.
        self.names = {f"{name}:{self.server_port}" for name in (HOST, "localhost", host)}
        self.is_shut = host in (HOST, "localhost")

    def handle_error(self, request: object, client_address: object) -> None:
        """A reader who went away is no error; anything else is told in words."""
        error = sys.exception()
        if error is not None and not isinstance(error, OSError):
            sys.stderr.write(f"{unforeseen.told(error, 'Sebuah permintaan halaman')}\n")


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    server_version = "pratinjau"
    sys_version = ""
    timeout = 60

    def do_GET(self) -> None:
        self._send(self._answer(), body=True)

    def do_HEAD(self) -> None:
        self._send(self._answer(), body=False)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: an editor wants to read what is wrong, not what was asked for."""

    def _answer(self) -> Answer:
        asked = self.headers.get("Host", "").lower()
        if self.server.is_shut and asked not in self.server.names:
            text = "Pratinjau ini hanya untuk komputer ini."
            return Answer(HTTPStatus.FORBIDDEN, "text/plain; charset=utf-8", text.encode())
        # A browser can show what is being done meanwhile; any other program wants the page.
        is_patient = "text/html" not in self.headers.get("Accept", "")
        return answer(self.server.preview, self.path, is_patient=is_patient)

    def _send(self, given: Answer, *, body: bool) -> None:
        self.send_response(given.status)
        for name, value in {**_HEAD, **given.head}.items():
            self.send_header(name, value)
        self.send_header("Content-Type", given.kind)
        self.send_header("Content-Length", str(len(given.content)))
        self.end_headers()
        if body:
            self.wfile.write(given.content)


@contextmanager
def served(preview: Preview, port: int, host: str = HOST) -> Iterator[None]:
    """Answers for as long as the block lasts. Raises Refused when the port can't be used."""
    try:
        server = PreviewServer(preview, port, host)
    except OSError as error:
        raise Refused(
            f"Port {port} tidak dapat dipakai: {reason(error)}. Pilih yang lain dengan --port."
        ) from None
    with server:
        threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
        try:
            yield
        finally:
            preview.end()
            server.shutdown()
