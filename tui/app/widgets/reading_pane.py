"""The reading pane: the whole episode as one flowing text, in step with the list."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual import events
from textual.message import Message

from tui.app.text_layout import Paragraph, paragraphs
from tui.app.widgets.text_view import TextView, Top
from tui.model import Episode, Segment
from tui.search.highlight import Span
from tui.search.keyword_filter import FilterHit

_OVERVIEW = -1


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
        if episode.overview:
            yield Paragraph("Overview", "text--heading", tag=_OVERVIEW)
            yield Paragraph("", tag=_OVERVIEW)
        for paragraph in episode.overview:
            yield from paragraphs(paragraph, tag=_OVERVIEW)
            yield Paragraph("", tag=_OVERVIEW)
        for index, segment in enumerate(episode.segments):
            ties = self._ties if self._ties and self._ties.segment == index else None
            yield from _segment_blocks(index, segment, self._hits.get(index), ties)

    def lay_out(self) -> None:
        """Break the text into lines; the segments' headings are found again first."""
        self._heads = [
            number
            for number, block in enumerate(self.blocks)
            if block.style == "text--heading" and block.tag != _OVERVIEW
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
            self.show_top((self._heads[index], 0))

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
    index: int, segment: Segment, hit: FilterHit | None, ties: Ties | None
) -> Iterable[Paragraph]:
    clock = str(segment.start)
    head = f"{clock}  {segment.gist}".rstrip()
    shift = len(clock) + 2
    spans = [(0, len(clock), "text--time")]
    in_gist = _styled(hit.gist_spans if hit else (), ties.gist if ties else ())
    spans += [(start + shift, end + shift, name) for start, end, name in in_gist]
    yield Paragraph(head, "text--heading", tuple(spans), index)
    if segment.text:
        in_text = _styled(hit.text_spans if hit else (), ties.text if ties else ())
        yield from paragraphs(segment.text, spans=in_text, tag=index)
        yield Paragraph("", tag=index)


def _styled(matches: Sequence[Span], ties: Sequence[Span]) -> list[tuple[int, int, str]]:
    """What a filter found and what ties an article, in order."""
    spans = [(start, end, "text--match") for start, end in matches]
    return sorted(spans + [(start, end, "text--tie") for start, end in ties])
