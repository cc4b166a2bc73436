"""The app: themes, signals, the store, and the first screen."""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path, PurePath
from time import monotonic
from typing import ClassVar

from msgspec.structs import replace
from rich.console import RenderableType
from textual import events
from textual._context import active_message_pump
from textual.actions import ActionParseResult
from textual.app import App, ScreenStackError
from textual.binding import BindingType
from textual.color import Color
from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from tui import first_frame
from tui.app.frame_keeper import FrameKeeper
from tui.app.keymap import bindings
from tui.app.navigation import Navigation
from tui.app.terminal import end_on_signals
from tui.app.themes import DARK, LIGHT, TERMINALS_OWN, first_theme, unknown_theme
from tui.library.store.app_state import AppState
from tui.memory import return_freed_memory
from tui.model import Problem
from tui.workspace.config import Config
from tui.workspace.startup import Startup

LAYOUTS = {"three": "-wide", "two": "-medium", "one": "-narrow"}
"""The classes of layouts that are set, whatever the width."""
_TOLD = 50
"""Problems with the settings that are told at once, at most."""
_SETTLED = 5.0
"""Seconds after which what the first screen needs is there."""
_LOST_AFTER = 1.0
"""Seconds after which a key counts as handled, though nothing came back of it."""


class KeyHandled(Message):
    """A key has gone through all that it passes; sent after it on the same way.

    acted tells whether this was sent again after what the key did, behind what the screen told.
    """

    def __init__(self, *, acted: bool) -> None:
        super().__init__()
        self.acted = acted


