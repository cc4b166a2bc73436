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
from textual.widgets import Input, Static
from textual.worker import Worker, WorkerCancelled

from tui.app.base import OverlayScreen
from tui.app.keymap import bindings
from tui.app.messages import HitChosen
from tui.app.text_layout import Paragraph, paragraphs
from tui.app.widgets.hit_list import HitList
from tui.app.widgets.list_view import VirtualList
from tui.app.widgets.prompt import PromptInput
from tui.app.widgets.status_line import StatusLine
from tui.app.widgets.text_view import TextView
from tui.sanitize import clean_line
from tui.workspace.hits import BY_MEANING, MOST, Answer, Scope

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
        self._hits = HitList()
        self._input = PromptInput(scopes[first].hint)
        self._preview = TextView(id="preview")
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
        self.set_focus(self._input)
        self._show_scope()

    def _show_scope(self) -> None:
        self._input.placeholder = self._scope.hint
        title = f"Jump in {self._scope.name}"
        if len(self._scopes) > 1:
            other = self._scopes[(self._number + 1) % len(self._scopes)]
            title += f" · tab: {other.name}"
        self._box.border_title = Content(clean_line(title))
        self._find()

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
        answer = await self.app.searcher.ask(partial(scope.find, typed))
        self._show(answer, _NOTHING)

    def _show(self, answer: Answer, empty: str) -> None:
        self._hits.show_hits(answer.hits, f"  {answer.note}" if answer.note else empty)
        self._box.border_subtitle = Content(clean_line(answer.note))
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
        if hit is None:
            self._preview.show_blocks([])
            return
        clock = "News" if hit.start is None else str(hit.start)
        spans = [(start, end, "text--match") for start, end in hit.text_spans]
        mark = f" · {BY_MEANING}" if hit.by_meaning else ""
        head = Paragraph(f"{clock}  {hit.gist}{mark}", "text--heading")
        self._preview.show_blocks([head, Paragraph(""), *paragraphs(hit.text, spans=spans)])
        self._preview.show_first("text--match")

    def action_cursor(self, step: int) -> None:
        """Move among the hits."""
        self._hits.action_cursor(step)

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
            self.post_message(HitChosen(self._hits.hit))
        else:
            self.dismiss(None)
