"""Files of numbered chapters, as OGM tools and mkvmerge write and read them."""

from __future__ import annotations

from tui.model import Problem
from tui.readers.chapter_files.numbered_chapters import broken_times, chapters_in
from tui.readers.format_reader import ParsedFile
from tui.readers.reading import Reading
from tui.readers.timed_content import TimedContent, reading_of

_BROKEN = "this is no time; write it like CHAPTER01=00:12:30.000."


def read(file: ParsedFile) -> Reading:
    """The episode of such a file."""
    lines = list(enumerate(file.source.text.split("\n"), 1))
    broken = (Problem(file.path, number, _BROKEN) for number in broken_times(lines))
    problems = [*file.source.problems, *broken]
    return reading_of(file, TimedContent(chapters=list(chapters_in(lines)), problems=problems))
