"""What the reader has set by using the app, to be found so again: theme, sorts, widths of panes."""

from __future__ import annotations

from contextlib import suppress

from tui.library.errors import StoreError
from tui.library.store.database import Store

_KEEP = """
INSERT INTO app_state VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value
"""


class AppState:
    """Texts by names such as "theme" or "panes.wide"; never raises.

    What cannot be kept holds until the store is closed: nobody is told of a width that was lost.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, str] = {}
        with suppress(StoreError):
            self._known.update(store.query("SELECT name, value FROM app_state"))

    def get(self, name: str, default: str = "") -> str:
        """What was kept last under a name."""
        return self._known.get(name, default)

    def text_without(self, *names: str) -> str:
        """All that is kept but for some names, the same text for the same."""
        return repr(sorted(item for item in self._known.items() if item[0] not in names))

    def keep(self, name: str, value: str) -> None:
        """Keep a text under a name, on the disk when this returns."""
        if self._known.get(name) == value:
            return
        self._known[name] = value
        with suppress(StoreError):
            self._store.change(_KEEP, (name, value))
