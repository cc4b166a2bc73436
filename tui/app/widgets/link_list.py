"""Links with their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from tui.app.messages import NumberedLink
from tui.app.text_layout import clip
from tui.app.widgets.list_view import VirtualList
from tui.app.widgets.painting import Piece

_NONE = "  No links here."


class LinkList(VirtualList[NumberedLink]):
    """Links with their numbers, from 1."""

    def __init__(self, links: Sequence[NumberedLink]) -> None:
        super().__init__(id="links")
        self.rows, self.empty_text = links, _NONE

    def row_pieces(self, row: int, width: int) -> Iterable[Sequence[Piece]]:
        """One line: number, words, and the address in the room that is left."""
        words, address = self.rows[row].words, self.rows[row].address
        number = f" {row + 1:>{len(str(len(self.rows)))}}  "
        shown = clip(words, max(8, width // 2))
        room = width - cell_len(number) - cell_len(shown) - 3
        tail = clip(address.partition("://")[2], room) if room > 8 else ""
        yield [(number, "list--count"), (shown, "list--row"), ("  ", ""), (tail, "list--dim")]
