"""Recordings as episodes: the chapters in their tags."""

from __future__ import annotations

from tui.readers.format_reader import ParsedFile
from tui.readers.reading import Reading
from tui.readers.timed_content import TimedContent, reading_of


def has_chapters(file: ParsedFile) -> bool:
    """Whether the tags of a recording have chapters."""
    return bool(file.media_tags.chapters)


def read(file: ParsedFile) -> Reading:
    """The episode of a recording with chapters."""
    tags = file.media_tags
    return reading_of(file, TimedContent(chapters=tags.chapters, fields=tags.fields))
