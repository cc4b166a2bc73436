"""An episode as one flowing text: overview, segments with their headings, closing notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from msgspec import Struct, field
from msgspec.structs import replace

from tui.app.kept_text import MARK, highlight_spans, note_blocks
from tui.app.rich_text import rich_paragraphs
from tui.app.text_layout import Paragraph
from tui.model import Episode, Markup, Moment, Segment
from tui.timecode import clock
from tui.workspace.speakers import speaker_in

OVERVIEW, CLOSING = -1, -2
"""What stands above the first segment and below the last, in place of a segment's index."""


class EpisodeText(Struct, frozen=True):
    """What makes the blocks; each is tagged with its segment's index, or OVERVIEW or CLOSING.

    Attributes:
        speakers: the numbers of those who speak, by their names.
        kept: the moments, by the segments' indexes.
        hours: whether a segment begins after the first hour.
        plain: the blocks of each segment were nothing kept in it, once they were made; texts
            that differ in that alone share them.
    """

    episode: Episode
    speakers: Mapping[str, int] = field(default_factory=dict)
    kept: Mapping[int, Sequence[Moment]] = field(default_factory=dict)
    hours: bool = True
    plain: list[tuple[tuple[Paragraph, ...], ...]] = field(default_factory=list)

    def blocks(self) -> tuple[Paragraph, ...]:
        """The text from its beginning to its end."""
        segments = self.episode.segments
        if not self.plain:
            made = tuple(tuple(self._segment(n, one)) for n, one in enumerate(segments))
            self.plain.append(made)
        above, below = self._notes("Overview", OVERVIEW), self._notes("Closing notes", CLOSING)
        return tuple(chain(above, self.blocks_of(0, len(segments)), below))

    def blocks_of(self, first: int, stop: int) -> Iterable[Paragraph]:
        """The blocks of some segments, once all blocks were made."""
        own = list(self.plain[0][first:stop])
        for index, kept in self.kept.items():
            if first <= index < stop:
                own[index - first] = tuple(self._segment(index, self.episode.segments[index], kept))
        return chain.from_iterable(own)

    def segment_of(self, tag: int) -> int:
        """The segment that a block's words belong to: the notes go with the nearest."""
        return max(0, len(self.episode.segments) - 1) if tag == CLOSING else max(0, tag)

    def parts_of(self, index: int) -> Iterable[tuple[int, int]]:
        """The tags of the blocks that say a segment's words, and where in words_at they begin."""
        above = self.episode.length_above(index)
        if above:
            yield OVERVIEW, 0
        yield index, above
        if self.episode.closing and index == self.segment_of(CLOSING):
            below = "\n\n".join(self.episode.closing)
            yield CLOSING, len(self.episode.words_at(index)) - len(below)

    def _notes(self, heading: str, tag: int) -> Iterable[Paragraph]:
        """What stands above the first segment or below the last."""
        episode = self.episode
        notes = episode.overview if tag == OVERVIEW else episode.closing
        markup = episode.overview_markup if tag == OVERVIEW else episode.closing_markup
        if not notes:
            return
        yield Paragraph(heading, "text--heading", tag=tag)
        yield Paragraph("", tag=tag)
        yield from rich_paragraphs("\n\n".join(notes), markup, (), Paragraph("", tag=tag))
        yield Paragraph("", tag=tag)

    def _segment(
        self, index: int, segment: Segment, kept: Sequence[Moment] = ()
    ) -> Iterable[Paragraph]:
        """A segment: the headings of the section that it begins, its own line, its text."""
        spans = highlight_spans(segment.text, kept)
        like = Paragraph("", tag=index)
        if segment.lead:
            lead = segment.text[: segment.lead]
            for block in rich_paragraphs(lead, segment.markup, spans, like):
                yield replace(block, style="text--title")
            yield like
        time, gist = self.heading(index)
        mark = MARK if kept else ""
        line = f"{time}  {gist}".strip() + mark
        yield Paragraph(line, "text--heading", ((0, len(time), "text--time"),), index)
        text = segment.text[segment.lead :].lstrip("\n")
        notes = note_blocks(segment, kept)
        if text:
            behind = len(segment.text) - len(text)
            below = [(a - behind, b - behind, name) for a, b, name in spans if b > behind]
            like = replace(like, offset=behind)
            markup = _behind(segment.markup, behind)
            words = rich_paragraphs(text, markup, below, like, self.speakers)
            yield from _with_notes(words, notes)
            yield Paragraph("", tag=index)
        else:
            yield from _with_notes([like], notes) if notes else ()

    def heading(self, index: int) -> tuple[str, str]:
        """Timecode and gist; the timecode alone above the very words that the gist was made of."""
        segment, time = self.episode.segments[index], self.clock(index)
        return time, "" if time and _is_quoted(segment) else segment.gist

    def clock(self, index: int) -> str:
        """Where a segment begins, as the list tells it."""
        return clock(self.episode.segments[index].start, hours=self.hours)

    def name_of(self, blocks: Sequence[Paragraph], number: int) -> str:
        """The heading above one of the blocks, and who speaks in it."""
        tag = blocks[number].tag
        if tag < 0:
            return "Overview" if tag == OVERVIEW else "Closing notes"
        speaker = ""
        while not speaker and number >= 0 and blocks[number].tag == tag:
            speaker = speaker_in(blocks[number].text, self.speakers)
            number -= 1
        heading = f"{self.clock(tag)}  {self.episode.segments[tag].gist}".strip()
        return f"{heading} · {speaker}" if speaker else heading


def _with_notes(
    words: Iterable[Paragraph], notes: Sequence[tuple[int, Paragraph]]
) -> Iterable[Paragraph]:
    """A segment's words, each note above those that it is about."""
    waiting = list(notes)
    for block in words:
        while waiting and waiting[0][0] <= block.offset + len(block.text):
            yield replace(waiting.pop(0)[1], tag=block.tag, offset=block.offset)
        yield block


def _is_quoted(segment: Segment) -> bool:
    """Whether the label was made of words that can be read right below it."""
    label = segment.gist.rstrip("…").casefold()
    return segment.title is None and label in segment.text.casefold()


def _behind(markup: Iterable[Markup], offset: int) -> list[Markup]:
    """What lies behind an offset, counted from it."""
    return [
        replace(one, start=max(0, one.start - offset), end=one.end - offset)
        for one in markup
        if one.end > offset
    ]
