"""A web server on this machine alone, which answers as a test says."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple


class Reply(NamedTuple):
    """What is answered; drip sends the body a byte at a time until the other side has gone."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = {}
    drip: bool = False
    length: int | None = None  # told where it is not the body's own
    silent: bool = False  # nothing at all is answered


class Asked(NamedTuple):
    """A request: its path and its headers by their names in small letters."""

    path: str
    headers: Mapping[str, str]


class Loopback:
    """Answers by path: with a reply, or with what a function makes of the request."""

    def __init__(self) -> None:
        self.replies: dict[str, Reply | Callable[[Asked], Reply]] = {}
        self.asked: list[Asked] = []
        self.at_once = 0
        self.most_at_once = 0
        self.lock = threading.Lock()
        self.over = threading.Event()
        self.address = ""

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    @contextmanager
    def counting(self, asked: Asked) -> Iterator[None]:
        """Note a request, and how many there are at once."""
        with self.lock:
            self.asked.append(asked)
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            yield
        finally:
            with self.lock:
                self.at_once -= 1

    def answer(self, asked: Asked) -> Reply:
        reply = self.replies.get(asked.path, Reply(b"not here", 404))
        return reply(asked) if callable(reply) else reply


@contextmanager
def serving() -> Iterator[Loopback]:
    """A server that runs meanwhile."""
    site = Loopback()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("_Handler", (_Handler,), {"site": site}))
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # who hangs up is no news
    site.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.over.set()
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Loopback

    def do_GET(self) -> None:
        asked = Asked(self.path, {name.lower(): value for name, value in self.headers.items()})
        with self.site.counting(asked):
            try:
                self._send(self.site.answer(asked))
            except OSError:
                self.close_connection = True

    def _send(self, reply: Reply) -> None:
        if reply.silent:
            self.site.over.wait()
            return
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        length = len(reply.body) if reply.length is None else reply.length
        self.send_header("Content-Length", str(length))
        self.end_headers()
        if reply.drip:
            self._drip(reply.body)
            return
        self.wfile.write(reply.body)
        self.close_connection = reply.length is not None

    def _drip(self, body: bytes) -> None:
        for byte in body:
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            if self.site.over.wait(0.02):
                return

    def log_message(self, *_: Any) -> None:
        """Nothing is told."""
