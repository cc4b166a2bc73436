"""What the next start will show, taken from the screen while it is there, and kept at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from textual.screen import Screen

from tui import first_frame
from tui.app.base import ASKED, VISITED, AppBase
from tui.app.terminal import frame_of
from tui.paths import config_folder, store_path
from tui.readers.reading import Reading, split_locator


class FrameKeeper:
    """Takes two frames of an app: of its beginning, which the same command line will show again,
    and of its end, at which a start without one goes on.
    """  # noqa: D205  one sentence

    def __init__(self, app: AppBase) -> None:
        self._app = app
        self._begin = ""
        self._has_begun = False
        self._end = ""
        self._shown: Reading | None = None

    def take_begin(self) -> None:
        """Take the frame of the beginning, before the reader does anything; later calls are none.

        Where something else than the first screen is shown, there is no such frame.
        """
        app = self._app
        if not self._has_begun and not app.is_headless:
            plain = len(app.screen_stack) == 1 and app.screen.is_mounted
            self._begin = frame_of(app.screen) if plain else ""
            self._has_begun = True

    def take_end(self) -> None:
        """Take the frame of the end, if the next start without a command line will show that."""
        screen = self._app.screen
        self._shown = None if self._app.is_headless else _resumable(screen)
        if self._shown:
            self._app.status.clear()
            self._end = frame_of(screen)

    def keep(self, words: Sequence[str]) -> None:
        """Keep both, once the app has closed the store; words are those of the command line."""
        begun = self._app.startup.reading
        marker = first_frame.note(
            "settings", f"{self._app.theme} {self._app.app_state.text_without(VISITED, ASKED)}"
        )
        if words:
            first_frame.keep(words, self._begin, self._files(begun, [marker, *words]))
        if self._end and self._shown:
            first_frame.keep([], self._end, self._files(self._shown, [str(store_path())]))

    @staticmethod
    def _files(reading: Reading, also: Sequence[str]) -> Iterator[str]:
        """All that was read, the folders it lies in, the settings, and what else decides.

        At the end that is the store with all places; a beginning is the same wherever one was.
        """
        yield str(config_folder() / "config.toml")
        yield from also
        found = [*(one.path for one in reading.episodes), *(one.path for one in reading.news)]
        paths = {split_locator(path)[0] for path in found}
        yield from sorted(paths | {str(Path(path).parent) for path in paths})


def _resumable(screen: Screen[Any]) -> Reading | None:
    """The reading that a screen shows, where a start without a command line would show just that.

    It would not where something is filtered or asked, or where a narrow screen shows no list.
    """
    from tui.app.screens.episode.screen import EpisodeScreen  # noqa: PLC0415  there by now

    if not isinstance(screen, EpisodeScreen):
        return None
    other_pane = screen.has_class("-narrow") and not screen.panes.segments.has_focus
    is_asking = screen.late.prompts is not None and screen.late.prompts.asking
    plain = not (screen.state.filter or is_asking or other_pane)
    return screen.state.reading if plain else None
