"""Which files belong together: what the reader names, and the news that lies beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs

from tui.readers.reading import Reading

if TYPE_CHECKING:
    from tui.readers.reading import Kind


def news_beside(paths: Iterable[Path | str]) -> tuple[Path, ...]:
    """The folders named `news` that lie beside the named files, or beside the files' folder."""
    folders: dict[Path, None] = {}
    for path in map(Path, paths):
        for candidate in may_be_beside(path):
            if candidate.is_dir():
                folders.setdefault(candidate)
                break
    return tuple(folders)


def may_be_beside(path: Path) -> tuple[Path, Path]:
    """Where the news beside a file or folder lies, if there is any; the first that is there."""
    folder = path if path.is_dir() else path.parent
    return folder / "news", folder.resolve().parent / "news"


def gather_news(paths: Sequence[Path | str]) -> Reading:
    """The news items in files and folders; what is clearly an episode is passed over."""
    return read_files(paths, kind="news")


def _with_texts_as_episodes(paths: Sequence[Path | str], reading: Reading) -> Reading:
    """The files that are named as episodes, as far as they can be, and the news in the folders."""
    named = [path for path in paths if not Path(path).is_dir()]
    texts = read_files(named, kind="episode")
    if not texts.episodes:
        return reading
    folders = read_files([path for path in paths if path not in named])
    return Reading.joined((texts, folders))


def gather(paths: Sequence[Path | str]) -> Reading:
    """The episodes and news items in files and folders.

    Where no episode is among them, a text that is named is one, as there is nothing else to read.
    Where no news is among them, the folders named `news` beside them are read as well.
    """
    reading = read_files(paths)
    if not reading.episodes:
        reading = _with_texts_as_episodes(paths, reading)
    if reading.news or not reading.episodes:
        return reading
    beside = news_beside(paths)
    if not beside:
        return reading
    more = gather_news(beside)
    return structs.replace(reading, news=more.news, problems=reading.problems + more.problems)


def read_files(paths: Sequence[Path | str], kind: Kind | None = None) -> Reading:
    """Read files and folders; what reads is imported when this is first called."""
    from tui.readers.registry import read  # noqa: PLC0415  what was read before needs no readers

    return read(paths, kind=kind)
