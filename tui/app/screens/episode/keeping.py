"""What the reader keeps of the open episode: stars, notes, the way back, and out into files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias

from tui.app.base import BaseScreen
from tui.app.keeper import Keeper
from tui.app.screens.episode.state import EpisodeState
from tui.library.errors import StoreError
from tui.library.store.decisions import Decisions
from tui.library.store.moments import new_moment
from tui.model import Moment, Timecode

Kept: TypeAlias = Literal["star", "note", "show_all", "export"]
"""What a key asks for."""


class MomentKeeper(Keeper):
    """Keeps moments of an episode for its screen."""

    def __init__(
        self, screen: BaseScreen, state: EpisodeState, changed: Callable[[], None]
    ) -> None:
        """Keep moments of a state's episode; changed is called when there are others."""
        super().__init__(screen, state.moments, changed)
        self._state = state

    def do(self, action: Kept) -> None:
        """Do what a key asks for."""
        actions: dict[Kept, Callable[[], None]] = {
            "star": self.star,
            "note": self.note,
            "show_all": self.show_all,
            "export": self.export,
        }
        actions[action]()

    def star(self) -> None:
        """Set a star at this segment, or take it away."""
        self.guarded(self._state.toggle_bookmark)

    def note(self, quote: str = "", at: tuple[int, float] | None = None) -> None:
        """Ask for a note here: a new one, or the one that is kept at this second.

        A quote is the words that are highlighted, in a segment and at a second.
        """
        segments = self._state.episode.segments
        index, here = at or (self._state.index, self._state.seconds)
        if index >= len(segments):
            return
        segment = segments[index]
        place = segment.start if here == segment.start else Timecode(here)
        kept = None if quote else self._kept_at(place)
        moment = kept or new_moment(self._state.episode, place, segment.gist, quote=quote)
        self.ask(moment)

    def _kept_at(self, seconds: Timecode) -> Moment | None:
        """The newest moment at a second that is no highlight."""
        try:
            kept = self._state.moments.of(self._state.episode)
        except StoreError:
            return None
        here = (one for one in reversed(kept) if one.seconds == seconds and not one.quote)
        return next(here, None)

    def undo(self) -> bool:
        """Take back the last change of the moments, if nothing was decided on links since."""
        state, app = self._state, self._screen.app
        try:
            changed = state.moments.last_change(state.episode)
            if not changed or Decisions(app.store).last_change(state.episode) > changed:
                return False
        except StoreError as error:
            app.tell(f"This was not taken back: {error}", bad=True)
            return True
        self.take_back(state.episode)
        return True

    def show_all(self) -> None:
        """Show all that the reader ever kept."""
        self.show_moments(self._state.episode)

    def export(self) -> None:
        """Write what was kept of the episode to its note in the reader's vault."""
        from tui.workspace.exporting import exported, shown_links  # noqa: PLC0415  when first asked

        app, state = self._screen.app, self._state
        self.write_note(lambda: exported(state.episode, app.store, shown_links(state.linked)))
