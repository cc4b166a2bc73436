"""A page of text over the main screen: an article, the keys, the problems."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events, getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from tui.app.base import AppBase
from tui.app.keymap import PAGE_KEYS
from tui.app.text_layout import Paragraph
from tui.app.widgets.bars import KeyBar
from tui.app.widgets.text_view import TextView
from tui.model import Problem
from tui.sanitize import clean_line


class PageScreen(ModalScreen[None]):
    """A text to read and to leave again; a subclass says which."""

    CSS_PATH = "page.tcss"
    app = getters.app(AppBase)
    BINDINGS: ClassVar[list[BindingType]] = PAGE_KEYS
    HEADING = ""

    def blocks(self) -> Iterable[Paragraph]:
        """The text."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The text over the key bar."""
        with Vertical(id="page"):
            yield TextView(id="page-text")
            yield KeyBar(id="page-keys")

    def on_mount(self) -> None:
        """Show the text."""
        view = self.query_one(TextView)
        view.border_title = self.HEADING
        view.show_blocks(list(self.blocks()))
        view.focus()

    def action_back(self) -> None:
        """Leave the page."""
        self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        """Leave the page by a click beside it."""
        if event.widget is self:
            self.dismiss(None)


class ProblemsScreen(PageScreen):
    """What could not be read as it stands: file, line, and what to do."""

    HEADING = "Problems"

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__()
        self._problems = problems

    def blocks(self) -> Iterable[Paragraph]:
        """A paragraph a problem."""
        if not self._problems:
            yield Paragraph("Everything was read as it stands.")
        for problem in self._problems:
            where = problem.path if problem.line is None else f"{problem.path}:{problem.line}"
            yield Paragraph(clean_line(where), "text--time")
            yield Paragraph(problem.message)
            yield Paragraph("")
