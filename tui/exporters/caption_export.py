"""WebVTT: what was said where a transcript is known, else the titles of the chapters."""

from __future__ import annotations

from itertools import pairwise

from tui.exporters.exported_episode import Chapter, ExportedEpisode, chapters, shown_time
from tui.model import Episode, Segment

_LAST = 5.0
"""Seconds of a cue whose end nothing tells."""


def web_captions(exported: ExportedEpisode) -> str:
    """A WebVTT file, https://www.w3.org/TR/webvtt1/: cues, or chapters where there is no cue."""
    said = _said(exported.episode)
    cues = [_cue(chapter) for chapter in said or chapters(exported.episode) if chapter.title]
    return "\n\n".join(("WEBVTT", *cues)) + "\n"


def _said(episode: Episode) -> list[Chapter]:
    """The cues of a transcript, each up to the next; none where the episode has none."""
    found = [cue for segment in episode.segments for cue in _cues(segment)]
    found.sort(key=lambda cue: cue.start)
    ended = [cue._replace(end=after.start) for cue, after in pairwise(found)]
    return ended + found[-1:]


def _cues(segment: Segment) -> list[Chapter]:
    """The words of a segment from each second on that is known of them."""
    stops = [*(offset for offset, _ in segment.times[1:]), len(segment.text)]
    return [
        Chapter(second, segment.end, " ".join(segment.text[offset:stop].split()))
        for (offset, second), stop in zip(segment.times, stops, strict=False)
    ]


def _cue(cue: Chapter) -> str:
    end = cue.end if cue.end is not None and cue.end > cue.start else cue.start + _LAST
    times = " --> ".join(shown_time(seconds, fraction=True) for seconds in (cue.start, end))
    words = cue.title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"{times}\n{words}"
