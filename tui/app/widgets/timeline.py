"""The timeline: an episode as a map, to be pointed at, clicked and dragged.

Where there is room it has two rows: above, news, hits, stars, and where we are; beneath, the
segments as lines that are thick and thin by turns, with the hours. Else it has the first alone.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from itertools import compress, pairwise
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.strip import Strip

from tui.app.text_layout import clip
from tui.app.widgets.painting import Line, Piece, paint
from tui.model import Segment, Timecode, segment_at
from tui.timecode import HOUR, clock

_BARS = "▁▂▃▄▅▆▇█"
_HERE, _STAR, _HIT, _HEARD = "┃", "★", "•", "►"
_SEGMENTS = "━─"
_STEPS = (60, 300, 600, 900, 1800, 3600, 7200, 18000, 36000)
"""Seconds from tick to tick."""
_APART = 14
"""Cells from tick to tick, at least."""


class Timeline(Line):
    """Where we are, where news is, where the filter hits, where bookmarks are."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "timeline--label",
        "timeline--quiet",
        "timeline--news",
        "timeline--hit",
        "timeline--star",
        "timeline--here",
        "timeline--bubble",
    }

    class Pointed(Message):
        """The reader pointed at a time, in seconds."""

        def __init__(self, seconds: float) -> None:
            super().__init__()
            self.seconds = seconds

    def __init__(self) -> None:
        super().__init__(id="timeline")
        self._segments: Sequence[Segment] = ()
        self._length = 1.0
        self._counts: Sequence[int] = ()
        self._hits: Sequence[float] = ()
        self._bookmarks: Collection[float] = ()
        self._here = 0.0
        self._heard: float | None = None
        self._held = False
        self._pointed: int | None = None
        self._past_end = 0
        self._starts: Sequence[float] = ()
        self._owners: dict[int, Sequence[int | None]] = {}
        self._marks: dict[tuple[int, str], Sequence[Piece]] = {}

    def show_episode(self, segments: Sequence[Segment], length: float) -> None:
        """Show an episode of a length in seconds."""
        self._segments, self._length, self._here = segments, max(length, 1.0), 0.0
        self._past_end = sum(segment.start > self._length for segment in segments)
        starts = array("d", [segment.start for segment in segments])
        self._starts = starts if all(a <= b for a, b in pairwise(starts)) else ()
        self._owners = {}
        self.mark(counts=(), hits=(), bookmarks=())

    def mark(
        self,
        *,
        counts: Sequence[int] | None = None,
        hits: Sequence[float] | None = None,
        bookmarks: Collection[float] | None = None,
    ) -> None:
        """Mark news counts by segment, the seconds of hits in order, and those of stars."""
        self._counts = self._counts if counts is None else counts
        self._hits = self._hits if hits is None else hits
        self._bookmarks = self._bookmarks if bookmarks is None else bookmarks
        self._marks = {}
        self.refresh()

    def point(self, seconds: float) -> None:
        """Show where we are."""
        if seconds != self._here:
            self._here = seconds
            self.refresh()

    def show_heard(self, seconds: float | None) -> None:
        """Show which second is heard; None for none."""
        if seconds != self._heard:
            self._heard = seconds
            self.refresh()

    # Where things lie

    @property
    def past_end(self) -> int:
        """How many segments begin after the end of the recording."""
        return self._past_end

    def _labels(self) -> tuple[str, str]:
        past = f" »{self.past_end}" if self.past_end else ""
        return " 0:00 ", f" {self._short(self._length)}{past} "

    def _short(self, seconds: float) -> str:
        """A time as h:mm, or m:ss where the recording has no hour."""
        text = clock(Timecode(seconds), hours=self._length >= HOUR)
        return text[:-3] if self._length >= HOUR else text

    def _track(self, width: int) -> tuple[int, int]:
        """The track's first cell and its cells."""
        left, right = self._labels()
        return len(left), max(1, width - len(left) - len(right))

    def _cell_of(self, seconds: float, cells: int) -> int:
        return max(0, min(cells - 1, int(seconds / self._length * cells)))

    def _span_of(self, segment: Segment, cells: int) -> range:
        """The cells of a segment; none where it begins after the end."""
        if segment.start > self._length:
            return range(0)
        end = max(segment.start, (segment.end or segment.start) - 1)
        return range(self._cell_of(segment.start, cells), self._cell_of(end, cells) + 1)

    def _segment_at(self, seconds: float) -> int:
        """As `segment_at`, without going through all of them where they are in order."""
        if not self._starts:
            return segment_at(self._segments, seconds)
        return max(0, bisect_right(self._starts, seconds) - 1)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw a row."""
        width, base = self.size.width, self.rich_style
        pieces = self.pieces(width) if y == 0 else self.segment_pieces(width)
        if y == self.size.height - 1:
            pieces = self._with_bubble(pieces, width)
        return paint(self, pieces, base).simplify().crop_extend(0, width, base)

    def pieces(self, width: int) -> list[Piece]:
        """The track with its marks, between the beginning and the length."""
        left, right = self._labels()
        cells = self._track(width)[1]
        row = [*self._marks_on(cells, " " if self.size.height > 1 else _BARS[0])]
        row[self._cell_of(self._here, cells)] = _HERE, "timeline--here"
        if self._heard is not None:
            row[self._cell_of(self._heard, cells)] = _HEARD, "timeline--here"
        end = len(right) - len(right.partition("»")[2]) - (1 if self.past_end else 0)
        past = right[end:], "timeline--star"
        return [(left, "timeline--label"), *row, (right[:end], "timeline--label"), past]

    def _marks_on(self, cells: int, quiet: str) -> Sequence[Piece]:
        """News, hits and stars on so many cells; they are many, so they are drawn once."""
        if known := self._marks.get((cells, quiet)):
            return known
        news = [0] * cells
        having = compress(self._segments, self._counts)  # most of very many have none
        for segment, count in zip(having, filter(None, self._counts), strict=False):
            for cell in self._span_of(segment, cells):
                news[cell] = max(news[cell], count)
        most = max(news, default=0)
        row = [_news(count, most, quiet) for count in news]
        inside = self._hits[: bisect_right(self._hits, self._length)]
        at = 0
        while at < len(inside):  # on to the first of the next cell: there may be very many
            cell = self._cell_of(inside[at], cells)
            row[cell] = _HIT, "timeline--hit"
            at = bisect_right(inside, cell, at, key=lambda one: self._cell_of(one, cells))
        for seconds in self._bookmarks:
            row[self._cell_of(seconds, cells)] = _STAR, "timeline--star"
        self._marks = {(cells, quiet): row}
        return row

    def _owners_of(self, cells: int) -> Sequence[int | None]:
        """The index of the segment that each of so many cells shows, or None."""
        if known := self._owners.get(cells):
            return known
        is_crowded = len(self._starts) > cells  # else it is as well to go through the segments
        owners = [self._last_on(cell, cells) for cell in range(cells if is_crowded else 0)]
        first = self._cell_of(self._starts[0], cells) if self._starts else 0
        if not owners or any(owner is None for owner in owners[first:]):
            owners = [None] * cells
            for index, segment in enumerate(self._segments):
                for cell in self._span_of(segment, cells):
                    owners[cell] = index
        self._owners = {cells: owners}
        return owners

    def _last_on(self, cell: int, cells: int) -> int | None:
        """The last segment that begins on a cell or before, if it is on the cell."""
        index = bisect_right(self._starts, cell, key=lambda start: self._cell_of(start, cells)) - 1
        return index if index >= 0 and cell in self._span_of(self._segments[index], cells) else None

    def segment_pieces(self, width: int) -> list[Piece]:
        """The segments by turns, the one where we are lit, with ticks."""
        first, cells = self._track(width)
        here = self._segment_at(self._here)
        row = [_line(index, is_here=index == here) for index in self._owners_of(cells)]
        seconds = step = next((s for s in _STEPS if s / self._length * cells >= _APART), _STEPS[-1])
        while seconds < self._length:
            label = f"╵{self._short(seconds)}"
            cell = self._cell_of(seconds, cells)
            if cell + len(label) < cells:
                row[cell : cell + len(label)] = [(char, "timeline--label") for char in label]
            seconds += step
        return [(" " * first, ""), *row]

    # What is pointed at

    def bubble(self, seconds: float) -> str:
        """What is there: the time, the segment's title, how many news items and hits it has."""
        parts = [clock(Timecode(seconds), hours=self._length >= HOUR)]
        if self._segments:
            index = self._segment_at(seconds)
            segment = self._segments[index]
            following = (one.start for one in self._segments if one.start > segment.start)
            end = min(following, default=float("inf"))
            hits = bisect_left(self._hits, end) - bisect_left(self._hits, segment.start)
            parts[0] = f"{parts[0]} {segment.gist}".rstrip()
            count = self._counts[index] if index < len(self._counts) else 0
            parts += [f"{count} news"] if count else []
            parts += [f"{hits} hit{'s' if hits > 1 else ''}"] if hits else []
        return " · ".join(parts)

    def _with_bubble(self, pieces: list[Piece], width: int) -> list[Piece]:
        """A row with what is pointed at written beside the pointer, where there is more room."""
        if self._pointed is None:
            return pieces
        at = self._pointed
        is_right = at < width // 2
        room = width - at - 2 if is_right else at - 1
        text = clip(f" {self.bubble(self._seconds_at(at))} ", room)
        begin = at + 2 if is_right else max(0, at - 1 - cell_len(text))
        cells = [(char, style) for part, style in pieces for char in part]
        rest = cells[begin + cell_len(text) :]
        return [*cells[:begin], (text, "timeline--bubble"), *rest]

    def _seconds_at(self, x: int) -> float:
        first, cells = self._track(self.size.width)
        return (max(0, min(cells - 1, x - first)) + 0.5) / cells * self._length

    def _point(self, event: events.MouseEvent, *, go: bool) -> None:
        self._pointed = int(event.x)
        self.refresh()
        if go:
            self.post_message(self.Pointed(self._seconds_at(self._pointed)))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Go where the reader points, and follow until the button comes up."""
        self._held = True
        self.capture_mouse()
        self._point(event, go=True)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell what is there, and follow a drag."""
        self._point(event, go=self._held)

    def on_mouse_up(self) -> None:
        """End a drag."""
        self._held = False
        self.release_mouse()

    def on_leave(self) -> None:
        """Tell no more what is there."""
        self._pointed = None
        self.refresh()


def _line(index: int | None, *, is_here: bool) -> Piece:
    if index is None:
        return " ", ""
    return _SEGMENTS[index % 2], "timeline--here" if is_here else "timeline--quiet"


def _news(count: int, most: int, quiet: str) -> Piece:
    if not count:
        return quiet, "timeline--quiet"
    return _BARS[min(len(_BARS) - 1, -(-count * (len(_BARS) - 2) // most))], "timeline--news"
