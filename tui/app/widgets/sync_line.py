"""The line that tells how far a sync is."""

from __future__ import annotations

from typing import ClassVar

from tui.app.text_layout import clip
from tui.app.widgets.painting import Line, Piece
from tui.model import Timecode
from tui.workspace.workers import SyncProgress


class SyncLine(Line):
    """Done of total, rate, time left, and a bar; hidden while nothing is read."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"syncline--bar", "syncline--rest"}

    def __init__(self) -> None:
        super().__init__(id="sync")
        self._text = ""
        self._share = 0.0

    def show_progress(self, progress: SyncProgress | None) -> None:
        """Show how far it is; None while the files are being counted."""
        self.display = True
        self._text, self._share = progress_in_words(progress), 0.0
        if progress and progress.total:
            self._share = min(1.0, progress.done / progress.total)
        self.refresh()

    def pieces(self, width: int) -> list[Piece]:
        """What is told, and a bar in the room that is left."""
        text = clip(f" {self._text}  ", width)
        cells = max(0, width - len(text) - 1)
        full = round(cells * self._share)
        rest = "━" * (cells - full)
        return [(text, ""), ("━" * full, "syncline--bar"), (rest, "syncline--rest")]


def progress_in_words(progress: SyncProgress | None) -> str:
    """Progress in words: "Reading 12 of 300 MB · 9,830 segments a second · 0:29 left"."""
    if progress is None or not progress.total:
        return "Looking through your folders …"
    done, total = (max(1, round(size / 1e6)) for size in (progress.done, progress.total))
    parts = [f"Reading {done:,} of {total:,} MB"]
    if progress.rate:
        parts.append(f"{progress.rate:,.0f} segments a second")
    if progress.left is not None:
        clock = str(Timecode(progress.left))
        parts.append(f"{clock[3:] if progress.left < 600 else clock} left")
    return " · ".join(parts)
