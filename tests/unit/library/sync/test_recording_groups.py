"""Files of one recording in an index: one episode, as in a folder that is read."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from tests.unit.library.files import follow, held, put, summary
from tui.library.catalog.reader import Catalog

VTT = "WEBVTT\n\n00:01.000 --> 00:09.000\nThe snow fell and {}.\n"
ALONE = [("talk.md", 0, "Winter"), ("talk.md", 1, "Mites")]


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with a summary, its transcript, and another summary between them by name."""
    folder = tmp_path / "files"
    put(folder / "talk.md", summary("A year with bees", "Winter", "Mites"))
    put(folder / "talk.en.vtt", VTT.format("melted"))
    put(folder / "talk.f.md", summary("Ants", "Trails"))
    return folder


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "index"


def text(index: Path, name: str) -> str:
    """All that the index holds of a file's segments."""

    with closing(Catalog(index)) as catalog:
        documents = catalog.documents(range(catalog.numbers))
        return " ".join(one.text for one in documents if Path(one.path).name == name)


def test_a_summary_and_its_transcript_are_one_episode(files: Path, index: Path) -> None:
    assert follow(index, files).episodes == 2
    assert held(index) == sorted([*ALONE, ("talk.f.md", 0, "Trails")])
    assert "The snow fell and melted." in text(index, "talk.md")
    assert follow(index, files).changed == 0


def test_a_changed_transcript_is_read_anew_with_its_summary(files: Path, index: Path) -> None:
    follow(index, files)
    put(files / "talk.en.vtt", VTT.format("stayed"))
    assert follow(index, files).changed == 2
    assert "The snow fell and stayed." in text(index, "talk.md")


def test_a_transcript_that_comes_and_goes_is_followed(files: Path, index: Path) -> None:
    follow(index, files)
    (files / "talk.en.vtt").unlink()
    assert follow(index, files).episodes == 2
    assert "snow" not in text(index, "talk.md")
    (files / "talk.md").unlink()
    put(files / "talk.srt", "1\n00:00:01,000 --> 00:00:09,000\nIt snowed.\n")
    assert follow(index, files).episodes == 2
    assert "It snowed." in text(index, "talk.srt")


def test_a_recording_that_is_moved_is_not_read_again(files: Path, index: Path) -> None:
    follow(index, files)
    (files / "old").mkdir()
    for name in ("talk.md", "talk.en.vtt"):
        (files / name).rename(files / "old" / name)
    outcome = follow(index, files)
    assert (outcome.changed, outcome.moved) == (0, 2)
