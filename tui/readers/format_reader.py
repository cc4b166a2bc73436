"""What every reader of a format offers, and what it gives back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from tui.model import Episode, NewsItem, Problem
from tui.readers.classify import Kind
from tui.readers.parsed_file import ParsedFile

CERTAIN = 1.0
"""The guess that ends the search for a reader: the name or the content leaves no doubt."""
CLEAR = 0.5
"""The guess from which on a file is surely what it looks like; below, it could be either."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found, in the order of the files; the problems are those of no episode or item."""

    episodes: tuple[Episode, ...] = ()
    news: tuple[NewsItem, ...] = ()
    problems: tuple[Problem, ...] = ()

    @classmethod
    def joined(cls, readings: Iterable[Reading]) -> Reading:
        """Several readings as one, in their order."""
        parts = list(readings)
        return cls(
            tuple(episode for part in parts for episode in part.episodes),
            tuple(item for part in parts for item in part.news),
            tuple(problem for part in parts for problem in part.problems),
        )

    def all_problems(self) -> tuple[Problem, ...]:
        """Every problem, those of episodes and news items too, by path and line; each once."""
        holders: tuple[Reading | Episode | NewsItem, ...] = (self, *self.episodes, *self.news)
        unique = dict.fromkeys(problem for holder in holders for problem in holder.problems)
        return tuple(sorted(unique, key=lambda problem: (problem.path, problem.line or 0)))


class FormatReader(Protocol):
    """One format of files. To add one, write a module with such a class and enter it in FORMATS.

    Attributes:
        name: what people call such a file, fit to begin a sentence.
        kinds: what it gives; who knows what a file is asks the formats of that kind alone.
        suffixes: ends of names, with their dot and in small letters; its guess is asked for first
            there, and a folder is searched for files with them.
    """

    name: str
    kinds: frozenset[Kind]
    suffixes: frozenset[str]

    def guess(self, file: ParsedFile) -> float:
        """How surely a file, of any name, is of this format, from 0 to CERTAIN; may raise."""

    def read(self, file: ParsedFile) -> Reading:
        """All that a file holds, however many episodes and news items; problems tell the rest."""
