"""The filter of the library's list."""

from __future__ import annotations

import pytest

from tui.library.catalog.reader import EpisodeRow
from tui.workspace.row_filter import RowFilter

ROWS = [
    EpisodeRow(1, "/a.md", "ka", "Zebras", "Plains", 3, "2020-01-01", 60.0, 4, 0, None),
    EpisodeRow(2, "/b.md", "kb", "apples", "Orchard", 1, "2022-05-05", 60.0, 4, 4, 2),
    EpisodeRow(3, "/c.md", "kc", "Éclairs", None, None, None, None, 4, 8, None),
    EpisodeRow(4, "/d.md", "kd", "Lions", "Plains", 4, "2021-01-01", 60.0, 4, 12, None),
]


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
