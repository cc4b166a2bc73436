"""Keeping a moment with a note, finding it again, taking it back, and writing it to a vault."""

from __future__ import annotations

import gc
from pathlib import Path
from weakref import ref

import pytest
from msgspec.structs import replace
from textual.widgets import TextArea

from tests.pilot.conftest import AppOn, until
from tui.app.app import SkimcastApp
from tui.app.screens.article_screen import ArticleScreen
from tui.app.screens.episode.screen import EpisodeScreen
from tui.app.screens.jump_screen import JumpScreen
from tui.app.screens.note_screen import NoteScreen
from tui.app.widgets.reading_pane import ReadingPane
from tui.app.widgets.segment_list import SegmentList
from tui.library.store.moments import Moments
from tui.model import Moment, Timecode
from tui.workspace.config import Settings


def kept(app: object) -> list[Moment]:
    assert isinstance(app, SkimcastApp)
    screen = next(one for one in app.screen_stack if isinstance(one, EpisodeScreen))
    return list(screen.state.moments.of(screen.state.episode))


async def test_a_note_is_kept_changed_found_and_taken_back(app_on: AppOn) -> None:
    async with app_on(start=700.0) as pilot:
        await pilot.press("m", *"why #bees")
        screen = pilot.app.screen
        await until(
            pilot, lambda: bool(screen.query("#note")) and bool(screen.query_one("#note").size)
        )
        box = screen.query_one("#note").region
        assert abs(box.x - (screen.size.width - box.right)) <= 1  # in the middle
        await pilot.press("ctrl+s")
        await until(pilot, lambda: bool(kept(pilot.app)))
        (moment,) = kept(pilot.app)
        assert (moment.seconds, moment.gist, moment.note) == (Timecode(700), "Queens", "why #bees")
        assert moment.tags == ("bees",)
        assert "★" in pilot.app.screen.query_one(SegmentList).render_line(2).text
        reading = pilot.app.screen.query_one(ReadingPane)
        assert "★ why #bees" in [block.text for block in reading.blocks]
        assert reading.blocks[reading.top[0]].text.startswith("10:00")  # as before
        await pilot.press("m", *" yes", "ctrl+s")
        await until(pilot, lambda: [m.note for m in kept(pilot.app)] == ["why #bees yes"])
        await pilot.press("M", *"#bee")
        await until(pilot, lambda: isinstance(pilot.app.screen, JumpScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, EpisodeScreen))
        screen = pilot.app.screen
        assert isinstance(screen, EpisodeScreen)
        assert screen.state.seconds == 700.0
        await pilot.press("u")
        await until(pilot, lambda: [m.note for m in kept(pilot.app)] == ["why #bees"])
        await pilot.press("u")
        await until(pilot, lambda: kept(pilot.app) == [])


async def test_what_is_written_is_dropped_only_when_asked_twice(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("m", *"abc", "escape")
        assert isinstance(pilot.app.screen, NoteScreen)
        await pilot.press("escape")
        assert kept(pilot.app) == []
        await pilot.press("m", "escape")
        assert isinstance(pilot.app.screen, EpisodeScreen)


async def test_an_editor_that_cannot_be_understood_is_told(
    app_on: AppOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(SkimcastApp, "tell", lambda _, text, **__: told.append(text))
    monkeypatch.setenv("EDITOR", "vim 'unclosed")
    async with app_on() as pilot:
        await pilot.press("m", "ctrl+e")
        assert "$EDITOR cannot be understood" in told[-1]


async def test_the_editor_of_a_note_is_let_go_of_with_its_box(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await pilot.press("m")
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        editor = ref(pilot.app.screen.query_one(TextArea))
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, NoteScreen))
        await until(pilot, lambda: not gc.collect() and editor() is None)


async def test_e_appends_to_the_note_in_the_vault(app_on: AppOn, tmp_path: Path) -> None:
    async with app_on(start=700.0) as pilot:
        app = pilot.app
        assert isinstance(app, SkimcastApp)
        app.config = replace(app.config, settings=Settings(vault=str(tmp_path)))
        note = tmp_path / "A year with bees.md"
        await pilot.press("m", *"first", "ctrl+s", "e")
        await until(pilot, note.exists)
        await pilot.press("j", "m", *"second", "ctrl+s", "e")
        await until(pilot, lambda: note.read_text(encoding="utf-8").count("^kept-") == 2)
        text = note.read_text(encoding="utf-8")
        assert text.index("first") < text.index("second")


async def test_words_of_an_article_are_kept_shown_found_and_taken_back(
    app_on: AppOn, tmp_path: Path
) -> None:
    async with app_on(start=900.0) as pilot:
        app = pilot.app
        assert isinstance(app, SkimcastApp)
        app.config = replace(app.config, settings=Settings(vault=str(tmp_path)))
        await pilot.press("tab", "tab", "enter")
        await until(pilot, lambda: isinstance(app.screen, ArticleScreen))
        article = app.screen
        assert isinstance(article, ArticleScreen)
        await pilot.press("v", "w", "e", "m", *"why #bees", "ctrl+s")
        await until(pilot, lambda: article.view.blocks[0].text.endswith("★"))
        assert "★ why #bees" in [block.text for block in article.view.blocks]
        (moment,) = Moments(app.store).all()
        assert (moment.quote, moment.note, moment.seconds) == ("RoboBee learns", "why #bees", None)
        await pilot.press("e")
        note = tmp_path / "RoboBee learns to land among almonds.md"
        await until(pilot, note.exists)
        assert "why #bees" in note.read_text(encoding="utf-8")
        await pilot.press("M", *"#bee")
        await until(pilot, lambda: isinstance(app.screen, JumpScreen))
        await pilot.press("enter")
        await until(pilot, lambda: app.screen not in (article, app.screen_stack[0]))
        await until(pilot, lambda: isinstance(app.screen, ArticleScreen))
        await pilot.press("u")
        await until(pilot, lambda: Moments(app.store).all() == ())
        assert isinstance(app.screen, ArticleScreen)
        assert app.screen.view.blocks[0].text.startswith("RoboBee")


async def test_selected_words_of_the_text_are_highlighted(app_on: AppOn) -> None:
    async with app_on(start=600.0) as pilot:
        reading = pilot.app.screen.query_one(ReadingPane)
        await pilot.press("tab", "j", "v", "w", "w", "e", "m", "ctrl+s")
        await until(pilot, lambda: bool(kept(pilot.app)))
        (moment,) = kept(pilot.app)
        assert (moment.quote, moment.gist) == ("Raising a queen", "Queens")
        spans = [
            block.text[start:end]
            for block in reading.blocks
            for start, end, name in block.spans
            if name == "text--kept"
        ]
        assert spans == ["Raising a queen"]
        assert any(block.text == "10:00  Queens  ★" for block in reading.blocks)
