"""The jump box: a few fuzzy letters, the segments they lead to, and the chosen one's text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.app.flow import Block, fit, paragraphs
from tui.app.keys import BOX_KEYS
from tui.app.widgets.prompt import PromptInput
from tui.app.widgets.rows import Piece, RowList
from tui.app.widgets.segments import lit_pieces
from tui.app.widgets.textview import TextView
from tui.model import Episode
from tui.search import Jumper, JumpHit

_MOST = 50


class HitList(RowList, can_focus=False):
    """Segments that were found, best first."""

    def __init__(self, episode: Episode) -> None:
        super().__init__(id="hits")
        self._episode = episode
        self._hits: Sequence[JumpHit] = ()
        self._typed = False

    def show_hits(self, hits: Sequence[JumpHit], *, typed: bool) -> None:
        """Show what was found; typed tells whether anything was asked."""
        self._hits, self._typed = hits, typed
        self.set_reactive(RowList.cursor, 0)
        self.rows_changed()
        self.scroll_to(y=0, animate=False)

    @property
    def takes_keys(self) -> bool:
        """The input above passes the keys on."""
        return True

    @property
    def hit(self) -> JumpHit | None:
        """The hit under the cursor."""
        return self._hits[self.cursor] if self.cursor < len(self._hits) else None

    def row_count(self) -> int:
        """How many were found."""
        return len(self._hits)

    def row_pieces(self, row: int, width: int) -> Iterable[Sequence[Piece]]:
        """One line: mark, timecode, gist with the matched letters lit."""
        hit = self._hits[row]
        segment = self._episode.segments[hit.segment]
        clock = f"{segment.start!s:>8} "
        gist = fit(segment.gist, max(1, width - cell_len(clock) - 3))
        yield [
            ("▌ " if row == self.cursor else "  ", "rows--heading"),
            (clock, "rows--time"),
            *lit_pieces(gist, hit.gist_spans),
        ]

    def empty_text(self) -> str:
        """What to do when nothing is found."""
        return "  Nothing like that here; fewer letters find more." if self._typed else ""


class JumpScreen(ModalScreen[int | None]):
    """Ask for letters; the result is the place of the chosen segment, None to stay."""

    CSS_PATH = "jump.tcss"
    BINDINGS: ClassVar[list[BindingType]] = BOX_KEYS

    def __init__(self, episode: Episode, jumper: Jumper) -> None:
        super().__init__()
        self._episode = episode
        self._jumper = jumper

    def compose(self) -> ComposeResult:
        """Input, hits, text."""
        with Vertical(id="box"):
            with Horizontal(id="question"):
                yield Static("jump ", id="jump-label", markup=False)
                yield PromptInput("a topic in a few letters, or a time")
                yield Static("", id="jump-count", markup=False)
            yield HitList(self._episode)
            yield TextView(id="preview")

    def on_mount(self) -> None:
        """Begin with all segments."""
        self.query_one("#box").border_title = "Jump"
        self.query_one("#preview", TextView).can_focus = False
        self.set_focus(self.query_one(PromptInput))
        self._find("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._find(event.value)

    def _find(self, typed: str) -> None:
        whole = len(self._episode.segments)
        asked = bool(typed.strip())
        hits: Sequence[JumpHit] = (
            self._jumper.find(typed, _MOST)
            if asked
            else [JumpHit(0, place, 0.0, (), ()) for place in range(whole)]
        )
        self.query_one(HitList).show_hits(hits, typed=asked)
        self.query_one("#jump-count", Static).update(Content(f"{len(hits)} of {whole}"))
        self._preview()

    @on(RowList.Highlighted)
    def _preview(self) -> None:
        view = self.query_one("#preview", TextView)
        hit = self.query_one(HitList).hit
        if hit is None:
            view.show_blocks([])
            return
        segment = self._episode.segments[hit.segment]
        spans = [(start, end, "text--match") for start, end in hit.text_spans]
        head = Block(f"{segment.start}  {segment.gist}", "text--heading")
        view.show_blocks([head, Block(""), *paragraphs(segment.text, spans=spans)])
        view.show_first("text--match")

    def action_cursor(self, step: int) -> None:
        """Move among the hits."""
        self.query_one(HitList).action_cursor(step)

    def action_page(self, step: int) -> None:
        """Move among the hits by half a page."""
        self.query_one(HitList).action_page(step)

    @on(RowList.Chosen)
    def action_accept(self) -> None:
        """Go to the hit under the cursor."""
        hit = self.query_one(HitList).hit
        self.dismiss(hit.segment if hit else None)

    def action_back(self) -> None:
        """Stay where we were."""
        self.dismiss(None)
