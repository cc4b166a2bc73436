"""Textual: the app, its screens and widgets."""

from __future__ import annotations

from tui.readers import Reading


def run(reading: Reading, *, start: float | None = None, theme: str | None = None) -> None:
    """Draw what was read until the reader quits.

    Args:
        reading: episodes and news; at least one episode.
        start: where to begin in the first episode, in seconds.
        theme: the name of a theme.
    """
    from tui.app.app import SkimcastApp  # noqa: PLC0415  Textual is imported only to draw

    SkimcastApp(reading, start=start, theme=theme).run()
