"""The list of segments: timecode, gist, how much news, and a star where a bookmark is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence

from rich.cells import cell_len
from textual.content import Content

from tui.app.text_layout import fit
from tui.app.widgets.list_view import Piece, VirtualList
from tui.model import Segment
from tui.search.highlight import Span


class SegmentList(VirtualList):
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
        self._at = 0

    def show_episode(self, segments: Sequence[Segment]) -> None:
        """Show all segments of an episode, the cursor on the first."""
        self._segments = segments
        self._counts, self._stars = (), frozenset()
        self._time_width = max((len(str(s.start)) for s in segments), default=7)
        self._at = 0
        self.set_reactive(VirtualList.cursor, 0)
        self.leave(range(len(segments)), {}, "")

    def leave(self, places: Sequence[int], lit: Mapping[int, tuple[Span, ...]], words: str) -> None:
        """Leave only the segments at these places, which match words; lit tells where in gists."""
        self._places, self._lit = places, lit
        self.border_title = Content(f"Segments /{words}" if words else "Segments")
        self.border_subtitle = self._subtitle()
        self.rows_changed()
        self.point_at(self._at)

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
        """The place in the episode of the segment that the list points at."""
        return self._at

    def place_of(self, row: int) -> int:
        """The place in the episode of a row."""
        return self._places[row]

    def point_at(self, place: int) -> None:
        """Point at the segment at a place; where the filter hides it, at none, but keep near."""
        self._at = place
        self.cursor = max(0, bisect_right(self._places, place) - 1)
        self.row_changed(self.cursor)
        self._show_cursor()

    def is_current(self, row: int) -> bool:
        """Whether the list points at the row: not if the filter hides where the reader is."""
        return row == self.cursor and self._places[row] == self._at

    def move_to(self, row: int, *, tell: bool = False) -> None:
        """Put the cursor on a row as the reader would; tell even if it is there already."""
        if not self._places:
            return
        self.cursor = row
        self.row_changed(self.cursor)
        place = self._places[self.cursor]
        if tell or place != self._at:
            self._at = place
            self.post_message(self.Highlighted(self, self.cursor))

    def action_cursor(self, step: int) -> None:
        """Move the cursor by some rows, counted from where the reader is."""
        hidden = bool(self._places) and self._places[self.cursor] != self._at
        ahead = hidden and self._places[self.cursor] > self._at
        behind = hidden and not ahead
        self.move_to(self.cursor + step - (step > 0 and ahead) + (step < 0 and behind))

    def row_count(self) -> int:
        """How many segments are left."""
        return len(self._places)

    def row_pieces(self, row: int, width: int) -> Iterable[Sequence[Piece]]:
        """One line: mark, timecode, gist, news count."""
        place = self._places[row]
        segment = self._segments[place]
        star = "★" if place in self._stars else " "
        mark = "▌" if self.is_current(row) else " "
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
