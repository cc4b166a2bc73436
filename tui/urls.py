"""Web addresses: which may be opened, what they lead to, and how they name a second.

YouTube reads `t` in seconds from the query, and `start` where the video is embedded; a plain media
address takes the temporal form of W3C Media Fragments, `#t=SECONDS`
(https://www.w3.org/TR/media-frags/, section 4.2.1). Spotify, Pocket Casts and pages of Fireside's
kind read the same `t` parameter as YouTube; Twitch wants units in it (`t=1h40m0s`), Vimeo in the
fragment (`#t=6000s`), and Overcast has the clock time in the path (`/+ID/1:40:00`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import name as character_name
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urljoin, urlsplit, urlunsplit

from msgspec import Struct

from tui.model import Timecode
from tui.timecode import moment_of

LONGEST_URL = 4096
"""Characters of an address at most."""

_NEVER = frozenset(' <>"`\\\N{REPLACEMENT CHARACTER}')
_ADDRESSES = 4096  # that are known to be good or bad; the notes of a podcast repeat theirs
_LONGEST = 2000  # characters of an address in a text at most
# The patterns that stand here as text take long to compile: they are compiled when first used.
_ADDRESS = (
    rf"(?i)https?://[^\s<>\"`|\\]{{4,{_LONGEST}}}"
    r"|(?<![\w.@/-])(?:[\w-]{1,63}\.){1,4}[a-z]{2,12}/[^\s<>\"`|\\]{1,2000}"
)
_CLOSING = ".,;:!?'\"*\u00bb\u201d\u2019\u2026"
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_TRACKING = r"(?:utm_|mc_|hsa_|_hs|pk_|mtm_|at_|vero_)\w*|[a-z]?clid|[a-z]{2}clid"
_TRACKERS = frozenset(
    {"igshid", "si", "feature", "ref", "ref_src", "ref_url", "cmpid", "ncid", "smid", "sr_share"}
    | {"guccounter", "mkt_tok", "spm", "share", "cmp", "amp", "ocid", "yclid", "s_cid", "partner"}
)
_MOMENT = frozenset({"t", "start", "time_continue", "timestamp"})
_SUBDOMAINS = ("www.", "m.", "mobile.", "amp.")
_INDEX = r"/(?:index|default)\.(?:html?|php|aspx?)$"

_YOUTUBE = frozenset({"youtube.com", "youtube-nocookie.com"})
_YOUTUBE_SUBDOMAINS = ("music.", "gaming.")
_T_IN_QUERY = _YOUTUBE | {
    *("youtu.be", "open.spotify.com", "pca.st", "bilibili.com", "twitch.tv", "xiaoyuzhoufm.com")
}
_SECONDS_WITH_UNIT = frozenset({"vimeo.com", "player.vimeo.com"})
_WITHOUT_MOMENT = frozenset({"podcasts.apple.com"})  # no source tells how it is asked for a second
_OVERCAST_CLOCK = r"/(?:[0-9]{1,3}:)?[0-9]{1,2}:[0-9]{2}/?$"
_START_IN_QUERY = r"/(?:embed|v|e)/"
_VIDEO = r"/(?:embed|shorts|live|v|e)/([\w-]{11})(?:/|$)"
_VIDEO_ID = r"[A-Za-z0-9_-]{11}"
_PLAYERS = _YOUTUBE | {"youtu.be", "vimeo.com"}
_IN_PLAYER = (
    r"/(?:watch/?\?(?:[^&]{1,99}&){0,9}v=|(?:live|shorts|embed|v|video)/\w|[A-Za-z0-9_-]{6,})"
)
_PAGES = {
    "open.spotify.com": r"/(?:intl-\w+/)?episode/\w",
    "podcasters.spotify.com": r"/pod/.+/episodes/",
    "podcasts.apple.com": r".*[?&]i=\d",
    "bilibili.com": r"/(?:video|bangumi/play)/\w",
    "b23.tv": r"/\w",
    "twitch.tv": r"/videos/\d",
    "dailymotion.com": r"/video/\w",
    "dai.ly": r"/\w",
    "soundcloud.com": r"/[\w-]+/(?!sets/)[\w-]+",
    "overcast.fm": r"/\+\S",
    "pca.st": r"/(?:episode/)?\w",
    "share.snipd.com": r"/episode/\w",
    "player.vimeo.com": r"/video/\d",
    "rumble.com": r"/(?:embed/)?v\w",
    "odysee.com": r"/@?[^/]+/\S",
    "loom.com": r"/share/\w",
    "fathom.video": r"/(?:share|calls)/\w",
    "ted.com": r"/talks/\w",
    "nicovideo.jp": r"/watch/\w",
    "xiaoyuzhoufm.com": r"/episode/\w",
    "ximalaya.com": r"/sound/\d",
    "castbox.fm": r"/episode/\S",
    "podbean.com": r"/(?:ew|media/share|e)/\S",
    "podwise.ai": r"/dashboard/episodes/\d",
}
"""Patterns for the pages of recordings, by their sites."""
_CJK = {"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"}
_LIKE_LATIN = {"CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU", "GEORGIAN"}
_PLAYS = (".mp3", ".m4a", ".mp4", ".m4v", ".ogg", ".oga", ".opus", ".wav", ".aac", ".flac", ".webm")


class CanonicalUrl(Struct, frozen=True):
    """What an address leads to, and the second of a recording that it asks for, if it does."""

    key: str  # the same for all ways to write the address of one page
    seconds: float | None


def joined(base: str, address: str) -> str:
    """An address as it is meant on the page of another; empty where that is none."""
    try:
        return urljoin(base, address)
    except ValueError:
        return ""


@lru_cache(_ADDRESSES)
def web_address(text: str | None) -> str | None:
    """The text as an http or https address that a browser may be given; None if it is none.

    A host must stand in it; white space, quotes and what cannot be printed must not.
    """
    text = (text or "").strip()
    if not 8 < len(text) <= LONGEST_URL or not text.isprintable() or _NEVER & set(text):
        return None
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    named = host and not host.startswith("-") and any(char.isalnum() for char in host)
    good = parts.scheme in ("http", "https") and named
    return text if good and port != 0 else None


def host_of(address: str) -> str | None:
    """The host of a web address, without a leading "www."."""
    host = urlsplit(address).hostname
    return host.removeprefix("www.") if host else None


def shown_address(address: str) -> str:
    """A web address as it is shown: a host whose letters may deceive in Punycode (RFC 3492).

    Letters of one script stand as they are, unless it is one whose letters look like Latin ones.
    """
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, f":{parts.port}" if parts.port else ""
    except ValueError:
        return address
    if not host or host.isascii():
        return address
    shown = ".".join(map(_shown_label, host.split(".")))
    before, at, _ = parts.netloc.rpartition("@")
    return urlunsplit(parts._replace(netloc=f"{before}{at}{shown}{port}"))


def _shown_label(label: str) -> str:
    letters = [char for char in label if char.isalpha()]
    scripts = {character_name(char, "").partition(" ")[0] for char in letters}
    plain = all(char.isalnum() or char == "-" for char in label)
    is_one = len(scripts) < 2 or scripts <= _CJK
    is_latin = all(ord(char) < 0x250 for char in letters)  # no letters of phoneticians
    safe = plain and is_one and not scripts & _LIKE_LATIN and (is_latin or "LATIN" not in scripts)
    return label if label.isascii() or safe else f"xn--{label.encode('punycode').decode()}"


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
        host = _site(parts).rstrip(".")
        port = "" if parts.port in (None, 80, 443) else f":{parts.port}"
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or "." not in host:
        return None
    query = parse_qsl(parts.query, keep_blank_values=True)
    seconds = _moment(query, parts.fragment)
    if video := _video(host, parts.path, dict(query)):
        return CanonicalUrl(f"video {video}", seconds)
    path = re.sub(_INDEX, "", unquote(parts.path)).rstrip("/").removesuffix("/amp")
    telling = sorted(pair for pair in query if not _tells_nothing(pair[0]))
    if not path and not telling:
        return None
    return CanonicalUrl(f"{host}{port}{path} {telling or ''}".rstrip(), seconds)


def urls_in(text: str) -> Iterator[CanonicalUrl]:
    """The pages whose addresses stand in a text, in order; linear in its length."""
    if "/" not in text:
        return
    for match in re.finditer(_ADDRESS, text):
        url = canonical_url(_without_closing(match.group()))
        if url is not None:
            yield url


def is_player(address: str) -> bool:
    """Whether a web address lies on a site that plays videos, and opens them at a time."""
    return _site(urlsplit(address)) in _PLAYERS


def plays(address: str) -> bool:
    """Whether a web address leads to a video in a player or to a file that plays."""
    parts = urlsplit(address)
    if _site(parts) in _PLAYERS:
        return re.match(_IN_PLAYER, f"{parts.path}?{parts.query}") is not None
    if page := _PAGES.get(_site(parts)):
        return re.match(page, f"{parts.path}?{parts.query}") is not None
    return parts.path.lower().endswith(_PLAYS)


def video_url(video: str) -> str | None:
    """The address of a YouTube video, from its id; None for what is no such id."""
    return f"https://www.youtube.com/watch?v={video}" if re.fullmatch(_VIDEO_ID, video) else None


def moment_in(address: str) -> float | None:
    """The second of a recording that a web address asks for; None where it asks for none."""
    parts = urlsplit(address.replace("&amp;", "&"))
    clock = _clock_in_path(parts)
    return moment_of(clock[0][1:]) if clock else _moment(parse_qsl(parts.query), parts.fragment)


def _clock_in_path(parts: SplitResult) -> re.Match[str] | None:
    """The time that an address ends with where its site writes it there: /+ID/1:27:57."""
    return re.search(_OVERCAST_CLOCK, parts.path) if _site(parts) == "overcast.fm" else None


def without_moment(address: str) -> str:
    """A web address without the second that it asks for, else as it was written."""
    parts = urlsplit(address)
    pairs = parts.query.split("&")
    query = "&".join(pair for pair in pairs if _name(pair) not in _MOMENT)
    fragment = "" if _name(parts.fragment) in _MOMENT else parts.fragment
    clock = _clock_in_path(parts)
    path = parts.path[: clock.start()] if clock else parts.path
    return urlunsplit(parts._replace(path=path, query=query, fragment=fragment))


def moment_url(media: str | None, seconds: float) -> str | None:
    """The address that opens a recording at a second; None where no address may be opened."""
    address = web_address(media)
    if address is None:
        return None
    parts, whole = urlsplit(address), int(seconds)
    site = _site(parts)
    if site in _WITHOUT_MOMENT:
        return address
    if site == "overcast.fm":
        return urlunsplit(parts._replace(path=_overcast_path(parts.path, whole)))
    if site not in _T_IN_QUERY:
        unit = "s" if site in _SECONDS_WITH_UNIT else ""
        return urlunsplit(parts._replace(fragment=f"t={whole}{unit}"))
    embedded = _site(parts) in _YOUTUBE and re.match(_START_IN_QUERY, parts.path)
    query = parse_qsl(urlsplit(without_moment(address)).query, keep_blank_values=True)
    value = _with_units(whole) if site == "twitch.tv" else str(whole)
    query.append(("start" if embedded else "t", value))
    return urlunsplit(parts._replace(query=urlencode(query), fragment=""))


def _overcast_path(path: str, whole: int) -> str:
    """The path of an episode at a second: /+ID/1:27:57."""
    clock = str(Timecode(whole))
    episode = re.sub(_OVERCAST_CLOCK, "", path).rstrip("/")
    return f"{episode}/{clock if whole >= 3600 else clock[2:]}"


def _with_units(whole: int) -> str:
    """Seconds as Twitch writes them: 1h40m0s."""
    return f"{whole // 3600}h{whole // 60 % 60}m{whole % 60}s"


def _site(parts: SplitResult) -> str:
    """The host, without what tells only for which device or service its pages are."""
    host = parts.hostname or ""
    for subdomain in _SUBDOMAINS:
        host = host.removeprefix(subdomain)
    for subdomain in _YOUTUBE_SUBDOMAINS:
        if host.removeprefix(subdomain) in _YOUTUBE:
            return host.removeprefix(subdomain)
    return host


def _name(pair: str) -> str:
    return pair.partition("=")[0].removeprefix("amp;")


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
    return (
        lowered in _TRACKERS or lowered in _MOMENT or re.fullmatch(_TRACKING, lowered) is not None
    )


def _video(site: str, path: str, query: dict[str, str]) -> str | None:
    """The id of the YouTube video that an address leads to, if it does."""
    if site == "youtu.be":
        video = path.strip("/")
    elif site in _YOUTUBE:
        inside = re.match(_VIDEO, path)
        video = inside[1] if inside else query.get("v", "")
    else:
        return None
    return video if re.fullmatch(_VIDEO_ID, video) else None


def _moment(query: list[tuple[str, str]], fragment: str) -> float | None:
    asked = (value for name, value in (*query, *parse_qsl(fragment)) if name in _MOMENT)
    return moment_of(next(asked, ""))
