"""All that keys do: the help, and the palette in which one finds what to do by its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import ActiveBinding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Input, Static

from tui.analysis.normalize import fold
from tui.app.base import BaseScreen
from tui.app.keymap import Place, bindings, key_places
from tui.app.overlay import OverlayScreen
from tui.app.widgets.action_list import Action, ActionList
from tui.app.widgets.list_view import VirtualList
from tui.app.widgets.prompt import PromptInput
from tui.app.widgets.status_line import StatusLine
from tui.model import counted

_NOTHING = "\n  Nothing is called so; fewer letters find more."
_MOUSE = (
    "The mouse does it all too: click a row, twice to choose it, a card of news once more; what"
    " stands under a card; a star's place; the timeline, or drag it; the borders between panes; a"
    " heading in the text, or a key at the foot."
)
_LEGEND = (
    "On the timeline bars are news, • is what was found, ★ a star, ┃ where you are; beneath stand"
    " the segments by turns and the hours. »2 at its end counts what begins past the end. On a card"
    " of news ▂ ▄ ▆ █ tell how sure the link is, ● that it is pinned."
)


class PickScreen(OverlayScreen):
    """A box of actions that is filtered as one types; a subclass says which actions."""

    CSS_PATH = "keys.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("pick")
    HEADING = ""
    NOTES: ClassVar[tuple[str, ...]] = ()
    HINT = ""
    WHAT = "action"  # what its rows are
    _list = getters.query_one(ActionList)

    def actions(self) -> Sequence[Action | str]:
        """The actions under their headings, and notes."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Input and list."""
        with Vertical(id="pick") as box:
            box.border_title = Content(self.HEADING)
            with Horizontal(id="pick-question"):
                yield Static("/ ", id="pick-label", markup=False)
                yield PromptInput(self.HINT)
            yield ActionList(id="pick-list")
        yield StatusLine()

    def on_mount(self) -> None:
        """Begin with nothing typed."""
        self._all = self.actions()
        self.set_focus(self.query_one(Input))
        self._filter()

    @on(Input.Changed)
    def _filter(self) -> None:
        """Show what has all the words, what is called so first."""
        words = fold(self.query_one(Input).value).split()
        rows = self._all
        if words:
            found = [each for each in rows if isinstance(each, Action) and each.matches(words)]
            found.sort(key=lambda each: (not fold(each.name).startswith(words[0]), each.why_not))
            told = (note for note in self.NOTES if all(word in fold(note) for word in words))
            rows = [*found, *told]
        self._list.show(rows, _NOTHING)
        count = sum(isinstance(each, Action) for each in rows)
        self.query_one("#pick", Vertical).border_subtitle = counted(count, self.WHAT)

    def action_cursor(self, step: int) -> None:
        """Move in the list."""
        self._list.action_cursor(step)

    def action_page(self, step: int) -> None:
        """Move in the list by half a page."""
        self._list.action_page(step)

    @on(VirtualList.Chosen)
    def action_accept(self) -> None:
        """Do what is under the cursor, once the box has gone; tell why not where it cannot be."""
        action = self._list.action
        if action is None:
            return
        if action.why_not:
            self.app.tell(f"{action.name}: {action.why_not}", bad=True)
            return
        self.dismiss()
        self.app.call_later(action.do)


class KeysScreen(PickScreen):
    """What every key does, that of the pane in focus first; enter does it."""

    HEADING = "Keys"
    NOTES = (_MOUSE, _LEGEND)
    HINT = "what to do, or a key"

    def __init__(self, below: Screen[object], also: Sequence[Action] = ()) -> None:
        """Tell what can be done on a screen, and what else."""
        super().__init__()
        self._below = below
        self._also = also
        self._active: dict[str, ActiveBinding] = {}
        for each in below.active_bindings.values():
            if each.binding.id:
                self._active.setdefault(each.binding.id, each)

    def actions(self) -> Sequence[Action | str]:
        """All actions by where they apply, from the pane in focus on; the other places after."""
        places = {place.group: place for place in key_places(self.app.own_keys)}
        rows: list[Action | str] = []
        for group in dict.fromkeys([*filter(places.get, self._here()), *places]):
            rows += [places[group].name, *self._of(places[group])]
            rows += self._also if group == "app" else ()
        return [*rows, *self.NOTES]

    def _here(self) -> Iterator[str]:
        """The groups of keys that hold, from the pane in focus on; of each, its own first."""
        names: dict[DOMNode, dict[str, None]] = {}
        for name, active in self._active.items():
            names.setdefault(active.node, {})[name.partition(".")[0]] = None
        for groups in names.values():
            yield from reversed(groups)

    def _of(self, place: Place) -> Iterator[Action]:
        """The actions of a place."""
        elsewhere = f"{place.name[:1].lower()}{place.name[1:]}"
        for name, keys, row in place.rows:
            each = self._active.get(name)
            why_not = elsewhere if each is None else self._why_not(each)
            run = partial(self._run, each) if each else lambda: None
            yield Action(row.name, keys, row.tip, run, why_not)

    def _why_not(self, active: ActiveBinding) -> str:
        """Why an action that has a key here can do nothing now."""
        below = self._below
        return below.why_not(active.binding.action) if isinstance(below, BaseScreen) else ""

    async def _run(self, active: ActiveBinding) -> None:
        await self.app.run_action(active.binding.action, active.node)


class ThemeScreen(PickScreen):
    """The themes; each is shown while the cursor is on it, and kept by enter."""

    HEADING = "Themes"
    HINT = "colours"
    WHAT = "theme"

    def actions(self) -> Sequence[Action | str]:
        """An action a theme, from the one that is shown now."""
        names = sorted(self.app.available_themes)
        first = names.index(self.app.theme)
        tips = {
            name: "dark" if theme.dark else "light"
            for name, theme in self.app.available_themes.items()
        }
        return [
            Action(name, "", tips[name], partial(self.app.choose_theme, name))
            for name in names[first:] + names[:first]
        ]

    def on_mount(self) -> None:
        """Remember which there was."""
        self._before = self.app.theme
        super().on_mount()

    @on(VirtualList.Highlighted)
    @on(Input.Changed)
    def _try(self) -> None:
        if action := self._list.action:
            self.app.theme = action.name

    def action_back(self) -> None:
        """Leave all as it was."""
        self.app.theme = self._before
        super().action_back()
