"""The time box: a time as people write it, shown as it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message

from tui.app.widgets.prompt import Prompt
from tui.model import Segment, Timecode, segment_at
from tui.timecode import parse_time


class TimePrompt(Prompt):
    """Asks for a time and tells where it leads."""

    @dataclass
    class TimeTyped(Message):
        """What was typed is a time in seconds, or (None) not yet one."""

        seconds: Timecode | None

    def __init__(self, *, id: str) -> None:  # noqa: A002  Textual's name
        super().__init__("time ", "1:45, 105m, 50%, +5m", id=id)
        self._segments: Sequence[Segment] = ()
        self._duration: float | None = None
        self._now = 0.0

    def ask_from(self, now: float, segments: Sequence[Segment], duration: float | None) -> None:
        """Ask; now is where +5m counts from, in seconds, as is the duration."""
        self._now, self._segments, self._duration = now, segments, duration
        self.ask()

    def take(self, typed: str) -> None:
        """Tell where the time leads."""
        seconds = parse_time(typed, now=self._now, duration=self._duration)
        if seconds is None:
            self.answer("no time yet" if typed.strip() else "", bad=True)
        elif self._segments:
            self.answer(f"{seconds}  {self._segments[segment_at(self._segments, seconds)].gist}")
        self.post_message(self.TimeTyped(seconds))
