"""A screen is painted when all of it is laid out, and not before that."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from textual._compositor import Compositor  # no public name tells of a paint
from textual._styles_cache import StylesCache  # nor of the lines that it renders
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.events import Resize
from textual.geometry import Size
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, Tooltip
from textual.widgets._toast import ToastRack  # what holds toasts has no public name

from tests.pilot.conftest import PAINT, AppOn, at_rest, make_episode, until
from tui.app import first_paint
from tui.app.app import SkimcastApp
from tui.app.screens.episode.screen import EpisodeScreen
from tui.app.screens.jump_screen import JumpScreen
from tui.app.widgets.list_view import VirtualList
from tui.app.widgets.status_line import StatusLine
from tui.app.widgets.text_view import TextView
from tui.library.store.database import Store
from tui.readers.reading import Reading
from tui.workspace.startup import Startup

MOST = 2
"""Paints of all of the screen, until nothing changes any more."""
MOST_LAYOUTS = 6
"""Times that the screen is laid out until then: three by Textual, and for the scroll bars."""
MOST_RESTYLED = 1
"""Widgets whose styles are applied again as the first screen is laid out: those of the app."""
MOST_WIDGETS = 10
"""Widgets of the first screen, but for scroll bars."""
MOST_LINES = 160
"""Lines that are rendered for the first paint at 120x40: those of what can be seen."""


@pytest.fixture
def paints(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is painted from now on: "full" or "part" each time."""
    told: list[str] = []
    whole, part = Compositor.render_full_update, Compositor.render_partial_update

    def full_update(self: Compositor, *args: Any, **named: Any) -> object:
        told.append("full")
        return whole(self, *args, **named)

    def partial_update(self: Compositor, *args: Any) -> object:
        told.append("part")
        return part(self, *args)

    monkeypatch.setattr(Compositor, "render_update", PAINT)
    monkeypatch.setattr(Compositor, "render_full_update", full_update)
    monkeypatch.setattr(Compositor, "render_partial_update", partial_update)
    monkeypatch.setattr(first_paint, "LATEST", 60.0)  # however slow the machine
    return told


@pytest.fixture
def restyled(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many widgets get their styles again, each time that some do."""
    counts: list[int] = []
    update_nodes = Stylesheet.update_nodes

    def update(self: Stylesheet, nodes: Iterable[DOMNode], **named: Any) -> None:
        counts.append(len(nodes := list(nodes)))
        update_nodes(self, nodes, **named)

    monkeypatch.setattr(Stylesheet, "update_nodes", update)
    return counts


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The lines that widgets render, by their numbers."""
    told: list[int] = []
    render_line = StylesCache.render_line

    def render(self: StylesCache, styles: Any, y: int, *more: Any) -> Any:
        told.append(y)
        return render_line(self, styles, y, *more)

    monkeypatch.setattr(StylesCache, "render_line", render)
    return told


@pytest.fixture
def resized(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Size]]:
    """The lists and texts that learn their sizes, and these, in order."""
    told: list[tuple[str, Size]] = []
    for kind in (VirtualList, TextView):

        def resize(self: Widget, event: Resize, on_resize: Any = kind.on_resize) -> None:
            told.append((type(self).__name__, event.size))
            on_resize(self, event)

        monkeypatch.setattr(kind, "on_resize", resize)
    return told


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[Size]:
    """The sizes that a whole screen is laid out for, each time."""
    told: list[Size] = []
    reflow = Compositor.reflow

    def noting(self: Compositor, parent: Widget, size: Size) -> Any:
        told.append(size)
        return reflow(self, parent, size)

    monkeypatch.setattr(Compositor, "reflow", noting)
    return told


@pytest.mark.parametrize("lines", [40, 24])
async def test_a_list_or_text_is_laid_out_for_one_size(
    app_on: AppOn, resized: list[tuple[str, Size]], lines: int
) -> None:
    async with app_on(size=(120, lines)) as pilot:
        await at_rest(pilot)
        assert sorted(set(resized)) == sorted(resized)
        assert len({name for name, _ in resized}) == len(resized) == 3


async def test_no_widgets_are_mounted_for_toasts_and_tooltips(tmp_path: Path) -> None:
    app = SkimcastApp(Startup(Reading((make_episode(),)), Store(tmp_path / "store.sqlite3")))
    mounted: list[type[Widget]] = []

    async def look(_: Pilot[object]) -> None:
        assert isinstance(app.screen, EpisodeScreen)
        await app.screen.first_paint.done.wait()
        mounted.extend(map(type, app.screen.walk_children(Widget)))
        app.exit()

    await app.run_async(headless=True, auto_pilot=look)
    assert StatusLine in mounted
    assert not {ToastRack, Tooltip} & set(mounted)


async def test_the_first_paint_waits_for_no_timer(
    app_on: AppOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", 600.0)  # seconds, in place of a 60th
    monkeypatch.setattr(first_paint, "LATEST", 600.0)
    async with app_on(rest=False) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, EpisodeScreen)
        await asyncio.wait_for(screen.first_paint.done.wait(), 60.0)


async def test_a_start_whose_links_are_kept_paints_once_and_mounts_nothing_that_nobody_asked_for(
    app_on: AppOn,
    paints: list[str],
    restyled: list[int],
    rendered: list[int],
    laid_out: list[Size],
) -> None:
    async with app_on():  # which finds the links
        pass
    paints.clear()
    restyled.clear()
    rendered.clear()
    laid_out.clear()
    async with app_on() as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, EpisodeScreen)
        await until(pilot, screen.first_paint.done.is_set)
        await at_rest(pilot)
        assert paints.count("full") <= MOST
        assert len(paints) <= MOST
        assert sum(restyled) <= MOST_RESTYLED
        assert len(laid_out) <= MOST_LAYOUTS
        assert 0 < len(rendered) <= MOST_LINES * len(paints)
        assert not screen.query(Input)
        assert len(screen.walk_children(Widget)) <= MOST_WIDGETS
        await pilot.press("slash")
        await until(pilot, lambda: len(screen.query(Input)) == 1)
        await pilot.press("escape")
        paints.clear()
        await pilot.press("f")
        await until(pilot, lambda: isinstance(pilot.app.screen, JumpScreen))
        await until(pilot, lambda: bool(paints))
        await at_rest(pilot)
        assert paints.count("full") <= MOST
