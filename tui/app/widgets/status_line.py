"""The last line of a screen: what is told, else the keys that lead on; and a position."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual import events, getters
from textual.binding import ActiveBinding, Binding

from tui.app.base import AppBase, BaseScreen
from tui.app.text_layout import clip, pad
from tui.app.widgets.painting import Line, Piece

_MORE = "all"


class StatusLine(Line):
    """A notice, or as many keys as fit, each of which can be clicked; at the right a position.

    What it shows is the app's `status`: `app.tell(…)` and `app.status.show_position("3 of 17")`.
    While something is asked on the line above, only a notice brings it up.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "status--key",
        "status--word",
        "status--told",
        "status--bad",
        "status--position",
    }
    app = getters.app(AppBase)

    def on_mount(self) -> None:
        """Follow the keys that are bound, and what is told."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())
        self.app.status.changed.subscribe(self, lambda _: self._show_status())
        self._show_status()

    def on_unmount(self) -> None:
        """Follow no more: Textual would keep it until something is told."""
        self.app.status.changed.unsubscribe(self)

    def _show_status(self) -> None:
        self.set_class(self.app.status.notice is not None, "-telling")
        self.refresh()

    def pieces(self, width: int) -> list[Piece]:
        """Notice or keys, and the position where there is one."""
        position = self._position(width)
        room = width - cell_len(position)
        left = self._notice(room) if self.app.status.notice else self._keys(room)
        gap = room - sum(cell_len(text) for text, _ in left)
        return [*left, (" " * gap, ""), (position, "status--position")]

    def _position(self, width: int) -> str:
        position = clip(self.app.status.position_on(self.screen), max(0, width // 2 - 3))
        return f"  {position} " if position else ""

    def _notice(self, width: int) -> list[Piece]:
        """What is told; where it does not fit, the key too that shows all of it."""
        notice = self.app.status.notice
        if notice is None:
            return []
        name = "status--bad" if notice.is_bad else "status--told"
        text = f" {notice.line}"
        if cell_len(text) <= width:
            return [(text, name)]
        more = self._more()
        left = width - sum(cell_len(piece) for piece, _ in more)
        return [(pad(clip(text, left), left), name), *more]

    def _more(self) -> list[Piece]:
        for each in self.screen.active_bindings.values():
            if each.enabled and each.binding.action == "problems":
                key = self.app.get_key_display(each.binding)
                return [(f" {key} ", "status--key"), (f"{_MORE} ", "status--word")]
        return []

    def entries(self, width: int) -> list[tuple[str, str, str]]:
        """(key, word, action) of the bindings to show, in order, in width cells; help stays."""
        active: dict[str | None, ActiveBinding] = {}
        for each in self.screen.active_bindings.values():
            if each.enabled:
                active.setdefault(each.binding.id, each)  # the first of its keys
        screen = self.screen
        shown = {b.id: None for b in Binding.make_bindings(screen.BINDINGS) if b.show}
        if isinstance(screen, BaseScreen):
            shown |= dict.fromkeys(screen.APP_KEYS)
        bindings = [active[name].binding for name in shown if name in active]
        entries = [(self.app.get_key_display(b), b.description.lower(), b.action) for b in bindings]
        last = [entry for entry in entries if entry[2].endswith("help")]
        left = width - sum(_cells(entry) for entry in last)
        chosen = []
        for entry in entries:
            if entry in last:
                continue
            left -= _cells(entry)
            if left < 0:
                break
            chosen.append(entry)
        return chosen + last

    def _keys(self, width: int) -> list[Piece]:
        pieces = []
        for key, word, _ in self.entries(width):
            pieces += [(f" {key} ", "status--key"), (f"{word}  ", "status--word")]
        return pieces

    async def on_click(self, event: events.Click) -> None:
        """Do what the clicked key does; a click on what is told shows all of it."""
        if self.app.status.notice:
            await self.screen.run_action("problems")
            return
        at, width = 0, self.size.width
        for entry in self.entries(width - cell_len(self._position(width))):
            at += _cells(entry)
            if event.x < at:
                await self.screen.run_action(entry[2])
                return


def _cells(entry: tuple[str, str, str]) -> int:
    return cell_len(entry[0]) + cell_len(entry[1]) + 4
