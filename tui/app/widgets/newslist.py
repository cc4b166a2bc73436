"""The news beside a segment, as cards: headline, provider, how near in time, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.app.flow import fit, wrap
from tui.app.widgets.rows import Piece, RowList
from tui.model import Episode, Link

_HEADLINE_LINES = 2
_REASON_LINES = 2


class NewsList(RowList):
    """The links of one segment, best first."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self.border_title = "News"
        self._episode: Episode | None = None
        self._links: Sequence[Link] = ()
        self._empty = ""

    def show_links(self, episode: Episode, links: Sequence[Link], empty: str) -> None:
        """Show a segment's links; empty says what stands there when it has none."""
        self._episode, self._links, self._empty = episode, links, empty
        self.border_subtitle = str(len(links)) if links else ""
        self.set_reactive(RowList.cursor, 0)
        self.rows_changed()
        self.scroll_to(y=0, animate=False)

    @property
    def link(self) -> Link | None:
        """The link under the cursor."""
        return self._links[self.cursor] if self.cursor < len(self._links) else None

    def row_count(self) -> int:
        """How many links there are."""
        return len(self._links)

    def row_height(self, row: int, width: int) -> int:
        """The lines of a card, and one between it and the next."""
        return len(list(self.row_pieces(row, width)))

    def row_pieces(self, row: int, width: int) -> Iterable[Sequence[Piece]]:
        """A card's lines."""
        from tui.linking import how_near  # noqa: PLC0415  after the first frame

        link = self._links[row]
        mark: Piece = ("▌" if row == self.cursor else " ", "rows--heading")
        room = max(1, width - 2)
        for line in _shortened(link.item.headline, room, _HEADLINE_LINES):
            yield [mark, (line, "rows--heading")]
        near = how_near(self._episode, link.item) if self._episode else None
        about = " · ".join(part for part in (link.item.provider, near) if part)
        if about:
            yield [mark, (" " + fit(about, room - 1), "rows--dim")]
        reasons = ", ".join(reason for reason in link.reasons if reason != near)
        for line in _shortened(reasons, room - 1, _REASON_LINES) if reasons else ():
            yield [mark, (" " + line, "rows--match")]
        yield []

    def empty_text(self) -> str:
        """What would stand here."""
        room = max(8, self.size.width - 2)
        return "\n".join(f" {self._empty[a:b]}" for a, b in wrap(self._empty, room))


def _shortened(text: str, width: int, most: int) -> list[str]:
    """A text's first lines at a width in cells; the last one tells if more follows."""
    spans = wrap(text, max(1, width))
    lines = [text[start:end] for start, end in spans[:most]]
    if len(spans) > most:
        lines[-1] = fit(text[spans[most - 1][0] :], width)
    return lines


def nothing_to_show(pool: int, links: Sequence[Sequence[Link]] | None) -> str:
    """What stands in the place of a segment's news when it has none.

    Args:
        pool: how many news items were read.
        links: the episode's links by segment; None while they are being found.
    """
    if not pool:
        return "No news was named. Start with a folder of it: skimcast EPISODE NEWS"
    if links is None:
        return f"Looking through {pool} news items …"
    if not any(links):
        return f"None of {pool} news items is about this episode."
    return "No news is about this segment. } goes to the next that has some."
