"""How near an item is to an episode in time, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.model import day_of

if TYPE_CHECKING:
    from tui.model import Episode, NewsItem

# From so many days on a unit is used, and it has so many days.
_UNITS = (("year", 730, 365.25), ("month", 60, 30.44), ("week", 14, 7.0), ("day", 1, 1.0))


def relative_date(episode: Episode, item: NewsItem) -> str | None:
    """How long before or after an episode an item came out: "2 days after", "the same day".

    Days up to two weeks, weeks up to two months, months up to two years, then years, rounded.
    None where the date of either is unknown.
    """
    if episode.published is None or item.published is None:
        return None
    days = (day_of(item.published) - day_of(episode.published)).days
    for unit, least, length in _UNITS:
        if abs(days) >= least:
            count = round(abs(days) / length)
            plural = "" if count == 1 else "s"
            return f"{count} {unit}{plural} {'after' if days > 0 else 'before'}"
    return "the same day"
