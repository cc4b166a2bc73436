"""All that is drawn has colours of the theme, so that none need be turned into others."""

from __future__ import annotations

import pytest
from textual.app import App

from tests.pilot.conftest import AppOn, at_rest


def foreign_colours(app: App[None]) -> set[str]:
    """The styles on the screen that Textual would turn into others: of ANSI colours, and dim."""
    update = app.screen._compositor.render_full_update()  # no public name shows what is drawn
    styles = {part.style for line in update.strips for strip in line for part in strip}
    return {
        str(style)
        for style in styles
        if style
        and (style.dim or any(c and c.triplet is None for c in (style.color, style.bgcolor)))
    }


@pytest.mark.parametrize("theme", ["skimcast-dark", "skimcast-light", "nord", "textual-light"])
@pytest.mark.parametrize(
    "keys",
    [
        (),
        ("slash", *"bees"),
        ("t", "5"),
        ("f", *"honey"),
        ("question_mark",),
        ("ctrl+p", *"star"),
        ("m", *"A note"),
        ("L",),
        ("exclamation_mark",),
    ],
    ids="-".join,
)
async def test_nothing_is_drawn_in_colours_of_the_terminal(
    app_on: AppOn, theme: str, keys: tuple[str, ...]
) -> None:
    async with app_on() as pilot:
        pilot.app.theme = theme
        for key in keys:
            await pilot.press("space" if key == " " else key)
        await at_rest(pilot)
        assert not foreign_colours(pilot.app)
