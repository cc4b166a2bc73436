"""What every reader of a format is given, a file taken apart, and what it gives back."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, Protocol

from msgspec.structs import replace

from tui.model import Episode
from tui.readers.files import suffix_of
from tui.readers.frontmatter.document import FrontMatter, split
from tui.readers.markup.blocks import Block, parse_blocks
from tui.readers.reading import Kind, Reading
from tui.readers.source import RawFile, Source, decode, open_regular, read_raw
from tui.readers.summary.chapters import chapters_of
from tui.readers.summary.links import with_times
from tui.readers.summary.notations import in_timecodes, without_slips
from tui.readers.summary.outline import Outline, detect_outline
from tui.readers.summary.segmentation import RawSegment

if TYPE_CHECKING:
    from tui.readers.json_document import JsonDocument
    from tui.readers.media_tags.media_file import MediaTags
    from tui.readers.xml_document import XmlDocument

CERTAIN = 1.0
"""The guess that ends the search for a reader: the name or the content leaves no doubt."""
CLEAR = 0.5
"""The guess from which on a file is surely what it looks like; below, it could be either."""
_HEAD = 4096  # characters that tell a format


def with_parts(reading: Reading) -> Reading:
    """The reading of one file, its episodes told apart where there are several."""
    if len(reading.episodes) < 2:
        return reading
    seen: Counter[str] = Counter()
    episodes: list[Episode] = []
    for episode in reading.episodes:
        name = f"{episode.number} {episode.title} {episode.published} {episode.media}"
        part = blake2b(name.encode(errors="replace"), digest_size=4).hexdigest()
        seen[part] += 1
        episodes.append(replace(episode, part=part if seen[part] == 1 else f"{part}-{seen[part]}"))
    return replace(reading, episodes=tuple(episodes))


class ParsedFile:
    """A file's bytes and text, and what they are made of.

    A transcript becomes passages of so many minutes, as the settings say for None; for 0 each of
    its cues is a segment. What the reader named is of the wanted kind, where it can be.
    """

    def __init__(
        self, path: str, passage_minutes: float | None = None, wanted: Kind | None = None
    ) -> None:
        """Take nothing apart yet, and open nothing; the path is as the reader named it."""
        self.path = path
        self.wanted = wanted
        self.suffix = suffix_of(path)
        self._passage_minutes = passage_minutes

    @classmethod
    def of_text(cls, text: str, path: str = "memory.md") -> ParsedFile:
        """A file made of text that lies nowhere, read with the same care."""
        file = cls(path)
        file.raw = RawFile(path, text.encode(errors="replace"), 0)
        file.source = Source.of_text(text, path)
        return file

    @classmethod
    def of_matter(cls, matter: FrontMatter, path: str) -> ParsedFile:
        """A file made of what is known of it and of a body of Markdown, read with the same care."""
        file = cls.of_text(matter.body, path)
        file.matter = matter
        if not matter.body.strip():
            file.source = Source(path, "")  # there is nothing to tell, as a body is no file
        return file

    @cached_property
    def passage_minutes(self) -> float:
        """How long passages of a transcript are in the mean."""
        if self._passage_minutes is not None:
            return self._passage_minutes
        from tui.readers.passage_length import passage_minutes  # noqa: PLC0415  for transcripts

        return passage_minutes()

    @cached_property
    def raw(self) -> RawFile:
        """The bytes."""
        return read_raw(self.path)

    @cached_property
    def source(self) -> Source:
        """The text; empty, with the reason among its problems, where there is none."""
        return decode(self.raw)

    @cached_property
    def machine_source(self) -> Source:
        """The text of a file that a program wrote: its lines may be of any length and number."""
        return decode(self.raw, whole=True)

    @cached_property
    def json(self) -> JsonDocument:
        """The JSON document that the file is."""
        from tui.readers.json_document import parse_json  # noqa: PLC0415  few files are JSON

        return parse_json(self.raw, self.machine_source)

    @cached_property
    def xml(self) -> XmlDocument:
        """The XML document that the file is."""
        from tui.readers.xml_document import parse_xml  # noqa: PLC0415  few files are XML

        return parse_xml(self.machine_source)

    def take_xml(self) -> XmlDocument:
        """The XML document; neither it nor its text is kept, and it takes many times their room."""
        document = self.xml
        del self.xml, self.machine_source
        return document

    def take_machine_source(self) -> Source:
        """The text of a file that a program wrote, which is not kept."""
        source = self.machine_source
        del self.machine_source
        return source

    @cached_property
    def opening(self) -> bytes:
        """The first bytes, which are enough to tell most formats; empty where it cannot be read."""
        try:
            with open_regular(self.path) as file:
                return file.read(_HEAD)
        except (OSError, ValueError):
            return b""

    @cached_property
    def media_tags(self) -> MediaTags:
        """What the tags of the recording say that the file is; its bytes are left unread."""
        from tui.readers.media_tags.tag_reader import read_tags  # noqa: PLC0415  few are recordings

        return read_tags(self.path)

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

    @cached_property
    def body(self) -> str:
        """The text beneath the front matter, its moments as plain timecodes."""
        text = in_timecodes(without_slips(self.matter.body))
        headings = text.count("\n#") + text.count("\n**") + text.startswith(("#", "**"))
        if headings < 2:
            return text
        from tui.readers.summary import times_at_headings  # noqa: PLC0415  for these alone

        return times_at_headings.with_times_in_headings(times_at_headings.without_labels(text))

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
        body, line = self.body, self.matter.body_line
        blocks = parse_blocks(body, line)
        outline = detect_outline(blocks)
        linked = body if outline.timestamps else with_times(body)
        if linked == body:
            return blocks, outline
        blocks = parse_blocks(linked, line)
        return blocks, detect_outline(blocks)


class FormatReader(Protocol):
    """One format of files. To add one, write a module with such a class and enter it in FORMATS."""

    name: str  # what people call such a file, fit to begin a sentence
    kinds: frozenset[Kind]  # what it gives; who knows what a file is asks these formats alone
    suffixes: frozenset[str]  # with their dot, in small letters; searched for in folders

    def guess(self, file: ParsedFile) -> float:
        """How surely a file, of any name, is of this format, from 0 to CERTAIN; may raise."""

    def read(self, file: ParsedFile) -> Reading:
        """All that a file holds, however many episodes and news items; problems tell the rest."""
