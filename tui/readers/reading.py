"""What was found in files, and what these are named by, apart from the readers.

Who has it kept needs none of them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from typing import Literal, TypeAlias

from msgspec import Struct

from tui.model import Episode, NewsItem, Problem

Kind: TypeAlias = Literal["episode", "news"]

STANDARD_INPUT = "-"
"""The path that stands for what is piped in."""
_LOCATOR = re.compile(r"(.+)#([0-9a-f]{8}(?:-[0-9]{1,6})?)", re.DOTALL)


class Reading(Struct, frozen=True):
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


def split_locator(locator: str) -> tuple[str, str]:
    """The file and the part in it that a locator of an episode names; see Episode.locator."""
    match = _LOCATOR.fullmatch(locator)
    if match is None or os.path.lexists(locator):
        return locator, ""
    return match[1], match[2]
