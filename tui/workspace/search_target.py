"""Segments to search from the command line: of few files held in memory, or of an index on disk."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from contextlib import suppress
from pathlib import Path, PurePath
from time import perf_counter
from typing import TYPE_CHECKING, Protocol

from tui.model import Episode, Problem
from tui.readers.reading import Reading, split_locator
from tui.workspace.hits import Answer
from tui.workspace.open_documents import OpenDocuments, SegmentMarks

if TYPE_CHECKING:
    from tui.library.catalog.reader import Catalog


class SearchTarget(Protocol):
    """Segments to search.

    Attributes:
        several: whether they are of more than one episode.
        problems: what could not be read at all.
        empty: the problems of episodes in which nothing can be found.
    """

    several: bool
    problems: Sequence[Problem]
    empty: Sequence[Problem]

    def search(self, typed: str, limit: int) -> Answer:
        """The segments that a query leads to, the best first."""


class OpenTarget:
    """The segments of episodes that were read just now; see SearchTarget."""

    def __init__(self, reading: Reading) -> None:
        """Search what was read; has:news looks for the news beside the files."""
        episodes = reading.episodes
        self.several = len(episodes) > 1
        self.problems: Sequence[Problem] = reading.problems
        self.empty: Sequence[Problem] = [p for e in episodes if not e.is_timed for p in e.problems]
        self._news: dict[tuple[Path, ...], Reading] = {}
        marks = SegmentMarks(episodes, (), self, None)
        self._documents = OpenDocuments(
            episodes, with_news=marks.with_news, with_notes=marks.with_notes
        )

    def search(self, typed: str, limit: int) -> Answer:
        """The segments that a query leads to, the best first."""
        return self._documents.search(typed, limit, lambda: False)

    def news_for(self, episode: Episode) -> Reading:
        """The news beside an episode's file; a folder is read once."""
        from tui.library.discovery import gather_news, news_beside  # noqa: PLC0415  for has:news alone

        folders = news_beside([episode.path])
        if folders not in self._news:
            self._news[folders] = gather_news(folders)
        return self._news[folders]


class IndexTarget:
    """The segments of an index; see SearchTarget."""

    def __init__(self, catalog: Catalog, names: PathNames) -> None:
        """Search the index of a catalog, whose paths are told as the reader named them."""
        from tui.search.catalog_search import CatalogSearcher  # noqa: PLC0415  numpy

        worst, both = catalog.problems(2), catalog.problems(1)
        self.several = catalog.counts().episodes > 1
        self.problems: Sequence[Problem] = [names.problem(problem) for problem in worst]
        self.empty: Sequence[Problem] = [
            names.problem(problem) for problem in both if problem not in worst
        ]
        self._catalog = catalog
        self._searcher = CatalogSearcher(catalog, _noted, in_state=_in_state)
        self._names = names

    def search(self, typed: str, limit: int) -> Answer:
        """The segments that a query leads to, the best first."""
        from tui.workspace.indexed import hits_of  # noqa: PLC0415  wanted here alone

        begun = perf_counter()
        results = self._searcher.search(typed, limit, news=False)
        took = perf_counter() - begun
        hits = hits_of(self._catalog, results)
        named = [hit._replace(path=self._names.path(hit.path)) for hit in hits]
        return Answer(named, results.feedback, took)


def _noted() -> Collection[str]:
    """The keys of the episodes of which the reader keeps something."""
    from tui.library.errors import StoreError  # noqa: PLC0415  for has:note alone
    from tui.library.store.database import opened_store  # noqa: PLC0415  the same
    from tui.library.store.moments import Moments  # noqa: PLC0415  the same

    with suppress(StoreError), opened_store() as store:
        return Moments(store).episode_keys()
    return ()


def _in_state(catalog: Catalog, state: str) -> Sequence[tuple[int, int]]:
    """The documents of what is new, opened or done."""
    from tui.library.errors import StoreError  # noqa: PLC0415  for is: alone
    from tui.library.store.database import opened_store  # noqa: PLC0415  the same
    from tui.workspace.newness import documents_in_state  # noqa: PLC0415  the same

    with suppress(StoreError), opened_store() as store:
        return list(documents_in_state(store, catalog, state))
    return ()


class PathNames:
    """The files and folders that the reader named, and what they are called in an index."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._named = [(os.path.realpath(path), path) for path in paths]
        self.roots = tuple(Path(real) for real, _ in self._named)

    def path(self, real: str) -> str:
        """A path of the index as the reader named it: the folder, with what lies in it."""
        real, _ = split_locator(real)
        for root, named in self._named:
            if real == root:
                return named
            if PurePath(real).is_relative_to(root):
                return str(PurePath(named) / PurePath(real).relative_to(root))
        return real

    def problem(self, problem: Problem) -> Problem:
        """A problem of the index, told of the path that the reader named."""
        return Problem(self.path(problem.path), problem.line, problem.message)
