"""The jump box by itself: what is chosen in it is told, and nothing is opened."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from tui.app.app import SkimcastApp
from tui.app.base import BaseScreen
from tui.app.messages import HitChosen
from tui.app.widgets.status_line import StatusLine
from tui.paths import config_file
from tui.workspace.config import read_config
from tui.workspace.hits import Hit, Scope
from tui.workspace.startup import Startup


class PickApp(SkimcastApp):
    """Asks for a hit in some scopes.

    Attributes:
        chosen: what was chosen; None for nothing.
    """

    def __init__(self, startup: Startup, scopes: Sequence[Scope]) -> None:
        """Look through scopes; the store of a startup keeps what was asked."""
        super().__init__(startup, config=read_config(config_file()))
        self.chosen: Hit | None = None
        self._scopes = scopes

    def get_default_screen(self) -> BaseScreen:
        """What stands below the box."""
        return _Below(self._scopes)

    def on_hit_chosen(self, event: HitChosen) -> None:
        """End with what was chosen."""
        self.chosen = event.hit
        self.exit()


class _Below(BaseScreen):
    """Nothing but the box over it; when that is closed, the app ends."""

    def __init__(self, scopes: Sequence[Scope]) -> None:
        super().__init__()
        self._scopes = scopes

    def compose(self) -> ComposeResult:
        """What is told while the box is open stands in the box."""
        yield StatusLine()

    def on_mount(self) -> None:
        """Show the box once this is painted, and end when it was left."""
        from tui.app.screens.jump_screen import JumpScreen  # noqa: PLC0415  as everywhere

        self.call_after_refresh(
            self.app.push_screen, JumpScreen(self._scopes), lambda _: self.app.exit()
        )


def pick_hit(startup: Startup, scopes: Sequence[Scope]) -> Hit | None:
    """Have the reader choose in the terminal; None where they leave."""
    app = PickApp(startup, scopes)
    app.run()
    return app.chosen
