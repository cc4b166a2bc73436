"""What is written of an episode, whatever the form: chapters in order, addresses of moments."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec import Struct

from tui.model import Episode, Link, Moment, NewsItem, TextPosition, Timecode
from tui.urls import moment_url, web_address


class ExportedEpisode(NamedTuple):
    """An episode with what the reader kept of it, the news beside it, and its key in the store.

    An article stands as one without segments; the item is that article, None for an episode.
    """

    episode: Episode
    moments: Sequence[Moment] = ()
    links: Sequence[Link] = ()
    key: str = ""
    item: NewsItem | None = None


class Chapter(NamedTuple):
    """A stretch of a recording with a title on one line; times in seconds."""

    start: float
    end: float | None
    title: str


class ExportForm(Struct, frozen=True):
    """A form that episodes are written in.

    Attributes:
        name: what the reader calls it by.
        suffix: the end of its files' names, with its dot.
        about: what it is, in a few words.
        write: an episode's whole text in this form.
        doubts: what those who read the form would find wrong with an episode, a sentence each.
        add: the text of a file that was written before with what is new in it; None where such a
            file is written anew.
        takes_articles: whether what was kept of an article can be written so.
    """

    name: str
    suffix: str
    about: str
    write: Callable[[ExportedEpisode], str]
    doubts: Callable[[ExportedEpisode], Sequence[str]] = lambda _: ()
    add: Callable[[str, ExportedEpisode], str] | None = None
    takes_articles: bool = False


def chapters(episode: Episode) -> list[Chapter]:
    """The segments as chapters in the order of their times; none without timecodes.

    Each ends where it is known to, or where the next begins; the last with the recording.
    """
    if not episode.is_timed:
        return []
    ordered = sorted(episode.segments, key=lambda segment: segment.start)
    following = [float(segment.start) for segment in ordered[1:]] + [episode.duration]
    return [
        Chapter(float(s.start), float(after) if s.end is None and after else s.end, s.gist)
        for s, after in zip(ordered, following, strict=True)
    ]


def shown_time(seconds: float, *, fraction: bool = False) -> str:
    """Seconds as h:mm:ss, with milliseconds as hh:mm:ss.mmm; rounded down."""
    if not fraction:
        return str(Timecode(seconds))
    whole, rest = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}.{rest:03d}"


def address_at(episode: Episode, seconds: float) -> str | None:
    """The web address of the recording at a second; None where there is none."""
    if isinstance(seconds, TextPosition):
        return web_address(episode.media)
    return moment_url(episode.media, seconds)


def command_at(path: str, seconds: float | None) -> str:
    """What to type to be there again: skimcast talk.md --at 1:40:00."""
    quoted = shlex.quote(path)
    if path.startswith("-"):
        quoted = f"./{quoted}"
    at = "" if seconds is None else str(seconds)
    return f"skimcast {quoted} --at {at}" if at else f"skimcast {quoted}"
