"""Where in an episode's text the words stand that a filter, a search or an article lights."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from tui.app.episode_text import CLOSING, OVERVIEW, EpisodeText
from tui.app.kept_text import NOTE
from tui.app.stretches import Stretch, joined
from tui.app.text_layout import Paragraph, Part

if TYPE_CHECKING:  # what searches is imported when it does
    from tui.search.highlight import Spans
    from tui.workspace.hits import Highlights


class Ties(Struct, frozen=True):
    """The words of a segment that an article has too: their spans in its gist and its text."""

    segment: int
    gist: Spans
    text: Spans


_Located: TypeAlias = "tuple[Mapping[int, Highlights], Sequence[Stretch], Sequence[Stretch]]"


class TextPlaces:
    """The blocks of a text, by what of the episode they say.

    Attributes:
        heads: the indexes of the segments' headings.
    """

    def __init__(
        self,
        text: EpisodeText,
        blocks: Sequence[Paragraph],
        heads: array[int] | None = None,
        located: _Located | None = None,
    ) -> None:
        """Know the blocks of a text, whose heads may be known, as may what was lit last."""
        self._text, self._blocks = text, blocks
        self._located = located
        self.heads = array("q", _heads_of(blocks)) if heads is None else heads

    def with_blocks(self, blocks: Sequence[Paragraph], part: Part) -> TextPlaces:
        """The same of a text of which the blocks of some segments are others."""
        start, stop, own_stop = part
        own, before = blocks[start:own_stop], self._blocks[start:stop]
        heads, further = self.heads, own_stop - stop
        if further:
            first, last = (bisect_left(heads, at) for at in (start, stop))
            behind = map(further.__add__, heads[last:])
            heads = heads[:first] + array("q", (start + n for n in _heads_of(own)))
            heads.extend(behind)
        is_same = [*map(_place_of, own)] == [*map(_place_of, before)]
        return TextPlaces(self._text, blocks, heads, self._located if is_same else None)

    def segment_at(self, stretch: Stretch) -> int:
        """The index of the segment that a stretch belongs to."""
        return self._text.segment_of(self._blocks[stretch.block].tag)

    def between(self, first: int, stop: int) -> tuple[int, int]:
        """The numbers of the first block of a segment, and of that behind the last of another."""
        return self._own(first).start, self._own(stop - 1).stop

    def head_of(self, tag: int) -> int | None:
        """The index of a segment's heading, or of that of the overview or the closing notes."""
        if 0 <= tag < len(self.heads):
            return self.heads[tag]
        own = self._own(tag)
        return own.start if own else None

    def _own(self, tag: int) -> range:
        """The blocks of a segment, or of the notes around all: they stand together."""
        if 0 <= tag < len(self.heads):
            first = stop = self.heads[tag]
        elif tag in (OVERVIEW, CLOSING):
            first = stop = 0 if tag == OVERVIEW else len(self._blocks)
        else:
            return range(0)
        while first and self._blocks[first - 1].tag == tag:
            first -= 1
        while stop < len(self._blocks) and self._blocks[stop].tag == tag:
            stop += 1
        return range(first, stop)

    def _lines_of(self, tag: int) -> list[int]:
        """Those of the blocks that hold words, without headings and notes."""
        own = ((number, self._blocks[number]) for number in self._own(tag))
        return [n for n, one in own if one.text and one.style not in ("text--heading", NOTE)]

    def located(
        self, hits: Mapping[int, Highlights]
    ) -> tuple[Sequence[Stretch], Sequence[Stretch]]:
        """What hits light, and what of it is gone through as one; in any thread.

        That of the last hits is kept: they are located before they are shown.
        """
        known = self._located
        if known is None or known[0] is not hits:
            found = self.found(hits)
            self._located = known = hits, found, joined(found, self._blocks)
        return known[1:]

    def found(self, hits: Mapping[int, Highlights]) -> list[Stretch]:
        """What hits light, by the segments' indexes, in the order of the text."""
        stretches: list[Stretch] = []
        for index, hit in hits.items():
            stretches += self._in_heading(index, hit.gist_spans)
            for tag, first in self._text.parts_of(index):
                spans = hit.text_spans if first == 0 else _behind(hit.text_spans, first)
                stretches += self._in_lines(tag, spans)
        return sorted(stretches)

    def tied(self, ties: Ties | None) -> list[Stretch]:
        """What ties light, in the order of the text."""
        if ties is None:
            return []
        heading = self._in_heading(ties.segment, ties.gist)
        return sorted([*heading, *self._in_lines(ties.segment, ties.text)])

    def _in_heading(self, index: int, spans: Spans) -> Iterable[Stretch]:
        time, gist = self._text.heading(index) if spans else ("", "")
        first = len(time) + 2 if time else 0
        own = spans if gist else ()
        return (Stretch(self.heads[index], first + start, first + end) for start, end in own)

    def _in_lines(self, tag: int, spans: Spans) -> Iterable[Stretch]:
        """The parts of spans that fall on lines of a segment, or of the notes around all."""
        lines = self._lines_of(tag) if spans else []
        offsets = [self._blocks[number].offset for number in lines]
        for start, end in spans:
            for at in range(max(0, bisect_right(offsets, start) - 1), bisect_right(offsets, end)):
                block, first = self._blocks[lines[at]], offsets[at]
                begin = block.place_of(max(start - first, 0))
                stop = min(block.place_of(end - first), len(block.text))
                if begin < stop:
                    yield Stretch(lines[at], begin, stop)


def _heads_of(blocks: Sequence[Paragraph]) -> Iterable[int]:
    """The indexes of the segments' headings."""
    heads = (number for number, block in enumerate(blocks) if block.style == "text--heading")
    return (number for number in heads if blocks[number].tag >= 0)


def _place_of(block: Paragraph) -> tuple[str, int, str]:
    """What tells where the words of a block are: what the reader keeps is none of them."""
    is_said = block.style not in ("text--heading", NOTE)
    return block.style, block.offset, block.text if is_said else ""


def _behind(spans: Spans, first: int) -> Spans:
    """The spans that end behind an offset, counted from it."""
    return tuple((start - first, end - first) for start, end in spans if end > first)


def in_block(found: Sequence[Stretch], number: int, name: str) -> list[tuple[int, int, str]]:
    """Of stretches in order those of a block, in a component class."""
    first, stop = (bisect_right(found, Stretch(at, -1, -1)) for at in (number, number + 1))
    return [(one.start, one.end, name) for one in found[first:stop]]
