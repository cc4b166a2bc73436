"""Where in an episode's text the words stand that a filter, a search or an article lights."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from tui.app.episode_text import CLOSING, OVERVIEW, EpisodeText
from tui.app.kept_text import NOTE
from tui.app.text_layout import Paragraph, Stretch, joined

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

    def __init__(self, text: EpisodeText, blocks: Sequence[Paragraph]) -> None:
        self._text, self._blocks = text, blocks
        self._located: _Located | None = None
        heads = (number for number, block in enumerate(blocks) if block.style == "text--heading")
        self.heads = array("q", (number for number in heads if blocks[number].tag >= 0))

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


def _behind(spans: Spans, first: int) -> Spans:
    """The spans that end behind an offset, counted from it."""
    return tuple((start - first, end - first) for start, end in spans if end > first)


def in_block(found: Sequence[Stretch], number: int, name: str) -> list[tuple[int, int, str]]:
    """Of stretches in order those of a block, in a component class."""
    first, stop = (bisect_right(found, (at, -1)) for at in (number, number + 1))
    return [(start, end, name) for _, start, end in found[first:stop]]
