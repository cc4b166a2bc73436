"""The reading pane: overview, sections, segments and closing notes as one text."""

from __future__ import annotations

from textual.app import App, ComposeResult

from tui.app.widgets.reading_pane import ReadingPane
from tui.model import Episode, Segment, Timecode
from tui.search.keyword_filter import FilterHit

EPISODE = Episode(
    "a.md",
    "Tea",
    overview=("All about kettles.",),
    segments=(
        Segment(Timecode(0), Timecode(60), "Green", "Green", "Hot."),
        Segment(Timecode(60), None, "Black", "Black", "Part two\n\nCold.", lead=8),
    ),
    closing=("Thanks to the harvesters.",),
)


class PaneApp(App[None]):
    """One pane."""

    def compose(self) -> ComposeResult:
        """The pane."""
        yield ReadingPane()


async def test_all_that_the_file_says_stands_in_its_order() -> None:
    app = PaneApp()
    async with app.run_test():
        pane = app.query_one(ReadingPane)
        pane.show_episode(EPISODE)
        shown = [block.text for block in pane.blocks if block.text]
    assert shown == [
        *("Overview", "All about kettles.", "0:00:00  Green", "Hot."),
        *("Part two", "0:01:00  Black", "Cold.", "Closing notes", "Thanks to the harvesters."),
    ]


async def test_what_a_filter_found_in_the_notes_is_lit_and_shown_first() -> None:
    words = EPISODE.words_at(1)
    span = words.index("harvesters"), len(words) - 1
    app = PaneApp()
    async with app.run_test(size=(40, 6)) as pilot:
        pane = app.query_one(ReadingPane)
        pane.show_episode(EPISODE)
        await pilot.pause()
        pane.highlight({1: FilterHit(1, lambda: ((), (span,)))})
        pane.show_segment(1)
        lit = [block for block in pane.blocks if block.spans and block.text.startswith("Thanks")]
        assert [(start, end) for start, end, _ in lit[0].spans] == [(14, 24)]
        assert pane.blocks[pane.top[0]].text == "Closing notes"
