"""Selecting in a text of blocks."""

from __future__ import annotations

import pytest

from tui.app.text_layout import Paragraph
from tui.app.text_selection import Motion, Place, Selection, moved, word_at

BLOCKS = [Paragraph("The bee's hive"), Paragraph(""), Paragraph("is warm")]


def test_a_selection_holds_both_of_its_ends_and_goes_over_lines_either_way() -> None:
    for ends in (((0, 4), (2, 1)), ((2, 1), (0, 4))):
        selection = Selection(*ends)
        assert selection.text(BLOCKS) == "bee's hive\n\nis"
        assert [selection.within(n, block) for n, block in enumerate(BLOCKS)] == [
            (4, 14),
            (0, 0),
            (0, 2),
        ]


@pytest.mark.parametrize(
    ("motion", "place", "expected"),
    [
        ("right", (0, 0), (0, 1)),
        ("right", (0, 13), (2, 0)),
        ("left", (2, 0), (0, 13)),
        ("left", (0, 0), (0, 0)),
        ("word", (0, 0), (0, 4)),
        ("word", (0, 10), (2, 0)),
        ("word back", (0, 6), (0, 4)),
        ("word back", (2, 0), (0, 13)),
        ("word end", (0, 4), (0, 8)),
        ("right", (2, 6), (2, 6)),
    ],
)
def test_motions_stay_on_what_can_be_read(motion: Motion, place: Place, expected: Place) -> None:
    assert moved(BLOCKS, place, motion) == expected


def test_a_word_is_found_around_any_of_its_letters() -> None:
    assert word_at(BLOCKS[0], 6) == (4, 8)
    assert word_at(BLOCKS[0], 3) == (3, 3)
