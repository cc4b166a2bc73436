"""The filter: words that leave only the segments which match."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual.message import Message

from tui.app.widgets.prompt import Prompt
from tui.model import Segment
from tui.search import FilterHit, filter_segments, parse_query


class FilterPrompt(Prompt):
    """Asks for words and knows what they leave.

    Attributes:
        typed: the filter in force; empty where there is none.
        hits: what it found, by the segments' places, in their order.
    """

    @dataclass
    class FilterChanged(Message):
        """Another filter is in force, or none."""

        typed: str
        hits: Mapping[int, FilterHit]

    def __init__(self, *, id: str) -> None:  # noqa: A002  Textual's name
        super().__init__("/", "words, “a phrase”, -not", id=id)
        self.typed = ""
        self.hits: Mapping[int, FilterHit] = {}
        self._segments: Sequence[Segment] = ()

    def show_segments(self, segments: Sequence[Segment]) -> None:
        """Filter these from now on; nothing is filtered yet."""
        self._segments, self.typed, self.hits = segments, "", {}

    def take(self, typed: str) -> None:
        """Filter by what was typed."""
        asked = parse_query(typed)
        found = () if asked.is_empty else filter_segments(self._segments, asked)
        self.typed = "" if asked.is_empty else typed
        self.hits = {hit.segment: hit for hit in found}
        self.say_count()
        self.post_message(self.FilterChanged(self.typed, self.hits))

    def say_count(self) -> None:
        """Say how many segments are left."""
        count, whole = len(self.hits), len(self._segments)
        text = f"{count} of {whole}" if self.typed else f"{whole} segments"
        self.answer(text, bad=bool(self.typed) and not count)
