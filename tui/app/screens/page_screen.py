"""A page of text over the main screen: an article, the problems."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import ClassVar

from textual import getters
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from tui.app.keymap import bindings
from tui.app.messages import ProblemsRequested
from tui.app.overlay import OverlayScreen
from tui.app.status import Notice
from tui.app.text_layout import Paragraph
from tui.app.widgets.selectable_text import SelectableText
from tui.app.widgets.status_line import StatusLine
from tui.app.widgets.text_view import WIDEST
from tui.model import Problem
from tui.sanitize import clean_line


class PageScreen(OverlayScreen):
    """A text to read and to leave again; a subclass says which."""

    CSS_PATH = "page.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("page")
    HEADING = ""
    view = getters.query_one(SelectableText)

    def blocks(self) -> Iterable[Paragraph]:
        """The text."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The text over the status line."""
        with Vertical(id="page"):
            yield SelectableText(id="page-text")
        yield StatusLine()

    def action_problems(self) -> None:
        """Show all that was told."""
        self.post_message(ProblemsRequested(()))

    def on_mount(self) -> None:
        """Show the text."""
        view = self.view
        view.border_title = self.HEADING
        view.widest = self.app.config.settings.reading_width or WIDEST
        view.show_blocks(list(self.blocks()))
        view.focus()

    def action_copy_text(self) -> None:
        """Copy what is selected; where nothing is, the key does what else it does: leave."""
        if not (selected := self.view.take_selected()):
            raise SkipAction
        self.app.copy(selected)


class ProblemsScreen(PageScreen):
    """What could not be read as it stands: file, line, and what to do."""

    HEADING = "Problems"

    def __init__(self, problems: Sequence[Problem], told: Sequence[Notice]) -> None:
        super().__init__()
        self._problems = problems
        self._told = told

    def blocks(self) -> Iterable[Paragraph]:
        """The problems of each file, and what was told, the last first."""
        if not self._problems:
            yield Paragraph("Everything was read as it stands.")
            yield Paragraph("")
        for path, problems in groupby(self._problems, attrgetter("path")):
            yield Paragraph(clean_line(path), "text--heading")
            for problem in problems:
                where = "" if problem.line is None else f"{problem.line}: "
                clock = ((0, len(where), "text--time"),) if where else ()
                yield Paragraph(where + clean_line(problem.message), spans=clock, hang=len(where))
            yield Paragraph("")
        if self._told:
            yield Paragraph("Told so far", "text--heading")
        for notice in reversed(self._told):
            for line in notice.text.splitlines():
                yield Paragraph(line)
            yield Paragraph("")

    def action_problems(self) -> None:
        """Leave them: the key that shows them takes them away."""
        self.action_back()
