"""All keys, made from the bindings themselves."""

from __future__ import annotations

from collections.abc import Iterable

from tui.app.keymap import key_tables
from tui.app.screens.page_screen import PageScreen
from tui.app.text_layout import Paragraph, pad

_KEYS_WIDTH = 19


class HelpScreen(PageScreen):
    """What every key does."""

    HEADING = "Keys"

    def blocks(self) -> Iterable[Paragraph]:
        """A table for each place where keys apply."""
        for heading, rows in key_tables(self.app.own_keys):
            yield Paragraph(heading, "text--heading")
            for keys, tip in rows:
                shown = pad(keys, _KEYS_WIDTH)
                yield Paragraph(shown + tip, spans=((0, len(shown), "text--key"),), hang=len(shown))
            yield Paragraph("")
        yield Paragraph(
            "The mouse does it all too: click a row, twice to choose it; click or drag the"
            " timeline; click a heading in the text, or a key at the foot."
        )
