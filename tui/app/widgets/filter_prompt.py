"""Prompts that search as one types: the filter of an episode, and that of the library."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from textual import getters, work
from textual.message import Message
from textual.worker import Worker, WorkerCancelled, WorkerFailed

from tui.app.app import SkimcastApp
from tui.app.widgets.prompt import Prompt
from tui.search.keyword_filter import FilterAnswer, FilterHit
from tui.search.query import parse_query
from tui.workspace.row_filter import Left
from tui.workspace.search_thread import Stop

_GROUP = "filter"
_Answer = TypeVar("_Answer")


class SearchPrompt(Prompt, Generic[_Answer]):
    """Asks for words and knows what they leave; a subclass says of what.

    Attributes:
        typed: the filter in force; empty where there is none.
        found: what it leaves; each filter gives another object.
    """

    app = getters.app(SkimcastApp)

    @dataclass
    class FilterChanged(Message):
        """Another filter is in force, or none."""

    def __init__(self, hint: str, things: str, nothing: _Answer, *, id: str) -> None:  # noqa: A002  Textual's name
        super().__init__("/", hint, id=id)
        self.typed = ""
        self.found = nothing
        self._nothing = nothing
        self._things = things
        self._whole = 0
        self._find: Callable[[str, Stop], _Answer] | None = None
        self._search: Worker[None] | None = None

    def filter_with(self, find: Callable[[str, Stop], _Answer], whole: int) -> None:
        """Filter so many things by a search that runs in another thread."""
        self._find, self._whole = find, whole

    def take(self, typed: str) -> None:
        """Filter by what was typed; what was left before stays until the answer is there."""
        self.workers.cancel_group(self, _GROUP)
        self._search = None
        if self._find is None or parse_query(typed).is_empty:
            self._change("", self._nothing)
        else:
            self._search = self._look(typed, self._find)

    @work(exclusive=True, group=_GROUP, exit_on_error=False)
    async def _look(self, typed: str, find: Callable[[str, Stop], _Answer]) -> None:
        self._change(typed, await self.app.searcher.ask(partial(find, typed)))

    def _change(self, typed: str, found: _Answer) -> None:
        self.typed, self.found = typed, found
        self.say_count()
        self.post_message(self.FilterChanged())

    async def answered(self) -> None:
        """Wait until what was typed last is in force."""
        if self._search is not None:
            with suppress(WorkerCancelled, WorkerFailed):  # the screen tells why
                await self._search.wait()

    def count(self) -> int:
        """How many are left."""
        raise NotImplementedError

    def note(self) -> str:
        """What there is to say on the answer."""
        raise NotImplementedError

    def say_count(self) -> None:
        """Say how many are left."""
        left = self.count()
        told = f"{left:,} of {self._whole:,}" if self.typed else f"{self._whole:,} {self._things}"
        text = " · ".join(part for part in (self.note(), told) if part)
        self.answer(text, bad=bool(self.typed) and not left)


class FilterPrompt(SearchPrompt[FilterAnswer]):
    """The filter of an episode.

    Attributes:
        hits: what it found, by the segments' places, in their order.
    """

    def __init__(self, *, id: str) -> None:  # noqa: A002  Textual's name
        super().__init__("words, “a phrase”, -not, has:news", "segments", FilterAnswer(()), id=id)
        self.hits: Mapping[int, FilterHit] = {}

    def _change(self, typed: str, found: FilterAnswer) -> None:
        self.hits = {hit.segment: hit for hit in found.hits}
        super()._change(typed, found)

    def take_again(self) -> None:
        """Filter anew: other segments have news or notes now."""
        if "has:" in self.typed:
            self.take(self.typed)

    def count(self) -> int:
        """How many segments are left."""
        return len(self.hits)

    def note(self) -> str:
        """What there is to say on the words."""
        return self.found.note


class RowPrompt(SearchPrompt[Left]):
    """The filter of the library."""

    def __init__(self, *, id: str) -> None:  # noqa: A002  Textual's name
        super().__init__("words of title or show, after:2023", "episodes", Left({}), id=id)

    def count(self) -> int:
        """How many episodes are left."""
        return len(self.found.hits)

    def note(self) -> str:
        """What there is to say on the words."""
        return self.found.note
