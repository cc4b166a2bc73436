"""Why a command found nothing to work on, and what its reader can do about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NoReturn

from tui.cli.output import complain, counted, tell

if TYPE_CHECKING:
    from tui.model import NewsItem
    from tui.readers.registry import Reading

_ARTICLE = (
    "no timecodes were found, so it was taken for an article; begin a line with one, such as"
    " 12:30, for each segment"
)


def nothing_to_read(
    reading: Reading, paths: Sequence[Path | str], what: str, advice: str
) -> NoReturn:
    """Tell why there is no episode, and exit 1.

    Args:
        reading: what was found instead.
        paths: the files and folders that were read, as the reader named them.
        what: what is missing, as "no summary to open".
        advice: what to do where there is only news, as "name a summary".
    """
    tell(reading.all_problems())
    for path in dict.fromkeys(map(str, paths)):
        for line in _only_news(path, reading.news, advice):
            complain(line)
    complain(f"skimcast: {what}")
    raise SystemExit(1)


def _only_news(path: str, news: Sequence[NewsItem], advice: str) -> Iterator[str]:
    """A line about the news that a path led to, if it did."""
    items = [item for item in news if _lies_in(item.path, path)]
    if not items:
        return
    if not Path(path).is_dir() and not _says_that_it_is_news(items[0]):
        yield f"{path}: {_ARTICLE}"
        return
    yield f"{path}: {counted(len(items), 'news item')} but no summary; {advice}"


def _lies_in(path: str, named: str) -> bool:
    return path == named or PurePath(path).is_relative_to(named)


def _says_that_it_is_news(item: NewsItem) -> bool:
    return item.provider is not None or item.url is not None
