"""What stands in the place of a news pane that has nothing to show: one column, to be clicked."""

from __future__ import annotations

from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.app.widgets.painting import paint

_NAME = "< News "
_REST = "│"


class NewsRail(Widget):
    """A column of one cell, with the pane's name from top to bottom."""

    DEFAULT_CSS = """
    NewsRail {
        width: 1;
        height: 1fr;
        color: $dim;
        display: none;

        &:hover {
            color: $primary;
        }
    }
    """

    class Opened(Message):
        """The reader wants to see the pane."""

    def __init__(self) -> None:
        super().__init__()
        self._sign = ""

    def show_sign(self, sign: str) -> None:
        """Show a character in the place of the first, to tell that something is under way."""
        if sign != self._sign:
            self._sign = sign
            self.refresh(Region(0, 0, 1, 1))

    def render_line(self, y: int) -> Strip:
        """One character."""
        name = (self._sign or _NAME[0]) + _NAME[1:]
        return paint(self, [(name[y] if y < len(name) else _REST, "")], self.rich_style)

    def on_click(self) -> None:
        """Open the pane."""
        self.post_message(self.Opened())
