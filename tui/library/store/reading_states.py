"""What the reader marked as new again or as done, and the news that they have seen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

from msgspec import Struct

from tui.library.store.database import Store
from tui.sqlite_file import decoded_path

State: TypeAlias = Literal["new", "unread", "opened", "done"]
"""New is what came since its folder is in the library; unread what was there before."""

_MARK = """
INSERT OR REPLACE INTO reading_state SELECT value, ?, ? FROM json_each(?)
"""


class StateMark(Struct, frozen=True):
    """A state that was set, and when, in seconds since 1970."""

    state: State
    made: float


class ReadingStates:
    """States by the keys of episodes (episode_key) and news (item_key); may raise a StoreError.

    That an episode was opened is told by its position, see Positions.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> dict[str, StateMark]:
        """Every state that was set."""
        rows = self._store.query("SELECT key, state, made FROM reading_state")
        return {key: StateMark(state, made) for key, state, made in rows}

    def mark(self, keys: Iterable[str], state: State) -> None:
        """Set a state, of all in one change."""
        import json  # noqa: PLC0415  when something is marked

        self._store.change(_MARK, (state, self._store.now(), json.dumps(list(keys))))

    def roots(self) -> dict[str, float]:
        """When each folder became part of the library, in seconds since 1970."""
        rows = self._store.query("SELECT path, added FROM folder")
        return {decoded_path(path): added for path, added in rows}
