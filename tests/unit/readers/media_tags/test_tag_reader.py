"""Chapters in recordings of every container, whole, cut off and full of noise."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.unit.readers.media_tags import recordings
from tui.readers.media_tags.tag_reader import read_tags
from tui.readers.registry import read

if TYPE_CHECKING:
    from pathlib import Path

CHAPTERS = [(0.0, 330.5, "Intro"), (330.5, 3723.0, "Winter – Frost"), (3723.0, 3957.0, "Mites")]
MADE: dict[str, Callable[[recordings.Chapters], bytes]] = {
    "v4.mp3": recordings.id3,
    "v3.mp3": partial(recordings.id3, version=3, encoding="utf-16"),
    "track.m4a": recordings.mp4,
    "nero.m4b": partial(recordings.mp4, nero=True),
    "talk.opus": recordings.opus,
    "talk.flac": recordings.flac,
    "before.mka": recordings.matroska,
    "behind.webm": partial(recordings.matroska, behind=True),
}


@pytest.mark.parametrize("name", MADE)
def test_chapters_are_read_by_their_starts(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(MADE[name](CHAPTERS))
    (episode,) = read([path]).episodes
    found = [(round(float(s.start), 3), s.title) for s in episode.segments]
    assert found == [(start, title) for start, _, title in CHAPTERS]
    assert episode.problems == ()
    if "track" not in name:
        assert episode.title == "A year"


@pytest.mark.parametrize("name", MADE)
def test_a_recording_is_told_by_its_content_and_read_in_a_folder(name: str, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_bytes(MADE[name](CHAPTERS))
    (tmp_path / "empty.mp3").write_bytes(recordings.id3([]))
    reading = read([tmp_path])
    assert [len(episode.segments) for episode in reading.episodes] == [3]
    assert reading.problems == ()


def test_without_chapters_it_is_told(tmp_path: Path) -> None:
    path = tmp_path / "talk.mp3"
    path.write_bytes(recordings.id3([]))
    assert "audio file without chapters" in read([path]).problems[0].message


@pytest.mark.parametrize("name", MADE)
@pytest.mark.timeout(60)
def test_what_is_cut_off_or_noise_gives_what_there_is(name: str, tmp_path: Path) -> None:
    whole = MADE[name](CHAPTERS)
    numbers = random.Random(name)
    path = tmp_path / name
    for cut in range(0, len(whole), max(1, len(whole) // 60)):
        path.write_bytes(whole[:cut])
        assert len(read_tags(str(path)).chapters) <= 3
    for _ in range(60):
        noisy = bytearray(whole)
        for _ in range(8):
            noisy[numbers.randrange(len(noisy))] = numbers.randrange(256)
        path.write_bytes(noisy)
        assert len(read_tags(str(path)).chapters) < 1000


def test_many_chapters(tmp_path: Path) -> None:
    many = [(float(at), at + 1.0, f"Part {at}") for at in range(300)]
    for name, make in MADE.items():
        if name != "nero.m4b":  # counts in one byte
            (tmp_path / name).write_bytes(make(many))
            assert len(read_tags(str(tmp_path / name)).chapters) == 300, name
