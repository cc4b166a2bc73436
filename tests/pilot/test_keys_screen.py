"""Help and palette are one list: what can be done, by which key, and why not now."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot
from textual.widgets import Input

from tests.pilot.conftest import AppOn, at_rest, make_episode, notices, skimcast, type_in, until
from tui.app.app import SkimcastApp
from tui.app.screens.keys_screen import KeysScreen, ThemeScreen
from tui.app.widgets.action_list import Action, ActionList
from tui.app.widgets.prompt import Prompt
from tui.library.store.database import Store
from tui.readers.registry import Reading
from tui.workspace.startup import Startup


def actions(pilot: Pilot[None]) -> list[Action]:
    rows = pilot.app.screen.query_one(ActionList).rows
    return [each for each in rows if isinstance(each, Action)]


def headings(pilot: Pilot[None]) -> list[str]:
    rows = pilot.app.screen.query_one(ActionList).rows
    return [each for each in rows if isinstance(each, str)]


@pytest.mark.parametrize(
    ("tabs", "first"), [(0, "In a list"), (1, "Selecting in a text"), (2, "In the news")]
)
async def test_help_begins_with_the_pane_in_focus(app_on: AppOn, tabs: int, first: str) -> None:
    async with app_on() as pilot:
        await pilot.press(*["tab"] * tabs, "question_mark")
        await pilot.pause()
        assert headings(pilot)[0] == first
        assert len({each.name for each in actions(pilot)}) > 40


async def test_it_is_filtered_as_one_types_and_enter_does_it(app_on: AppOn) -> None:
    async with app_on(size=(50, 20)) as pilot:
        await pilot.press("ctrl+p")
        await type_in(pilot, "to a time 50%")
        assert [each.name for each in actions(pilot)] == ["Time"]
        await pilot.press("enter")
        await at_rest(pilot)
        assert pilot.app.screen.query_one("#time", Prompt).asking


async def test_what_the_marks_mean_is_found_too(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("question_mark")
        await type_in(pilot, "card pinned")
        (told,) = pilot.app.screen.query_one(ActionList).rows
        assert str(told).startswith("On the timeline")


async def test_what_cannot_be_done_says_why_and_stays(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("question_mark")
        await type_in(pilot, "next hit")
        hit = next(each for each in actions(pilot) if each.keys == "n")
        assert hit.why_not == "Nothing is filtered: / asks for words."
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, KeysScreen)
        assert notices(pilot) == ["Next hit: Nothing is filtered: / asks for words."]
        pilot.app.screen.query_one(Input).value = ""
        await pilot.pause()
        why = {each.tip: each.why_not for each in actions(pilot)}
        assert why["Stop reading the folders, or go on with it"] == "in the library"


async def test_a_theme_is_shown_as_one_looks_and_kept_when_it_is_chosen(tmp_path: Path) -> None:
    for chosen in (False, True):
        startup = Startup(Reading((make_episode(),)), Store(tmp_path / "store"))
        app = SkimcastApp(startup)
        async with app.run_test() as pilot:
            await at_rest(pilot)
            skimcast(pilot).action_theme()
            await pilot.pause()
            rows = pilot.app.screen.query_one(ActionList)
            assert rows.render_line(0).text.startswith("▌ skimcast-dark ")
            await type_in(pilot, "ansi-dark")
            assert pilot.app.theme == "ansi-dark"
            assert not pilot.app.screen.styles.background.a  # what stands beneath is still seen
            pilot.app.screen.query_one(Input).value = ""
            await type_in(pilot, "nord")
            assert pilot.app.theme == "nord"
            await pilot.press("enter" if chosen else "escape")
            await pilot.pause()
            assert pilot.app.theme == ("nord" if chosen else "skimcast-dark")
    again = SkimcastApp(Startup(Reading(), Store(tmp_path / "store")))
    assert again.theme == "nord"


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (50, 20), (24, 8)])
async def test_the_cursor_passes_over_headings_at_any_size(
    app_on: AppOn, size: tuple[int, int]
) -> None:
    async with app_on(size=size) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        box = pilot.app.screen.query_one(ActionList)
        names = []
        for _ in actions(pilot):
            assert isinstance(box.row, Action)
            names.append((box.row.name, box.row.tip))
            box.action_cursor(1)
        assert names == [(each.name, each.tip) for each in actions(pilot)]
        top = box.scroll_offset.y
        assert top <= box._heights.top(box.cursor) < top + box.size.height


async def test_a_box_that_something_stands_over_closes_nothing(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("question_mark")
        below, above = pilot.app.screen, ThemeScreen()
        assert isinstance(below, KeysScreen)
        await pilot.app.push_screen(above)
        below.dismiss()
        below.dismiss()
        assert pilot.app.screen is above
        above.dismiss()
        below.dismiss()
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 1


async def test_once_settled_no_screen_has_all_styles_parsed_again(
    app_on: AppOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed_again: list[Stylesheet] = []
    async with app_on() as pilot:
        skimcast(pilot).settle()
        monkeypatch.setattr(Stylesheet, "reparse", parsed_again.append)
        home = pilot.app.screen
        for opening in ("question_mark", "exclamation_mark", "f", "m", "L"):
            await pilot.press(opening)
            await until(pilot, lambda: pilot.app.screen is not home)
            await pilot.press("escape")
            await until(pilot, lambda: pilot.app.screen is home)
    assert not parsed_again
