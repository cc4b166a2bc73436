"""Flowing text in cells: wrapping, fitting, and blocks of styled text laid out as lines."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, compress, count, pairwise
from operator import is_not, itemgetter
from typing import Generic, NamedTuple, TypeVar

from msgspec import Struct
from rich.cells import cell_len

from tui.app.bidi import has_right_to_left, is_right_to_left, orders_here, visual_order

# Scripts that are written without spaces may break after every character, but not before a mark.
_WIDE = "\u2e80-\u3000\u3003-\u9fff\uac00-\ud7af\uf900-\ufaff\uff10-\uff5a\U0001f000-\U0003ffff"
_CLOSING = "\u3001\u3002\uff0c\uff0e\uff01\uff1f\uff1b\uff1a\u300d\u300f\uff09\u3011\u300b\u201d"
_FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
_JOINED = (
    "[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"  # belong to what is before
)
_SIGN = rf"(?:{_FLAG}|[{_WIDE}]){_JOINED}*(?:\u200d[^\s]{_JOINED}*)*"
_TOKEN = rf"{_SIGN}[{_CLOSING}]*|[^\s{_WIDE}]+"  # compiled when first used: that takes long

Span = tuple[int, int]


def wrap(text: str, width: int) -> list[Span]:
    """Break one paragraph into lines of at most width cells.

    Returns the half-open spans of the lines in the text, without the space between them; an empty
    text gives one empty line. Words longer than a line are broken inside.
    """
    width = max(1, width)
    if len(text) <= width and text.isascii():
        return [(0, len(text))]
    if text.isascii() or all(cell_len(char) == 1 for char in set(text)):
        return _wrap_narrow(text, width)
    return _wrap_wide(text, width)


def _wrap_narrow(text: str, width: int) -> list[Span]:
    """Break text of which every character takes one cell."""
    lines: list[Span] = []
    begin, length = 0, len(text)
    while length - begin > width:
        space = text.rfind(" ", begin, begin + width + 1)
        end = after = begin + width
        if space > begin and not text[begin:space].isspace():
            end = after = space
        while end > begin and text[end - 1] == " ":
            end -= 1
        while after < length and text[after] == " ":
            after += 1
        lines.append((begin, end))
        begin = after
    if begin < length or not lines:
        lines.append((begin, length))
    return lines


def _wrap_wide(text: str, width: int) -> list[Span]:
    """Break text token by token, as it may hold characters of no, one or two cells."""
    lines: list[Span] = []
    begin = end = 0
    full = _cut(text, begin, width)
    for token in re.finditer(_TOKEN, text):
        start, stop = token.span()
        if end > begin and full < stop:
            lines.append((begin, end))
            begin, full = start, _cut(text, start, width)
        end = stop
        while full < end:
            lines.append((begin, full))
            begin, full = full, _cut(text, full, width)
    lines.append((begin, end))
    return lines


def _cut(text: str, begin: int, width: int) -> int:
    """Where a line that begins at begin is full; at least one character on."""
    end = min(len(text), begin + max(1, width))
    while end > begin + 1 and (over := cell_len(text[begin:end]) - width) > 0:
        end = max(begin + 1, end - max(1, over // 2))
    return end


def clip(text: str, width: int) -> str:
    """Text in at most width cells; what is left out is marked, be it within a word."""
    if cell_len(text) <= width:
        return text
    cut = _cut(text, 0, width - 1)
    if width <= 1 or cell_len(text[:cut]) >= width:
        return "…"[: max(0, width)]
    return text[:cut].rstrip() + "…"


def clipped_lines(
    text: str, width: int, most: int, first: int | None = None
) -> list[tuple[int, str]]:
    """A text's first lines at a width in cells, each with the offset that it begins at.

    The first line may have a width of its own; the last one tells if more follows.
    """
    lines: list[tuple[int, str]] = []
    begin, room = 0, width if first is None else first
    while len(lines) + 1 < most and cell_len(text[begin:]) > room:
        start, end = wrap(text[begin:], room)[0]
        lines.append((begin + start, text[begin + start : begin + end]))
        begin, room = begin + end, width
        begin += len(text) - begin - len(text[begin:].lstrip())
    return [*lines, (begin, clip(text[begin:], room))]


def pad(text: str, width: int) -> str:
    """Text made exactly width cells wide."""
    text = clip(text, width)
    return text + " " * (width - cell_len(text))


class Paragraph(Struct, frozen=True, gc=False):
    """A paragraph of flowing text.

    Attributes:
        style: the name of a component class; empty for plain text.
        spans: (start, end, component class) of stretches that look different; where some lie
            over each other, the later ones count most.
        tag: what the block belongs to, for whoever laid it out (a segment's index, say).
        hang: how many characters are a label, beside which the rest of the text is laid out.
        offset: where it begins in the text that it is a part of.
        links: (start, end, address) of what leads elsewhere.
        bar: what stands before each of its lines.
        columns: where each cell of a row of a table begins, in the file's line and here; none
            where this is the line as it is.
    """

    text: str
    style: str = ""
    spans: tuple[tuple[int, int, str], ...] = ()
    tag: int = -1
    hang: int = 0
    offset: int = 0
    links: tuple[tuple[int, int, str], ...] = ()
    bar: str = ""
    columns: tuple[tuple[int, int], ...] = ()

    def place_of(self, offset: int) -> int:
        """Where a character of the file's line stands here."""
        at = bisect_right(self.columns, offset, key=itemgetter(0)) - 1
        before, after = self.columns[at] if self.columns else (0, 0)
        return offset - before + after

    def link_at(self, character: int) -> str:
        """The address that a character leads to; empty where it leads nowhere."""
        at = (address for start, end, address in self.links if start <= character < end)
        return next(at, "")


class TextLine(Struct, frozen=True):
    """A stretch [start, end) of a block's text that stands on one line, indented by some cells."""

    block: Paragraph
    start: int
    end: int
    indent: int = 0

    def runs(self) -> Iterable[tuple[int, int, str]]:
        """The line as (start, end, component classes) of its block, from left to right.

        Classes are divided by spaces; the last counts most.
        """
        block, first, last = self.block, self.start, self.end
        spans = [span for span in block.spans if span[0] < last and span[1] > first]
        edges = {first, last}
        for start, end, _ in (*spans, *block.links):
            edges |= {max(first, min(start, last)), max(first, min(end, last))}
        for start, end in pairwise(sorted(edges)):
            yield start, end, " ".join(name for a, b, name in spans if a <= start and end <= b)

    @property
    def text(self) -> str:
        """What stands on the line."""
        return self.block.text[self.start : self.end]

    def letters(self) -> list[tuple[int, int, bool]]:
        """(start, end, is mirrored) in its block of each letter, from left to right."""
        order = visual_order(self.text, self.is_right_to_left)
        return [(start + self.start, end + self.start, turned) for start, end, turned in order]

    @property
    def is_reordered(self) -> bool:
        """Whether its letters stand in another order than in the block."""
        return has_right_to_left(self.text) and orders_here()

    @property
    def is_right_to_left(self) -> bool:
        """Whether it begins on the right."""
        return is_right_to_left(self.block.text)

    def pieces(self) -> Iterable[tuple[str, str]]:
        """The line's text as (text, component classes) from left to right."""
        return ((self.block.text[start:end], names) for start, end, names in self.runs())


class LineBreaks:
    """Where the lines of blocks begin and end, one after the other.

    Attributes:
        firsts: the number of each block's first line, and behind them that of all lines.
        starts: where each line begins in its block.
        ends: where it ends there.
    """

    __slots__ = ("ends", "firsts", "starts")

    def __init__(self, blocks: Iterable[Paragraph] = (), width: int = 0) -> None:
        self.firsts, self.starts, self.ends = array("q", (0,)), array("q"), array("q")
        self.add(blocks, width)

    def add(self, blocks: Iterable[Paragraph], width: int) -> None:
        """Break further blocks into lines of so many cells at most."""
        starts, ends = self.starts, self.ends
        for block in blocks:
            for start, end in _breaks(block, width - len(block.bar)):
                starts.append(start)
                ends.append(end)
            self.firsts.append(len(starts))

    def with_part(self, part: Part, own: LineBreaks) -> LineBreaks:
        """The same with other lines in a part of the blocks."""
        start, stop, _ = part
        begin, end = self.firsts[start], self.firsts[stop]
        further = len(own.starts) - (end - begin)
        behind = self.firsts[stop:]
        breaks = LineBreaks()
        breaks.starts = self.starts[:begin] + own.starts + self.starts[end:]
        breaks.ends = self.ends[:begin] + own.ends + self.ends[end:]
        breaks.firsts = self.firsts[:start] + array("q", [begin + n for n in own.firsts[:-1]])
        breaks.firsts += array("q", [n + further for n in behind]) if further else behind
        return breaks


class TextLayout:
    """Blocks laid out as lines of at most width cells; a line is made when it is asked for.

    Attributes:
        blocks: what is laid out; others of the same shapes may take their place.
    """

    def __init__(
        self, blocks: Sequence[Paragraph] = (), width: int = 0, breaks: LineBreaks | None = None
    ) -> None:
        """Lay blocks out, of which it may be known where their lines break."""
        self.blocks, self.width = blocks, width
        self._breaks = breaks or LineBreaks(blocks, width)

    def with_blocks(self, blocks: Sequence[Paragraph], part: Part) -> TextLayout:
        """Other blocks in the same width, of which but a part is broken anew."""
        own = LineBreaks(blocks[part.start : part.own_stop], self.width)
        return TextLayout(blocks, self.width, self._breaks.with_part(part, own))

    def first_of(self, block: int) -> int:
        """The number of a block's first line."""
        return self._breaks.firsts[block]

    def __len__(self) -> int:
        return len(self._breaks.starts)

    def __getitem__(self, number: int) -> TextLine:
        if not 0 <= number < len(self):
            raise IndexError(number)
        block = self.blocks[self.block_at(number)]
        start, end = self._breaks.starts[number], self._breaks.ends[number]
        hangs = start and block.hang < self.width - len(block.bar)
        return TextLine(block, start, end, block.hang if hangs else 0)

    def __iter__(self) -> Iterator[TextLine]:
        return (self[number] for number in range(len(self)))

    def block_at(self, number: int) -> int:
        """The index of the block that a line is of."""
        return bisect_right(self._breaks.firsts, number) - 1

    def line_of(self, block: int, character: int) -> int:
        """The number of the line in which a character of a block stands."""
        first, stop = self._breaks.firsts[block : block + 2]
        at = bisect_right(self._breaks.starts, character, first, stop)
        return max(first, at - 1)


class Part(NamedTuple):
    """Where blocks begin to be others, and where they are the same again, in both texts."""

    start: int
    stop: int
    own_stop: int


def changed_part(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> Part:
    """The part in which two texts differ, found in time linear in their lengths."""
    shorter = min(len(before), len(after))
    start = next(compress(count(), map(is_not, before, after)), shorter)
    ends = compress(count(), map(is_not, reversed(before), reversed(after)))
    same = min(next(ends, shorter), shorter - start)
    return Part(start, len(before) - same, len(after) - same)


def _breaks(block: Paragraph, width: int) -> Sequence[Span]:
    """The stretches of a block's lines; those beside and beneath a label begin with it."""
    if len(block.text) <= width and block.text.isascii():
        return ((0, len(block.text)),)
    if not 0 < block.hang < width:
        return wrap(block.text, width)
    (_, first), *others = wrap(block.text[block.hang :], width - block.hang)
    return ((0, first + block.hang), *((a + block.hang, b + block.hang) for a, b in others))


def links_in(blocks: Iterable[Paragraph]) -> list[tuple[str, str]]:
    """The words and addresses of all links, each address once, in order."""
    found: dict[str, str] = {}
    for block in blocks:
        for start, end, address in block.links:
            found.setdefault(address, block.text[start:end])
    return [(words, address) for address, words in found.items()]


def paragraphs(
    text: str,
    style: str = "",
    spans: Sequence[tuple[int, int, str]] = (),
    tag: int = -1,
    offset: int = 0,
) -> Iterable[Paragraph]:
    """A text's lines as blocks, with the spans that fall on each; empty lines stay."""
    sweep = SpanSweep(spans)
    begin = 0
    for line in text.split("\n"):
        stop = begin + len(line)
        yield Paragraph(line, style, sweep.between(begin, stop), tag, offset=offset + begin)
        begin = stop + 1


_Value = TypeVar("_Value")


class SpanSweep(Generic[_Value]):
    """Gives the spans that fall on stretch after stretch of a text, in linear time."""

    def __init__(self, spans: Iterable[tuple[int, int, _Value]]) -> None:
        """Take spans of (start, end, value) in any order; equal starts stay in the order given."""
        self._ahead = sorted(spans, key=lambda span: span[0])[::-1]
        self._begun: list[tuple[int, int, _Value]] = []

    def between(self, begin: int, stop: int) -> tuple[tuple[int, int, _Value], ...]:
        """The parts of spans that lie between two offsets, counted from the first.

        Each time it is asked, the offsets are greater.
        """
        while self._ahead and self._ahead[-1][0] < stop:
            self._begun.append(self._ahead.pop())
        self._begun = [span for span in self._begun if span[1] > begin]
        return tuple(
            (max(start, begin) - begin, min(end, stop) - begin, value)
            for start, end, value in self._begun
            if max(start, begin) < min(end, stop)
        )


class Heights:
    """Rows of different heights: which row a line falls on, and where a row begins."""

    def __init__(self, heights: Iterable[int]) -> None:
        self._tops = array("q", accumulate(heights, initial=0))

    def __len__(self) -> int:
        return len(self._tops) - 1

    @property
    def total(self) -> int:
        """All lines together."""
        return self._tops[-1]

    def top(self, row: int) -> int:
        """The line that a row begins on."""
        return self._tops[row]

    def height(self, row: int) -> int:
        """How many lines a row has."""
        return self._tops[row + 1] - self._tops[row]

    def row_at(self, line: int) -> tuple[int, int] | None:
        """The (row, line within it) that a line falls on; None past the end."""
        if not 0 <= line < self.total:
            return None
        row = bisect_right(self._tops, line) - 1
        return row, line - self._tops[row]
