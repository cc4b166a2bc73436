"""The hits of the box: segments with their timecodes, under their episode's heading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from tui.app.text_layout import clip
from tui.app.widgets.list_view import VirtualList
from tui.app.widgets.painting import Piece, highlighted
from tui.workspace.hits import BY_MEANING, Hit, SegmentHits


class HitList(VirtualList[Hit | str], can_focus=False):
    """Hits, best first; headings stand between, and the cursor passes them over.

    Attributes:
        begin: the row that the cursor was on first.
    """

    def __init__(self) -> None:
        super().__init__(id="hits")
        self.begin = 0

    def show_hits(self, hits: Sequence[Hit], empty: str, begin: int = 0) -> None:
        """Show hits, the cursor on one; empty is what is said where there is none."""
        is_whole = isinstance(hits, SegmentHits)
        self.rows, self.empty_text = hits if is_whole else list(_with_headings(hits)), empty
        self.begin = self._near(begin)
        self.set_reactive(VirtualList.cursor, self.begin)
        self.rows_changed()
        self.scroll_to(y=0, animate=False)
        if begin:
            self.call_after_refresh(self._show_cursor)

    @property
    def takes_keys(self) -> bool:
        """The input above passes the keys on."""
        return True

    @property
    def hit(self) -> Hit | None:
        """The hit under the cursor."""
        return None if isinstance(self.row, str) else self.row

    @property
    def found(self) -> Sequence[Hit]:
        """The hits; none where they are all that there is to look through."""
        is_whole = isinstance(self.rows, SegmentHits)
        return () if is_whole else [row for row in self.rows if not isinstance(row, str)]

    def _near(self, row: int) -> int:
        """The row, or the next one where it is a heading."""
        is_heading = row < len(self.rows) and isinstance(self.rows[row], str)
        return row + 1 if is_heading else row

    def move_to(self, row: int, *, notify: bool = False) -> None:
        """Put the cursor on a hit; over a heading it goes on the way that it was going."""
        row = max(0, min(row, len(self.rows) - 1))
        if 0 < row < self.cursor and isinstance(self.rows[row], str):
            row -= 1
        super().move_to(self._near(row), notify=notify)

    def seen_with(self, row: int) -> int:
        """The heading is seen above the hit that is right beneath it."""
        above = row - 1
        return above if 0 <= above < len(self.rows) and isinstance(self.rows[above], str) else row

    def row_pieces(self, row: int, width: int) -> Iterable[Sequence[Piece]]:
        """One line: a heading; or mark, timecode, gist with its matches highlighted."""
        hit = self.rows[row]
        if isinstance(hit, str):
            yield [(" ", ""), (clip(hit, max(1, width - 2)), "list--heading")]
            return
        clock = "    news " if hit.start is None else f"{hit.start!s:>8} "
        mark = f" · {BY_MEANING}" if hit.by_meaning else ""
        gist = clip(hit.gist, max(1, width - cell_len(clock) - cell_len(mark) - 3))
        yield [
            ("▌ " if row == self.cursor else "  ", "list--heading"),
            (clock, "list--count" if hit.start is None else "list--time"),
            *highlighted(gist, hit.gist_spans),
            (mark, "list--dim"),
        ]


def _with_headings(hits: Iterable[Hit]) -> Iterable[Hit | str]:
    group = None
    for hit in hits:
        if hit.heading and hit.group != group:
            group = hit.group
            yield hit.heading
        yield hit
