"""The list of segments: timecode, gist, how much news, and a star where a bookmark is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from rich.cells import cell_len

from tui.app.flow import fit
from tui.app.widgets.rows import Piece, RowList
from tui.model import Segment
from tui.search import Span


class SegmentList(RowList):
    """An episode's segments, or those that a filter leaves."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self.border_title = "Segments"
        self._segments: Sequence[Segment] = ()
        self._places: Sequence[int] = ()
        self._counts: Sequence[int] = ()
        self._stars: Collection[int] = frozenset()
        self._lit: Mapping[int, tuple[Span, ...]] = {}
        self._time_width = 7

    def show_episode(self, segments: Sequence[Segment]) -> None:
        """Show all segments of an episode, the cursor on the first."""
        self._segments = segments
        self._counts, self._stars = (), frozenset()
        self._time_width = max((len(str(s.start)) for s in segments), default=7)
        self.set_reactive(RowList.cursor, 0)
        self.leave(range(len(segments)), {})

    def leave(self, places: Sequence[int], lit: Mapping[int, tuple[Span, ...]]) -> None:
        """Leave only the segments at these places; lit tells what to light in each gist."""
        current = self.place
        self._places, self._lit = places, lit
        self.border_subtitle = self._subtitle()
        self.rows_changed()
        self.point_at(current)

    def _subtitle(self) -> str:
        left, whole = len(self._places), len(self._segments)
        return str(whole) if left == whole else f"{left} of {whole}"

    def show_counts(self, counts: Sequence[int]) -> None:
        """Show how many news items each segment has."""
        self._counts = counts
        self.rows_changed()

    def show_stars(self, stars: Collection[int]) -> None:
        """Star the segments that hold a bookmark."""
        self._stars = stars
        self.rows_changed()

    @property
    def place(self) -> int:
        """The place in the episode of the segment under the cursor; 0 where there is none."""
        return self._places[self.cursor] if self.cursor < len(self._places) else 0

    def place_of(self, row: int) -> int:
        """The place in the episode of a row."""
        return self._places[row]

    def point_at(self, place: int) -> None:
        """Put the cursor on the segment at a place, or on the one before it that is left."""
        row = 0
        for number, candidate in enumerate(self._places):
            if candidate > place:
                break
            row = number
        self.cursor = row
        self._show_cursor()

    def row_count(self) -> int:
        """How many segments are left."""
        return len(self._places)

    def row_pieces(self, row: int, width: int) -> Iterable[Sequence[Piece]]:
        """One line: mark, timecode, gist, news count."""
        place = self._places[row]
        segment = self._segments[place]
        star = "★" if place in self._stars else " "
        mark = "▌" if row == self.cursor else " "
        clock = f"{segment.start!s:>{self._time_width}}"
        count = self._counts[place] if place < len(self._counts) else 0
        tail = f" ·{count}" if count else ""
        room = max(1, width - self._time_width - len(tail) - 5)
        gist = fit(segment.gist, room)
        filler = " " * max(0, room - cell_len(gist))
        yield [
            (mark, "rows--heading"),
            (star + " ", "rows--star"),
            (clock, "rows--time"),
            (" ", ""),
            *lit_pieces(gist, self._lit.get(place, ())),
            (filler, ""),
            (tail, "rows--count"),
        ]

    def empty_text(self) -> str:
        """Why there is nothing, and what to do."""
        if self._segments:
            return " No segment matches.\n Escape brings all back."
        return " No timecodes in this file.\n l shows the other episodes."


def lit_pieces(text: str, spans: Iterable[Span], name: str = "rows--match") -> list[Piece]:
    """A text as pieces, with the spans that fall into it lit."""
    pieces: list[Piece] = []
    place = 0
    for start, end in spans:
        if start >= len(text):
            break
        pieces += [(text[place:start], ""), (text[start:end], name)]
        place = min(end, len(text))
    return [*pieces, (text[place:], "")]
