"""A prompt that filters as one types: the segments of an episode, or the library's list."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TypeAlias

from textual.message import Message
from textual.worker import Worker, WorkerCancelled

from tui.app.widgets.prompt import Prompt
from tui.workspace.open_documents import FilterAnswer
from tui.workspace.workers import Stop

_GROUP = "filter"
_Find: TypeAlias = Callable[[str, Stop], FilterAnswer]


class FilterPrompt(Prompt):
    """Asks for words and knows what they leave.

    Attributes:
        typed: the filter in force; empty where there is none.
        results: what it leaves; the hits of each filter are another object.
    """

    class FilterChanged(Message):
        """Another filter is in force, or none."""

    def __init__(self, hint: str, things: str) -> None:
        super().__init__("/", hint, id="filter")
        self.typed = ""
        self.results = FilterAnswer({})
        self._things = things
        self._total = 0
        self._find: _Find | None = None
        self._search: Worker[None] | None = None

    def filter_with(self, find: _Find, total: int) -> None:
        """Filter so many things by a search that runs in another thread."""
        self._find, self._total = find, total

    def take(self, typed: str) -> None:
        """Filter by what was typed; what was left before stays until the answer is there."""
        from tui.search.query import parse_query  # noqa: PLC0415  when something is typed

        self.workers.cancel_group(self, _GROUP)
        self._search = None
        if self._find is None or parse_query(typed).is_empty:
            self._change("", FilterAnswer({}))
        else:
            search = partial(self._filter, typed, self._find)
            self._search = self.app.run_guarded(self, "The filter failed", search, group=_GROUP)

    def take_again(self) -> None:
        """Filter anew: other things have news or notes now."""
        if "has:" in self.typed:
            self.take(self.typed)

    async def _filter(self, typed: str, find: _Find) -> None:
        self._change(typed, await self.app.searcher.ask(partial(find, typed)))

    def _change(self, typed: str, results: FilterAnswer) -> None:
        self.typed, self.results = typed, results
        self.show_count()
        self.post_message(self.FilterChanged())

    async def answered(self) -> None:
        """Wait until what was typed last is in force."""
        if self._search is not None:
            with suppress(WorkerCancelled):
                await self._search.wait()

    def show_count(self) -> None:
        """Show how many are left, and what there is to say on the words."""
        left = len(self.results.hits)
        count = f"{left:,} of {self._total:,}" if self.typed else f"{self._total:,} {self._things}"
        text = " · ".join(part for part in (self.results.note, count) if part)
        self.answer(text, bad=bool(self.typed) and not left)
