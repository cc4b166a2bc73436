"""Web addresses: which may be opened, what they lead to, and how they name a second.

YouTube reads `t` in seconds from the query; a plain media address takes the temporal form of W3C
Media Fragments, `#t=SECONDS` (https://www.w3.org/TR/media-frags/, section 4.2.1). Spotify, Pocket
Casts and pages of Fireside's kind read the same `t` parameter as YouTube.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from tui.sanitize import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_URL = 4096
"""Characters of an address at most."""

_NEVER = frozenset('<>"`\\\N{REPLACEMENT CHARACTER}')
_LONGEST = 2000  # characters of an address at most
_ADDRESS = re.compile(
    rf"https?://[^\s<>\"`|\\]{{4,{_LONGEST}}}"
    r"|(?<![\w.@/-])(?:[\w-]{1,63}\.){1,4}[a-z]{2,12}/[^\s<>\"`|\\]{1,2000}",
    re.IGNORECASE,
)
_CLOSING = ".,;:!?'\"*\u00bb\u201d\u2019\u2026"
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_TRACKING = re.compile(r"(?:utm_|mc_|hsa_|_hs|pk_|mtm_|at_|vero_)\w*|[a-z]?clid|[a-z]{2}clid")
_TRACKERS = frozenset(
    {"igshid", "si", "feature", "ref", "ref_src", "ref_url", "cmpid", "ncid", "smid", "sr_share"}
    | {"guccounter", "mkt_tok", "spm", "share", "cmp", "amp", "ocid", "yclid", "s_cid", "partner"}
)
_MOMENT = ("t", "start", "time_continue")
_SUBDOMAINS = ("www.", "m.", "mobile.", "amp.")
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$")
_VIDEO_HOSTS = frozenset(
    {"youtube.com", "youtube-nocookie.com", "music.youtube.com", "gaming.youtube.com"}
)
_VIDEO = re.compile(r"/(?:embed|shorts|live|v|e)/([\w-]{11})(?:/|$)")
_VIDEO_ID = re.compile(r"[\w-]{11}")
_CLOCK = re.compile(r"(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?")
_T_IN_QUERY = frozenset(
    {"youtube.com", "youtu.be", "youtube-nocookie.com", "open.spotify.com", "pca.st"}
)


def web_address(text: str) -> str | None:
    """The text as an http or https address; None if it is none.

    A host must stand in it; white space, control characters and quotes must not.
    """
    text = text.strip()
    if not 8 < len(text) <= LONGEST_URL or _NEVER & set(text):
        return None
    if clean(text) != text or any(char.isspace() for char in text):
        return None
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    good = parts.scheme in ("http", "https") and host and any(char.isalnum() for char in host)
    return text if good and port != 0 else None


def host_of(address: str) -> str | None:
    """The host of a web address, without a leading "www."."""
    host = urlsplit(address).hostname
    return host.removeprefix("www.") if host else None


class CanonicalUrl(NamedTuple):
    """What an address leads to.

    Attributes:
        key: the same for all ways to write the address of one page.
        seconds: the moment of a recording that the address asks for; None where it asks for none.
    """

    key: str
    seconds: float | None


def canonical_url(address: str) -> CanonicalUrl | None:
    """The page that a web address leads to; None for no address, and for a whole site.

    Of no account are the scheme, "www." and the like, the case of the host, a slash or an index
    page at the end, the part after "#", and what says only where a reader came from. All
    addresses of one video are the same.
    """
    if len(address) > _LONGEST:
        return None
    written = address if "://" in address[:8] else f"https://{address}"
    try:
        parts = urlsplit(written.strip())
        host = (parts.hostname or "").rstrip(".")
        port = "" if parts.port in (None, 80, 443) else f":{parts.port}"
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or "." not in host:
        return None
    for subdomain in _SUBDOMAINS:
        host = host.removeprefix(subdomain)
    query = parse_qsl(parts.query, keep_blank_values=True)
    seconds = _moment(query, parts.fragment)
    if video := _video(host, parts, query):
        return CanonicalUrl(f"video {video}", seconds)
    path = _INDEX.sub("", unquote(parts.path)).rstrip("/").removesuffix("/amp")
    kept = sorted(pair for pair in query if not _tells_nothing(pair[0]))
    if not path and not kept:
        return None
    return CanonicalUrl(f"{host}{port}{path} {kept or ''}".rstrip(), seconds)


def urls_in(text: str) -> Iterator[CanonicalUrl]:
    """The pages whose addresses stand in a text, in order; linear in its length."""
    if "/" not in text:
        return
    for match in _ADDRESS.finditer(text):
        found = canonical_url(_without_closing(match.group()))
        if found is not None:
            yield found


def _without_closing(address: str) -> str:
    """An address without the punctuation of the sentence that it stands in."""
    end = len(address)
    while end:
        last = address[end - 1]
        opening = _BRACKETS.get(last)
        closes = opening and address.count(last, 0, end) > address.count(opening, 0, end)
        if last not in _CLOSING and not closes:
            break
        end -= 1
    return address[:end]


def _tells_nothing(name: str) -> bool:
    lowered = name.lower()
    return lowered in _TRACKERS or lowered in _MOMENT or _TRACKING.fullmatch(lowered) is not None


def _video(host: str, parts: SplitResult, query: list[tuple[str, str]]) -> str | None:
    if host == "youtu.be":
        found = parts.path.strip("/")
    elif host in _VIDEO_HOSTS:
        inside = _VIDEO.match(parts.path)
        found = inside[1] if inside else dict(query).get("v", "")
    else:
        return None
    return found if _VIDEO_ID.fullmatch(found) else None


def _moment(query: list[tuple[str, str]], fragment: str) -> float | None:
    given = [value for name, value in query if name in _MOMENT]
    given += [part[2:] for part in fragment.split("&") if part.startswith("t=")]
    clock = _CLOCK.fullmatch(given[0]) if given and given[0] else None
    if clock is None:
        return None
    hours, minutes, seconds = (float(part or 0) for part in clock.groups())
    return 3600 * hours + 60 * minutes + seconds


def openable(address: str | None) -> str | None:
    """The address, if a browser may be given it; else None.

    The readers' rule (http or https with a host, of a bounded length, nothing that ends a word or
    a quotation), asked once more where the address leaves us, and no unprintable character.
    """
    if not address or not address.isprintable() or address != address.strip():
        return None
    return web_address(address)


def moment_url(media: str | None, seconds: float) -> str | None:
    """The address that opens a recording at a second; None where no address may be opened."""
    address = openable(media)
    if address is None:
        return None
    parts, whole = urlsplit(address), int(seconds)
    if _takes_t_in_query(parts):
        kept = [
            (name, value)
            for name, value in parse_qsl(parts.query, keep_blank_values=True)
            if name not in {"t", "start", "time_continue"}
        ]
        query = urlencode([*kept, ("t", str(whole))])
        return urlunsplit(parts._replace(query=query, fragment=""))
    return urlunsplit(parts._replace(fragment=f"t={whole}"))


def _takes_t_in_query(parts: SplitResult) -> bool:
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("music.")
    return host in _T_IN_QUERY
