"""The reading pane: the whole episode as one flowing text, in step with the list."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message

from tui.app.flow import Block, paragraphs
from tui.app.widgets.textview import TextView
from tui.model import Episode, Segment
from tui.search import FilterHit, Span

_OVERVIEW = -1


class ReadingPane(TextView):
    """An episode's text; the segment at its top is the one that the other panes follow."""

    @dataclass
    class SegmentReached(Message):
        """The reader scrolled to another segment."""

        place: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self.border_title = "Reading"
        self._episode: Episode | None = None
        self._hits: Mapping[int, FilterHit] = {}
        self._tops: list[int] = []
        self._place = 0
        self._following = False

    def show_episode(self, episode: Episode) -> None:
        """Show an episode from its beginning: the overview, or else the first segment."""
        self._episode, self._hits, self._place = episode, {}, 0
        self.show_blocks(list(self._make_blocks()))

    def light(self, hits: Mapping[int, FilterHit]) -> None:
        """Light what a filter found in the segments at these places."""
        self._hits = hits
        self.restyle(list(self._make_blocks()))

    def _make_blocks(self) -> Iterable[Block]:
        episode = self._episode
        if episode is None:
            return
        if episode.overview:
            yield Block("Overview", "text--heading", tag=_OVERVIEW)
            yield Block("", tag=_OVERVIEW)
        for paragraph in episode.overview:
            yield from paragraphs(paragraph, tag=_OVERVIEW)
            yield Block("", tag=_OVERVIEW)
        for place, segment in enumerate(episode.segments):
            yield from _segment_blocks(place, segment, self._hits.get(place))

    def lay_out(self) -> None:
        """Break the text into lines and keep the segment that is read at the top."""
        before_first = not self._tops or self.scroll_offset.y < self._tops[0]
        at_beginning = self._place == 0 and before_first
        super().lay_out()
        self._tops = []
        for number, line in enumerate(self._lines):
            if line.block.tag == len(self._tops):
                self._tops.append(number)
        self.virtual_size = self.virtual_size.with_height(self.lines_to_scroll())
        if not at_beginning:
            self.show_segment(self._place)

    def lines_to_scroll(self) -> int:
        """All lines, and room enough for the last segment to stand at the top."""
        if not self._tops:
            return len(self._lines)
        return max(len(self._lines), self._tops[-1] + self.scrollable_content_region.height)

    def show_segment(self, place: int) -> None:
        """Scroll so that a segment stands at the top."""
        before, self._place = self._place, place
        if place < len(self._tops):
            self._following = True
            self.scroll_to(y=self._tops[place], animate=False, force=True)
            self._following = False
        if before != place:
            self.refresh(self.size.region)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell when another segment has come to the top."""
        super().watch_scroll_y(old_value, new_value)
        if self._following or not self._tops:
            return
        place = max(0, bisect_right(self._tops, round(new_value)) - 1)
        if place != self._place:
            self._place = place
            self.refresh(self.size.region)
            self.post_message(self.SegmentReached(place))

    def block_style(self, block: Block) -> str:
        """Headings stand out, the current one most."""
        if block.style == "text--heading" and block.tag == self._place:
            return "text--heading-current"
        return block.style

    def on_click(self, event: events.Click) -> None:
        """Bring a clicked heading to the top."""
        offset = event.get_content_offset(self)
        number = offset.y + self.scroll_offset.y if offset else -1
        if 0 <= number < len(self._lines):
            block = self._lines[number].block
            if block.style == "text--heading" and 0 <= block.tag != self._place:
                self.show_segment(block.tag)
                self.post_message(self.SegmentReached(block.tag))


def _segment_blocks(place: int, segment: Segment, hit: FilterHit | None) -> Iterable[Block]:
    clock = str(segment.start)
    head = f"{clock}  {segment.gist}".rstrip()
    shift = len(clock) + 2
    lit: Sequence[Span] = hit.gist_spans if hit else ()
    spans = [(0, len(clock), "text--time")]
    spans += [(start + shift, end + shift, "text--match") for start, end in lit]
    yield Block(head, "text--heading", tuple(spans), place)
    if segment.text:
        found = [(start, end, "text--match") for start, end in (hit.text_spans if hit else ())]
        yield from paragraphs(segment.text, spans=found, tag=place)
        yield Block("", tag=place)
