from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tui.fetching.http_client import FetchError
from tui.readers.registry import read
from tui.subscriptions.video_captions import fetch_captions, is_video

ADDRESS = "https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=PL1"
STAND_IN = """#!{python}
import json, pathlib, sys
words = sys.argv[1:]
(pathlib.Path(__file__).parent / "words.json").write_text(json.dumps(words))
folder = pathlib.Path(words[words.index("--paths") + 1])
if "broken" in words[-1]:
    sys.exit("WARNING: old\\nERROR: \\x1b[31mthis video is private")
info = {{"id": "dQw4w9WgXcQ", "title": "../Bees: a year", "duration": 1200, "chapters": [
    {{"start_time": 0, "title": "Winter"}}, {{"start_time": 600, "title": "Varroa"}}]}}
(folder / "dQw4w9WgXcQ.info.json").write_text(json.dumps(info))
(folder / "dQw4w9WgXcQ.en.vtt").write_text(
    "WEBVTT\\n\\n00:01.000 --> 00:02.000\\nBees\\n\\n00:02.000 --> 00:03.000\\nland.\\n\\n"
    "10:01.000 --> 10:02.000\\nMites\\n\\n10:02.000 --> 10:03.000\\nwalk.\\n")
(folder / "dQw4w9WgXcQ.mp4").write_text("x")
(folder / "dQw4w9WgXcQ.de.vtt").symlink_to("/etc/hostname")
"""


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on the path with a stand-in for yt-dlp."""
    folder = tmp_path / "bin"
    folder.mkdir()
    path = folder / "yt-dlp"
    path.write_text(STAND_IN.format(python=sys.executable), encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    return folder


def test_captions_and_chapters_of_a_video_are_one_episode(program: Path, tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    names = [path.name for path in fetch_captions(ADDRESS, folder)]
    assert names == [f"Bees a year dQw4w9WgXcQ{end}" for end in (".info.json", ".en.vtt")]
    (episode,) = read([folder]).episodes
    assert episode.title == "../Bees: a year"
    assert [(one.title, one.text) for one in episode.segments] == [
        ("Winter", "Bees land."),
        ("Varroa", "Mites walk."),
    ]
    assert fetch_captions(ADDRESS, folder) == []
    words = (program / "words.json").read_text(encoding="utf-8")
    assert words.endswith(f'"--", "{ADDRESS}"]')
    assert '"--write-info-json", "--write-auto-subs", "--skip-download"' in words


def test_what_it_says_when_it_fails_is_told_without_control_characters(
    program: Path, tmp_path: Path
) -> None:
    assert program.exists()
    with pytest.raises(FetchError, match=r"^yt-dlp failed \(ERROR: this video is private\)$"):
        fetch_captions(f"{ADDRESS}&broken", tmp_path / "saved")
    assert not (tmp_path / "saved").exists()


def test_where_it_is_not_installed_that_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(FetchError, match="not installed"):
        fetch_captions(ADDRESS, tmp_path)


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        (ADDRESS, True),
        ("https://youtu.be/dQw4w9WgXcQ?t=9", True),
        ("https://www.youtube.com/@bees", False),
        ("https://example.org/watch?v=dQw4w9WgXcQ", False),
    ],
)
def test_only_a_video_is_one(address: str, is_one: bool) -> None:  # noqa: FBT001  a table's column
    assert is_video(address) is is_one
