"""A view that draws its own lines, whose scrollbar tells the truth from the first."""

from __future__ import annotations

from textual.scroll_view import ScrollView


class ScrolledView(ScrollView):
    """What lists and texts are made of.

    Textual tells a scrollbar of each scroll, but not one that comes after it.
    """

    def watch_show_vertical_scrollbar(self, is_shown: bool) -> None:  # noqa: FBT001  Textual's call
        """Let a scrollbar that comes late stand where the view does.

        Textual would show it after it has been laid out, and lay out all of the screen again.
        """
        if is_shown:
            self.vertical_scrollbar.position = self.scroll_y
            self.vertical_scrollbar.display = True
