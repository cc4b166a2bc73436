"""Prompts that search as one types: the filter of an episode, and that of the library."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from textual import getters
from textual.message import Message
from textual.worker import Worker, WorkerCancelled

from tui.app.base import AppBase
from tui.app.widgets.prompt import Prompt
from tui.search.keyword_filter import FilterAnswer, FilterHit
from tui.search.query import parse_query
from tui.workspace.row_filter import Left
from tui.workspace.workers import Stop

_GROUP = "filter"
_Answer = TypeVar("_Answer")


class SearchPrompt(Prompt, Generic[_Answer]):
    """Asks for words and knows what they leave; a subclass says of what.

    Attributes:
        typed: the filter in force; empty where there is none.
        results: what it leaves; each filter gives another object.
    """

    app = getters.app(AppBase)

    @dataclass
    class FilterChanged(Message):
        """Another filter is in force, or none."""

    def __init__(self, hint: str, things: str, empty: _Answer, *, id: str) -> None:  # noqa: A002  Textual's name
        super().__init__("/", hint, id=id)
        self.typed = ""
        self.results = empty
        self._empty = empty
        self._things = things
        self._total = 0
        self._find: Callable[[str, Stop], _Answer] | None = None
        self._search: Worker[None] | None = None

    def filter_with(self, find: Callable[[str, Stop], _Answer], total: int) -> None:
        """Filter so many things by a search that runs in another thread."""
        self._find, self._total = find, total

    def take(self, typed: str) -> None:
        """Filter by what was typed; what was left before stays until the answer is there."""
        self.workers.cancel_group(self, _GROUP)
        self._search = None
        if self._find is None or parse_query(typed).is_empty:
            self._change("", self._empty)
        else:
            search = partial(self._filter, typed, self._find)
            self._search = self.app.run_guarded(self, "The filter failed", search, group=_GROUP)

    async def _filter(self, typed: str, find: Callable[[str, Stop], _Answer]) -> None:
        self._change(typed, await self.app.searcher.ask(partial(find, typed)))

    def _change(self, typed: str, results: _Answer) -> None:
        self.typed, self.results = typed, results
        self.show_count()
        self.post_message(self.FilterChanged())

    async def answered(self) -> None:
        """Wait until what was typed last is in force."""
        if self._search is not None:
            with suppress(WorkerCancelled):
                await self._search.wait()

    def count(self) -> int:
        """How many are left."""
        raise NotImplementedError

    def note(self) -> str:
        """What there is to say on the answer."""
        raise NotImplementedError

    def show_count(self) -> None:
        """Show how many are left."""
        left = self.count()
        count = f"{left:,} of {self._total:,}" if self.typed else f"{self._total:,} {self._things}"
        text = " · ".join(part for part in (self.note(), count) if part)
        self.answer(text, bad=bool(self.typed) and not left)


class FilterPrompt(SearchPrompt[FilterAnswer]):
    """The filter of an episode.

    Attributes:
        hits: what it found, by the segments' indexes, in their order.
    """

    def __init__(self, *, id: str) -> None:  # noqa: A002  Textual's name
        super().__init__("words, “a phrase”, -not, has:news", "segments", FilterAnswer(()), id=id)
        self.hits: Mapping[int, FilterHit] = {}

    def _change(self, typed: str, results: FilterAnswer) -> None:
        self.hits = {hit.segment: hit for hit in results.hits}
        super()._change(typed, results)

    def take_again(self) -> None:
        """Filter anew: other segments have news or notes now."""
        if "has:" in self.typed:
            self.take(self.typed)

    def count(self) -> int:
        """How many segments are left."""
        return len(self.hits)

    def note(self) -> str:
        """What there is to say on the words."""
        return self.results.note


class RowPrompt(SearchPrompt[Left]):
    """The filter of the library."""

    def __init__(self, *, id: str) -> None:  # noqa: A002  Textual's name
        super().__init__("words of title or show, after:2023", "episodes", Left({}), id=id)

    def count(self) -> int:
        """How many episodes are left."""
        return len(self.results.hits)

    def note(self) -> str:
        """What there is to say on the words."""
        return self.results.note
