"""The orders and the filter of the library."""

from __future__ import annotations

import pytest
from textual.geometry import Size

from tui.app.widgets.episode_list import ORDERS, EpisodeList, in_order
from tui.library.catalog.reader import EpisodeRow
from tui.library.store.positions import ReadingPosition
from tui.workspace.row_filter import RowFilter

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


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("plains", [1, 4]),
        ("pla lio", [4]),
        ("eclairs", [3]),
        ("show:orchard", [2]),
        ("-plains", [2, 3]),
        ("after:2021", [2, 4]),
        ("has:news", [2]),
        ("has:note", [1]),
        ("title:zeb", [1]),
    ],
)
def test_the_filter_takes_titles_shows_days_and_what_there_is(typed: str, ids: list[int]) -> None:
    left = RowFilter(ROWS, {"ka"}).find(typed, lambda: False)
    assert sorted(left.hits) == ids


def test_the_filter_lights_title_and_show_and_tells_of_a_corrected_word() -> None:
    left = RowFilter(ROWS, ()).find("zebrsa", lambda: False)
    assert "zebras" in left.note
    assert left.hits[1].gist_spans == ((0, 6),)
    assert RowFilter(ROWS, ()).find("orch", lambda: False).hits[2].text_spans == ((0, 4),)


@pytest.mark.parametrize("width", [38, 60, 118])
def test_a_title_keeps_half_of_a_line_at_any_width(width: int) -> None:
    episodes = EpisodeList()
    long = [row._replace(title="A title that is far longer than any line" * 4) for row in ROWS]
    episodes.show_rows(long, POSITIONS, {}, "")
    (pieces,) = episodes.row_pieces(0, width)
    title = next(text for text, _ in pieces if "title" in text)
    assert len(title.rstrip()) >= width * 0.45
    assert sum(len(text) for text, _ in pieces) <= width


def test_what_an_empty_list_says_is_wrapped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(EpisodeList, "size", Size(38, 9))
    episodes = EpisodeList()
    episodes.show_rows([], {}, {}, "\n The index cannot be read\n" + " and why" * 12 + "\n\n   x")
    lines = episodes.empty_text().split("\n")
    assert lines[:2] == ["", " The index cannot be read"]
    assert lines[-2:] == ["", "   x"]
    assert max(map(len, lines)) <= 38
    assert " ".join(lines).count("why") == 12
