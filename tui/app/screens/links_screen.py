"""The links of a text, numbered: the number opens one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from tui.app.keymap import bindings
from tui.app.messages import LinkChosen, NumberedLink
from tui.app.overlay import OverlayScreen
from tui.app.widgets.link_list import LinkList
from tui.app.widgets.list_view import VirtualList


class LinksScreen(OverlayScreen):
    """Links to open: by number, or under the cursor."""

    CSS_PATH = "links.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("page")

    def __init__(self, links: Sequence[NumberedLink]) -> None:
        super().__init__()
        self._list = LinkList(links)
        self._typed = ""

    def compose(self) -> ComposeResult:
        """The list in a box."""
        with Vertical(id="links-box"):
            yield self._list

    def on_mount(self) -> None:
        """Show the links."""
        self._list.border_title = "Links · type a number"
        self._list.styles.height = len(self._list.rows) + 2  # with its borders
        self._list.rows_changed()
        self._list.focus()

    def on_key(self, event: events.Key) -> None:
        """Take digits: a link opens as soon as no longer number begins so."""
        if event.character is None or event.character not in "0123456789":
            return
        event.stop()
        self._typed = (self._typed + event.character).lstrip("0")
        count, number = len(self._list.rows), int(self._typed or 0)
        if number > count:
            self._typed, number = "", 0
        self._list.border_subtitle = Content(self._typed)
        if number:
            self._list.move_to(number - 1)
        if number and number * 10 > count:
            self._open(number - 1)

    @on(VirtualList.Chosen)
    def _choose(self, event: VirtualList.Chosen) -> None:
        self._open(event.row)

    def _open(self, row: int) -> None:
        self.dismiss(None)
        self.app.post_message(LinkChosen(self._list.rows[row].address))
