"""Moments and news items as text to keep."""

from __future__ import annotations

from tui.model import Episode, NewsItem, Segment, Timecode
from tui.urls import moment_url


def moment_note(episode: Episode, segment: Segment, seconds: float | None = None) -> str:
    """A moment as text to keep: the segment, the episode and the time, and the address if any.

    seconds is the moment's timecode; the segment's start where it is left out.
    """
    at = Timecode(segment.start if seconds is None else seconds)
    head = " · ".join(part for part in (segment.gist, episode.title, str(at)) if part)
    address = moment_url(episode.media, at)
    return f"{head}\n{address}" if address else head


def item_note(item: NewsItem) -> str:
    """A news item as text to keep: its headline, and its address if any."""
    return f"{item.headline}\n{item.url}" if item.url else item.headline
