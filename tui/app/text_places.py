"""Where in an episode's text the words stand that a filter, a search or an article lights."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui.app.episode_text import EpisodeText
from tui.app.kept_text import NOTE
from tui.app.text_layout import Paragraph, Stretch

if TYPE_CHECKING:  # what searches is imported when it does
    from tui.search.highlight import Spans
    from tui.workspace.hits import Highlights


class Ties(NamedTuple):
    """The words of a segment that an article has too: their spans in its gist and its text."""

    segment: int
    gist: Spans
    text: Spans


class TextPlaces:
    """The blocks of a text, by what of the episode they say.

    Attributes:
        heads: the indexes of the segments' headings.
    """

    def __init__(self, text: EpisodeText, blocks: Sequence[Paragraph]) -> None:
        self._text, self._blocks = text, blocks
        self.heads: list[int] = []
        self._lines: dict[int, list[int]] = {}
        for number, block in enumerate(blocks):
            if block.style == "text--heading":
                self.heads += [number] * (block.tag >= 0)
            elif block.text and block.style != NOTE:
                self._lines.setdefault(block.tag, []).append(number)

    def head_of(self, tag: int) -> int | None:
        """The index of a segment's heading, or of that of the overview or the closing notes."""
        if 0 <= tag < len(self.heads):
            return self.heads[tag]
        return next((number for number, block in enumerate(self._blocks) if block.tag == tag), None)

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
        lines = self._lines.get(tag, []) if spans else []
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
