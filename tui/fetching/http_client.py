"""An HTTP client for documents of moderate size: conditional, polite, and bounded in all it takes.

HTTP as RFC 9110 has it: validators (ETag, Last-Modified) in section 13, redirects in 15.4,
Retry-After in 10.2.3.
"""

from __future__ import annotations

import base64
import ssl
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from socket import gaierror
from urllib.parse import SplitResult, unquote, urljoin, urlsplit, urlunsplit

import urllib3
from msgspec import Struct
from msgspec.structs import replace
from urllib3 import exceptions

from tui import __version__
from tui.fetching.guarded_socket import LocalAddressError
from tui.fetching.watched_pools import Watch, pool_manager, watching
from tui.sanitize import clean_line
from tui.urls import web_address

LARGEST = 32 * 1024 * 1024
"""Bytes of a document at most, unpacked."""
_CHUNK = 64 * 1024
_MOST_REDIRECTS = 10
_MOVES = frozenset((301, 302, 303, 307, 308))
_FOR_GOOD = frozenset((301, 308))
_BUSY = frozenset((429, 503))
_PHRASES = {status.value: status.phrase for status in HTTPStatus}
LONGEST_WAIT = 30 * 86_400.0  # seconds that a Retry-After is believed
_ANY_TYPE = "application/rss+xml, application/atom+xml, application/feed+json, */*;q=0.8"
_REASONS: tuple[tuple[tuple[type[BaseException], ...], str], ...] = (
    ((LocalAddressError,), "it lies in a local network ({}); skimcast add --local allows that"),
    ((gaierror, exceptions.NameResolutionError), "there is no such host"),
    ((TimeoutError, exceptions.TimeoutError), "it does not answer in time"),
    ((ssl.SSLCertVerificationError,), "its certificate is not to be trusted ({0.verify_message})"),
    ((exceptions.DecodeError,), "it is packed in a way that cannot be unpacked"),
    ((exceptions.IncompleteRead,), "it broke off in the middle"),
    ((ConnectionRefusedError,), "nobody answers there"),
)