class SkimcastApp(Navigation):
    """Read long conversations in a terminal."""

    TITLE = "skimcast"
    CSS_PATH: ClassVar[list[str | PurePath]] = [  # of the first screens too: all is parsed once
        "app.tcss",
        "screens/episode/episode.tcss",
        "screens/library.tcss",
    ]
    LATER_CSS: ClassVar[list[str]] = [
        *("jump.tcss", "keys.tcss", "page.tcss", "note.tcss", "links.tcss"),
    ]
    """Styles of screens that come later; each alone would have all styles applied again."""
    ENABLE_COMMAND_PALETTE = False  # ours is `KeysScreen`
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] = [  # noqa: RUF012  as Textual has it
        (0, "-narrow"),
        (80, "-medium"),
        (120, "-wide"),
    ]
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] = [(30, "-tall")]  # noqa: RUF012  the same
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")

    def __init__(
        self, startup: Startup, theme: str | None = None, config: Config | None = None
    ) -> None:
        """Show what there is to begin with, in the colours of a named theme."""
        config = config or Config("")
        kept = AppState(startup.store)
        wanted = theme or first_theme(kept, config.settings.theme)
        # Textual picks what NO_COLOR does to colours before a theme can be set.
        ansi = True if wanted.startswith("ansi-") else None
        super().__init__(startup, config, kept, ansi=ansi)
        self.set_reactive(App.ansi_color, None)
        self.frames = FrameKeeper(self)
        self._key_since = 0.0
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self._unknown_theme = unknown_theme(wanted)
        usual = TERMINALS_OWN if os.environ.get("NO_COLOR") else DARK.name
        self.theme = usual if self._unknown_theme else wanted
        if layout := LAYOUTS.get(config.settings.layout):
            self.HORIZONTAL_BREAKPOINTS = [(0, layout)]

    def get_css_variables(self) -> dict[str, str]:
        """The colours of the theme, with those of ours that it does not know."""
        if DARK.name not in self.available_themes:
            return {}  # App asks for those of its own theme, which nothing is ever shown in
        colours = super().get_css_variables()
        if self.current_theme.ansi:
            ours = {"dim": "ansi_bright_black", "rule": "ansi_bright_black"}
        else:
            back, front = (Color.parse(colours[name]) for name in ("background", "foreground"))
            ours = {"dim": back.blend(front, 0.6).hex, "rule": back.blend(front, 0.25).hex}
        self.theme_variables = {**ours, **colours}
        return self.theme_variables

    async def on_mount(self) -> None:
        """Show the first screen, and leave the terminal whole when a signal ends us."""
        end_on_signals(self)
        self.set_timer(_SETTLED, self.settle)
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        self._take_own_keys()
        if self.startup.message:
            self.tell(self.startup.message, bad=True)
        if self._unknown_theme:
            self.tell(self._unknown_theme, bad=True)
        if self.store.trouble:
            self.tell(f"{self.store.trouble}\nWhat you mark now lasts for this session.", bad=True)

    def exit(  # Textual's signature
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """End, and remember what the next start will show."""
        with suppress(Exception):  # the screens may be gone, and it is no more than a picture
            self.frames.take_end()
        super().exit(result, return_code, message)

    def settle(self) -> None:
        """Look for garbage from now on, not among what has been there so far; tell what is new."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
            return_freed_memory()
        for name in self.LATER_CSS:
            self.stylesheet.read(Path(__file__).parent / "screens" / name)
        self.tell_arrivals()

    # Keys

    def _take_own_keys(self) -> None:
        """Let the reader's own keys hold, and tell what is wrong with their settings."""
        wrong: Sequence[Problem] = ()
        if self.config.keys:
            from tui.app.key_settings import own_keymap  # noqa: PLC0415  where some are set

            self.own_keys, wrong = own_keymap(self.config)
        self.set_keymap({action: ",".join(keys) for action, keys in self.own_keys.items()})
        problems = [*self.config.problems, *wrong]
        if problems:
            short = (replace(one, path=Path(one.path).name) for one in problems[:_TOLD])
            self.tell("\n".join(map(str, short)), bad=True)

    async def on_event(self, event: events.Event) -> None:
        """Take keys one after the other.

        A key can move the focus or show another screen, and Textual hands the next one on before
        that has happened: what is typed at once after `/` would reach the list. So a key waits for
        the one before it.
        """
        if isinstance(event, events.Resize):
            self.shown_cells.forget()  # terminals differ in what they do to it
            if event.size != self.size:
                first_frame.take_standing()  # as they do to what stands there before
        if isinstance(event, events.Key | events.MouseDown | events.MouseScrollDown):
            self.frames.take_begin()
        if not isinstance(event, events.Key):
            await super().on_event(event)
        elif not self.screen_stack:  # it comes after the one that ended the app
            self._keys.clear()
        elif event.is_forwarded:
            await super().on_event(event)
        else:
            await self._take_after(event)

    async def _take_after(self, event: events.Key) -> None:
        """Take a key once the one before it has had its effect."""
        self._keys.append(event)
        if not self._key_since or monotonic() - self._key_since > _LOST_AFTER:
            await self._take_key()

    async def _take_key(self) -> None:
        if not self.screen_stack:  # they come after the one that ended the app
            self._keys.clear()
            return
        self._key_since = monotonic()
        target, event = self.focused or self.screen, self._keys.popleft()
        self._key = event.key
        await super().on_event(event)
        self._send_after(target, KeyHandled(acted=False))

    def _send_after(self, node: MessagePump, message: KeyHandled) -> None:
        if not node.post_message(message):
            self.post_message(message)

    @property
    def keys_pending(self) -> bool:
        """Whether a key that was typed has not yet had its effect."""
        return bool(self._keys or self._key_since)

    async def on_key_handled(self, event: KeyHandled) -> None:
        """Take the next key, once what the screen told because of this one has been heard."""
        if not event.acted:
            self._send_after(self.screen, KeyHandled(acted=True))
            return
        self._key_since = 0.0
        if self._keys:
            await self._take_key()

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key asks for, unless its screen is not all there yet, or going already."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except NoMatches:
            if default_namespace is None or self._is_whole(default_namespace):
                raise
            return False

    def _is_whole(self, node: DOMNode) -> bool:
        if not isinstance(node, Screen):
            return node.is_attached
        parts = (node, *node.walk_children(Widget))
        return node in self.screen_stack and all(part.is_mounted for part in parts)

    def _handle_exception(self, error: Exception) -> None:  # Textual has no public name for it
        """End for an error, unless the app, or the screen that it is of, has ended already.

        What is not there by then never comes.
        """
        is_ending = self.return_code is not None or self._is_left(active_message_pump.get(None))
        if not (is_ending and isinstance(error, NoMatches | ScreenStackError)):
            super()._handle_exception(error)

    def _is_left(self, pump: MessagePump | None) -> bool:
        """Whether it is of a screen that has been gone back from."""
        nodes = pump.ancestors_with_self if isinstance(pump, DOMNode) else ()
        screen = next((node for node in nodes if isinstance(node, Screen)), None)
        return screen is not None and screen not in self.screen_stack

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the palette's key to the boxes and pages that stand over the main screen."""
        if action == "palette" and isinstance(self.screen, ModalScreen):
            return False
        return super().check_action(action, parameters)
