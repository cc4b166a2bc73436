"""The open file as it changes."""

from __future__ import annotations

import asyncio
from pathlib import Path

from msgspec.structs import replace

from tui.model import Episode, NewsItem, Segment, Timecode
from tui.readers.registry import Reading
from tui.workspace.watching import changes_in, readings_of, renewed

TALK = Episode("a.md", "Talk", segments=(Segment(Timecode(0), None, "One", "One", "Words."),))
NEWS = (NewsItem("n.md", "News"),)


def test_what_is_read_again_keeps_its_news() -> None:
    changed = replace(TALK, title="Better")
    assert renewed(Reading((TALK,), NEWS), Reading((changed,))) == Reading((changed,), NEWS)


def test_the_last_good_text_stays_where_the_episode_or_its_times_are_lost() -> None:
    old = Reading((TALK,), NEWS)
    assert renewed(old, Reading()) is None
    assert renewed(old, Reading((replace(TALK, segments=()),))) is None


async def test_a_file_that_is_replaced_by_another_is_read_again(tmp_path: Path) -> None:
    path, other = tmp_path / "talk.md", tmp_path / "new"
    text = "0:00:00 One\n\nWords.\n\n0:10:00 Two\n\nMore.\n"
    path.write_text(text, encoding="utf-8")
    changes = readings_of(str(path))
    told = asyncio.ensure_future(anext(changes))
    for number in range(200):  # until the folder is watched
        other.write_text(text + f"\n0:20:00 Three {number}\n\nEnd.\n", encoding="utf-8")
        other.replace(path)
        done, _ = await asyncio.wait([told], timeout=0.2)
        if done:
            break
    reading = await told
    assert len(reading.episodes[0].segments) == 3
    await changes.aclose()


async def test_a_change_beneath_folders_is_told(tmp_path: Path) -> None:
    deep = tmp_path / "there" / "deep"
    deep.mkdir(parents=True)
    changes = changes_in([tmp_path / "missing", tmp_path / "there"])
    told = asyncio.ensure_future(anext(changes))
    for number in range(200):  # until the folder is watched
        (deep / f"{number}.md").write_text("0:00:00 One\n", encoding="utf-8")
        if (await asyncio.wait([told], timeout=0.2))[0]:
            break
    await told
    await changes.aclose()
    assert not [change async for change in changes_in([tmp_path / "missing"])]
