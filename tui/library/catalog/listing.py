"""What a library lists and how much it holds, apart from the index that it may be read from."""

from __future__ import annotations

from typing import NamedTuple


class EpisodeRow(NamedTuple):
    """An episode of the library.

    Attributes:
        id: what the index knows it by; it stays when the file changes or moves.
        key: what the reader's own store knows it by (tui.library.store.database.episode_key).
        published: its day, as YYYY-MM-DD.
        duration: length of the recording in seconds.
        segments: how many segments it has.
        first: the document number of the first of them; the others follow.
        news: how many links to news were shown when it was last opened; None before that.
        arrived: when its file came or changed last, in nanoseconds since 1970; -1 where that was
            when it was read.
    """

    id: int
    path: str
    key: str
    title: str
    show: str | None
    number: int | None
    published: str | None
    duration: float | None
    segments: int
    first: int
    news: int | None
    arrived: int = 0


class Counts(NamedTuple):
    """How much the library holds."""

    episodes: int
    segments: int
    news: int
