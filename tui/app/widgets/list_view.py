"""A list that draws only the rows it shows, and repaints two of them for a cursor key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.keymap import LIST_KEYS
from tui.app.text_layout import Heights

Piece = tuple[str, str]
"""A text and the component class that it is drawn in; empty for the row's own."""


_MOST_DRAWN = 2_000
"""Rows that are kept as they were drawn."""


class VirtualList(ScrollView, can_focus=True):
    """Rows under a cursor; a subclass says how many and how each looks."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--row",
        "list--cursor",
        "list--cursor-blurred",
        "list--dim",
        "list--time",
        "list--match",
        "list--count",
        "list--star",
        "list--heading",
        "list--empty",
    }

    BINDINGS: ClassVar[list[BindingType]] = LIST_KEYS

    cursor: reactive[int] = reactive(0, repaint=False)
    """The row under the cursor, from 0."""

    @dataclass
    class Highlighted(Message):
        """The reader moved the cursor to a row."""

        list: VirtualList
        row: int

        @property
        def control(self) -> VirtualList:
            """The list."""
            return self.list

    @dataclass
    class Chosen(Message):
        """The reader chose a row, with enter or a second click."""

        list: VirtualList
        row: int

        @property
        def control(self) -> VirtualList:
            """The list."""
            return self.list

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id, classes=classes)
        self._heights = Heights(())
        self._strips: dict[tuple[int, int, int], list[Strip]] = {}

    # What a subclass gives

    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def row_height(self, row: int, width: int) -> int:  # noqa: ARG002  for subclasses
        """How many lines a row has at a width in cells."""
        return 1

    def row_pieces(self, row: int, width: int) -> Iterable[Sequence[Piece]]:
        """A row's lines, each as pieces of at most width cells together."""
        raise NotImplementedError

    def empty_text(self) -> str:
        """What to say when there are no rows; lines are divided by line feeds."""
        return ""

    @property
    def takes_keys(self) -> bool:
        """Whether the cursor is to look as if the keys move it."""
        return self.has_focus

    def is_current(self, row: int) -> bool:
        """Whether the row is to look as if the cursor is on it."""
        return row == self.cursor

    # Laying out

    def rows_changed(self) -> None:
        """Lay out again: the rows, or how they look, are others."""
        width = self._row_width()
        self._strips.clear()
        self._heights = Heights(self.row_height(row, width) for row in range(self.row_count()))
        # A list that fits never changes its virtual size: that would lay out the whole screen.
        seen = self.scrollable_content_region.height
        self.virtual_size = Size(width, max(self._heights.total, seen))
        if self._heights.total <= seen and self.show_vertical_scrollbar:
            self.show_vertical_scrollbar = False
        self.refresh(self.size.region)

    def row_changed(self, row: int) -> None:
        """Draw one row again."""
        self._strips = {key: strips for key, strips in self._strips.items() if key[0] != row}
        if row < len(self._heights):
            self.refresh_lines(self._heights.top(row), self._heights.height(row))

    def _row_width(self) -> int:
        return max(1, self.scrollable_content_region.width)

    def notify_style_update(self) -> None:
        """Forget what was drawn in the old style."""
        super().notify_style_update()
        self._strips.clear()

    def on_resize(self, _: events.Resize) -> None:
        """Fit the rows to the new width and keep the cursor in sight."""
        self.rows_changed()
        self._show_cursor()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line of the view."""
        width = self.size.width
        base = self.get_component_rich_style("list--row")
        position = self._heights.row_at(self.scroll_offset.y + y)
        if position is None:
            return self._empty_line(y, width, base)
        row, line = position
        state = 0 if not self.is_current(row) else 2 if self.takes_keys else 1
        key = row, state, self._row_width()  # a scrollbar may have come or gone
        strips = self._strips.get(key)
        if strips is None:
            if len(self._strips) > _MOST_DRAWN:
                self._strips.clear()
            strips = self._strips[key] = self._draw(row, state)
        strip = strips[line] if line < len(strips) else Strip.blank(width, base)
        return strip.crop_extend(0, width, base)

    def _draw(self, row: int, state: int) -> list[Strip]:
        width = self._row_width()
        name = ("list--row", "list--cursor-blurred", "list--cursor")[state]
        base = self.get_component_rich_style(name)
        return [
            Strip([Segment(text, self._piece_style(base, part)) for text, part in pieces if text])
            .adjust_cell_length(width, base)
            .simplify()
            for pieces in self.row_pieces(row, width)
        ]

    def _piece_style(self, base: Style, name: str) -> Style:
        return base + self.get_component_rich_style(name, partial=True) if name else base

    def _empty_line(self, y: int, width: int, base: Style) -> Strip:
        lines = self.empty_text().split("\n") if not len(self._heights) else []
        if y < len(lines) and lines[y]:
            style = self._piece_style(base, "list--empty")
            return Strip([Segment(lines[y], style)]).adjust_cell_length(width, base)
        return Strip.blank(width, base)

    # Moving

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(cursor, self.row_count() - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw the two rows that changed, and no more."""
        for row in (old, new):
            if row < len(self._heights):
                self.refresh_lines(self._heights.top(row), self._heights.height(row))
        self._show_cursor()

    def _show_cursor(self) -> None:
        """Scroll just so far that the cursor is seen; after a leap, put it in the middle."""
        height = self.scrollable_content_region.height
        if self.cursor >= len(self._heights) or not height:
            return
        first = self._heights.top(self.cursor)
        last = first + self._heights.height(self.cursor)
        top = self.scroll_offset.y
        if not top - height // 2 <= first <= top + height + height // 2:
            self.scroll_to(y=first - height // 2, animate=False, force=True)
        elif first < top or last - first > height:
            self.scroll_to(y=first, animate=False, force=True)
        elif last > top + height:
            self.scroll_to(y=last - height, animate=False, force=True)

    def move_to(self, row: int, *, notify: bool = False) -> None:
        """Put the cursor on a row as the reader would; notify even if it is there already."""
        before = self.cursor
        self.cursor = row
        if self.row_count() and (notify or self.cursor != before):
            self.post_message(self.Highlighted(self, self.cursor))

    def action_cursor(self, step: int) -> None:
        """Move the cursor by some rows."""
        self.move_to(self.cursor + step)

    def action_page(self, pages: int) -> None:
        """Move the cursor by half a page, as less and vim do."""
        self.move_to(self.cursor + pages * max(1, self.size.height // 2))

    def action_first(self) -> None:
        """Go to the first row."""
        self.move_to(0)

    def action_last(self) -> None:
        """Go to the last row."""
        self.move_to(self.row_count() - 1)

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.row_count():
            self.post_message(self.Chosen(self, self.cursor))

    def on_focus(self) -> None:
        """Show that the keys go here."""
        self.row_changed(self.cursor)

    def on_blur(self) -> None:
        """Show that the keys go elsewhere."""
        self.row_changed(self.cursor)

    def on_click(self, event: events.Click) -> None:
        """Move to the clicked row; a second click chooses it."""
        offset = event.get_content_offset(self)
        position = self._heights.row_at(offset.y + self.scroll_offset.y) if offset else None
        if position is None:
            return
        again = position[0] == self.cursor and event.chain > 1
        self.move_to(position[0], notify=True)
        if again:
            self.action_choose()
