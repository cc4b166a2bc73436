"""Flowing text that draws only the lines it shows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.keymap import bindings
from tui.app.text_layout import Paragraph, TextLine, flow
from tui.app.widgets.painting import paint

WIDEST = 92
"""Cells in a line of prose at most: longer ones are hard to follow back."""

Top = tuple[int, int]
"""What stands at the top of the view: a block's index, and a character of it."""


class TextView(ScrollView, can_focus=True, inherit_bindings=False):
    """A text of blocks, wrapped to the view, scrolled by line and page.

    Attributes:
        blocks: the text.
        top: what stands at the top of the view, whatever the width of its lines.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "text--plain",
        "text--heading",
        "text--heading-current",
        "text--time",
        "text--title",
        "text--match",
        "text--dim",
        "text--tie",
        "text--key",
    }

    BINDINGS: ClassVar[list[BindingType]] = bindings("text")

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self.blocks: Sequence[Paragraph] = ()
        self._lines: list[TextLine] = []
        self._firsts: list[int] = []
        self.top: Top = (0, 0)
        self._seen_size = Size(0, 0)
        self._laid_out_at = 0
        self._silent = False

    def show_blocks(self, blocks: Sequence[Paragraph]) -> None:
        """Show another text, from its beginning."""
        self.blocks, self.top = blocks, (0, 0)
        self.lay_out()

    def restyle(self, blocks: Sequence[Paragraph]) -> None:
        """Show the same words in another dress, without moving."""
        self.blocks = blocks
        self.lay_out()

    widest = WIDEST
    """Cells in a line at most."""

    def _text_width(self) -> int:
        return min(self.widest, max(1, self.scrollable_content_region.width - 2))

    def lay_out(self) -> None:
        """Break the text into lines for the view as it is, and keep what stands at the top."""
        if not self.size.width:
            return
        self._laid_out_at = self._text_width()
        self._lines = flow(self.blocks, self._laid_out_at)
        self._firsts = [
            number
            for number, line in enumerate(self._lines)
            if not number or self._lines[number - 1].block is not line.block
        ]
        self._fit()
        self.refresh()

    def _fit(self) -> None:
        """Take note of the view's size, which must not move the text."""
        self.virtual_size = Size(self.scrollable_content_region.width, self.lines_to_scroll())
        self.show_top(self.top)
        self._seen_size = self.size

    def show_top(self, top: Top) -> None:
        """Scroll so that a character of a block stands in the first line."""
        self.top = top
        block, character = top
        if block >= len(self._firsts):
            return
        number = self._firsts[block]
        end = self._firsts[block + 1] if block + 1 < len(self._firsts) else len(self._lines)
        while number + 1 < end and self._lines[number + 1].start <= character:
            number += 1
        self._scroll_silently(number)

    def _scroll_silently(self, line: int) -> None:
        self._silent = True
        self.scroll_to(y=line, animate=False, force=True)
        self._silent = False

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Take note of what the reader has scrolled to, and not of what a new size has moved."""
        super().watch_scroll_y(old_value, new_value)
        line = round(new_value)
        if self._silent or self.size != self._seen_size or line >= len(self._lines):
            return
        self.top = (bisect_right(self._firsts, line) - 1, self._lines[line].start)
        self.scrolled_to(line)

    def scrolled_to(self, line: int) -> None:
        """Say that the reader has scrolled to a line; for subclasses."""

    def show_first(self, name: str) -> None:
        """Scroll so that the first stretch in a component class can be seen, if there is one."""
        for number, line in enumerate(self._lines):
            if any(piece_name == name for _, piece_name in line.pieces()):
                last_seen = self.scrollable_content_region.height - 1
                self.scroll_to(y=number - 1 if number > last_seen else 0, animate=False)
                return

    def lines_to_scroll(self) -> int:
        """How many lines the view can scroll over."""
        return len(self._lines)

    def on_resize(self, _: events.Resize) -> None:
        """Lay out again if the lines got another length."""
        if self._text_width() != self._laid_out_at:
            self.lay_out()
        else:
            self._fit()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the view."""
        width = self.size.width
        base = self.get_component_rich_style("text--plain")
        number = self.scroll_offset.y + y
        if not 0 <= number < len(self._lines):
            return Strip.blank(width, base)
        return self._draw(self._lines[number], base).crop_extend(0, width, base).simplify()

    def _draw(self, line: TextLine, base: Style) -> Strip:
        name = self.block_style(line.block)
        own = base + self.get_component_rich_style(name, partial=True) if name else base
        return Strip([Segment(" " * (1 + line.indent), base), *paint(self, line.pieces(), own)])

    def block_style(self, block: Paragraph) -> str:
        """The component class that a block is drawn in."""
        return block.style

    def action_line(self, lines: int) -> None:
        """Scroll by lines."""
        self.scroll_relative(y=lines, animate=False)

    def action_page(self, pages: float) -> None:
        """Scroll by a part of the view."""
        self.scroll_relative(y=round(pages * self.size.height), animate=False)

    def action_first(self) -> None:
        """Scroll to the beginning."""
        self.scroll_to(y=0, animate=False)

    def action_last(self) -> None:
        """Scroll to the end."""
        self.scroll_to(y=self.max_scroll_y, animate=False)
