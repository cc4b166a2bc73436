"""How long the passages of a transcript are, in every process that reads: as the reader set it."""

from __future__ import annotations

from functools import cache

USUAL = 4.0
"""Minutes in the mean."""
SHORTEST, LONGEST = 0.5, 600
"""Minutes that can be asked for."""


@cache
def passage_minutes() -> float:
    """Minutes of a passage in the mean: `passages` of the settings, the usual without a valid one.

    Settings are read once; what is wrong with them is told by who reads all of them.
    """
    from tui.paths import config_file  # noqa: PLC0415  for transcripts alone

    try:
        text = config_file().read_bytes().decode("utf-8-sig")
    except (OSError, ValueError):
        return USUAL
    import tomllib  # noqa: PLC0415  most have no settings

    try:
        told = tomllib.loads(text).get("passages")
    except ValueError:
        return USUAL
    if isinstance(told, bool) or not isinstance(told, int | float):
        return USUAL
    return float(told) if SHORTEST <= told <= LONGEST else USUAL
