"""The news that a library has for an episode."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tui.library.sync.synchronizer import sync
from tui.linking.linker import link
from tui.readers.registry import read
from tui.workspace.episode_links import EpisodeLinker
from tui.workspace.indexed import IndexedLibrary
from tui.workspace.mentions import find_mentions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tui.model import Episode

SUMMARY = """# Islands | Field Notes #3

00:00:00 A storm
The ferry to Utsira stays in the harbour, for waves tore a ramp away.

00:05:00 Wool
She spins wool from Orkney sheep, and dyes it with lichen.
"""
ABOUT_WOOL = "Lichen dyes wool of Orkney sheep\n\nSpinners in Kirkwall try old colours again.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    (folder / "wires").mkdir(parents=True)
    (folder / "islands.md").write_text(SUMMARY, encoding="utf-8")
    for n in range(40):
        text = f"Council number{n} speaks of parking\n\nBenches{n} need paint.\n"
        (folder / "wires" / f"{n:02}.txt").write_text(text, encoding="utf-8")
    (folder / "wires" / "wool.txt").write_text(ABOUT_WOOL, encoding="utf-8")
    return folder


@pytest.fixture
def library(tmp_path: Path, folder: Path) -> Iterator[IndexedLibrary]:
    sync(tmp_path / "index", [folder])
    library = IndexedLibrary(tmp_path / "index", "the library", ())
    yield library
    library.close()


def islands(folder: Path) -> Episode:
    return read([str(folder / "islands.md")], kind="episode").episodes[0]


def test_all_news_of_a_library_is_looked_at_and_nothing_twice(
    library: IndexedLibrary, folder: Path
) -> None:
    first, again = (library.news_for(islands(folder)).news for _ in range(2))
    assert len(first) == 41
    assert all(one is other for one, other in zip(first, again, strict=True))
    linker = EpisodeLinker(library)
    assert linker.corpus(first) is linker.corpus(again)


def test_a_file_that_changed_is_read_again(library: IndexedLibrary, folder: Path) -> None:
    path = folder / "wires" / "00.txt"
    first = library.news_for(islands(folder)).news
    path.write_text("Cricket is back\n\nRain stopped play twice.\n", encoding="utf-8")
    os.utime(path, ns=(1, 1))
    again = library.news_for(islands(folder)).news
    changed = [two for one, two in zip(first, again, strict=True) if one is not two]
    assert [item.headline for item in changed] == ["Cricket is back"]


def test_a_file_that_is_gone_is_no_news(library: IndexedLibrary, folder: Path) -> None:
    (folder / "wires" / "00.txt").unlink()
    assert len(library.news_for(islands(folder)).news) == 40


def test_of_a_large_library_some_and_what_may_matter_is_looked_at(
    tmp_path: Path, folder: Path
) -> None:
    sync(tmp_path / "index", [folder])
    library = IndexedLibrary(tmp_path / "index", "", (), most_news=10, sampled_news=5)
    news = library.news_for(islands(folder)).news
    library.close()
    assert "Lichen dyes wool of Orkney sheep" in {item.headline for item in news}
    assert len(news) < 20


def test_where_else_an_article_is_spoken_of_is_what_that_episode_shows(
    library: IndexedLibrary, folder: Path
) -> None:
    episode = islands(folder)
    news = library.news_for(episode).news
    (item,) = (item for item in news if item.path.endswith("wool.txt"))
    rows = link(episode, EpisodeLinker(library).corpus(news))
    shown = [each.segment for row in rows for each in row if each.shown and each.item == item]
    assert (
        [hit.place for hit in find_mentions(item, None, library, EpisodeLinker(library))]
        == shown
        == [1]
    )
