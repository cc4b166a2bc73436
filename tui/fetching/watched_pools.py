"""Connections of urllib3 that lead where they may, and that another thread can end.

urllib3 bounds each wait for some bytes, not all waits together: a server that sends a byte now and
then would hold it for hours.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from socket import SHUT_RDWR, socket

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from tui.fetching.guarded_socket import open_socket

_TIMEOUT = 15.0  # seconds, where none is set


class Watch:
    """Knows the connection that a request uses, and ends it when its time is over."""

    def __init__(self) -> None:
        self.has_ended = False
        self._socket: socket | None = None

    def over(self, used: socket | None) -> None:
        """Note the connection that is used from now on."""
        self._socket = used
        if self.has_ended:
            self.end()

    def end(self) -> None:
        """End the connection, in any thread: who waits for it fails at once."""
        self.has_ended = True
        used = self._socket
        if used is not None:
            with suppress(OSError):
                socket.shutdown(used, SHUT_RDWR)  # the plain one, below TLS


class _OfThread(threading.local):
    watch: Watch | None = None


_of_thread = _OfThread()


@contextmanager
def watching(watch: Watch, deadline: float) -> Iterator[None]:
    """Have a watch over what this thread asks meanwhile, for so many seconds at most."""
    timer = threading.Timer(deadline, watch.end)
    timer.daemon = True
    timer.start()
    _of_thread.watch = watch
    try:
        yield
    finally:
        timer.cancel()
        _of_thread.watch = None


def pool_manager(*, only_public: bool) -> urllib3.PoolManager:
    """Pools whose connections are watched and, where so wished, lead to public hosts alone."""
    manager = urllib3.PoolManager(num_pools=32, maxsize=1)
    manager.pool_classes_by_scheme = (
        {"http": _PublicPool, "https": _PublicTlsPool}
        if only_public
        else {"http": _AnyPool, "https": _AnyTlsPool}
    )
    return manager


def _note(used: socket | None) -> None:
    if _of_thread.watch is not None:
        _of_thread.watch.over(used)


def _opened(connection: HTTPConnection, *, only_public: bool) -> socket:
    timeout = connection.timeout
    seconds = float(timeout) if isinstance(timeout, int | float) else _TIMEOUT
    host = connection.host.strip("[]")
    opened = open_socket(host, connection.port or 0, seconds, only_public=only_public)
    _note(opened)
    return opened


class _AnyConnection(HTTPConnection):
    only_public = False

    def _new_conn(self) -> socket:
        return _opened(self, only_public=self.only_public)

    def getresponse(self) -> urllib3.HTTPResponse:  # type: ignore[override]  # as urllib3's own
        _note(self.sock)
        return super().getresponse()


class _PublicConnection(_AnyConnection):
    only_public = True


class _AnyTlsConnection(_AnyConnection, HTTPSConnection):
    pass


class _PublicTlsConnection(_PublicConnection, HTTPSConnection):
    pass


class _AnyPool(HTTPConnectionPool):
    ConnectionCls = _AnyConnection


class _PublicPool(HTTPConnectionPool):
    ConnectionCls = _PublicConnection


class _AnyTlsPool(HTTPSConnectionPool):
    ConnectionCls = _AnyTlsConnection


class _PublicTlsPool(HTTPSConnectionPool):
    ConnectionCls = _PublicTlsConnection
