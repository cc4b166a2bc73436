"""The timeline: an episode at a glance, to be clicked and dragged."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.message import Message

from tui.app.widgets.painting import Line, Piece
from tui.model import Segment, Timecode

_BARS = "▁▂▃▄▅▆▇█"
_HERE = "┃"
_STAR = "★"


class Timeline(Line):
    """Where we are, where news is, where the filter hits, where bookmarks are."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "timeline--label",
        "timeline--quiet",
        "timeline--news",
        "timeline--hit",
        "timeline--star",
        "timeline--here",
    }

    @dataclass
    class Pointed(Message):
        """The reader pointed at a time, in seconds."""

        seconds: float

    def __init__(self) -> None:
        super().__init__(id="timeline")
        self._segments: Sequence[Segment] = ()
        self._length = 0.0
        self._counts: Sequence[int] = ()
        self._hits: Collection[int] = frozenset()
        self._bookmarks: Collection[int] = frozenset()
        self._here = 0.0
        self._held = False

    def show_episode(self, segments: Sequence[Segment], length: float) -> None:
        """Show an episode of a length in seconds."""
        self._segments, self._length, self._here = segments, max(length, 1.0), 0.0
        self._counts, self._hits, self._bookmarks = (), frozenset(), frozenset()
        self.refresh()

    def mark(
        self,
        *,
        counts: Sequence[int] | None = None,
        hits: Collection[int] | None = None,
        bookmarks: Collection[int] | None = None,
    ) -> None:
        """Mark news counts, and filter hits and bookmarks, by the segments' indexes."""
        self._counts = self._counts if counts is None else counts
        self._hits = self._hits if hits is None else hits
        self._bookmarks = self._bookmarks if bookmarks is None else bookmarks
        self.refresh()

    def point(self, seconds: float) -> None:
        """Show where we are."""
        if seconds != self._here:
            self._here = seconds
            self.refresh()

    def _labels(self) -> tuple[str, str]:
        return " 0:00 ", f" {_short(self._length)} "

    def _track(self) -> tuple[int, int]:
        """The track's first cell and its cells."""
        left, right = self._labels()
        return len(left), max(1, self.size.width - len(left) - len(right))

    def _cell_of(self, seconds: float, cells: int) -> int:
        return max(0, min(cells - 1, int(seconds / self._length * cells)))

    def _cells(self, cells: int) -> list[Piece]:
        """What each cell of the track shows."""
        news = [0] * cells
        hit = [False] * cells
        star = [False] * cells
        for index, segment in enumerate(self._segments):
            first = self._cell_of(segment.start, cells)
            last = self._cell_of(max(segment.start, (segment.end or segment.start) - 1), cells)
            count = self._counts[index] if index < len(self._counts) else 0
            for cell in range(first, last + 1):
                news[cell] = max(news[cell], count)
                hit[cell] |= index in self._hits
            star[first] |= index in self._bookmarks
        here = self._cell_of(self._here, cells)
        most = max(news, default=0)
        return [
            _cell(news[cell], most, hit=hit[cell], star=star[cell], here=cell == here)
            for cell in range(cells)
        ]

    def pieces(self, width: int) -> list[Piece]:  # noqa: ARG002  the track has its cells
        """The track between the beginning and the length."""
        left, right = ((label, "timeline--label") for label in self._labels())
        return [left, *self._cells(self._track()[1]), right]

    def _point(self, event: events.MouseEvent) -> None:
        first, cells = self._track()
        at = max(0, min(cells - 1, event.x - first))
        self.post_message(self.Pointed((at + 0.5) / cells * self._length))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Go where the reader points, and follow until the button comes up."""
        self._held = True
        self.capture_mouse()
        self._point(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Follow a drag."""
        if self._held:
            self._point(event)

    def on_mouse_up(self, _: events.MouseUp) -> None:
        """End a drag."""
        self._held = False
        self.release_mouse()


def _cell(count: int, most: int, *, hit: bool, star: bool, here: bool) -> Piece:
    if here:
        return _HERE, "timeline--here"
    if star:
        return _STAR, "timeline--star"
    height = min(len(_BARS) - 1, -(-count * (len(_BARS) - 2) // most)) if count else 0
    return _BARS[
        max(height, 1) if hit else height
    ], "timeline--hit" if hit else "timeline--news" if count else "timeline--quiet"


def _short(seconds: float) -> str:
    """A length as h:mm, or m:ss for less than an hour."""
    clock = str(Timecode(seconds))
    return clock[:-3] if seconds >= 3600 else clock[2:]
