"""An article whose author names an episode and times in it is news, and no episode."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.readers.registry import read

if TYPE_CHECKING:
    from pathlib import Path


def kinds(folder: Path, matter: str, body: str = "Words.") -> tuple[int, int]:
    (folder / "item.md").write_text(f"---\ntitle: A title\n{matter}\n---\n{body}\n", "utf-8")
    reading = read([str(folder)])
    return len(reading.episodes), len(reading.news)


@pytest.mark.parametrize(
    "matter",
    [
        'episode: "Deep Talk #12"\nsegments: ["1:40:00", "1:45:00"]',
        "episode: deep-talk-12.md\nsegments: 1:40:00, 1:45:00",
        "episode: https://talk.example/12\nsegments:\n  - 1:40:00\n  - 105m",
        "excerpt: In short.\nsegments:\n  - 1:40:00",
    ],
)
def test_a_named_episode_and_mere_times_make_news(tmp_path: Path, matter: str) -> None:
    assert kinds(tmp_path, matter) == (0, 1)


@pytest.mark.parametrize(
    "matter",
    [
        "episode: 12\nsegments:\n  - {start: 0, title: Hello}\n  - {start: 60, title: Bye}",
        "segments:\n  - {start: 0, title: Hello}\n  - {start: 60, title: Bye}",
    ],
)
def test_segments_with_titles_make_an_episode(tmp_path: Path, matter: str) -> None:
    assert kinds(tmp_path, matter) == (1, 0)


def test_what_the_author_says_is_kept_for_linking(tmp_path: Path) -> None:
    kinds(tmp_path, 'episode: "Deep Talk #12"\nsegments:\n  - 1:40:00\n  - 1:45:00')
    (item,) = read([str(tmp_path)], kind="news").news
    assert dict(item.extra) == {"episode": "Deep Talk #12", "segments": "1:40:00, 1:45:00"}
