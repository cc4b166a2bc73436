"""The reading pane: the whole episode as one flowing text, in step with the list."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from textual import events
from textual.message import Message

from tui.app.text_layout import Paragraph, paragraphs
from tui.app.widgets.text_view import TextView, Top
from tui.model import Episode, Segment

if TYPE_CHECKING:  # what searches is imported when it does
    from tui.search.highlight import Span
    from tui.search.keyword_filter import FilterHit

_OVERVIEW, _CLOSING = -1, -2  # in place of a segment's index


class Ties(NamedTuple):
    """The words of a segment that an article has too: their spans in its gist and its text."""

    segment: int
    gist: Sequence[Span]
    text: Sequence[Span]


class ReadingPane(TextView):
    """An episode's text; the segment at its top is the one that the other panes follow."""

    @dataclass
    class SegmentReached(Message):
        """The reader scrolled to another segment."""

        index: int

    def __init__(self) -> None:
        super().__init__(id="reading")
        self.border_title = "Reading"
        self._episode: Episode | None = None
        self._hits: Mapping[int, FilterHit] = {}
        self._ties: Ties | None = None
        self._heads: list[int] = []
        self._current = 0

    def show_episode(self, episode: Episode) -> None:
        """Show an episode from its beginning: the overview, or else the first segment."""
        self._episode, self._hits, self._ties, self._current = episode, {}, None, 0
        self.show_blocks(list(self._make_blocks()))

    def highlight(self, hits: Mapping[int, FilterHit]) -> None:
        """Highlight what a filter found, by the segments' indexes."""
        self._hits = hits
        self.restyle(list(self._make_blocks()))

    def highlight_ties(self, ties: Ties | None) -> None:
        """Highlight the words of one segment that an article has too; None for no such words."""
        if ties != self._ties:
            self._ties = ties
            self.restyle(list(self._make_blocks()))

    def _make_blocks(self) -> Iterable[Paragraph]:
        episode = self._episode
        if episode is None:
            return
        yield from self._note_blocks("Overview", episode.overview, _OVERVIEW)
        for index, segment in enumerate(episode.segments):
            ties = self._ties if self._ties and self._ties.segment == index else None
            above = len("\n\n".join((*episode.overview, ""))) if index == 0 else 0
            yield from _segment_blocks(index, segment, self._hits.get(index), ties, above)
        yield from self._note_blocks("Closing notes", episode.closing, _CLOSING)

    def _note_blocks(self, heading: str, notes: Sequence[str], tag: int) -> Iterable[Paragraph]:
        """What stands above the first segment or below the last, where its words are found."""
        if not notes or self._episode is None:
            return
        text = "\n\n".join(notes)
        index = 0 if tag == _OVERVIEW else len(self._episode.segments) - 1
        hit = self._hits.get(index)
        first = len(self._episode.words_at(index)) - len(text) if tag == _CLOSING and hit else 0
        spans = _within(hit.text_spans if hit else (), first, first + len(text))
        yield Paragraph(heading, "text--heading", tag=tag)
        yield Paragraph("", tag=tag)
        yield from paragraphs(text, spans=_styled(spans, ()), tag=tag)
        yield Paragraph("", tag=tag)

    def lay_out(self) -> None:
        """Break the text into lines; the segments' headings are found again first."""
        self._heads = [
            number
            for number, block in enumerate(self.blocks)
            if block.style == "text--heading" and block.tag >= 0
        ]
        super().lay_out()

    def lines_to_scroll(self) -> int:
        """All lines, and room enough for the last segment to stand at the top."""
        if not self._heads or not self._firsts:
            return len(self._lines)
        last = self._firsts[self._heads[-1]]
        return max(len(self._lines), last + self.scrollable_content_region.height)

    def show_segment(self, index: int) -> None:
        """Scroll so that a segment stands at the top."""
        if index < len(self._heads):
            self._set_current(index)
            self.show_top((self._first_block(index), 0))

    def _first_block(self, index: int) -> int:
        """The block to show first of a segment: its heading, or the note that alone has a hit."""
        hit, episode = self._hits.get(index), self._episode
        if hit is None or episode is None or hit.gist_spans:
            return self._heads[index]
        above = len("\n\n".join((*episode.overview, ""))) if index == 0 else 0
        stop = above + len(episode.segments[index].text)
        if _within(hit.text_spans, above, stop) or not hit.text_spans:
            return self._heads[index]
        tag = _OVERVIEW if hit.text_spans[0][0] < above else _CLOSING
        tags = (number for number, block in enumerate(self.blocks) if block.tag == tag)
        return next(tags, self._heads[index])

    def return_to(self, index: int, top: Top) -> None:
        """Show what stood at the top when the reader was at a segment."""
        self._set_current(index)
        self.show_top(top)

    def _set_current(self, index: int) -> None:
        if index != self._current:
            self._current = index
            self.refresh(self.size.region)

    def scrolled_to(self, line: int) -> None:
        """Tell when another segment has come to the top."""
        block = bisect_right(self._firsts, line) - 1
        index = max(0, bisect_right(self._heads, block) - 1)
        if self._heads and index != self._current:
            self._set_current(index)
            self.post_message(self.SegmentReached(index))

    def block_style(self, block: Paragraph) -> str:
        """Headings stand out, the current one most."""
        if block.style == "text--heading" and block.tag == self._current:
            return "text--heading-current"
        return block.style

    def on_click(self, event: events.Click) -> None:
        """Bring a clicked heading to the top."""
        offset = event.get_content_offset(self)
        number = offset.y + self.scroll_offset.y if offset else -1
        if 0 <= number < len(self._lines):
            block = self._lines[number].block
            if block.style == "text--heading" and 0 <= block.tag != self._current:
                self.show_segment(block.tag)
                self.post_message(self.SegmentReached(block.tag))


def _segment_blocks(
    index: int, segment: Segment, hit: FilterHit | None, ties: Ties | None, above: int
) -> Iterable[Paragraph]:
    """A segment: the headings of the section that it begins, its own line, its text.

    What a filter found has offsets that are counted from above the overview.
    """
    matches = _within(hit.text_spans if hit else (), above, above + len(segment.text))
    in_text = _styled(matches, ties.text if ties else ())
    lead = segment.lead
    if lead:
        yield from paragraphs(segment.text[:lead], "text--title", in_text, index)
        yield Paragraph("", tag=index)
    clock = str(segment.start)
    head = f"{clock}  {segment.gist}".strip()
    shift = len(clock) + 2 if clock else 0
    spans = [(0, len(clock), "text--time")]
    in_gist = _styled(hit.gist_spans if hit else (), ties.gist if ties else ())
    spans += [(start + shift, end + shift, name) for start, end, name in in_gist]
    yield Paragraph(head, "text--heading", tuple(spans), index)
    text = segment.text[lead:].lstrip("\n")
    if text:
        behind = len(segment.text) - len(text)
        below = [(a - behind, b - behind, name) for a, b, name in in_text if b > behind]
        yield from paragraphs(text, spans=below, tag=index)
        yield Paragraph("", tag=index)


def _within(spans: Sequence[Span], first: int, stop: int) -> list[Span]:
    """The spans that lie between two offsets, counted from the first."""
    return [
        (max(start, first) - first, min(end, stop) - first)
        for start, end in spans
        if start < stop and end > first
    ]


def _styled(matches: Sequence[Span], ties: Sequence[Span]) -> list[tuple[int, int, str]]:
    """What a filter found and what ties an article, in order."""
    spans = [(start, end, "text--match") for start, end in matches]
    return sorted(spans + [(start, end, "text--tie") for start, end in ties])
