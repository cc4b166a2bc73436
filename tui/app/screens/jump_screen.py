"""The jump box: a few fuzzy letters, what they lead to, and the chosen one's text."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Static
from textual.worker import Worker, WorkerCancelled

from tui.app.bidi import fit_for_border
from tui.app.keymap import bindings
from tui.app.messages import HitChosen
from tui.app.overlay import OverlayScreen
from tui.app.text_layout import paragraphs
from tui.app.widgets.hit_list import HitList
from tui.app.widgets.list_view import VirtualList
from tui.app.widgets.lit_text import LitText
from tui.app.widgets.prompt import PromptInput
from tui.app.widgets.status_line import StatusLine
from tui.sanitize import clean_line
from tui.workspace.hits import BY_MEANING, MOST, Answer, Scope
from tui.workspace.mentions import Mentions
from tui.workspace.workers import in_thread

_FEW = 3
"""Hits of which it is told how many more there are elsewhere, at most."""
_FAILED = "The search for what speaks of this article failed"
_SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"
_TICK = 0.1
"""Seconds between two pictures of the spinner."""
_PATIENCE = 0.3
"""Seconds of a search without a word."""
_NOTHING = "  Nothing like that here; fewer letters find more."
_HOW = "  Letters, misspelt or not; “a phrase”, -not, title:word, show:word, after:2023, has:news."


class JumpScreen(OverlayScreen):
    """Ask for letters, and tell which hit is chosen."""

    CSS_PATH = "jump.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("jump")

    def __init__(self, scopes: Sequence[Scope], first: int = 0) -> None:
        """Look through one of some scopes at first."""
        super().__init__()
        self._scopes = scopes
        self._number = first
        self._shown: tuple[int, str] | None = None
        self._search: Worker[None] | None = None
        self._recalled: int | None = None
        self._spinner: Timer | None = None
        self._turn = 0
        self._hits = HitList()
        self._input = PromptInput(scopes[first].hint)
        self._preview = LitText(id="preview")
        self._box = Vertical(id="box")
        self._count = Static("", id="jump-count", markup=False)

    @property
    def _scope(self) -> Scope:
        return self._scopes[self._number]

    def compose(self) -> ComposeResult:
        """Input, hits, text."""
        with self._box:
            with Horizontal(id="question"):
                yield Static("jump ", id="jump-label", markup=False)
                yield self._input
                yield self._count
            yield self._hits
            yield self._preview
        yield StatusLine()

    def on_mount(self) -> None:
        """Begin with nothing typed."""
        self._preview.can_focus = False
        for scope in self._scopes:
            if isinstance(scope, Mentions) and scope.looking:
                self.app.run_guarded(self, _FAILED, partial(self._gather, scope), group="gather")
                self._spinner = self.set_interval(_TICK, partial(self._spin, scope))
        self.set_focus(self._input)
        self._show_scope()

    # What is found while the box is open

    class MoreFound(Message):
        """There are more hits in a scope that is still being filled, or it is full."""

    async def _gather(self, scope: Mentions) -> None:
        await in_thread(partial(scope.gather, lambda: self.post_message(self.MoreFound())))

    @on(MoreFound)
    def _show_more(self) -> None:
        """Show all there is by now; the cursor stays on its hit."""
        if self._input.value.strip():
            return
        hit, answer = self._hits.hit, self._scope.begin()
        begin = answer.hits.index(hit) if hit in answer.hits else 0
        self._show(answer._replace(begin=begin), "")

    def _spin(self, scope: Mentions) -> None:
        """Tell that it is still being looked."""
        if not scope.looking and self._spinner:
            self._spinner.stop()
            self._count.update(Content(self._count_text(len(self._hits.rows))))
        else:
            self._turn += 1
            self._count.update(Content(f"{_SPINNER[self._turn % len(_SPINNER)]} looking"))

    def _show_scope(self) -> None:
        self._input.placeholder = self._scope.hint
        self._show_title("")
        self._find()

    @property
    def _other(self) -> Scope | None:
        """Where the tab key leads."""
        scopes = self._scopes
        return scopes[(self._number + 1) % len(scopes)] if len(scopes) > 1 else None

    def _show_title(self, there: str) -> None:
        """Name where it is looked, and what tab leads to, with how much is there."""
        other = f" · tab: {self._other.name}{there}" if self._other else ""
        self._box.border_title = Content(clean_line(f"Jump in {self._scope.name}{other}"))

    @on(Input.Changed)
    def _find(self) -> None:
        """Look for what is typed, unless that was done or is being done."""
        typed = self._input.value
        if self._shown == (self._number, typed):
            return
        self._shown = self._number, typed
        self.workers.cancel_group(self, "jump")
        self._search = None
        if typed.strip():
            search = partial(self._find_in, self._scope, typed)
            self._search = self.app.run_guarded(self, "The search failed", search, group="jump")
        else:
            self._show(self._scope.begin(), _HOW)

    async def _find_in(self, scope: Scope, typed: str) -> None:
        patience = self.set_timer(_PATIENCE, self._tell_looking)
        try:
            answer = await self.app.searcher.ask(partial(scope.find, typed))
        finally:
            patience.stop()
        self._show(answer, _NOTHING)
        if self._other and len(answer.hits) <= _FEW:
            await self._offer(self._other, typed)

    def _tell_looking(self) -> None:
        """Tell that a search takes its time: the first in a library opens its index."""
        self._count.update(Content(f"{_SPINNER[0]} looking"))

    async def _offer(self, other: Scope, typed: str) -> None:
        """Tell how much is found elsewhere, where there is little here."""
        found = len((await self.app.searcher.ask(partial(other.find, typed))).hits)
        self._show_title(f", {found}{'+' if found == MOST else ''} found there")
        if found and not self._hits.rows:
            self._hits.show_hits((), f"  Nothing like that here; tab: {found} in {other.name}.")

    def _show(self, answer: Answer, empty: str) -> None:
        if len(answer.hits) > _FEW:
            self._show_title("")
        empty = f"  {answer.note}" if answer.note else empty
        self._hits.show_hits(answer.hits, empty, answer.begin)
        self._box.border_subtitle = Content(clean_line(answer.note) if answer.hits else "")
        self._count.update(Content(self._count_text(len(answer.hits))))
        self._show_text()

    def _count_text(self, found: int) -> str:
        whole = self._scope.whole()
        if not (found or self._input.value.strip()):
            return f"{whole:,}"
        if found < whole:
            return f"{'best ' if found == MOST else ''}{found} of {whole:,}"
        return str(found)

    @on(VirtualList.Highlighted)
    def _show_text(self) -> None:
        hit = self._hits.hit
        self._preview.visible = hit is not None
        if hit is None:
            return
        clock = "News" if hit.start is None else str(hit.start)
        spans = [(start, end, "text--match") for start, end in hit.text_spans]
        mark = f" · {BY_MEANING}" if hit.by_meaning else ""
        title = fit_for_border(f"{clock}  {hit.gist}{mark}")
        self._preview.border_title = Content(f" {title} ")
        self._preview.show_blocks(list(paragraphs(hit.text, spans=spans)))
        self._preview.go_to_lit(0)

    def action_cursor(self, step: int) -> None:
        """Move among the hits; up from where they begin brings what was asked before."""
        if step < 0 and self._hits.cursor == self._hits.begin and self._recall():
            return
        self._hits.action_cursor(step)

    def _recall(self) -> bool:
        """Ask what was asked before what is asked now; tells whether there is such a thing."""
        asked = self.app.asked
        is_asked = self._recalled is not None and asked[self._recalled] == self._input.value
        before = self._recalled if is_asked and self._recalled is not None else len(asked)
        while before > 0 and asked[before - 1] == self._input.value:
            before -= 1
        if before == 0:
            return False
        self._recalled = before - 1
        self._input.value = asked[self._recalled]
        self._input.cursor_position = len(self._input.value)
        return True

    def action_page(self, step: int) -> None:
        """Move among the hits by half a page."""
        self._hits.action_page(step)

    def action_scope(self) -> None:
        """Look through the next scope for the same words."""
        self._number = (self._number + 1) % len(self._scopes)
        self._show_scope()

    @on(VirtualList.Chosen)
    async def action_accept(self) -> None:
        """Go to the hit under the cursor, once it is known what was typed last leads to."""
        self._find()
        if self._search is not None:
            with suppress(WorkerCancelled):
                await self._search.wait()
        if self._hits.hit:
            self.app.keep_asked(self._input.value.strip())
            self.post_message(HitChosen(self._hits.hit, self._hits.found))
        else:
            self.dismiss(None)
