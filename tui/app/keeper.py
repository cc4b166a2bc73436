"""Keeping moments, for a screen: to ask for a note, take back, show all, and write to a vault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.app.base import BaseScreen
from tui.app.messages import SearchRequested
from tui.app.overlay import OverlayScreen
from tui.library.errors import StoreError
from tui.library.store.moments import Moments, home_key, new_moment
from tui.model import Episode, Moment, NewsItem

if TYPE_CHECKING:
    from tui.exporters.exported_episode import ExportedEpisode

_NO_VAULT = 'e writes what you kept to a folder of notes: set vault = "~/notes" in config.toml.'


class Keeper:
    """What keeping in an episode and in an article have in common."""

    def __init__(
        self, screen: BaseScreen | OverlayScreen, moments: Moments, changed: Callable[[], None]
    ) -> None:
        """Keep moments for a screen; changed is called when there are others."""
        self._screen = screen
        self._moments = moments
        self._changed = changed

    def ask(self, moment: Moment) -> None:
        """Ask for the note of a moment, which is kept with it then."""
        from tui.app.screens.note_screen import NoteScreen  # noqa: PLC0415  when first asked

        def keep(note: str) -> None:
            self.guarded(lambda: self._moments.keep(replace(moment, note=note)))

        at = "" if moment.seconds is None else str(moment.seconds)
        about = f"{at}  {moment.gist or moment.title}".strip()
        self._screen.app.push_screen(NoteScreen(about, moment.note, keep, moment.quote))

    def guarded(self, change: Callable[[], None]) -> None:
        """Make a change, and tell where it cannot be kept."""
        try:
            change()
        except StoreError as error:
            self._screen.app.tell(f"This was not kept: {error}", bad=True)
        self._changed()

    def take_back(self, kept_in: Episode | NewsItem) -> bool:
        """Take back the last change of an episode or article; tells whether there was one."""
        app = self._screen.app
        try:
            undone = self._moments.undo(home_key(kept_in))
        except StoreError as error:
            app.tell(f"This was not taken back: {error}", bad=True)
            return True
        if undone:
            at = "" if undone.moment.seconds is None else f"{undone.moment.seconds} "
            app.tell(f"Taken back: {undone.what}, {at}{undone.moment.gist}".strip(" ,"))
        self._changed()
        return undone is not None

    def show_moments(self, here: Episode | None) -> None:
        """Show all that the reader ever kept; here is the episode below."""
        from tui.workspace.kept_moments import KeptMoments  # noqa: PLC0415  when first asked

        try:
            kept = KeptMoments(self._moments.all(), here)
        except StoreError as error:
            self._screen.app.tell(f"What you kept cannot be read: {error}", bad=True)
        else:
            self._screen.post_message(SearchRequested([kept]))

    def write_note(self, exported: Callable[[], ExportedEpisode]) -> None:
        """Write what was kept to its note in the reader's vault."""
        from tui.exporters.forms import FORMS  # noqa: PLC0415  when first asked
        from tui.workspace.exporting import export_to_folder  # noqa: PLC0415

        app = self._screen.app
        vault = app.config.settings.vault
        if not vault:
            app.tell(_NO_VAULT, bad=True)
            return
        try:
            outcome = export_to_folder(exported(), FORMS["markdown"], Path(vault).expanduser())
        except (OSError, StoreError, RuntimeError) as error:
            app.tell(f"This was not written: {error}", bad=True)
        else:
            app.tell(f"{outcome.what.capitalize()}: {outcome.path}", bad=outcome.is_left)


class ArticleKeeper(Keeper):
    """Keeps moments of an article for its screen."""

    def __init__(self, screen: OverlayScreen, item: NewsItem, changed: Callable[[], None]) -> None:
        super().__init__(screen, Moments(screen.app.store), changed)
        self._item = item

    def kept(self) -> tuple[Moment, ...]:
        """What is kept of it; nothing where the store cannot be read."""
        try:
            return self._moments.of(self._item)
        except StoreError:
            return ()

    def note(self, quote: str) -> None:
        """Ask for a note: about words that are highlighted, else about the article as a whole."""
        plain = [moment for moment in self.kept() if not moment.quote]
        self.ask(plain[-1] if plain and not quote else new_moment(self._item, quote=quote))

    def export(self) -> None:
        """Write what was kept of it to its note in the reader's vault."""
        from tui.workspace.exporting import exported_article  # noqa: PLC0415  when first asked

        self.write_note(lambda: exported_article(self._item, self.kept()))
