"""Slips in a list of times."""

from __future__ import annotations

import pytest

from tests.unit.readers.written import read_text, said

LIST = "# A talk\n\n0:00 Tea\n10:00 Bees\n{}\n1:20:00 Mites\n"


@pytest.mark.parametrize(
    ("written", "meant"),
    [("1:0230", 3750), ("1:02;30", 3750), ("11::30", 690), ("- 12;45", 765), ("(1:0230)", 3750)],
)
def test_a_slip_between_its_neighbours_is_read_and_told(written: str, meant: int) -> None:
    reading = read_text("talk.md", LIST.format(f"{written} Honey"))
    (episode,) = reading.episodes
    rows = [(float(one.start), one.title) for one in episode.segments]
    assert rows == [(0, "Tea"), (600, "Bees"), (meant, "Honey"), (4800, "Mites")]
    assert f"talk.md:5: '{written.strip('-() ')}' was read as" in said(reading)


@pytest.mark.parametrize("written", ["2:0230", "9::30", "1:7530", "1830 bees", "16:9 pictures"])
def test_what_does_not_fit_between_its_neighbours_is_no_time(written: str) -> None:
    (episode,) = read_text("talk.md", LIST.format(f"{written} Honey")).episodes
    assert [float(one.start) for one in episode.segments] == [0, 600, 4800]


def test_a_text_without_a_list_has_no_slips() -> None:
    (episode,) = read_text("talk.md", "# A talk\n\n0:00 Tea\n1:0230 Honey\n").episodes
    assert len(episode.segments) == 1
