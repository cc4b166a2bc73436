"""What `skimcast jump` asks: few files held in memory, or an index on the disk."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple, Protocol

from tui.library.sync.scan import beneath
from tui.model import Problem

if TYPE_CHECKING:
    from tui.library.catalog.reader import Catalog
    from tui.readers.registry import Reading


class Hit(NamedTuple):
    """A segment that was found; path is as the reader named it, start is in seconds."""

    path: str
    episode: str
    start: float
    title: str | None
    gist: str
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found for a query.

    Attributes:
        hits: the best first.
        note: what the reader should know of how the query was understood; may be empty.
        took: seconds that the engine took.
    """

    hits: tuple[Hit, ...]
    note: str
    took: float


class Finding(Protocol):
    """Something to ask.

    Attributes:
        several: whether it holds more than one episode.
        problems: what could not be read at all.
        empty: the problems of episodes in which nothing can be found.
    """

    several: bool
    problems: Sequence[Problem]
    empty: Sequence[Problem]

    def find(self, query: str, limit: int) -> Answer:
        """The segments that a query leads to."""


class InMemory:
    """The segments of episodes that were read just now; see Finding."""

    def __init__(self, reading: Reading) -> None:
        from tui.search.jumper import Jumper  # noqa: PLC0415  RapidFuzz is wanted here alone

        episodes = reading.episodes
        self.several = len(episodes) > 1
        self.problems: Sequence[Problem] = reading.problems
        self.empty: Sequence[Problem] = [
            p for episode in episodes if not episode.segments for p in episode.problems
        ]
        self._episodes = episodes
        self._jumper = Jumper(episodes)

    def find(self, query: str, limit: int) -> Answer:
        """The segments that a query leads to."""
        begun = time.perf_counter()
        found = self._jumper.find(query, limit)
        took = time.perf_counter() - begun
        hits = (self._hit(hit.episode, hit.segment, hit.score) for hit in found)
        return Answer(tuple(hits), self._jumper.note(query), took)

    def _hit(self, place: int, segment: int, score: float) -> Hit:
        episode = self._episodes[place]
        found = episode.segments[segment]
        return Hit(episode.path, episode.title, found.start, found.title, found.gist, score)


class OnDisk:
    """The segments of an index; see Finding."""

    def __init__(self, catalog: Catalog, named: Named) -> None:
        from tui.search.engine import Engine  # noqa: PLC0415  numpy

        worst, both = catalog.problems(2), catalog.problems(1)
        self.several = catalog.counts().episodes > 1
        self.problems: Sequence[Problem] = [named.problem(problem) for problem in worst]
        self.empty: Sequence[Problem] = [
            named.problem(problem) for problem in both if problem not in worst
        ]
        self._catalog = catalog
        self._finder = Engine(catalog)
        self._named = named
        self._titles: dict[int, str] = {}

    def find(self, query: str, limit: int) -> Answer:
        """The segments that a query leads to."""
        begun = time.perf_counter()
        found = self._finder.find(query, limit, news=False)
        took = time.perf_counter() - begun
        scores = {hit.number: hit.score for hit in found.hits}
        hits = (
            Hit(
                self._named.path(document.path),
                self._title(document.episode),
                document.start or 0.0,
                document.title,
                document.gist,
                scores[document.number],
            )
            for document in self._catalog.documents(list(scores))
        )
        return Answer(tuple(hits), found.note, took)

    def _title(self, episode: int | None) -> str:
        if episode is None:
            return ""
        if episode not in self._titles:
            row = self._catalog.episode_at(episode)
            self._titles[episode] = row.title if row else ""
        return self._titles[episode]


class Named:
    """The files and folders that the reader named, and what they are called in an index."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._named = [(os.path.realpath(path), path) for path in paths]
        self.roots = tuple(Path(real) for real, _ in self._named)

    def path(self, real: str) -> str:
        """A path of the index as the reader named it: the folder, with what lies in it."""
        for root, named in self._named:
            if real == root:
                return named
            if beneath(real, root):
                return str(PurePath(named) / PurePath(real).relative_to(root))
        return real

    def problem(self, problem: Problem) -> Problem:
        """A problem of the index, told of the path that the reader named."""
        return Problem(self.path(problem.path), problem.line, problem.message)
