"""The news beside a segment, as cards: headline, the sentence that matches, who tells it and when.

A card is a story: the best item stands for it, and the others that tell it are folded under it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from msgspec.structs import replace
from textual import getters
from textual.binding import BindingType
from textual.geometry import Offset
from textual.message import Message

from tui.app.base import AppBase
from tui.app.keymap import bindings
from tui.app.text_layout import clipped_lines
from tui.app.widgets.list_view import VirtualList
from tui.app.widgets.news_card import MOST_LINES, NewsCard
from tui.app.widgets.painting import Piece
from tui.library.store.decisions import item_key
from tui.model import Episode, Link, NewsItem
from tui.timecode import clock, have_hours
from tui.workspace.episode_links import LinkedEpisode, SegmentNews, stories_of

_SENTENCE_LINES = (MOST_LINES, 6, 4, 3)
"""Lines of a sentence at most: the first of these with which all cards can be seen, or the last."""
_MAX_OTHERS = 50  # items that are unfolded of one story
_NO_NEWS = (
    "No news is known. Start with a folder of it: skimcast EPISODE NEWS"
    " or add one for good: skimcast library add FOLDER"
)
_ABOUT = "About this episode"
_ALL = "Closest to the episode"
_ACTIONS = (("p", "pin"), ("x", "reject"), ("enter", "open"))
"""What can be done with a card: keys, which can be clicked, and what they do."""


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
    is_beside_text = True

    BINDINGS: ClassVar[list[BindingType]] = bindings("news")

    class Decided(Message):
        """The reader clicked on what is to be done with the card under the cursor."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    class Resumed(Message):
        """The reader pressed enter where no news stands."""

    def __init__(self) -> None:
        super().__init__()
        self.border_title = "News"
        self._episode: Episode | None = None
        self._news = SegmentNews()
        self._unfolded: set[int] = set()
        self._sign = ""
        self._most = MOST_LINES
        self._cards: dict[tuple[int, int, int], list[list[Piece]]] = {}

    def show_news(
        self, episode: Episode, news: SegmentNews, empty: str, *, stay: bool = False
    ) -> None:
        """Show the news of a segment; empty is said where there is none.

        stay keeps the cursor on its item: the reader has changed something here.
        """
        item = self.link.item if self.link else None
        self._episode, self._news = episode, news
        rejected = [rejected_note(news.rejected)] if news.rejected else []
        self.empty_text = "\n\n".join(f" {text}" for text in (empty, *rejected))
        if not stay:
            self._unfolded.clear()
        count = len(stories_of(news.links)) + len(news.about)
        self.border_subtitle = str(count or "")
        self._lay(self.cursor if stay else 0, item if stay else None)
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

    def _lay(self, cursor: int, item: NewsItem | None = None) -> None:
        """Lay the rows out, the cursor on an item, or on a row if that is not among them."""
        rows: list[_Row] = []
        if self._news.is_whole and self._news.links:
            rows.append(_Row(None, note=_ALL))
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
        items = [row.link.item if row.link else None for row in rows]
        cursor = items.index(item) if item and item in items else cursor
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

    def action_choose(self) -> None:
        """Choose the card under the cursor; where there is none, go on with the look for some."""
        if self.rows:
            super().action_choose()
        else:
            self.post_message(self.Resumed())

    # Drawing

    def rows_changed(self) -> None:
        """Lay out again; sentences have as many lines as leave room for all cards, or few."""
        self._cards.clear()
        width, seen = self._row_width(), self.scrollable_content_region.height
        lines = _SENTENCE_LINES if self.size else ()
        for self._most in lines:
            if sum(self.row_heights(width)) <= seen + 1:  # the last line is empty
                break
        super().rows_changed()

    def row_changed(self, row: int) -> None:
        """Draw one card anew."""
        self._cards.clear()
        super().row_changed(row)

    def row_heights(self, width: int) -> Iterable[int]:
        """The lines of each card, and one between it and the next."""
        return (len(self._lines(row, width)) + 1 for row in range(len(self.rows)))

    def row_pieces(self, row: int, width: int) -> Iterable[Sequence[Piece]]:
        """A card's lines, and beneath it what can be done with it while keys go here."""
        is_here = row == self.cursor and self.rows[row].link is not None
        mark: Piece = ("▌" if is_here else " ", "list--heading")
        yield from ([mark, *line] for line in self._lines(row, width))
        yield [mark, *self._actions(width - 2)] if is_here and self.has_focus else []

    def _lines(self, row: int, width: int) -> list[list[Piece]]:
        """The lines of a card; they are asked for when it is measured and when it is drawn."""
        key = row, width, self._most
        if key not in self._cards:
            self._cards[key] = self._made_lines(row, width)
        return self._cards[key]

    def _made_lines(self, row: int, width: int) -> list[list[Piece]]:
        here, room = self.rows[row], max(1, width - 2)
        if here.link is None:
            note = clipped_lines(here.note, room, MOST_LINES)
            return [[(line, "list--dim")] for _, line in note]
        return self._card(here, here.link).lines(room, self._most)

    def _card(self, row: _Row, link: Link) -> NewsCard:
        from tui.linking.relative_dates import relative_date  # noqa: PLC0415  after the first frame

        when = relative_date(self._episode, link.item) if self._episode else None
        is_unfolded = link.story in self._unfolded
        place = self._place(link) if self._news.is_whole and link.score else ""
        card = NewsCard(
            link, place, when or "", len(row.others), is_unfolded, is_under=row.is_under
        )
        seen = self.app.seen_news
        is_seen = bool(seen) and item_key(link.item) in seen
        return replace(card, is_seen=True) if is_seen else card

    def _place(self, link: Link) -> str:
        segments = self._episode.segments if self._episode else ()
        if link.segment >= len(segments):
            return ""
        return f"at {clock(segments[link.segment].start, hours=have_hours(segments))}"

    def _actions(self, room: int) -> list[Piece]:
        """What can be done with the card under the cursor, as much of it as there is room for."""
        pieces: list[Piece] = []
        for key, word in _ACTIONS:
            room -= len(key) + len(word) + 3
            if room >= -2:
                pieces += [(key, "list--heading"), (f" {word}  ", "list--dim")]
        return pieces

    def click_row(self, row: int, at: Offset, *, again: bool) -> None:  # noqa: ARG002  one will do
        """Move to the clicked card; a click on the card under the cursor does what is there."""
        was_here = row == self.cursor
        self.move_to(row, notify=True)
        if row != self.cursor or self.rows[row].link is None:
            return
        lines = self._lines(row, self._row_width())
        if self.rows[row].others and at.y == len(lines) - 1:
            self.action_fold()
        elif was_here and at.y < len(lines):
            self.action_choose()
        elif was_here:
            self._do(at.x - 1)

    def _do(self, x: int) -> None:
        """Do what is named at a cell of the line beneath the card."""
        for key, word in _ACTIONS:
            cells = len(key) + len(word) + 3
            if 0 <= x < cells:
                if word == "open":
                    self.action_choose()
                else:
                    self.post_message(self.Decided(word))
            x -= cells


def rejected_note(count: int) -> str:
    """That something was rejected here, and how it comes back."""
    return f"{count} rejected by you; u takes the last change back."


def nothing_to_show(linked: LinkedEpisode) -> str:
    """What stands in the place of a segment's news when it has none."""
    if not linked.news:
        return _NO_NEWS
    if not any(segment.links for segment in linked.segments):
        return f"None of {len(linked.news):,} news items is about this episode."
    return "No news is about this segment. } goes to the next that has some."
