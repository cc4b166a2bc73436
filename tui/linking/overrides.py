"""The reader's last word on links: what was pinned stands first, what was rejected goes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.library.store.decisions import item_key
from tui.linking.nearness import how_near
from tui.model import Link, Verdict, segment_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tui.library.store.decisions import Decision
    from tui.model import Episode, NewsItem

Rows = tuple[tuple[Link, ...], ...]


def settle(
    episode: Episode,
    rows: Sequence[Sequence[Link]],
    rulings: Iterable[Decision],
    items: Iterable[NewsItem] = (),
) -> Rows:
    """An episode's links as the reader wants them.

    Args:
        episode: the episode.
        rows: its links, a row a segment, as link gives them.
        rulings: what the reader decided, in the order in which it was; see Pins.of.
        items: the news, where what was pinned is looked for if a row has it not.

    Returns:
        The rows, where each pinned link stands first with a score of 1, in the order of the
        decisions, and is shown. It is there whatever the engine makes of it, even if the item's
        file is gone: then with its headline and address. A rejected link keeps its place and is
        not shown.
    """
    ruled: dict[int, dict[str, Decision]] = {}
    for ruling in rulings:
        for place in _places(episode, ruling.seconds):
            ruled.setdefault(place, {})[ruling.key] = ruling
    if not ruled:
        return tuple(map(tuple, rows))
    known = {item_key(item): item for item in items}
    return tuple(
        _settled(episode, place, row, ruled[place], known) if place in ruled else tuple(row)
        for place, row in enumerate(rows)
    )


def settle_about(
    episode: Episode, about: Iterable[tuple[NewsItem, str]], rulings: Iterable[Decision]
) -> list[tuple[NewsItem, str]]:
    """The items that are about an episode as a whole, without those that the reader rejected.

    They stand beside the first segment, and are rejected there.

    Args:
        episode: the episode.
        about: the items with their reasons, see about_episode.
        rulings: what the reader decided.
    """
    first = episode.segments[0].start if episode.segments else None
    gone = {
        ruling.key
        for ruling in rulings
        if ruling.verdict is Verdict.REJECTED and ruling.seconds == first
    }
    return [(item, reason) for item, reason in about if not gone or item_key(item) not in gone]


def _places(episode: Episode, seconds: float) -> list[int]:
    """The segments that begin at a time, else the one that holds it: summaries are edited."""
    segments = episode.segments
    found = [place for place, segment in enumerate(segments) if segment.start == seconds]
    return found or ([segment_at(segments, seconds)] if segments else [])


def _settled(
    episode: Episode,
    place: int,
    row: Iterable[Link],
    ruled: Mapping[str, Decision],
    known: Mapping[str, NewsItem],
) -> tuple[Link, ...]:
    pinned: dict[str, Link] = {}
    rest: list[Link] = []
    for link in row:
        key = item_key(link.item)
        ruling = ruled.get(key)
        if ruling is None:
            rest.append(link)
        elif ruling.verdict is Verdict.REJECTED:
            rest.append(replace(link, shown=False, verdict=Verdict.REJECTED))
        elif key in pinned:
            rest.append(link)
        else:
            pinned[key] = _pinned(link)
    for key, ruling in ruled.items():
        if ruling.verdict is Verdict.PINNED and key not in pinned:
            item = known.get(key, ruling.item)
            near = how_near(episode, item)
            pinned[key] = _pinned(Link(place, item, 1.0, shown=True, reasons=_some(near)))
    first = [pinned[key] for key in ruled if key in pinned]
    return (*first, *rest)


def _pinned(link: Link) -> Link:
    told = Verdict.PINNED.value
    reasons = (told, *(reason for reason in link.reasons if reason != told))
    return replace(link, score=1.0, shown=True, reasons=reasons, verdict=Verdict.PINNED)


def _some(reason: str | None) -> tuple[str, ...]:
    return () if reason is None else (reason,)
