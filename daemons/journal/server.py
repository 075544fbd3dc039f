"""HTTPS over which a national centre reads the journal (docs/formats/journal-pull.md): one question, and no writing."""

import logging
import ssl
import threading
import zlib
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import socket
from typing import Any
from urllib.parse import parse_qs, urlsplit

from db import StoreRefused, StoreUnavailable
from db.extract import MOST_ROWS, Extract, encode

log = logging.getLogger(__name__)
Take = Callable[[int, int], Extract]
PATH = "/journal"
READERS = 8  # at a time; whoever comes while they are served is sent away
PATIENCE_S = 20.0
GZIP = 16 + zlib.MAX_WBITS
FAST = 1  # a quarter of the size for a few microseconds a row


class JournalServer(ThreadingHTTPServer):
    """Answers one client, whose certificate it knows, each connection in a thread of its own."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], tls: ssl.SSLContext, take: Take) -> None:
        self.take = take
        self._tls = tls
        self._seats = threading.BoundedSemaphore(READERS)
        super().__init__(address, Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Give the connection a thread, if there is a seat."""
        if self._seats.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            log.warning("sent %s away: %d readers are served already", client_address[0], READERS)
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Serve one connection and give its seat back."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._seats.release()

    def finish_request(self, request: Any, client_address: Any) -> None:
        """Shake hands here, in the connection's own thread: a silent stranger must not keep others out."""
        request.settimeout(PATIENCE_S)
        try:
            with self._tls.wrap_socket(request, server_side=True) as secured:
                super().finish_request(secured, client_address)
        except OSError as error:  # TLS and time limits included
            log.info("%s was not served: %s", client_address[0], error)


class Handler(BaseHTTPRequestHandler):
    """Answers ``GET /journal?after=120&limit=2000``."""

    server: JournalServer
    request: socket
    protocol_version = "HTTP/1.1"
    server_version = "Loket"
    sys_version = ""
    timeout = PATIENCE_S

    def do_GET(self) -> None:
        """Send the rows behind the one that is named."""
        asked = urlsplit(self.path)
        if asked.path != PATH:
            self._say(HTTPStatus.NOT_FOUND, f"there is {PATH} and nothing else")
            return
        try:
            after, limit = _numbers(asked.query)
        except ValueError:
            self._say(HTTPStatus.BAD_REQUEST, f"ask as in {PATH}?after=0&limit={MOST_ROWS}")
            return
        try:
            extract = self.server.take(after, limit)
        except (StoreUnavailable, StoreRefused) as fault:
            self._say(HTTPStatus.SERVICE_UNAVAILABLE, str(fault))
            return
        packed = zlib.compress(encode(extract), FAST, GZIP)
        self._send(HTTPStatus.OK, packed, {"Content-Type": "application/x-ndjson", "Content-Encoding": "gzip"})

    def log_message(self, format: str, *values: object) -> None:
        """Say nothing of questions that were answered."""

    def _say(self, status: HTTPStatus, sentence: str) -> None:
        self._send(status, f"{sentence}\n".encode(), {"Content-Type": "text/plain; charset=utf-8"})

    def _send(self, status: HTTPStatus, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _numbers(query: str) -> tuple[int, int]:
    """Return row and limit of a question; ValueError where it is none."""
    named = parse_qs(query, strict_parsing=True, max_num_fields=2)
    after, limit = int(named["after"][0]) if "after" in named else -1, int(named.get("limit", [str(MOST_ROWS)])[0])
    if not (0 <= after < 2**63 and 0 < limit <= MOST_ROWS):
        raise ValueError(query)
    return after, limit
