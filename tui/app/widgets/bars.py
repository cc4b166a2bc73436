"""The line that tells what is open."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len

from tui.app.text_layout import clip
from tui.app.widgets.painting import Line, Piece
from tui.model import Episode, Timecode


class Masthead(Line):
    """What is open: an episode's title, and its show, number and length; or the library."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"masthead--title", "masthead--show"}

    def __init__(self) -> None:
        super().__init__(id="masthead")
        self._title = ""
        self._about = ""
        self._heard = ""

    def show(self, title: str, about: str) -> None:
        """Name what is open, and say something about it."""
        self._title, self._about = title, about
        self.refresh()

    def show_heard(self, heard: str) -> None:
        """Tell how the recording is played; nothing where it is not."""
        if heard != self._heard:
            self._heard = heard
            self.refresh()

    def show_episode(self, episode: Episode) -> None:
        """Name an episode."""
        number = f"#{episode.number}" if episode.number is not None else None
        name = " ".join(part for part in (episode.show, number) if part)
        length = str(Timecode(episode.duration)) if episode.duration else ""
        self.show(episode.title, " · ".join(part for part in (name, length) if part))

    def pieces(self, width: int) -> list[Piece]:
        """The title first, and the rest where room is left."""
        about = " · ".join(filter(None, (self._heard, self._about)))
        most = max(width // 2, width - 4 - cell_len(self._title))
        about = next((text for text in (about, self._heard) if cell_len(text) <= most), "")
        room = width - 2 - (cell_len(about) + 2 if about else 0)
        title = clip(self._title, room)
        gap = " " * (width - 2 - cell_len(title) - cell_len(about))
        return [
            (" ", ""),
            (title, "masthead--title"),
            (gap, ""),
            (about, "masthead--show"),
            (" ", ""),
        ]
