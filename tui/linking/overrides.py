"""The reader's last word on links: what was pinned stands first, what was rejected goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.library.store.decisions import item_key
from tui.linking.relative_dates import relative_date
from tui.model import Link, Verdict, segment_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tui.library.store.decisions import Decision
    from tui.model import Episode, NewsItem

LinkRows = tuple[tuple[Link, ...], ...]


def apply_decisions(
    episode: Episode,
    rows: Sequence[Sequence[Link]],
    decisions: Iterable[Decision],
    items: Iterable[NewsItem] = (),
) -> LinkRows:
    """An episode's links as the reader wants them.

    Args:
        episode: the episode.
        rows: its links, a row a segment, as link gives them.
        decisions: what the reader decided, in the order in which it was; see Decisions.of.
        items: the news, where what was pinned is looked for if a row has it not.

    Returns:
        The rows, where each pinned link stands first with a score of 1, in the order of the
        decisions, and is shown. It is there whatever the engine makes of it, even if the item's
        file is gone: then with its headline and address. A rejected link keeps its rank and is
        not shown.
    """
    by_segment: dict[int, dict[str, Decision]] = {}
    for decision in decisions:
        for segment in _segments_of(episode, decision.seconds):
            by_segment.setdefault(segment, {})[decision.key] = decision
    if not by_segment:
        return tuple(map(tuple, rows))
    by_key = {item_key(item): item for item in items}
    return tuple(
        _decided(episode, segment, row, by_segment[segment], by_key)
        if segment in by_segment
        else tuple(row)
        for segment, row in enumerate(rows)
    )


def without_rejected(
    episode: Episode, about: Iterable[tuple[NewsItem, str]], decisions: Iterable[Decision]
) -> list[tuple[NewsItem, str]]:
    """The items that are about an episode as a whole, without those that the reader rejected.

    They stand beside the first segment, and are rejected there.

    Args:
        episode: the episode.
        about: the items with their reasons, see Citations.about_episode.
        decisions: what the reader decided.
    """
    first = episode.segments[0].start if episode.segments else None
    rejected = {
        decision.key
        for decision in decisions
        if decision.verdict is Verdict.REJECTED and decision.seconds == first
    }
    return [one for one in about if not rejected or item_key(one[0]) not in rejected]


def _segments_of(episode: Episode, seconds: float) -> list[int]:
    """The segments that begin at a time, else the one that holds it: summaries are edited."""
    segments = episode.segments
    exact = [number for number, segment in enumerate(segments) if segment.start == seconds]
    return exact or ([segment_at(segments, seconds)] if segments else [])


def _decided(
    episode: Episode,
    segment: int,
    row: Iterable[Link],
    decisions: Mapping[str, Decision],
    items: Mapping[str, NewsItem],
) -> tuple[Link, ...]:
    pinned: dict[str, Link] = {}
    rest: list[Link] = []
    for link in row:
        key = item_key(link.item)
        verdict = decisions[key].verdict if key in decisions else None
        if verdict is Verdict.PINNED and key not in pinned:
            pinned[key] = link
        elif verdict is Verdict.REJECTED:
            rest.append(replace(link, shown=False, verdict=verdict))
        else:
            rest.append(link)
    for key, decision in decisions.items():
        if decision.verdict is Verdict.PINNED and key not in pinned:
            item = items.get(key, decision.item)
            near = relative_date(episode, item)
            pinned[key] = Link(segment, item, 1.0, shown=True, reasons=(near,) if near else ())
    first = (_pinned(pinned[key]) for key in decisions if key in pinned)
    return (*first, *rest)


def _pinned(link: Link) -> Link:
    why = Verdict.PINNED.value
    reasons = (why, *(reason for reason in link.reasons if reason != why))
    return replace(link, score=1.0, shown=True, reasons=reasons, verdict=Verdict.PINNED)
