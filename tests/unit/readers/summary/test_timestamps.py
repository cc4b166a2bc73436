"""Times inside sentences."""

from __future__ import annotations

import pytest

from tests.unit.readers.written import read_text


def rows(text: str) -> list[tuple[float, str]]:
    """The starts and the texts of what a Markdown file is read as."""
    (episode,) = read_text("talk.md", text, "episode").episodes
    timed = episode.segments if episode.is_timed else ()
    return [(float(one.start), one.text) for one in timed]


@pytest.mark.parametrize("time", ["10:11", "(10:11)", "[10:11]"])
def test_a_time_that_a_sentence_calls_a_timecode_begins_a_segment(time: str) -> None:
    text = f"Bees are at timecode {time} of it."
    assert rows(text) == [(611, text)]


def test_each_time_of_such_a_paragraph_has_its_sentence() -> None:
    text = "Bees are at timecode 10:12 of it. Mites come at 1:10:12 then."
    assert rows(text) == [
        (612, "Bees are at timecode 10:12 of it."),
        (4212, "Mites come at 1:10:12 then."),
    ]


def test_it_begins_none_where_a_list_tells_the_times() -> None:
    text = "0:00 Tea\n5:00 Bees\n10:00 Mites\n\nSee timecode 12:15 for the honey of that year.\n"
    assert [start for start, _ in rows(text)] == [0, 300, 600]


@pytest.mark.parametrize("words", ["the timestamp", "a record of", "overtimecode", "we met at"])
def test_other_times_in_a_sentence_begin_none(words: str) -> None:
    assert rows(f"It says {words} 10:11:12 here.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Chapters: 0:00 Tea, 5:00 Bees, 9:00 Mites",
        "0:00～ Tea\n5:00～ Bees\n9:00～ Mites",
        "0:00...5:00 Tea\n5:00...9:00 Bees\n9:00…12:00 Mites",
        "<ul><li><p>\n0:00 Tea</p>\n<li><p>\n5:00 Bees</p>\n<li><p>\n9:00 Mites</p></ul>",
    ],
)
def test_what_sets_times_off_is_no_part_of_a_title(text: str) -> None:
    (episode,) = read_text("talk.md", text, "episode").episodes
    told = [(float(one.start), one.title) for one in episode.segments]
    assert told == [(0, "Tea"), (300, "Bees"), (540, "Mites")]
    assert rows("At three times: 3:10, 4:15 and 5:20 it rang.") == []
