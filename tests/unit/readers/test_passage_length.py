"""How long passages are by the settings, and that an index and what was kept know of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.library.catalog.schema import open_for_reading, open_for_writing
from tui.paths import config_file
from tui.readers.passage_length import passage_minutes
from tui.readers.registry import read
from tui.workspace.reading_cache import read_or_recalled


@pytest.fixture(autouse=True)
def _settings() -> Iterator[None]:
    config_file().parent.mkdir(parents=True, exist_ok=True)
    passage_minutes.cache_clear()
    yield
    config_file().unlink(missing_ok=True)
    passage_minutes.cache_clear()


def say(text: str) -> None:
    config_file().write_text(text, encoding="utf-8")
    passage_minutes.cache_clear()


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("passages = 2", 2), ("passages = 0.1", 4), ("passages = true", 4), ("passages =", 4)],
)
def test_what_is_valid_holds(text: str, minutes: float) -> None:
    say(text)
    assert passage_minutes() == minutes


def test_without_settings_they_are_as_usual() -> None:
    assert passage_minutes() == 4


def test_a_transcript_has_them_wherever_it_is_read(tmp_path: Path) -> None:
    talk = tmp_path / "talk.srt"
    words = "bees fly far in the warm days of early spring and keep what they find there"
    cues = (
        f"0:{n // 6:02}:{n % 6}0,000 --> 0:{n // 6:02}:{n % 6}9,000\n{words}" for n in range(99)
    )
    talk.write_text("\n\n".join(f"{cue} {n}." for n, cue in enumerate(cues)), encoding="utf-8")
    usual = len(read_or_recalled([talk]).episodes[0].segments)
    say("passages = 1")
    assert len(read([talk]).episodes[0].segments) > 2 * usual
    assert len(read_or_recalled([talk]).episodes[0].segments) > 2 * usual


def test_an_index_of_another_length_is_made_anew(tmp_path: Path) -> None:
    open_for_writing(tmp_path)[0].close()
    open_for_reading(tmp_path).close()
    say("passages = 2")
    db, why = open_for_writing(tmp_path)
    db.close()
    assert why
    assert open_for_writing(tmp_path)[1] == ""
