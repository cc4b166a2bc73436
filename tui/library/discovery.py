"""Which files belong together: what the reader names, and the news that lies beside it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from pathlib import Path

from tui.readers.registry import Reading, read


def news_beside(paths: Iterable[Path | str]) -> tuple[Path, ...]:
    """The folders named `news` that lie beside the named files, or beside the files' folder."""
    folders: dict[Path, None] = {}
    for path in map(Path, paths):
        folder = path if path.is_dir() else path.parent
        for candidate in (folder / "news", folder.resolve().parent / "news"):
            if candidate.is_dir():
                folders.setdefault(candidate)
                break
    return tuple(folders)


def gather_news(paths: Sequence[Path | str]) -> Reading:
    """The news items in files and folders; what is clearly an episode is passed over."""
    return read(paths, kind="news")


def gather(paths: Sequence[Path | str]) -> Reading:
    """The episodes and news items in files and folders.

    Where no news is among them, the folders named `news` beside them are read as well.
    """
    reading = read(paths)
    if reading.news or not reading.episodes:
        return reading
    beside = news_beside(paths)
    if not beside:
        return reading
    more = gather_news(beside)
    return dataclasses.replace(reading, news=more.news, problems=reading.problems + more.problems)
