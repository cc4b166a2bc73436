"""What can be done, a row an action: its key, its name, what it does, why not if it cannot be now.

An `Action` is a row that can be chosen; a heading or a note is a text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct
from rich.cells import cell_len

from tui.analysis.normalize import fold
from tui.app.text_layout import clip, pad, wrap
from tui.app.widgets.list_view import VirtualList
from tui.app.widgets.painting import Piece

_KEYS = 15
_NAME, _LONGEST_NAME = 18, 26
_WIDE = 70
"""Cells from which on what an action does stands beside its name, not beneath."""


class Action(Struct, frozen=True):
    """Something that can be done; why_not is empty where it can be done now."""

    name: str
    keys: str
    tip: str
    do: Callable[[], object]
    why_not: str = ""

    @property
    def said(self) -> str:
        """What it does, and why not now."""
        return f"{self.tip} · not now: {self.why_not}" if self.why_not else self.tip

    def matches(self, words: Iterable[str]) -> bool:
        """Whether all of some folded words stand in it."""
        text = fold(f"{self.keys} {self.name} {self.tip}")
        return all(word in text for word in words)


class ActionList(VirtualList[Action | str], can_focus=False):
    """Actions under headings; the cursor passes over what is none."""

    _keys, _names = _KEYS, _NAME  # cells of the columns

    def show(self, rows: Sequence[Action | str], empty: str) -> None:
        """Show rows, the cursor on the first action; empty is said where there is none."""
        self.rows, self.empty_text = rows, empty
        actions = [each for each in rows if isinstance(each, Action)]
        self._keys = _KEYS if any(each.keys for each in actions) else 0
        longest = max((cell_len(each.name) + 1 for each in actions), default=0)
        self._names = min(max(_NAME, longest), _LONGEST_NAME)
        self.set_reactive(VirtualList.cursor, self._near(0, 1))
        self.rows_changed()
        self.scroll_to(y=0, animate=False)

    @property
    def takes_keys(self) -> bool:
        """The input above passes the keys on."""
        return True

    @property
    def action(self) -> Action | None:
        """The action under the cursor."""
        return self.row if isinstance(self.row, Action) else None

    def _near(self, row: int, step: int) -> int:
        """The action at a row, or the next one on the way; the last one where the way ends."""
        actions = [at for at, each in enumerate(self.rows) if isinstance(each, Action)]
        ahead = [at for at in actions if (at >= row if step > 0 else at <= row)]
        nearest = ahead or actions[::-1] if step > 0 else ahead[::-1] or actions
        return nearest[0] if nearest else 0

    def move_to(self, row: int, *, notify: bool = False) -> None:
        """Put the cursor on an action; over what is none it goes on the way it was going."""
        super().move_to(self._near(row, 1 if row >= self.cursor else -1), notify=notify)
        if self.cursor == self._near(0, 1):
            self.scroll_to(y=0, animate=False, force=True)

    def row_heights(self, width: int) -> Iterable[int]:
        """As many lines as it takes to say each; one while the list has no width yet."""
        if width < 9:
            return super().row_heights(width)
        return (len(list(self.row_pieces(row, width))) for row in range(len(self.rows)))

    def row_pieces(self, row: int, width: int) -> Iterable[Sequence[Piece]]:
        """Mark, name, keys, and beside or beneath them what is done."""
        each = self.rows[row]
        if isinstance(each, str):
            yield from self._text_pieces(each, width)
            return
        wide = width >= _WIDE
        name = "list--dim" if each.why_not else ""
        mark = "▌ " if row == self.cursor else "  ", "list--heading"
        keys = pad(each.keys, self._keys if wide else min(self._keys, width // 3))
        left = 2 + cell_len(keys) + (self._names if wide else 1)
        lines = [each.said[start:end] for start, end in wrap(each.said, width - left - 1)]
        title = pad(each.name, self._names) if wide else clip(each.name, max(1, width - left - 1))
        head = [mark, (keys, name or "list--match"), (title if wide else f" {title}", name)]
        if wide:
            yield [*head, (lines.pop(0), "list--dim")]
        else:
            yield head
        for line in lines:
            yield [(" " * left, ""), (line, "list--dim")]

    @staticmethod
    def _text_pieces(text: str, width: int) -> Iterable[Sequence[Piece]]:
        """A heading with an empty line above it, or a note, which is longer."""
        yield []
        for start, end in wrap(text, width - 2):
            yield [(" ", ""), (text[start:end], "list--heading")]