class FetchError(Exception):
    """Nothing could be fetched; the message says why, in words that fit behind an address.

    retry_after is in seconds, where the server said when to ask again.
    """

    def __init__(self, message: str, *, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class StoppedError(FetchError):
    """The client was closed meanwhile."""

    def __init__(self) -> None:
        super().__init__("stopped")


class Validators(Struct, frozen=True):
    """What a server knows a version of a document by; empty where it did not say."""

    etag: str = ""
    last_modified: str = ""


_NONE_KNOWN = Validators()


class FetchedDocument(Struct, frozen=True):
    """What stands at an address.

    Attributes:
        address: where it was found at last, behind all redirects.
        data: the document, unpacked; empty where is_unchanged.
        media_type: as "text/html", in small letters; empty where the server does not say.
        charset: the encoding that the server tells; empty where it does not.
        validators: to ask by the next time.
        is_unchanged: whether it is as it was when the validators were given.
        moved_to: the address that it has from now on, where the server said that it moved for good.
    """

    address: str
    data: bytes
    media_type: str = ""
    charset: str = ""
    validators: Validators = Validators()
    is_unchanged: bool = False
    moved_to: str | None = None


class HttpClient:
    """Fetches documents, in any thread; one request at a time for each host.

    To be closed by who made it: what is under way then fails at once.
    """

    def __init__(self, *, timeout: float = 15.0, deadline: float = 60.0) -> None:
        """Wait timeout seconds for an answer to begin or go on, and deadline for all of it."""
        self._timeout = timeout
        self._deadline = deadline
        self._hosts: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._running: set[Watch] = set()
        self._lock = threading.Lock()
        self._is_closed = False
        self._pools = {
            only_public: pool_manager(only_public=only_public) for only_public in (True, False)
        }

    def get(
        self,
        address: str,
        validators: Validators = _NONE_KNOWN,
        *,
        allow_local: bool = False,
        largest: int = LARGEST,
    ) -> FetchedDocument:
        """The document at an address, unless it is as the validators tell.

        Local addresses are refused, also those that a redirect leads to, unless they are allowed.

        Raises:
            FetchError: it cannot be had, takes too long, or has more than largest bytes.
        """
        moved = True
        place = address
        for _ in range(_MOST_REDIRECTS + 1):
            parts = _parts_of(place)
            auth = parts if _host_port(parts) == _host_port(urlsplit(address)) else None
            headers = _headers(validators, auth)
            with self._asking(parts, headers, allow_local=allow_local) as response:
                target = response.headers.get("location")
                if response.status not in _MOVES or not target:
                    document = _document(place, response, largest)
                    is_new_place = moved and place != address
                    return replace(document, moved_to=place) if is_new_place else document
                moved = moved and response.status in _FOR_GOOD
                place = _target(place, target)
        raise FetchError("it redirects too often")

    def close(self) -> None:
        """End what is under way, and let go of all connections."""
        with self._lock:
            self._is_closed = True
            running = list(self._running)
        for watch in running:
            watch.end()
        for pool in self._pools.values():
            pool.clear()

    @contextmanager
    def _asking(
        self, parts: SplitResult, headers: Mapping[str, str], *, allow_local: bool
    ) -> Iterator[urllib3.BaseHTTPResponse]:
        """The answer to one request; what goes wrong until it is read is told as a FetchError."""
        with self._hosts[parts.hostname or ""], self._running_watch() as watch:
            address = urlunsplit(parts._replace(netloc=_host_port(parts), fragment=""))
            try:
                response = self._pools[not allow_local].request(
                    "GET",
                    address,
                    headers=headers,
                    preload_content=False,
                    redirect=False,
                    retries=False,
                    timeout=urllib3.Timeout(connect=self._timeout, read=self._timeout),
                )
                try:
                    yield response
                finally:
                    response.close() if response.status in _MOVES else response.release_conn()
            except (exceptions.HTTPError, LocalAddressError, OSError) as error:
                if watch.has_ended:
                    raise self._ended() from error
                raise FetchError(_why(error)) from error
            if watch.has_ended:  # a body of unknown length just ends with its connection
                raise self._ended()

    def _ended(self) -> FetchError:
        if self._is_closed:
            return StoppedError()
        return FetchError(f"it took more than {self._deadline:.0f} seconds")

    @contextmanager
    def _running_watch(self) -> Iterator[Watch]:
        """A watch over what this thread asks, which close ends as well."""
        watch = Watch()
        with self._lock:
            if self._is_closed:
                raise StoppedError
            self._running.add(watch)
        try:
            with watching(watch, self._deadline):
                yield watch
        finally:
            with self._lock:
                self._running.discard(watch)


def _parts_of(address: str) -> SplitResult:
    """An address taken apart, its host in ASCII.

    Raises:
        FetchError: it is no address of the web.
    """
    if web_address(address) is None:
        raise FetchError("this is no http or https address")
    parts = urlsplit(address)
    host = parts.hostname or ""
    try:
        name = host if host.isascii() else host.encode("idna").decode()
    except UnicodeError as error:
        raise FetchError("its host has no valid name") from error
    login, at, _ = parts.netloc.rpartition("@")
    port = "" if parts.port is None else f":{parts.port}"
    bracketed = f"[{name}]" if ":" in name else name
    return parts._replace(netloc=f"{login}{at}{bracketed}{port}")


def _host_port(parts: SplitResult) -> str:
    return parts.netloc.rpartition("@")[2]


def _headers(validators: Validators, auth: SplitResult | None) -> dict[str, str]:
    headers = {
        "User-Agent": f"skimcast/{__version__}",
        "Accept": _ANY_TYPE,
        "Accept-Encoding": "gzip, deflate",
    }
    if validators.etag:
        headers["If-None-Match"] = validators.etag
    if validators.last_modified:
        headers["If-Modified-Since"] = validators.last_modified
    if auth is not None and auth.username:
        login = f"{unquote(auth.username)}:{unquote(auth.password or '')}"
        headers["Authorization"] = f"Basic {base64.b64encode(login.encode()).decode()}"
    return headers


def _target(place: str, location: str) -> str:
    """Where a redirect leads."""
    try:
        target = web_address(urljoin(place, location.strip().replace(" ", "%20")))
    except ValueError:
        target = None
    if target is None:
        raise FetchError("it redirects to what is no http or https address")
    return target


def _document(place: str, response: urllib3.BaseHTTPResponse, largest: int) -> FetchedDocument:
    headers = response.headers
    kind, _, more = headers.get("content-type", "").partition(";")
    validators = Validators(_value(headers.get("etag")), _value(headers.get("last-modified")))
    if response.status == HTTPStatus.NOT_MODIFIED:
        return FetchedDocument(place, b"", validators=validators, is_unchanged=True)
    if response.status != HTTPStatus.OK:
        raise _refusal(response)
    data = _data(response, largest)
    charset = more.partition("charset=")[2].partition(";")[0].strip("\"' ")
    return FetchedDocument(place, data, kind.strip().lower(), charset, validators)


def _value(header: str | None) -> str:
    """A header's value that can be sent back; empty for what cannot."""
    return header if header and header.isprintable() and header.isascii() else ""


def _data(response: urllib3.BaseHTTPResponse, largest: int) -> bytes:
    """The body, unpacked bit by bit, so that none is ever larger than it may be."""
    pieces, size = [], 0
    for piece in response.stream(_CHUNK, decode_content=True):
        size += len(piece)
        if size > largest:
            response.close()
            raise FetchError(f"it has more than {largest / 1_048_576:.0f} MiB")
        pieces.append(piece)
    return b"".join(pieces)


def _refusal(response: urllib3.BaseHTTPResponse) -> FetchError:
    status = response.status
    wait = _seconds_of(response.headers.get("retry-after")) if status in _BUSY else None
    response.close()
    name = _PHRASES.get(status, "")
    later = "" if wait is None else f"; it asks to wait {wait:,.0f} seconds"
    return FetchError(clean_line(f"it answers {status} {name}".rstrip() + later), retry_after=wait)


def _seconds_of(retry_after: str | None) -> float | None:
    """The seconds that a Retry-After asks for: a number, or until a date."""
    if not retry_after:
        return None
    try:
        seconds = float(retry_after)
    except ValueError:
        try:
            seconds = parsedate_to_datetime(retry_after).timestamp() - time.time()
        except (TypeError, ValueError, OverflowError):
            return None
    return min(max(0.0, seconds), LONGEST_WAIT) if seconds == seconds else None  # noqa: PLR0124  no NaN


def _why(error: Exception) -> str:
    """What went wrong, for a reader."""
    chain = (error, error.__cause__, error.__context__)
    for kinds, words in _REASONS:
        if found := next((one for one in chain if isinstance(one, kinds)), None):
            return clean_line(words.format(found))
    return clean_line(f"it cannot be reached ({error})")[:200]
