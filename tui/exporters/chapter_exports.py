"""Chapters as other programs read them.

Podcasting 2.0 (JSON chapters 1.2 of the podcast namespace), Podlove's simple chapters 1.2, ffmpeg's
metadata, and the lines of a description on YouTube.
"""

from __future__ import annotations

import json
import re
from itertools import pairwise
from xml.sax.saxutils import quoteattr

from tui.exporters.exported_episode import ExportedEpisode, chapters, shown_time

_TO_ESCAPE = re.compile(r"([=;#\\\n])")
_SHORTEST = 10.0
"""Seconds of a chapter on YouTube at least."""
_FEWEST = 3
_LONGEST = 5000
"""Characters of a description on YouTube at most; it must not hold angle brackets."""
_BRACKETS = str.maketrans("<>", "\u2039\u203a")


def podcast_chapters(exported: ExportedEpisode) -> str:
    """JSON chapters 1.2 of Podcasting 2.0.

    https://github.com/Podcastindex-org/podcast-namespace, docs/examples/chapters/jsonChapters.md
    """
    episode = exported.episode
    rows = []
    for chapter in chapters(episode):
        row: dict[str, float | str] = {"startTime": chapter.start, "title": chapter.title}
        if chapter.end is not None:
            row["endTime"] = float(chapter.end)
        rows.append(row)
    names = {"title": episode.title, "podcastName": episode.show}
    about = {name: value for name, value in names.items() if value}
    document = {"version": "1.2.0", **about, "chapters": rows}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def podlove_chapters(exported: ExportedEpisode) -> str:
    """Podlove's simple chapters; https://podlove.org/simple-chapters/."""
    rows = [
        f'  <psc:chapter start="{shown_time(c.start, fraction=True)}" title={_attribute(c.title)}/>'
        for c in chapters(exported.episode)
    ]
    head = '<psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">'
    return "\n".join(('<?xml version="1.0" encoding="UTF-8"?>', head, *rows, "</psc:chapters>", ""))


def _attribute(text: str) -> str:
    return quoteattr(text, {"\n": " ", "\r": " ", "\t": " "})


def ffmetadata(exported: ExportedEpisode) -> str:
    """What ffmpeg reads as metadata; https://ffmpeg.org/ffmpeg-formats.html#Metadata-2.

    ffmpeg wants an end: without one a chapter ends where it begins.
    """
    episode = exported.episode
    lines = [";FFMETADATA1", f"title={_escaped(episode.title)}"]
    if episode.show:
        lines.append(f"album={_escaped(episode.show)}")
    for chapter in chapters(episode):
        start = round(chapter.start * 1000)
        end = start if chapter.end is None else round(chapter.end * 1000)
        times = [f"START={start}", f"END={max(start, end)}", f"title={_escaped(chapter.title)}"]
        lines += ["[CHAPTER]", "TIMEBASE=1/1000", *times]
    return "\n".join((*lines, ""))


def _escaped(text: str) -> str:
    return _TO_ESCAPE.sub(r"\\\1", text)


def youtube_description(exported: ExportedEpisode) -> str:
    """The lines of a description that YouTube takes for chapters: 0:00 Title."""
    lines = [f"{_short(c.start)} {c.title}" for c in chapters(exported.episode)]
    return "\n".join((*lines, "")).translate(_BRACKETS)


def youtube_doubts(exported: ExportedEpisode) -> list[str]:
    """Why YouTube would show none of the chapters.

    The first must be at 0:00, and there must be three, each of ten seconds:
    https://support.google.com/youtube/answer/9884579
    """
    found = chapters(exported.episode)
    doubts = []
    if found and found[0].start >= 1:
        doubts.append(f"the first chapter is at {_short(found[0].start)}, not at 0:00")
    if len(found) < _FEWEST:
        doubts.append(f"there are {len(found)} chapters; three are the fewest")
    for chapter, following in pairwise(found):
        length = int(following.start) - int(chapter.start)
        if length < _SHORTEST:
            where = f"{_short(chapter.start)} {chapter.title}"
            doubts.append(f"{where}: {length} seconds are too short; ten are the fewest")
    size = len(youtube_description(exported))
    if size > _LONGEST:
        doubts.append(f"the description has {size:,} characters; {_LONGEST:,} are the most")
    return doubts


def _short(seconds: float) -> str:
    """0:00, 12:30, 1:02:03: as descriptions have it."""
    clock = shown_time(seconds)
    return clock if seconds >= 3600 else clock[2:].removeprefix("0") or clock
