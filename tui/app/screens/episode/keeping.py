"""What the reader keeps of the open episode: stars, notes, the way back, and out into files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Literal, TypeAlias

from tui.app.base import BaseScreen
from tui.app.messages import SearchRequested
from tui.app.screens.episode.state import EpisodeState
from tui.library.errors import StoreError
from tui.library.store.decisions import Decisions
from tui.library.store.moments import home_key, new_moment
from tui.model import Moment, Timecode

Kept: TypeAlias = Literal["star", "note", "show_all", "export"]
"""What a key asks for."""

_NO_VAULT = 'e writes what you kept to a folder of notes: set vault = "~/notes" in config.toml.'


class MomentKeeper:
    """Keeps moments of an episode for its screen."""

    def __init__(
        self, screen: BaseScreen, state: EpisodeState, changed: Callable[[], None]
    ) -> None:
        """Keep moments of a state's episode; changed is called when there are others."""
        self._screen = screen
        self._state = state
        self._changed = changed

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
        self._guarded(self._state.toggle_bookmark)

    def note(self, quote: str = "", seconds: float | None = None) -> None:
        """Ask for a note here: a new one, or the one that is kept at this second.

        A quote is the words that are highlighted, said at a second.
        """
        segment = self._state.segment
        if segment is None:
            return
        here = self._state.seconds if seconds is None else seconds
        place = segment.start if here == segment.start else Timecode(here)
        kept = None if quote else self._kept_at(place)
        moment = kept or new_moment(self._state.episode, place, segment.gist, quote=quote)
        self._ask(moment)

    def _kept_at(self, seconds: Timecode) -> Moment | None:
        """The newest moment at a second."""
        try:
            kept = self._state.moments.of(self._state.episode)
        except StoreError:
            return None
        return next((one for one in reversed(kept) if one.seconds == seconds), None)

    def _ask(self, moment: Moment) -> None:
        from tui.app.screens.note_screen import NoteScreen  # noqa: PLC0415  when first asked

        def keep(note: str) -> None:
            self._guarded(lambda: self._state.moments.keep(replace(moment, note=note)))

        about = f"{moment.seconds}  {moment.gist}".strip()
        self._screen.app.push_screen(NoteScreen(about, moment.note, keep, moment.quote))

    def _guarded(self, change: Callable[[], None]) -> None:
        try:
            change()
        except StoreError as error:
            self._screen.app.tell(f"This was not kept: {error}", bad=True)
        self._changed()

    def undo(self) -> bool:
        """Take back the last change of the moments, if nothing was decided on links since."""
        state, app = self._state, self._screen.app
        try:
            moments_changed = state.moments.last_change(state.episode)
            if (
                not moments_changed
                or Decisions(app.store).last_change(state.episode) > moments_changed
            ):
                return False
            undone = state.moments.undo(home_key(state.episode))
        except StoreError as error:
            app.tell(f"This was not taken back: {error}", bad=True)
            return True
        if undone:
            where = f"{undone.moment.seconds} {undone.moment.gist}".strip()
            app.tell(f"Taken back: {undone.what}, {where}")
        self._changed()
        return True

    def show_all(self) -> None:
        """Show all that the reader ever kept."""
        from tui.workspace.kept_moments import KeptMoments  # noqa: PLC0415  when first asked

        try:
            kept = KeptMoments(self._state.moments.all(), self._state.episode)
        except StoreError as error:
            self._screen.app.tell(f"What you kept cannot be read: {error}", bad=True)
        else:
            self._screen.post_message(SearchRequested([kept]))

    def export(self) -> None:
        """Write what was kept of the episode to its note in the reader's vault."""
        from tui.exporters.forms import FORMS  # noqa: PLC0415  when first asked
        from tui.workspace.exporting import export_to_folder, exported, shown_links  # noqa: PLC0415

        app, state = self._screen.app, self._state
        vault = app.config.settings.vault
        if not vault:
            app.tell(_NO_VAULT, bad=True)
            return
        try:
            episode = exported(state.episode, app.store, shown_links(state.linked))
            outcome = export_to_folder(episode, FORMS["markdown"], Path(vault).expanduser())
        except (OSError, StoreError, RuntimeError) as error:
            app.tell(f"This was not written: {error}", bad=True)
        else:
            app.tell(f"{outcome.what.capitalize()}: {outcome.path}", bad=outcome.is_left)
