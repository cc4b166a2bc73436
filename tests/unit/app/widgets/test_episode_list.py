"""The list of the library: its orders, and titles at any width."""

from __future__ import annotations

import pytest
from textual.geometry import Region, Size

from tui.app.widgets.episode_list import ORDERS, EpisodeList, ShownTitle, in_order, shown_titles
from tui.library.catalog.listing import EpisodeRow
from tui.library.store.positions import ReadingPosition

ROWS = [
    EpisodeRow(1, "/a.md", "ka", "Zebras", "Plains", 3, "2020-01-01", 60.0, 4, 0, None),
    EpisodeRow(2, "/b.md", "kb", "apples", "Orchard", 1, "2022-05-05", 60.0, 4, 4, 2),
    EpisodeRow(3, "/c.md", "kc", "Éclairs", None, None, None, None, 4, 8, None),
    EpisodeRow(4, "/d.md", "kd", "Lions", "Plains", 4, "2021-01-01", 60.0, 4, 12, None),
]
POSITIONS = {
    "ka": ReadingPosition("ka", "/a.md", "Zebras", 1.0, 60.0, seen=20.0),
    "kc": ReadingPosition("kc", "/c.md", "Éclairs", 1.0, None, seen=10.0),
}


@pytest.mark.parametrize(
    ("order", "ids"),
    zip(ORDERS, ([2, 4, 1, 3], [2, 3, 4, 1], [2, 4, 1, 3], [1, 3, 2, 4]), strict=True),
)
def test_episodes_are_sorted(order: str, ids: list[int]) -> None:
    assert [row.id for row in in_order(ROWS, order, POSITIONS)] == ids


@pytest.mark.parametrize("width", [38, 60, 118])
def test_a_title_keeps_half_of_a_line_at_any_width(width: int) -> None:
    episodes = EpisodeList()
    long = [row._replace(title="A title that is far longer than any line" * 4) for row in ROWS]
    episodes.show_rows(long, POSITIONS, {}, "")
    (pieces,) = episodes.row_pieces(0, width)
    title = next(text for text, _ in pieces if "title" in text)
    assert len(title.rstrip()) >= width * 0.45
    assert sum(len(text) for text, _ in pieces) <= width


@pytest.mark.parametrize("width", [60, 118])
def test_the_columns_have_headings_and_only_what_some_episode_fills(
    monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setattr(EpisodeList, "scrollable_content_region", Region(0, 0, width, 9))
    episodes = EpisodeList()
    episodes.show_title("Episodes by title")
    episodes.show_rows(ROWS, POSITIONS, {}, "")
    heading = str(episodes.border_title)
    (pieces,) = episodes.row_pieces(0, width)
    line = "".join(text for text, _ in pieces)
    assert heading.startswith("Episodes by title ")
    assert heading.index("date") + 2 == line.index("2020-01-01")
    assert ("news" in heading) == (width >= 70)
    episodes.show_rows([row._replace(news=None, published=None) for row in ROWS], {}, {}, "")
    assert not {"news", "date", "read"} & set(str(episodes.border_title).split())


def test_titles_are_words_and_like_ones_tell_what_differs() -> None:
    files = [
        EpisodeRow(
            1,
            "/s04e02-data_pipeline.md",
            "a",
            "s04e02-data_pipeline",
            None,
            None,
            None,
            None,
            4,
            0,
            None,
        ),
        EpisodeRow(2, "/b.md", "b", "Tea", None, 7, None, None, 4, 0, None),
        EpisodeRow(3, "/c.md", "c", "Tea", None, None, None, None, 4, 0, None),
    ]
    assert shown_titles(files) == [("s04e02 data pipeline", ""), ("Tea", "#7"), ("Tea", "c.md")]


def test_of_what_differs_between_like_titles_half_the_room_is_to_be_seen() -> None:
    long = ShownTitle("All that bees do in a year", "in-spring.md")
    assert "".join(long.clipped(60)) == "All that bees do in a year · in-spring.md"
    assert long.clipped(24) == ("All that be…", " · in-sprin…")
    assert ShownTitle("Tea", "in-spring.md").clipped(16) == ("Tea", " · in-spring…")
    assert ShownTitle("All that bees do in a year").clipped(8) == ("All tha…", "")


def test_what_an_empty_list_says_is_wrapped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(EpisodeList, "size", Size(38, 9))
    episodes = EpisodeList()
    episodes.show_rows([], {}, {}, "\n The index cannot be read\n" + " and why" * 12 + "\n\n   x")
    lines = episodes.empty_lines()
    assert lines[:2] == ["", " The index cannot be read"]
    assert lines[-2:] == ["", "   x"]
    assert max(map(len, lines)) <= 38
    assert " ".join(lines).count("why") == 12
