"""An episode in the box and the filter, and the filter of the library's list."""

from __future__ import annotations

import pytest

from tui.library.catalog.listing import EpisodeRow
from tui.model import Episode, Segment, Timecode
from tui.workspace.scopes import EpisodeScope, RowFilter

TEXTS = ("Tesla builds robots", "Tesla and the moon", "a lighthouse")
EPISODE = Episode(
    "talk.md",
    "Talk",
    segments=tuple(
        Segment(Timecode(60 * place), None, None, text, text) for place, text in enumerate(TEXTS)
    ),
)

ROWS = [
    EpisodeRow(1, "/a.md", "ka", "Zebras", "Plains", 3, "2020-01-01", 60.0, 4, 0, None),
    EpisodeRow(2, "/b.md", "kb", "apples", "Orchard", 1, "2022-05-05", 60.0, 4, 4, 2),
    EpisodeRow(3, "/c.md", "kc", "Éclairs", None, None, None, None, 4, 8, None),
    EpisodeRow(4, "/d.md", "kd", "Lions", "Plains", 4, "2021-01-01", 60.0, 4, 12, None),
]


def never() -> bool:
    return False


def scope() -> EpisodeScope:
    return EpisodeScope(EPISODE, with_news=lambda: [0, 2], with_notes=lambda: [1])


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("tesla has:news", [0]),
        ("tesla has:note", [1]),
        ("tesla -has:news", [1]),
        ("has:news", [0, 2]),
    ],
)
def test_the_box_and_the_filter_know_the_segments_with_news_and_notes(
    typed: str, places: list[int]
) -> None:
    assert [hit.place for hit in scope().find(typed, never).hits] == places
    assert list(scope().filter(typed, never).hits) == places


def test_news_that_comes_later_is_known_when_it_is_asked_for_again() -> None:
    linked: list[int] = []
    scope = EpisodeScope(EPISODE, with_news=lambda: linked)
    assert not scope.find("tesla has:news", never).hits
    linked.append(1)
    assert [hit.place for hit in scope.find("tesla has:news", never).hits] == [1]


def test_a_correction_is_told() -> None:
    assert scope().find("ligthouse", never).note == "no 'ligthouse'; showing 'lighthouse'"


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
        ("is:starred", [1]),
        ("is:new", [2]),
        ("-is:new apples", []),
        ("is:opened", [1]),
        ("is:done", [3]),
        ("title:zeb", [1]),
    ],
)
def test_the_filter_takes_titles_shows_days_and_what_there_is(typed: str, ids: list[int]) -> None:
    left = RowFilter(ROWS, {"ka"}, {"ka": "opened", "kb": "new", "kc": "done"}).find(typed, never)
    assert sorted(left.hits) == ids


def test_the_filter_lights_title_and_show_and_tells_of_a_corrected_word() -> None:
    left = RowFilter(ROWS, ()).find("zebrsa", never)
    assert "zebras" in left.note
    assert left.hits[1].gist_spans == ((0, 6),)
    assert RowFilter(ROWS, ()).find("orch", never).hits[2].text_spans == ((0, 4),)


def test_words_above_and_below_the_timeline_are_found_at_its_ends() -> None:
    episode = Episode(
        "a.md",
        "Tea",
        overview=("All about kettles.",),
        segments=(
            Segment(Timecode(0), Timecode(60), "Green", "Green", "Hot."),
            Segment(Timecode(60), None, "Black", "Black", "Cold."),
        ),
        closing=("Thanks to the harvesters.",),
    )
    scope = EpisodeScope(episode)
    assert list(scope.filter("kettles", never).hits) == [0]
    assert list(scope.filter("harvesters", never).hits) == [1]
    ((start, end),) = scope.filter("kettles", never).hits[0].text_spans
    assert episode.words_at(0)[start:end] == "kettles"
    assert [str(hit.start) for hit in scope.find("harvesters", never).hits] == ["0:01:00"]
