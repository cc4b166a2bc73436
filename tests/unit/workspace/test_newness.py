from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.unit.library.files import follow, item, put, summary
from tui.library.catalog.reader import NewsArrival
from tui.library.store.database import Store
from tui.library.store.decisions import item_key
from tui.library.store.positions import Positions
from tui.library.store.reading_states import ReadingStates
from tui.library.store.roots import LibraryRoots
from tui.model import NewsItem
from tui.readers.registry import read
from tui.workspace.indexed import IndexedLibrary
from tui.workspace.newness import Newness, arrivals_in_words, stories_among

FIRST = ("Ants at night", "A year with bees")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "store.sqlite3")
    yield opened
    opened.close()


@pytest.fixture
def library(store: Store, tmp_path: Path) -> IndexedLibrary:
    """A folder of the library with an episode of before, and an episode and news that came then."""
    folder = tmp_path / "files"
    put(folder / "ants.md", summary(FIRST[0], "Trails"))
    LibraryRoots(store).add(folder)
    soon = time.time() + 5
    for name, text in (
        ("bees.md", summary(FIRST[1], "Mites")),
        ("news/one.md", item("RoboBee lands")),
        ("news/two.md", item("RoboBee lands").replace("example.org/item", "other.example/x")),
        ("news/three.md", item("Wasps sting").replace("example.org/item", "other.example/y")),
    ):
        os.utime(put(folder / name, text), (soon, soon))
    follow(tmp_path / "index", folder)
    return IndexedLibrary(tmp_path / "index", "the library", (), store)


def states(library: IndexedLibrary, store: Store) -> dict[str, str]:
    newness = Newness(store)
    return {row.title: newness.of_episode(row) for row in library.episodes()}


def found(library: IndexedLibrary, typed: str) -> set[str]:
    return {hit.gist for hit in library.find(typed, lambda: False).hits}


def test_what_came_after_its_folder_is_new_and_a_story_counts_once(
    library: IndexedLibrary, store: Store
) -> None:
    assert states(library, store) == {FIRST[0]: "unread", FIRST[1]: "new"}
    assert library.arrived(0.0) == (1, 2)
    assert library.arrived(time.time() + 60) == (0, 0)
    assert found(library, "is:new") == {"Mites", "RoboBee lands", "Wasps sting"}
    assert found(library, "trails -is:new") == {"Trails"}


def test_what_was_opened_or_marked_is_new_no_more(
    library: IndexedLibrary, store: Store, tmp_path: Path
) -> None:
    (bees,) = read([tmp_path / "files" / "bees.md"]).episodes
    Positions(store).remember(bees, 5.0, 100.0)
    assert states(library, store)[FIRST[1]] == "opened"
    Positions(store).remember(bees, 96.0, 100.0)
    assert states(library, store)[FIRST[1]] == "done"
    keys = [row.key for row in library.episodes()]
    ReadingStates(store).mark(keys, "new")
    assert set(states(library, store).values()) == {"new"}
    ReadingStates(store).mark(keys, "done")
    items = read([tmp_path / "files" / "news"]).news
    ReadingStates(store).mark(map(item_key, items[:2]), "opened")
    assert library.arrived(0.0) == (0, 1)
    assert found(library, "trails is:done") == {"Trails"}
    assert len(found(library, "is:opened")) == 2


def test_the_same_headline_or_address_is_one_story() -> None:
    told = (("a", "Bees land", 1), ("b", "Wasps", 2), ("c", "BEES land", 3))
    items = [NewsItem(path, title, url=f"https://b.example/{url}") for path, title, url in told]
    items.append(NewsItem("d", "Wasps again", url="https://b.example/2"))
    stories = stories_among(NewsArrival(n, n, one) for n, one in enumerate(items))
    assert [[one.path for one in story] for story in stories] == [["a", "c"], ["b", "d"]]


@pytest.mark.parametrize(
    ("since", "told"),
    [
        ("2026-11-28 09:05", "3 new episodes, 1,041 news since 09:05"),
        ("2026-11-27 23:59", "3 new episodes, 1,041 news since yesterday"),
        ("2026-11-24 10:00", "3 new episodes, 1,041 news since Tuesday"),
        ("2026-10-01 10:00", "3 new episodes, 1,041 news since 2026-10-01"),
    ],
)
def test_what_came_is_told_as_people_say_it(since: str, told: str) -> None:
    now = datetime.fromisoformat("2026-11-28 10:00").timestamp()
    then = datetime.fromisoformat(since).timestamp()
    assert arrivals_in_words(3, 1041, then, now) == told
    assert arrivals_in_words(1, 0, then, now).startswith("1 new episode since")
