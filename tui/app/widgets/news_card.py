"""A news item as a card: its whole headline, the sentence that matches, who tells it and when."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from msgspec import Struct

from tui.app.text_layout import clipped_lines
from tui.app.widgets.painting import Piece, highlighted
from tui.model import Link, Verdict

MOST_LINES = 9
"""Lines that any part of a card has at most."""
_LEAD = 24
"""Characters of a sentence that stay before the first word that ties it, if it has to be cut."""
_STRENGTHS, _SURE = "▂▄▆█", (0.5, 0.7, 0.9)
"""How sure a link is, and the scores from which the next sign stands."""
_PINNED = "●"


class NewsCard(Struct, frozen=True):
    """A card of a link.

    Attributes:
        place: where in the episode it stands, if that is to be said.
        when: how near it is in time to the episode.
        others: how many other items tell the same.
        is_unfolded: whether these stand beneath it.
        is_under: whether it is one of these itself.
        is_seen: whether the reader has read it.
    """

    link: Link
    place: str = ""
    when: str = ""
    others: int = 0
    is_unfolded: bool = False
    is_under: bool = False
    is_seen: bool = False

    def lines(self, width: int, most: int) -> list[list[Piece]]:
        """Its lines at a width in cells, at most so many of them for the sentence."""
        indent = "  " if self.is_under else ""
        room = max(1, width - len(indent))
        parts = (
            *_plain(self._headline, room, "list--dim" if self.is_seen else "list--title"),
            *self._sentence(room, most),
            *_plain(self._words, room, "list--match"),
            *self._source(room),
            *_plain(self._fold, room, "list--count"),
        )
        return [[(indent, ""), *pieces] for pieces in parts]

    @property
    def _headline(self) -> str:
        is_pinned = self.link.verdict in (Verdict.PINNED, Verdict.NAMED)
        return f"{_PINNED} {self.link.item.headline}" if is_pinned else self.link.item.headline

    def _sentence(self, room: int, most: int) -> Iterable[Sequence[Piece]]:
        """The sentence, from not long before the first word that ties it where it is too long."""
        text, begin = self.link.sentence, 0
        if not text:
            return
        first = self.link.ties[0][0] if self.link.ties else 0
        if first > _LEAD and len(clipped_lines(text, room, most + 1)) > most:
            begin = text.find(" ", first - _LEAD, first) + 1 or first
        mark = "… " if begin else ""
        for offset, line in clipped_lines(mark + text[begin:], room, most):
            yield highlighted(line, self.link.ties, offset + begin - len(mark))

    @property
    def _words(self) -> str:
        """The words that tie it, where no sentence shows them and no meaning ties it."""
        quoted = [reason for reason in self.link.reasons if reason.startswith("“")]
        return "" if self.link.ties or self.link.spoken else ", ".join(quoted)

    def _source(self, room: int) -> Iterable[Sequence[Piece]]:
        """How strong the link is, and who tells it and when; what else is a reason."""
        link = self.link
        others = [one for one in link.reasons if one != self.when and not one.startswith("“")]
        about = " · ".join(filter(None, (link.item.provider, self.when, *others, self.place)))
        mark = _STRENGTHS[bisect_right(_SURE, link.score)] + " " if link.score else ""
        lines = clipped_lines(mark + about, room, MOST_LINES) if about or mark else []
        for number, (_, line) in enumerate(lines):
            cut = len(mark) if number == 0 else 0
            yield [(line[:cut], "list--count"), (line[cut:], "list--dim")]

    @property
    def _fold(self) -> str:
        sign = "▾" if self.is_unfolded else "▸"
        verb = "tells" if self.others == 1 else "tell"
        return f"{sign} {self.others:,} more {verb} it" if self.others else ""


def _plain(text: str, room: int, style: str) -> Iterable[Sequence[Piece]]:
    for _, line in clipped_lines(text, room, MOST_LINES) if text else ():
        yield [(line, style)]
