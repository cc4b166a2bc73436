"""What there is to hear of an episode."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.model import Episode
from tui.playback.playable import offset_of, recording_of
from tui.readers.registry import read


def test_a_file_beside_the_episode_is_heard_before_its_address(tmp_path: Path) -> None:
    episode = Episode(str(tmp_path / "talk.en.md"), "Talk", media="https://x.org/a.mp3")
    assert recording_of(episode) == "https://x.org/a.mp3"
    (tmp_path / "talk.mp3").mkdir()
    assert recording_of(episode) == "https://x.org/a.mp3"
    (tmp_path / "talk.wav").touch()
    assert recording_of(episode) == str(tmp_path / "talk.wav")


def test_a_file_that_is_the_recording_is_heard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("--script=x.mp3").touch()
    assert recording_of(Episode("--script=x.mp3", "Talk")) == str(tmp_path / "--script=x.mp3")


@pytest.mark.parametrize("media", [None, "file:///etc/passwd", "--config=x", "edl://x", "/a.mp3"])
def test_no_other_address_is_played(tmp_path: Path, media: str | None) -> None:
    assert recording_of(Episode(str(tmp_path / "talk.md"), "Talk", media=media)) is None


@pytest.mark.parametrize(
    ("told", "seconds"), [("90", 90.0), ("1:30", 90.0), ("-0:30", -30.0), ("soon", 0.0), ("", 0.0)]
)
def test_an_offset_of_the_front_matter_shifts_what_is_heard(
    tmp_path: Path, told: str, seconds: float
) -> None:
    path = tmp_path / "talk.md"
    path.write_text(f"---\ntitle: A\noffset: {told}\n---\n0:00 Bees\n\nA hive.\n")
    (episode,) = read([str(path)]).episodes
    assert offset_of(episode) == seconds
