"""The news beside a segment, as cards: headline, provider, how near in time, and why.

A card is a story: the best item stands for it, and the others that tell it are folded under it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual import getters
from textual.binding import BindingType

from tui.app.base import AppBase
from tui.app.keymap import bindings
from tui.app.text_layout import fit, wrap
from tui.app.widgets.list_view import VirtualList
from tui.app.widgets.painting import Piece
from tui.model import Episode, Link, Verdict
from tui.workspace.episode_links import LinkedEpisode, SegmentNews, stories_of

_HEADLINE_LINES = 2
_REASON_LINES = 2
_SENTENCE_LINES = 2
_NOTE_LINES = 2
_MAX_OTHERS = 50  # items that are unfolded of one story
_NO_NEWS = (
    "No news is known. Start with a folder of it: skimcast EPISODE NEWS"
    " or add one for good: skimcast library add FOLDER"
)
_KEYS = "p pin · x reject"
_PINNED = "●"
_ABOUT = "About this episode"


class _Row(NamedTuple):
    """A row of the list: a card, an item that is unfolded under it, or a note.

    A note has no link, and the cursor passes it over; a card has the others that tell the same.
    """

    link: Link | None
    others: Sequence[Link] = ()
    note: str = ""
    is_under: bool = False


class NewsList(VirtualList[_Row]):
    """The stories of one segment, best first."""

    app = getters.app(AppBase)
    BINDINGS: ClassVar[list[BindingType]] = bindings("news")

    def __init__(self) -> None:
        super().__init__()
        self.border_title = "News"
        self._episode: Episode | None = None
        self._news = SegmentNews()
        self._unfolded: set[int] = set()
        self._sign = ""

    def show_news(
        self, episode: Episode, news: SegmentNews, empty: str, *, stay: bool = False
    ) -> None:
        """Show the news of a segment; empty is said where there is none.

        stay keeps the cursor where it is: the reader has changed something here.
        """
        self._episode, self._news = episode, news
        rejected = [rejected_note(news.rejected)] if news.rejected else []
        self.empty_text = "\n\n".join(f" {text}" for text in (empty, *rejected))
        if not stay:
            self._unfolded.clear()
        self._show_subtitle()
        self._lay(self.cursor if stay else 0)
        if not stay:
            self.scroll_to(y=0, animate=False)

    def spin(self, sign: str) -> None:
        """Show a sign before what stands in the place of news; none where it is empty."""
        if sign != self._sign:
            self._sign = sign
            self.refresh_lines(0, 1)

    def empty_lines(self) -> list[str]:
        """What stands in the place of news."""
        lines = super().empty_lines()
        return [f" {self._sign}{lines[0]}", *lines[1:]] if self._sign else lines

    def _show_subtitle(self) -> None:
        """How many cards there are, and the keys that decide about them while keys go here."""
        count = len(stories_of(self._news.links)) + len(self._news.about)
        keys = _KEYS if self.has_focus and count else ""
        self.border_subtitle = " · ".join(part for part in (keys, str(count or "")) if part)

    def _lay(self, cursor: int) -> None:
        rows: list[_Row] = []
        for link, others in stories_of(self._news.links):
            rows.append(_Row(link, others))
            if link.story in self._unfolded:
                rows += [_Row(other, is_under=True) for other in others[:_MAX_OTHERS]]
                if len(others) > _MAX_OTHERS:
                    rows.append(_Row(None, note=f"and {len(others) - _MAX_OTHERS:,} more"))
        if self._news.about:
            rows += [_Row(None, note=_ABOUT), *map(_Row, self._news.about)]
        if rows and self._news.rejected:
            rows.append(_Row(None, note=rejected_note(self._news.rejected)))
        self.rows = rows
        self.set_reactive(VirtualList.cursor, self._near(max(0, min(cursor, len(rows) - 1)), 1))
        self.rows_changed()

    def _near(self, row: int, step: int) -> int:
        """The row, or where it is a note the next card on the way of a step, if there is one."""
        cards = [number for number, one in enumerate(self.rows) if one.link is not None]
        if step > 0:
            return min((n for n in cards if n >= row), default=max(cards, default=0))
        return max((n for n in cards if n <= row), default=min(cards, default=0))

    def move_to(self, row: int, *, notify: bool = False) -> None:
        """Put the cursor on a card; over a note it goes on the way that it was going."""
        row = max(0, min(row, len(self.rows) - 1))
        super().move_to(self._near(row, row - self.cursor), notify=notify)

    def watch_has_focus(self, has_focus: bool) -> None:  # noqa: FBT001  Textual's signature
        """Show some of the keys while they go here."""
        super().watch_has_focus(has_focus)
        self._show_subtitle()

    @property
    def link(self) -> Link | None:
        """The link under the cursor."""
        return self.row.link if self.row else None

    @property
    def others(self) -> Sequence[Link]:
        """What tells the same as the card under the cursor, unless it is unfolded."""
        row = self.row
        unfolded = row and row.link and row.link.story in self._unfolded
        return () if row is None or unfolded else row.others

    @property
    def same_story(self) -> Sequence[Link]:
        """All links that tell the story under the cursor, the best first."""
        link = self.link
        if link is None or link.story is None:
            return () if link is None else (link,)
        return [other for other in self._news.links if other.story == link.story]

    def action_fold(self) -> None:
        """Show the others that tell the same story, or fold them again."""
        link = self.link
        if link is None or link.story is None or len(self.same_story) == 1:
            self.app.tell("No other item tells the same.")
            return
        stories = [row.link and row.link.story for row in self.rows]
        first = stories.index(link.story)
        self._unfolded ^= {link.story}
        self._lay(first)

    # Drawing

    def row_height(self, row: int, width: int) -> int:
        """The lines of a card, and one between it and the next."""
        return len(list(self.row_pieces(row, width)))

    def row_pieces(self, row: int, width: int) -> Iterable[Sequence[Piece]]:
        """A card's lines."""
        here = self.rows[row]
        if here.link is None:
            note = _shortened(here.note, width - 2, _NOTE_LINES)
            yield from ([(" " + line, "list--dim")] for line in note)
        else:
            mark: Piece = ("▌" if row == self.cursor else " ", "list--heading")
            yield from ([mark, *line] for line in self._card(here, here.link, max(1, width - 2)))
        yield []

    def _card(self, row: _Row, link: Link, room: int) -> Iterable[Sequence[Piece]]:
        from tui.linking.relative_dates import relative_date  # noqa: PLC0415  after the first frame

        indent = "  " if row.is_under else ""
        room -= len(indent)
        pinned = f"{_PINNED} " if link.verdict in (Verdict.PINNED, Verdict.NAMED) else ""
        for line in _shortened(pinned + link.item.headline, room, _HEADLINE_LINES):
            yield [(indent + line, "list--heading")]
        near = relative_date(self._episode, link.item) if self._episode else None
        about = " · ".join(part for part in (link.item.provider, near) if part)
        if about:
            yield [(f" {indent}" + fit(about, room - 1), "list--dim")]
        reasons = ", ".join(reason for reason in link.reasons if reason != near)
        for line in _shortened(reasons, room - 1, _REASON_LINES) if reasons else ():
            yield [(f" {indent}" + line, "list--match")]
        for line in _shortened(link.sentence, room - 1, _SENTENCE_LINES) if link.sentence else ():
            yield [(f" {indent}" + line, "list--dim")]
        if row.others:
            sign = "−" if link.story in self._unfolded else "+"  # noqa: RUF001  as wide as a plus
            others = f"{sign}{len(row.others):,} telling the same"
            yield [(" " + fit(others, room - 1), "list--dim")]


def rejected_note(count: int) -> str:
    """That something was rejected here, and how it comes back."""
    return f"{count} rejected by you; u takes the last change back."


def _shortened(text: str, width: int, most: int) -> list[str]:
    """A text's first lines at a width in cells; the last one tells if more follows."""
    spans = wrap(text, max(1, width))
    lines = [text[start:end] for start, end in spans[:most]]
    if len(spans) > most:
        lines[-1] = fit(text[spans[most - 1][0] :], width)
    return lines


def nothing_to_show(linked: LinkedEpisode) -> str:
    """What stands in the place of a segment's news when it has none."""
    if not linked.news:
        return _NO_NEWS
    if not any(segment.links for segment in linked.segments):
        return f"None of {len(linked.news):,} news items is about this episode."
    return "No news is about this segment. } goes to the next that has some."
