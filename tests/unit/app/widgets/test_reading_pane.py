"""The reading pane: overview, sections, segments and closing notes as one text."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest
from msgspec.structs import replace
from textual.app import App, ComposeResult
from textual.geometry import Region

from tui.app.episode_text import EpisodeText
from tui.app.text_layout import LineBreaks, Paragraph
from tui.app.text_places import TextPlaces
from tui.app.text_selection import Selection
from tui.app.widgets import text_view
from tui.app.widgets.reading_pane import ReadingPane
from tui.library.store.moments import new_moment
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

    CSS = "ReadingPane { scrollbar-gutter: stable; }"

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
        *("Overview", "All about kettles.", "0:00  Green", "Hot."),
        *("Part two", "1:00  Black", "Cold.", "Closing notes", "Thanks to the harvesters."),
    ]


async def test_what_very_many_hits_hold_is_freed_beside_the_loop(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    released: list[object] = []
    monkeypatch.setattr("tui.app.widgets.reading_pane.release_beside", released.extend)
    hits = {0: FilterHit(0, lambda _: ((), ((0, 3),)))}
    app = PaneApp()
    async with app.run_test():
        pane = app.query_one(ReadingPane)
        pane.show_episode(EPISODE)
        pane.highlight(hits)
        found = pane.places.found(hits)
        pane.highlight({})
    assert released == [*hits.values(), *found]


async def test_what_a_filter_found_in_the_notes_is_lit_and_shown_first() -> None:
    words = EPISODE.words_at(1)
    span = words.index("harvesters"), len(words) - 1
    app = PaneApp()
    async with app.run_test(size=(40, 6)) as pilot:
        pane = app.query_one(ReadingPane)
        pane.show_episode(EPISODE)
        await pilot.pause()
        pane.highlight({1: FilterHit(1, lambda _: ((), (span,)))})
        pane.show_lit(1)
        number = [block.text[:6] for block in pane.blocks].index("Thanks")
        assert (14, 24, "text--match") in pane.spans_over(number)
        assert any("harvesters" in pane.render_line(y).text for y in range(pane.size.height))


@asynccontextmanager
async def shown(episode: Episode) -> AsyncIterator[ReadingPane]:
    """A pane of 40 by 14 cells that shows an episode."""
    app = PaneApp()
    async with app.run_test(size=(40, 14)) as pilot:
        pane = app.query_one(ReadingPane)
        pane.show_episode(episode)
        await pilot.pause()
        yield pane


def _long(found: str, count: int = 12) -> Episode:
    """An episode of two segments, each with a word in its last paragraph of many."""
    text = "\n\n".join([*(f"Line {n}." for n in range(count)), f"Now {found}.", "And on.", "So."])
    segments = tuple(
        Segment(Timecode(60 * n), None, f"Part {n}", f"Part {n}", text) for n in (0, 1)
    )
    return Episode("a.md", "Talk", segments=segments)


def _lit(episode: Episode, word: str) -> dict[int, FilterHit]:
    """A word as a filter finds it in each segment."""
    at = episode.segments[0].text.index(word)
    spans = ((at, at + len(word)),)
    return {n: FilterHit(n, lambda _: ((), spans)) for n in range(len(episode.segments))}


def _rows_with(pane: ReadingPane, word: str) -> list[int]:
    return [y for y in range(pane.size.height) if word in pane.render_line(y).text]


async def test_a_lit_word_far_down_in_its_segment_stands_a_third_from_the_top() -> None:
    episode = _long("found")
    async with shown(episode) as pane:
        pane.highlight(_lit(episode, "found"))
        assert pane.show_lit(0) == (1, 2, False)
        assert _rows_with(pane, "found") == [4]
        assert pane.step_lit(1) == (2, 2, False)
        assert pane.moment == (1, 60.0)
        assert len(_rows_with(pane, "found")) == 1
        assert pane.scroll_offset.y + pane.scrollable_content_region.height == len(pane._layout)
        assert pane.step_lit(1) == (1, 2, True)


async def test_the_heading_above_a_lit_word_near_to_it_stands_at_the_top() -> None:
    episode = replace(_long("found", count=0), closing=("Bye.",) * 9)
    async with shown(episode) as pane:
        pane.highlight(_lit(episode, "found"))
        assert pane.show_lit(1) == (2, 2, False)
        assert pane.render_line(0).text.strip() == "1:00  Part 1"
        assert _rows_with(pane, "found") == [1]


async def test_a_second_leads_to_what_is_said_then() -> None:
    cues = [f"Cue {n} is said." for n in range(40)]
    text = "\n".join(cues)
    times = tuple((text.index(cue), 10.0 * n) for n, cue in enumerate(cues))
    segment = Segment(Timecode(0), None, "Talk", "Talk", text, times=times)
    async with shown(Episode("a.md", "Talk", segments=(segment,))) as pane:
        pane.show_second(0, 205.0)
        assert _rows_with(pane, "Cue 20 ") == [4]
        pane.show_second(0, 5.0)
        assert _rows_with(pane, "Talk") == [0]


async def test_the_next_lit_word_is_counted_from_what_the_reader_sees() -> None:
    episode = _long("found")
    async with shown(episode) as pane:
        pane.highlight(_lit(episode, "found"))
        pane.show_segment(1)
        assert pane.step_lit(-1) == (1, 2, False)
        pane.show_segment(1)
        assert pane.step_lit(1) == (2, 2, False)


async def test_what_is_lit_breaks_no_line_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    app = PaneApp()
    async with app.run_test(size=(40, 30)) as pilot:
        pane = app.query_one(ReadingPane)
        pane.show_episode(EPISODE)
        await pilot.pause()
        monkeypatch.setattr(text_view, "TextLayout", None)
        pane.highlight({0: FilterHit(0, lambda _: ((), ((20, 23),)))})
        number = [block.text for block in pane.blocks].index("Hot.")
        assert pane.spans_over(number) == [(0, 3, "text--match")]


async def test_a_star_changes_its_own_segment_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    segments = [Segment(Timecode(n), None, f"Part {n}", f"Part {n}", "Tea.") for n in range(90)]
    episode = Episode("a.md", "Tea", segments=tuple(segments))
    first, last = (new_moment(episode, Timecode(n), f"Part {n}") for n in (0, 89))
    broken: list[Paragraph] = []
    add = LineBreaks.add

    def counted(breaks: LineBreaks, blocks: Sequence[Paragraph], width: int) -> None:
        broken.extend(blocks)
        add(breaks, blocks, width)

    app = PaneApp()
    async with app.run_test(size=(40, 30)) as pilot:
        pane = app.query_one(ReadingPane)
        pane.show_episode(episode)
        await pilot.pause()
        pane.show_kept({0: [first]})
        pane.highlight(_lit(episode, "Tea"))
        monkeypatch.setattr(LineBreaks, "add", counted)
        monkeypatch.setattr(TextPlaces, "found", None)
        pane.show_kept({0: [first], 89: [last]})
        assert {block.tag for block in broken} == {89}
        assert len(pane.lit) == 90
        assert (
            pane.blocks == EpisodeText(episode, kept={0: [first], 89: [last]}, hours=False).blocks()
        )


async def test_notes_that_come_leave_the_headings_below_them_in_their_places() -> None:
    episode = _long("found")
    note = new_moment(episode, Timecode(0), "Part 0", note="why\nand how")
    app = PaneApp()
    async with app.run_test(size=(40, 30)) as pilot:
        pane = app.query_one(ReadingPane)
        pane.show_episode(episode)
        await pilot.pause()
        for kept in ({0: [note]}, {}):
            pane.show_kept(kept)
            blocks = EpisodeText(episode, kept=kept, hours=False).blocks()
            assert pane.blocks == blocks
            assert pane.places.heads == TextPlaces(EpisodeText(episode), blocks).heads
            pane.show_segment(1)
            await pilot.pause()
            assert "Part 1" in pane.render_line(0).text


async def test_a_width_that_comes_back_breaks_no_line_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    app = PaneApp()
    async with app.run_test(size=(40, 30)) as pilot:
        pane = app.query_one(ReadingPane)
        pane.show_episode(EPISODE)
        await pilot.resize_terminal(20, 30)
        narrow = [strip.text for strip in pane.render_lines(Region(0, 0, 20, 30))]
        await pilot.resize_terminal(40, 30)
        monkeypatch.setattr(text_view, "TextLayout", None)
        await pilot.resize_terminal(20, 30)
        assert [strip.text for strip in pane.render_lines(Region(0, 0, 20, 30))] == narrow


async def test_a_text_that_comes_while_nothing_is_seen_of_it_is_shown_from_its_beginning() -> None:
    app = PaneApp()
    async with app.run_test(size=(40, 6)) as pilot:
        pane = app.query_one(ReadingPane)
        pane.show_episode(replace(EPISODE, segments=()))
        await pilot.pause()
        pane.display = False
        await pilot.pause()
        pane.show_episode(EPISODE)
        pane.show_segment(1)
        pane.show_episode(EPISODE)
        pane.display = True
        await pilot.pause()
        assert pane.top == (0, 0)
        assert "Overview" in pane.render_line(0).text


async def test_very_long_texts_are_broken_bit_by_bit_for_another_width(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "A line of a text that is longer than the pane is wide.\n" * 50
    segments = [Segment(Timecode(n), None, None, f"Part {n}", text.strip()) for n in range(20)]
    monkeypatch.setattr(text_view, "AT_ONCE", 100)
    broken: list[int] = []

    add = LineBreaks.add

    def counted(breaks: LineBreaks, blocks: Sequence[Paragraph], width: int) -> None:
        broken.append(len(blocks))
        add(breaks, blocks, width)

    monkeypatch.setattr(LineBreaks, "add", counted)
    app = PaneApp()
    async with app.run_test(size=(60, 20)) as pilot:
        pane = app.query_one(ReadingPane)
        pane.show_episode(Episode("a.md", "Tea", segments=tuple(segments)))
        pane.show_segment(10)
        await pilot.pause()
        before = pane.virtual_size.height
        broken.clear()
        await pilot.resize_terminal(30, 20)
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert pane.virtual_size.height > before
        assert pane.line_at(pane.top).text.endswith("Part 10")
        assert sum(broken) == len(pane.blocks)
        assert max(broken) == 100


async def test_where_nothing_of_the_text_is_seen_no_key_stretches_the_selection() -> None:
    app = PaneApp()
    async with app.run_test(size=(40, 30)) as pilot:
        pane = app.query_one(ReadingPane)
        pane.display = False
        await pilot.resize_terminal(41, 30)
        pane.show_episode(EPISODE)
        selection = Selection((0, 0), (0, 0))
        pane.select(selection, selecting=True)
        pane.action_last()
        pane.action_first()
        pane.action_edge(1)
        pane.action_line(1)
        pane.action_page(1)
        assert pane.selection == selection
