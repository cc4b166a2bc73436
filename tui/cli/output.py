"""What the commands share: JSON lines, messages, and reading what a command names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import click

from tui.model import Episode, Problem, Timecode
from tui.sanitize import clean_line

Row = Mapping[str, Any]


def number(seconds: float | None) -> float | int | None:
    """Seconds for JSON: a whole number where it is one."""
    if seconds is None:
        return None
    return int(seconds) if float(seconds).is_integer() else float(seconds)


def print_row(row: Row) -> None:
    """Print one JSON object on one line; characters that a terminal obeys come out escaped."""
    text = json.dumps(row, ensure_ascii=False)
    click.echo(text if text.isprintable() else json.dumps(row))


def tell(problems: Iterable[Problem]) -> None:
    """Print problems to the error stream, a line each."""
    for problem in problems:
        complain(str(problem))


def complain(message: str) -> None:
    """Print a message to the error stream, on one line that no terminal obeys."""
    click.echo(clean_line(message), err=True)


def heading(episode: Episode) -> str:
    """An episode's title with its show, number and length, on one line."""
    show = " ".join(
        part
        for part in (episode.show, f"#{episode.number}" if episode.number is not None else None)
        if part
    )
    return " · ".join(part for part in (episode.title, show, length(episode.duration)) if part)


def length(duration: float | None) -> str:
    """A duration as h:mm:ss, or nothing where it is unknown."""
    if duration is None:
        return ""

    return str(Timecode(duration))


def counted(count: int, what: str) -> str:
    """A number of things in words: "1 episode", "1,200 episodes"."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"
