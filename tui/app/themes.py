"""The colours: a dark theme, a light one, and which to begin with."""

from __future__ import annotations

import os

from textual.theme import Theme

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


def first_theme() -> str:
    """The theme to begin with: the terminal's own where NO_COLOR asks for that (no-color.org)."""
    return TERMINALS_OWN if os.environ.get("NO_COLOR") else DARK.name
