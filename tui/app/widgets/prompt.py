"""A line that asks, with an answer as one types; one that asks for a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import events, getters
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.app.base import AppBase
from tui.app.widgets.status_line import StatusLine
from tui.model import Segment, Timecode, segment_at
from tui.sanitize import clean
from tui.timecode import parse_time

_LONGEST = 1_000
"""Characters that are typed or pasted, at most: a longer query finds no more."""


class PromptInput(Input):
    """An input whose enter key the screen answers with its action `accept`.

    ctrl+c goes back, as in fzf; up and down are the screen's own.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "screen.back", "Back", show=False, id="prompt.back"),
        Binding("ctrl+k", "screen.cursor(-1)", "Up", show=False, id="prompt.up"),
    ]

    def __init__(self, hint: str) -> None:
        super().__init__(placeholder=hint, compact=True, select_on_focus=False)
        self.cursor_blink = False

    def on_blur(self) -> None:
        """A prompt that the mouse has left is done."""
        prompt = self.parent
        if isinstance(prompt, Prompt) and prompt.asking and self.app.app_focus:
            prompt.close(given_up=False)

    def on_paste(self, event: events.Paste) -> None:
        """Take the first line, as far as there is room for it; tell what was left out."""
        lines = event.text.splitlines()
        line = lines[0] if lines else ""
        room = max(0, _LONGEST - len(self.value) + len(self.selected_text))
        if len(line) > room:
            self.app.notify(f"Of what was pasted, the first {room:,} characters are taken.")
        event.text = line[:room]

    def action_paste(self) -> None:
        """Paste what was copied here as what comes from elsewhere: it may be a whole transcript."""
        self.post_message(events.Paste(self.app.clipboard))

    async def action_submit(self) -> None:
        """Let the screen do it now; a message would come after the next key."""
        await self.run_action("screen.accept")


class Prompt(Horizontal):
    """A one-line question at the foot of the screen; hidden, and without parts, until asked."""

    DEFAULT_CSS = """
    Prompt {
        height: 1;
        display: none;
        background: $panel;
        padding: 0 1;

        &.-asking {
            display: block;
        }

        Input {
            width: 1fr;
            background: $panel;
        }

        .prompt--question {
            width: auto;
            color: $primary;
            text-style: bold;
        }

        .prompt--answer {
            width: auto;
            max-width: 60%;
            color: $dim;
            text-wrap: nowrap;
            text-overflow: ellipsis;
        }

        .prompt--answer.-bad {
            color: $error;
        }
    }
    """
    app = getters.app(AppBase)

    def __init__(self, question: str, hint: str, *, id: str) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self._question = question
        self._hint = hint
        self._taken = ""
        self.given_up = False

    def _parts(self) -> Iterator[Widget]:
        """Question, input, answer."""
        yield Static(self._question, classes="prompt--question", markup=False)
        yield PromptInput(self._hint)
        yield Static("", classes="prompt--answer", markup=False)

    async def ask(self, typed: str = "") -> None:
        """Show the question and take the keys."""
        if not self.children:
            await self.mount(*self._parts())
        self.given_up = False
        self.app.status.clear()
        self._show(asking=True)
        self._taken = typed
        box = self.query_one(Input)
        with box.prevent(Input.Changed):
            box.value = typed
        box.cursor_position = len(typed)
        self.screen.set_focus(box)

    def close(self, *, given_up: bool) -> None:
        """Hide the question; given up, what was typed is to count for nothing."""
        self.given_up = given_up
        self._show(asking=False)
        self.answer("")

    def _show(self, *, asking: bool) -> None:
        """Stand in the place of the status line, or give it back."""
        self.set_class(asking, "-asking")
        self.screen.query(StatusLine).set_class(asking, "-asking")

    @property
    def asking(self) -> bool:
        """Whether the question is shown."""
        return self.has_class("-asking")

    def answer(self, text: str, *, bad: bool = False) -> None:
        """Say what came of the typing so far."""
        for static in self.query(".prompt--answer").results(Static):
            static.update(Content(clean(text)))
            static.set_class(bad, "-bad")

    def take(self, typed: str) -> None:
        """Take what was typed so far; a subclass says what comes of it."""
        raise NotImplementedError

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take what was typed."""
        event.stop()
        self._take_new(event.value)

    def _take_new(self, typed: str) -> None:
        if typed != self._taken:
            self._taken = typed
            self.take(typed)

    async def settled(self) -> None:
        """Take all that was typed, and wait until it is known what comes of it."""
        self._take_new(self.query_one(Input).value)
        await self.answered()

    async def answered(self) -> None:
        """Wait for what comes of the typing; for subclasses that search."""


class TimePrompt(Prompt):
    """Asks for a time and tells where it leads."""

    class TimeTyped(Message):
        """What was typed is a time in seconds, or (None) not yet one."""

        def __init__(self, seconds: Timecode | None) -> None:
            super().__init__()
            self.seconds = seconds

    def __init__(self, *, id: str) -> None:  # noqa: A002  Textual's name
        super().__init__("time ", "1:45, 105m, 50%, +5m", id=id)
        self._segments: Sequence[Segment] = ()
        self._duration: float | None = None
        self._now = 0.0

    async def ask_from(
        self, now: float, segments: Sequence[Segment], duration: float | None
    ) -> None:
        """Ask; now is where +5m counts from, in seconds, as is the duration."""
        self._now, self._segments, self._duration = now, segments, duration
        await self.ask()

    def take(self, typed: str) -> None:
        """Tell where the time leads."""
        seconds = parse_time(typed, now=self._now, duration=self._duration)
        if seconds is None:
            self.answer("no time yet" if typed.strip() else "", bad=True)
        elif self._segments:
            self.answer(f"{seconds}  {self._segments[segment_at(self._segments, seconds)].gist}")
        self.post_message(self.TimeTyped(seconds))
