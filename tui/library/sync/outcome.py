"""What a sync tells: how far it is, and what it came to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a sync is.

    Attributes:
        files: files that were looked at, while it goes through the folders.
        done: bytes read of those to be read.
        total: bytes to be read; 0 while that is not indexed.
        segments: segments and news items read.
        rate: segments and news items a second.
        left: seconds that it will take; None while that is not indexed.
    """

    files: int = 0
    done: int = 0
    total: int = 0
    segments: int = 0
    rate: float = 0.0
    left: float | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a sync came to.

    Attributes:
        episodes: in the index now.
        segments: in the index now.
        news: news items in the index now.
        changed: files that were read, as they are new or changed.
        moved: files that were found again elsewhere.
        gone: files that are there no more.
        problems: how many hinder something from being found; the catalog has them.
        stopped: whether it was stopped before its end.
        anew: why the index was made anew; empty where it was not.
    """

    episodes: int
    segments: int
    news: int
    changed: int
    moved: int
    gone: int
    problems: int
    stopped: bool
    anew: str
