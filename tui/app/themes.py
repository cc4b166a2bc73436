"""The colours: a dark theme, a light one, and which to begin with."""

from __future__ import annotations

import os
from difflib import get_close_matches

from textual.theme import Theme

from tui.library.store.app_state import AppState

DARK = Theme(
    name="skimcast-dark",
    primary="#e0b26b",
    secondary="#7fb4ca",
    accent="#e6985c",
    warning="#e6c384",
    error="#e46876",
    success="#98bb6c",
    foreground="#d8d4c8",
    background="#16181d",
    surface="#1b1e24",
    panel="#262a33",
    dark=True,
    variables={"rule": "#3a404c", "dim": "#8f8b80"},
)

LIGHT = Theme(
    name="skimcast-light",
    primary="#9a5b13",
    secondary="#2c6a86",
    accent="#b4491b",
    warning="#8a6400",
    error="#b3261e",
    success="#3f7a2a",
    foreground="#2b2a27",
    background="#fbf8f2",
    surface="#f4efe6",
    panel="#e8e1d3",
    dark=False,
    variables={"rule": "#cfc5b2", "dim": "#716b60"},
)

TERMINALS_OWN = "ansi-dark"
"""The theme that uses the terminal's own colours."""


def first_theme(state: AppState, configured: str) -> str:
    """The theme to begin with where none is named on the command line.

    That is the terminal's own where NO_COLOR asks for it (no-color.org), else what the reader chose
    last: in the app, or in the file of settings, if that has changed since.
    """
    if os.environ.get("NO_COLOR"):
        return TERMINALS_OWN
    kept, beside = state.get("theme"), state.get("theme.configured")
    return (kept if kept and beside == configured else configured) or DARK.name


def keep_theme(state: AppState, name: str, configured: str) -> None:
    """Keep what the reader chose in the app, while the settings name a certain theme or none."""
    state.keep("theme", name)
    state.keep("theme.configured", configured)


def unknown_theme(name: str) -> str:
    """What is told of a theme that there is not; empty where there is."""
    from textual.theme import BUILTIN_THEMES  # noqa: PLC0415  where one is named

    names = sorted({*BUILTIN_THEMES, DARK.name, LIGHT.name})
    if not name or name in names:
        return ""
    near = get_close_matches(name, names, 1, cutoff=0.0)[0]
    return f"No theme is named {name}; the nearest: {near}. There are: {', '.join(names)}."
