"""What is open as a library: its segments and news, with what the reader has of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tui.library.store.database import Store
from tui.library.store.moments import Moments
from tui.model import Episode, NewsItem, Segment, Timecode
from tui.readers.registry import Reading
from tui.search.engine import Stopped
from tui.workspace.open_files import OpenFiles

BEES = Episode(
    "bees.md",
    "A year with bees",
    segments=(
        Segment(Timecode(0), Timecode(300), None, "Winter", "The cluster turns and shares honey."),
        Segment(Timecode(300), None, None, "Robots", "Harvard's RoboBee hovers over almonds."),
    ),
)
LABS = Episode(
    "labs.md", "Labs", segments=(Segment(Timecode(0), None, None, "Bees", "Robots shelve honey."),)
)
ROBOBEE = NewsItem(
    "robobee.md", "RoboBee of Harvard lands on almonds", "The RoboBee hovers over almonds."
)
CRICKET = NewsItem("cricket.md", "A late wicket decides", "Rain stopped play.")


def never() -> bool:
    return False


@pytest.fixture
def store() -> Iterator[Store]:
    store = Store()
    yield store
    store.close()


@pytest.fixture
def library(store: Store) -> OpenFiles:
    return OpenFiles(Reading((BEES, LABS), (ROBOBEE, CRICKET), ()), store)


def found(library: OpenFiles, typed: str) -> list[tuple[str, int]]:
    return [(hit.path, hit.place) for hit in library.find(typed, never).hits]


def test_segments_and_news_items_are_found_each_under_its_heading(library: OpenFiles) -> None:
    hits = library.find("robobee", never).hits
    assert {(hit.path, hit.heading) for hit in hits} == {
        ("bees.md", "A year with bees"),
        ("robobee.md", "News"),
    }
    item = next(hit for hit in hits if hit.start is None)
    assert library.item(item) is ROBOBEE


def test_what_has_news_is_what_the_links_show(library: OpenFiles) -> None:
    assert found(library, "has:news") == [("bees.md", 1)]
    assert found(library, "robots has:news") == [("bees.md", 1)]
    assert found(library, "honey has:news") == []
    assert ("bees.md", 1) not in found(library, "robots -has:news")


def test_what_has_a_note_is_what_holds_a_bookmark_now(library: OpenFiles, store: Store) -> None:
    assert found(library, "has:note") == []
    Moments(store).toggle_star(LABS, Timecode(0), "Bees")
    assert found(library, "has:note") == [("labs.md", 0)]
    assert found(library, "honey -has:note") == [("bees.md", 0)]


def test_without_a_store_nothing_has_a_note() -> None:
    assert found(OpenFiles(Reading((BEES,), (), ())), "has:note") == []


def test_linking_for_a_search_that_nobody_waits_for_is_given_up(library: OpenFiles) -> None:
    with pytest.raises(Stopped):
        library.find("has:news", lambda: True)
