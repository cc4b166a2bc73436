"""Moments as addresses: where a recording can be opened at a second.

YouTube reads `t` in seconds from the query; a plain media address takes the temporal form of W3C
Media Fragments, `#t=SECONDS` (https://www.w3.org/TR/media-frags/, section 4.2.1). Spotify, Pocket
Casts and pages of Fireside's kind read the same `t` parameter as YouTube.
"""

from __future__ import annotations

from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

from tui.model import Episode, NewsItem, Segment, Timecode
from tui.readers.addresses import web_address as readable_address

_T_IN_QUERY = frozenset(
    {"youtube.com", "youtu.be", "youtube-nocookie.com", "open.spotify.com", "pca.st"}
)


def web_address(address: str | None) -> str | None:
    """The address, if a browser may be given it; else None.

    The readers' rule (http or https with a host, of a bounded length, nothing that ends a word or
    a quotation), asked once more where the address leaves us, and no unprintable character.
    """
    if not address or not address.isprintable() or address != address.strip():
        return None
    return readable_address(address)


def moment_address(media: str | None, seconds: float) -> str | None:
    """The address that opens a recording at a second; None where no address may be opened."""
    address = web_address(media)
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


def moment_note(episode: Episode, segment: Segment, seconds: float | None = None) -> str:
    """A moment as text to keep: the segment, the episode and the time, and the address if any.

    seconds is the moment's timecode; the segment's start where it is left out.
    """
    at = Timecode(segment.start if seconds is None else seconds)
    head = " · ".join(part for part in (segment.gist, episode.title, str(at)) if part)
    address = moment_address(episode.media, at)
    return f"{head}\n{address}" if address else head


def item_note(item: NewsItem) -> str:
    """A news item as text to keep: its headline, and its address if any."""
    return f"{item.headline}\n{item.url}" if item.url else item.headline
