"""A slim line that tells how far the reading of the reader's folders is."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from tui.app.text_layout import fit
from tui.model import Timecode
from tui.workspace.workers import SyncProgress


class SyncLine(Widget):
    """Done of total, rate, time left, and a bar; hidden while nothing is read."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"syncline--bar", "syncline--rest"}

    def __init__(self, *, id: str) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self._text = ""
        self._share = 0.0

    def show_progress(self, progress: SyncProgress | None) -> None:
        """Show how far it is; None while the files are being counted."""
        self.display = True
        self._text, self._share = told(progress), 0.0
        if progress and progress.total:
            self._share = min(1.0, progress.done / progress.total)
        self.refresh()

    def hide(self) -> None:
        """Take the line away."""
        self.display = False

    def render_line(self, y: int) -> Strip:
        """Draw the line: what is told, and a bar in the room that is left."""
        width, base = self.size.width, self.rich_style
        if y:
            return Strip.blank(width, base)
        text = fit(f" {self._text}  ", width)
        cells = max(0, width - len(text) - 1)
        full = round(cells * self._share)
        styles = [
            base + self.get_component_rich_style(name, partial=True)
            for name in ("syncline--bar", "syncline--rest")
        ]
        pieces = [Segment(text, base)]
        pieces += [Segment("━" * full, styles[0]), Segment("━" * (cells - full), styles[1])]
        return Strip(pieces).crop_extend(0, width, base)


def told(progress: SyncProgress | None) -> str:
    """SyncProgress in words: "Reading 12 of 300 MB · 9,830 segments a second · 0:29 left"."""
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
