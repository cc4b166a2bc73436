"""What the commands share: JSON lines, messages, and reading what a command names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, NoReturn

import click

from tui.model import (
    Episode,
    NewsItem,
    Problem,
    TextPosition,
    Timecode,
    counted,
    recording_length,
)
from tui.sanitize import clean_line, is_clean
from tui.timecode import parse_time

if TYPE_CHECKING:
    from tui.readers.reading import Reading

Row = Mapping[str, Any]
_ARTICLE = (
    "no timecodes were found, so it was taken for an article; begin a line with one, such as"
    " 12:30, for each segment"
)


def number(seconds: float | None) -> float | int | None:
    """Seconds for JSON: a whole number where it is one, nothing where no timecode marks it."""
    if seconds is None or isinstance(seconds, TextPosition):
        return None
    return int(seconds) if float(seconds).is_integer() else float(seconds)


def print_row(row: Row) -> None:
    """Print one JSON object on one line; characters that a terminal obeys come out escaped."""
    text = json.dumps(row, ensure_ascii=False)
    click.echo(text if is_clean(text) else json.dumps(row))


def say(line: str = "", *, err: bool = False) -> None:
    """Print a line of a listing, which no terminal obeys; its indentation stays."""
    indent = len(line) - len(line.lstrip(" "))
    click.echo(line if is_clean(line) else " " * indent + clean_line(line), err=err)


def say_cells(*cells: str) -> None:
    """Print cells on one line with tabs between, as cut and fzf take them."""
    click.echo("\t".join(map(clean_line, cells)))


def tell(problems: Iterable[Problem]) -> None:
    """Print problems to the error stream, a line each."""
    for problem in problems:
        complain(str(problem))


def complain(message: str) -> None:
    """Print a message to the error stream, on one line that no terminal obeys."""
    say(clean_line(message), err=True)


def heading(episode: Episode) -> str:
    """An episode's title with its show, number and length, on one line."""
    number_in_show = None if episode.number is None else f"#{episode.number}"
    show = " ".join(filter(None, (episode.show, number_in_show)))
    length = None if episode.duration is None else str(Timecode(episode.duration))
    return " · ".join(filter(None, (episode.title, show, length)))


def seconds_at(episode: Episode, at: str) -> float:
    """The time in an episode, in seconds, that is meant by the words after --at."""
    seconds = parse_time(at, now=0.0, duration=recording_length(episode))
    if seconds is None:
        raise click.BadParameter(f"{at!r} is no time; try 1:45:00 or 105m", param_hint="--at")
    return seconds


def read_summaries(
    paths: Sequence[Path | str], missing: str, advice: str, passage_minutes: float | None = None
) -> Reading:
    """Read summaries; exits 1 where there is none, see nothing_to_read.

    Transcripts become passages of so many minutes, each cue a segment for 0, the usual for None.
    """
    from tui.readers.registry import FORMATS, Registry, read  # noqa: PLC0415  not for --version

    files = None if passage_minutes is None else Registry(FORMATS, passage_minutes)
    reading = (files.read if files else read)(paths, kind="episode")
    if not reading.episodes:
        nothing_to_read(reading, paths, missing, advice)
    return reading


def nothing_to_read(
    reading: Reading, paths: Sequence[Path | str], missing: str, advice: str
) -> NoReturn:
    """Tell why there is no episode in paths, and exit 1.

    missing is as "no summary to open"; advice, for where there is only news, as "name a summary".
    """
    tell(reading.all_problems())
    for path in dict.fromkeys(map(str, paths)):
        for line in _only_news(path, reading.news, advice):
            complain(line)
    complain(f"skimcast: {missing}")
    raise SystemExit(1)


def _only_news(path: str, news: Sequence[NewsItem], advice: str) -> Iterator[str]:
    """A line about the news that a path led to, if it did."""
    items = [item for item in news if PurePath(item.path).is_relative_to(path)]
    if not items:
        return
    if not Path(path).is_dir() and not _says_that_it_is_news(items[0]):
        yield f"{path}: {_ARTICLE}"
        return
    yield f"{path}: {counted(len(items), 'news item')} but no summary; {advice}"


def _says_that_it_is_news(item: NewsItem) -> bool:
    return item.provider is not None or item.url is not None
