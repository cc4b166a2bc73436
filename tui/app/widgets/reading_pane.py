"""The reading pane: the whole episode as one flowing text, in step with the list."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual.content import Content
from textual.message import Message

from tui.app.bidi import fit_for_border
from tui.app.episode_text import EpisodeText
from tui.app.kept_text import NOTE, same_place
from tui.app.stretches import Stretch
from tui.app.text_layout import Paragraph, Part, links_in
from tui.app.text_places import TextPlaces, Ties, in_block
from tui.app.widgets.lit_text import LitStep
from tui.app.widgets.selectable_text import SelectableText
from tui.app.widgets.text_view import Top
from tui.memory import release_beside
from tui.model import Episode, Moment
from tui.timecode import have_hours
from tui.workspace.speakers import speakers_of

if TYPE_CHECKING:
    from tui.workspace.hits import Highlights

_NOTHING = EpisodeText(Episode("", "-"))


class ReadingPane(SelectableText):
    """An episode's text; the segment at its top is the one that the other panes follow.

    Attributes:
        places: where its words stand in the blocks.
    """

    class SegmentReached(Message):
        """The reader scrolled to another segment."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    class LitReached(Message):
        """A lit word was gone to; None where none is lit any more, or other ones."""

        def __init__(self, step: LitStep | None) -> None:
            super().__init__()
            self.step = step

    def __init__(self) -> None:
        super().__init__(id="reading")
        self.border_title = "Reading"
        self._text = _NOTHING
        self._label = ""
        self.places = TextPlaces(_NOTHING, ())
        self._hits: Mapping[int, Highlights] = {}
        self._found: Sequence[Stretch] = ()
        self._ties: Ties | None = None
        self._tied: Sequence[Stretch] = ()
        self._current = 0

    def show_episode(self, episode: Episode) -> None:
        """Show an episode from its beginning: the overview, or else the first segment."""
        hours = have_hours(episode.segments)
        self._text, self._current = EpisodeText(episode, speakers_of(episode), hours=hours), 0
        self._hits, self._ties = {}, None
        self.show_blocks(self._text.blocks())

    def highlight(self, hits: Mapping[int, Highlights]) -> None:
        """Highlight what a filter or a search found, by the segments' indexes."""
        before = [*self._hits.values(), *self._found]
        self.current, self._hits = None, hits
        self.lit = self.find_lit()
        release_beside(before)
        self.refresh()
        self.post_message(self.LitReached(None))

    def highlight_ties(self, ties: Ties | None) -> None:
        """Highlight the words of one segment that an article has too; None for no such words."""
        if ties != self._ties:
            self._ties, self._tied = ties, self.places.tied(ties)
            self.refresh()

    def find_lit(self) -> Sequence[Stretch]:
        """What was found, in the order of the text."""
        self._found, lit = self.places.located(self._hits)
        return lit

    def spans_over(self, number: int) -> list[tuple[int, int, str]]:
        """What looks different for the moment: what was found, and what an article has too."""
        tied = in_block(self._tied, number, "text--tie")
        found = in_block(self._found, number, "text--match")
        return [*sorted(tied + found), *super().spans_over(number)]

    def show_kept(self, kept: Mapping[int, Sequence[Moment]]) -> None:
        """Show the moments that the reader kept, by the segments' indexes."""
        before, self._text = self._text.kept, replace(self._text, kept=kept)
        others = [n for n in {*before, *kept} if before.get(n) != kept.get(n)]
        if others:
            self._change(min(others), max(others) + 1)

    def _change(self, first: int, stop: int) -> None:
        """Show some segments in another dress; notes that come or go do not move the text."""
        begin, end = self.places.between(first, stop)
        own = tuple(self._text.blocks_of(first, stop))
        blocks = (*self.blocks[:begin], *own, *self.blocks[end:])
        part = Part(begin, end, begin + len(own))
        if len(blocks) != len(self.blocks):
            self.top = same_place(self.blocks, blocks, part, self.top[0]), self.top[1]
            if self.current:
                block = same_place(self.blocks, blocks, part, self.current.block)
                self.current = replace(self.current, block=block)
        self.restyle(blocks, part)

    def restyle(self, blocks: Sequence[Paragraph], part: Part | None = None) -> None:
        """Show other blocks; what is lit stays so."""
        places = self.places
        self.places = places.with_blocks(blocks, part) if part else TextPlaces(self._text, blocks)
        self._tied = self.places.tied(self._ties)
        super().restyle(blocks, part)

    def lines_to_scroll(self) -> int:
        """All lines, and room enough for the last segment to stand at the top."""
        if not self.places.heads or not self._layout:
            return len(self._layout)
        last = self._layout.first_of(self.places.heads[-1])
        return max(len(self._layout), last + self.scrollable_content_region.height)

    def show_segment(self, index: int) -> None:
        """Scroll so that a segment stands at the top, or what is above or below all segments."""
        block = self.places.head_of(index)
        if block is not None:
            self._set_current(self._text.segment_of(index))
            self.show_top((block, 0))

    def show_second(self, index: int, seconds: float) -> None:
        """Show a segment from what is said at a second on, where its cues tell that."""
        self.show_segment(index)
        place = self._place_of(index, seconds)
        if place:
            self.show_stretch(Stretch(*place, place[1]))

    def sees_second(self, index: int, seconds: float) -> bool:
        """Whether what is said at a second is in the view; so it is where no cues tell where."""
        place = self._place_of(index, seconds)
        return place is None or self.is_seen(Stretch(*place, place[1]))

    def _place_of(self, index: int, seconds: float) -> Top | None:
        """The block and the character of the cue at a second; None at the segment's beginning."""
        offset = self._text.episode.segments[index].offset_at(seconds)
        if not offset:
            return None
        first = self.places.heads[index] + 1
        own = takewhile(lambda one: one[1].tag == index, enumerate(self.blocks[first:], first))
        places = ((n, offset - block.offset, block) for n, block in own if block.style != NOTE)
        return next(((n, at) for n, at, block in places if 0 <= at < len(block.text)), None)

    # Lit words

    def show_lit(self, index: int, seconds: float | None = None) -> LitStep | None:
        """Show the first lit word of a segment, or that which is said first from a second on.

        None where the segment has none.
        """
        first = bisect_left(self.lit, index, key=self.places.segment_at)
        stop = bisect_right(self.lit, index, first, key=self.places.segment_at)
        own = range(first, stop)
        said = (n for n in own if seconds is not None and self.moment_of(self.lit[n])[1] >= seconds)
        return self.go_to_lit(next(said, first if own else -1))

    def go_to_lit(self, number: int) -> LitStep | None:
        """Go to the lit word of a number, from 0; None where there is none."""
        if 0 <= number < len(self.lit):
            self._set_current(self.places.segment_at(self.lit[number]))
        return super().go_to_lit(number)

    def _take(self, number: int) -> LitStep:
        step = super()._take(number)
        self.post_message(self.LitReached(step))
        return step

    @property
    def moment(self) -> tuple[int, float] | None:
        """Where the lit word is that was gone to last: the segment's index, and the second."""
        return self.moment_of(self.current) if self.current else None

    def moment_of(self, stretch: Stretch) -> tuple[int, float]:
        """Where a stretch of the text is: the segment's index, and the second."""
        block = self.blocks[stretch.block]
        index = self._text.segment_of(block.tag)
        if not self._text.episode.segments:
            return index, 0.0
        segment = self._text.episode.segments[index]
        is_text = block.tag >= 0 and block.style != "text--heading"
        at = 0 if block.style == NOTE else stretch.start
        return index, segment.second_at(block.offset + at) if is_text else segment.start

    def moment_selected(self) -> tuple[int, float] | None:
        """The same of where the selection begins; None where nothing is selected."""
        if self.selection is None:
            return None
        number, character = min(self.selection)
        return self.moment_of(Stretch(number, character, character))

    def links_from(self, index: int) -> list[tuple[str, str]]:
        """The words and addresses of all links, those of a segment first."""
        here = links_in(block for block in self.blocks if block.tag == index)
        return [*here, *(link for link in links_in(self.blocks) if link not in here)]

    def begin_of(self, stretch: Stretch) -> int:
        """The line of the heading above a stretch, so that the top is of the same segment."""
        block = self.places.head_of(self.blocks[stretch.block].tag)
        return self._layout.first_of(block) if block is not None and block <= stretch.block else 0

    @property
    def place_in_segment(self) -> Top:
        """What stands at the top: how many blocks below its heading, and a character."""
        number, character = self.top
        head = self.places.head_of(self.blocks[number].tag) if number < len(self.blocks) else None
        return number - (head or 0), character

    def return_to_place(self, index: int, place: Top) -> None:
        """Show what stands so many blocks below a segment's heading, if it has as many."""
        head, end = self.places.head_of(index), self.places.head_of(index + 1)
        if head is not None:
            last = len(self.blocks) - 1 if end is None else end - 1
            self.show_top((min(head + place[0], last), place[1]))

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
        block = self._layout.block_at(line)
        index = max(0, bisect_right(self.places.heads, block) - 1)
        if self.places.heads and index != self._current:
            self._set_current(index)
            self.post_message(self.SegmentReached(index))

    def top_changed(self) -> None:
        """Name the segment that the line at the top belongs to, and who speaks there."""
        number = min(self.top[0], len(self.blocks) - 1)
        label = self._text.name_of(self.blocks, number) if number >= 0 else "Reading"
        if label != self._label:
            self._label = label
            self.border_title = Content(fit_for_border(label))

    def block_style(self, block: Paragraph) -> str:
        """Headings stand out, the current one most."""
        if block.style == "text--heading" and block.tag == self._current:
            return "text--heading-current"
        return block.style

    def clicked(self, number: int, character: int) -> None:
        """Follow a link, or bring a clicked heading to the top."""
        super().clicked(number, character)
        block = self.blocks[number]
        if block.style == "text--heading" and 0 <= block.tag != self._current:
            self.show_segment(block.tag)
            self.post_message(self.SegmentReached(block.tag))
