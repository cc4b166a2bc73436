"""The panes side by side: what a moved border leaves to each."""

from __future__ import annotations

from tui.app.screens.episode.pane_row import (
    LEAST_LIST,
    LEAST_NEWS,
    LEAST_TEXT,
    PaneWidths,
    moved,
)


def test_a_border_moves_and_the_text_takes_what_is_left() -> None:
    assert moved(PaneWidths(38, 30), 120, segments=2) == PaneWidths(40, 30)
    assert moved(PaneWidths(38, 30), 120, news=-4) == PaneWidths(38, 26)
    assert moved(PaneWidths(38), 80, segments=2, news=5) == PaneWidths(40)


def test_no_border_takes_all_from_a_pane() -> None:
    assert moved(PaneWidths(38, 30), 120, segments=-99) == PaneWidths(LEAST_LIST, 30)
    assert moved(PaneWidths(38, 30), 120, news=-99) == PaneWidths(38, LEAST_NEWS)
    assert moved(PaneWidths(38, 30), 120, segments=99) == PaneWidths(120 - 30 - LEAST_TEXT, 30)
    assert moved(PaneWidths(38, 30), 120, news=99) == PaneWidths(38, 120 - 38 - LEAST_TEXT)


def test_widths_are_kept_as_a_text_and_nonsense_is_none() -> None:
    for widths in (PaneWidths(), PaneWidths(40), PaneWidths(40, 30)):
        assert PaneWidths.parse(str(widths)) == widths
    assert PaneWidths.parse("40 x") == PaneWidths()
