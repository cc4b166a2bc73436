"""A file taken apart, step by step, each step once and only where a format asks for it."""

from __future__ import annotations

from functools import cached_property

from tui.readers.files import suffix_of
from tui.readers.frontmatter.document import FrontMatter, split
from tui.readers.markup.blocks import Block, parse_blocks
from tui.readers.source import RawFile, Source, decode, read_raw
from tui.readers.summary.chapters import chapters_of
from tui.readers.summary.links import with_times
from tui.readers.summary.outline import Outline, detect_outline
from tui.readers.summary.segmentation import RawSegment

_HEAD = 4096  # characters that tell a format


class ParsedFile:
    """A file's bytes and text, and what they are made of."""

    def __init__(self, path: str) -> None:
        """Take nothing apart yet, and open nothing; the path is as the reader named it."""
        self.path = path
        self.suffix = suffix_of(path)

    @classmethod
    def of_text(cls, text: str, path: str = "memory.md") -> ParsedFile:
        """A file made of text that lies nowhere, read with the same care."""
        file = cls(path)
        file.raw = RawFile(path, text.encode(errors="replace"), 0)
        file.source = Source.of_text(text, path)
        return file

    @cached_property
    def raw(self) -> RawFile:
        """The bytes."""
        return read_raw(self.path)

    @cached_property
    def source(self) -> Source:
        """The text; empty, with the reason among its problems, where there is none."""
        return decode(self.raw)

    @cached_property
    def head(self) -> str:
        """The beginning of the text, by which formats of text are told."""
        return self.source.text[:_HEAD].lstrip("\ufeff \t\n")

    @cached_property
    def matter(self) -> FrontMatter:
        """The front matter, and the body beneath it."""
        return split(self.source)

    @cached_property
    def chapters(self) -> list[RawSegment]:
        """The chapters that front matter lists."""
        return chapters_of(self.matter, self.source.text)

    @property
    def blocks(self) -> list[Block]:
        """The blocks of the body; links to moments are timecodes where there are no others."""
        return self._outlined[0]

    @property
    def outline(self) -> Outline:
        """The timestamps that divide these blocks."""
        return self._outlined[1]

    @cached_property
    def _outlined(self) -> tuple[list[Block], Outline]:
        matter = self.matter
        blocks = parse_blocks(matter.body, matter.body_line)
        outline = detect_outline(blocks)
        linked = matter.body if outline.timestamps else with_times(matter.body)
        if linked == matter.body:
            return blocks, outline
        blocks = parse_blocks(linked, matter.body_line)
        return blocks, detect_outline(blocks)
