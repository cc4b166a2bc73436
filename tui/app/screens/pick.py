"""A list to pick one row from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from tui.app.flow import fit
from tui.app.keys import PAGE_KEYS
from tui.app.widgets.rows import Piece, RowList


class _Names(RowList):
    """Names, each with a word on what it is."""

    def __init__(self, names: Sequence[tuple[str, str]]) -> None:
        super().__init__(id="names")
        self._names = names

    def row_count(self) -> int:
        """How many names there are."""
        return len(self._names)

    def row_pieces(self, row: int, width: int) -> Iterable[Sequence[Piece]]:
        """One line: name and word."""
        name, about = self._names[row]
        about = fit(about, width // 3)
        name = fit(name, max(1, width - cell_len(about) - 4))
        gap = " " * max(1, width - cell_len(name) - cell_len(about) - 3)
        mark = "▌ " if row == self.cursor else "  "
        yield [(mark, "rows--heading"), (name, ""), (gap, ""), (about, "rows--dim")]


class PickScreen(ModalScreen[int | None]):
    """Ask for one of some names; the result is its place, None to stay."""

    CSS_PATH = "pick.tcss"
    BINDINGS: ClassVar[list[BindingType]] = PAGE_KEYS

    def __init__(self, heading: str, names: Sequence[tuple[str, str]], current: int) -> None:
        super().__init__()
        self._heading = heading
        self._rows = names
        self._current = current

    def compose(self) -> ComposeResult:
        """The list."""
        yield _Names(self._rows)

    def on_mount(self) -> None:
        """Begin at the current one."""
        names = self.query_one(_Names)
        names.border_title = self._heading
        names.border_subtitle = str(len(self._rows))
        names.rows_changed()
        names.cursor = self._current
        names.focus()

    @on(RowList.Chosen)
    def _choose(self, event: RowList.Chosen) -> None:
        self.dismiss(event.row)

    def action_back(self) -> None:
        """Stay where we were."""
        self.dismiss(None)
