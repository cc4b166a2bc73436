"""SubStation Alpha and its successor."""

from __future__ import annotations

import pytest

from tests.unit.readers.written import read_text, said

HEAD = "[Script Info]\nTitle: A talk\n\n[V4+ Styles]\nFormat: Name\nStyle: Default\n\n[Events]\n"
FORMAT = "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
LINES = (
    "Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,a note\n"
    "Dialogue: 0,0:00:04.50,0:00:06.00,Default,,0,0,0,,Mites, {\\i1}too{\\i0}.\n"
    "Dialogue: 0,0:00:01.00,0:00:04.00,Default,Bo,0,0,0,,Bees\\Nare\\hhere.\n"
    "Dialogue: 0,0:00:02.00,0:00:04.00,Default,,0,0,0,,{\\p1}m 0 0 l 9 9{\\p0}\n"
)


@pytest.mark.parametrize("name", ["a.ass", "a.ssa", "a.txt"])
def test_dialogue_is_read_in_its_order_with_who_speaks(name: str) -> None:
    (episode,) = read_text(name, HEAD + FORMAT + LINES).episodes
    assert episode.title == "A talk"
    assert [one.text for one in episode.segments] == ["Bo: Bees are here.\n\nMites, too."]
    assert [second for one in episode.segments for _, second in one.times] == [1.0, 4.5]


def test_fields_are_told_by_their_names_and_broken_lines_by_their_numbers() -> None:
    events = "Format: Marked, End, Start, Text\nDialogue: 0,0:00:04.00,0:00:01.00,Tea, hot\n"
    reading = read_text("a.ssa", f"{HEAD}{events}Dialogue: 0,x,0:00:01.00,Milk\n")
    assert [one.text for one in reading.episodes[0].segments] == ["Tea, hot"]
    assert "a.ssa:11: this line has no start and end" in said(reading)
