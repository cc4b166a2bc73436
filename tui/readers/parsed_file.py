"""A file taken apart, step by step, each step once and only where it is asked for.

Whether a file is an episode, and which, is told by the same front matter, lines and marks.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from tui.readers.frontmatter.document import FrontMatter, split
from tui.readers.markup.blocks import Line, lines_of
from tui.readers.summary.chapters import chapters_of
from tui.readers.summary.links import with_times
from tui.readers.summary.outline import Outline, choose

if TYPE_CHECKING:
    from tui.readers.source import Source
    from tui.readers.summary.segmentation import RawSegment


class ParsedFile:
    """A file's text and what it is made of.

    Attributes:
        source: the file.
    """

    def __init__(self, source: Source) -> None:
        """Take nothing apart yet."""
        self.source = source

    @cached_property
    def matter(self) -> FrontMatter:
        """The front matter, and the body beneath it."""
        return split(self.source)

    @cached_property
    def chapters(self) -> list[RawSegment]:
        """The chapters that front matter lists."""
        return chapters_of(self.matter, self.source.text)

    @cached_property
    def told(self) -> tuple[list[Line], Outline]:
        """The lines of the body and their marks; links to moments count where nothing else does."""
        matter = self.matter
        lines = lines_of(matter.body, matter.body_line)
        choice = choose(lines)
        linked = matter.body if choice.marks else with_times(matter.body)
        if linked == matter.body:
            return lines, choice
        lines = lines_of(linked, matter.body_line)
        return lines, choose(lines)
