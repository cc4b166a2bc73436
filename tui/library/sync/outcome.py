"""What a sync tells: how far it is, and what it came to."""

from __future__ import annotations

from msgspec import Struct


class Progress(Struct, frozen=True):
    """How far a sync is."""

    files: int = 0  # looked at, while it goes through the folders
    done: int = 0  # bytes read of those to be read
    total: int = 0  # bytes to be read; 0 while that is not known
    segments: int = 0  # segments and news items read
    rate: float = 0.0  # of these a second
    left: float | None = None  # seconds that it will take; None while that is not known


class Outcome(Struct, frozen=True):
    """What a sync came to: how much is in the index now, and what became of the files."""

    episodes: int
    segments: int
    news: int
    changed: int  # files that were read, as they are new or changed
    moved: int  # files that were found again elsewhere
    gone: int  # files that are there no more
    problems: int  # that hinder something from being found; the catalog has them
    stopped: bool  # before its end
    anew: str  # why the index was made anew; empty where it was not
