"""The news beside a segment: stories, pins and rejections, and the article in full."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from tests.pilot.conftest import AppOn, at_rest, make_episode, make_news, notices, position, until
from tui.app.screens.article_screen import ArticleScreen
from tui.app.screens.episode.screen import EpisodeScreen
from tui.app.screens.jump_screen import JumpScreen
from tui.app.widgets.news_list import NewsList
from tui.app.widgets.reading_pane import ReadingPane
from tui.app.widgets.segment_list import SegmentList
from tui.app.widgets.text_view import TextView
from tui.model import Episode, NewsItem
from tui.workspace.episode_links import EpisodeLinker, LinkedEpisode, LinkingStoppedError

if TYPE_CHECKING:
    from textual.pilot import Pilot

ROBOTS, FRAUD = 3, 4
"""The places of the segments that the news is about."""

ROBOBEE, SYRUP = make_news()
AGENCY = replace(
    ROBOBEE,
    path="agency.md",
    title="Harvard's RoboBee learns to land among the almonds",
    provider="Agency",
    url="https://agency.example/robobee",
)
STORY = (ROBOBEE, AGENCY, SYRUP)


def news(pilot: Pilot[None]) -> NewsList:
    return pilot.app.screen.query_one(NewsList)


def lines(pilot: Pilot[None]) -> str:
    pane = news(pilot)
    return "\n".join(pane.render_line(y).text.rstrip() for y in range(pane.size.height))


def headlines(pilot: Pilot[None]) -> list[str]:
    return [row.link.item.headline for row in news(pilot).rows if row.link]


def at_cursor(pilot: Pilot[None]) -> NewsItem | None:
    link = news(pilot).link
    return link.item if link else None


async def go_to_news(pilot: Pilot[None], place: int) -> None:
    await pilot.press(*["j"] * place, "tab", "tab")
    await pilot.pause()
    assert pilot.app.focused is news(pilot)


async def test_a_story_is_one_card_that_counts_the_others(app_on: AppOn) -> None:
    async with app_on(news=STORY) as pilot:
        await go_to_news(pilot, ROBOTS)
        assert len(news(pilot).rows) == 1
        assert "▸ 1 more tells it" in lines(pilot)
        assert "p pin  x reject" in lines(pilot)
        await pilot.press("tab")
        assert "p pin" not in lines(pilot)
        assert news(pilot).border_subtitle == "1"


@pytest.mark.parametrize("key", ["space", "plus"])
async def test_a_key_unfolds_a_story_and_folds_it_again(app_on: AppOn, key: str) -> None:
    async with app_on(news=STORY) as pilot:
        await go_to_news(pilot, ROBOTS)
        (folded,) = headlines(pilot)
        await pilot.press(key)
        assert len(headlines(pilot)) == 2
        assert {ROBOBEE.title, AGENCY.title} == set(headlines(pilot))
        await pilot.press("j", key)
        assert headlines(pilot) == [folded]


async def test_a_story_that_very_many_tell_is_unfolded_in_part(app_on: AppOn) -> None:
    copies = [replace(ROBOBEE, path=f"{n}.md", url=f"https://x.example/{n}") for n in range(60)]
    told = [replace(copy, title=f"{copy.title}{'.' * n}") for n, copy in enumerate(copies)]
    other = [NewsItem(f"other{n}.md", f"Tram line {n} opens", "Trams.") for n in range(600)]
    async with app_on(news=(*told, *other)) as pilot:
        await go_to_news(pilot, ROBOTS)
        assert "▸ 59 more tell it" in lines(pilot)
        await pilot.press("space")
        assert len(headlines(pilot)) == 51
        await pilot.press("G", "enter")
        await pilot.pause()
        assert "and 9 more" in text(pilot)


def line_of(pilot: Pilot[None], text: str) -> tuple[int, int]:
    """Where a text stands in the news, for a click."""
    rows = [news(pilot).render_line(y).text for y in range(news(pilot).size.height)]
    line = next(number for number, row in enumerate(rows) if text in row)
    return rows[line].index(text) + 1, line + 1


async def test_the_mouse_unfolds_pins_rejects_and_opens_the_card_under_the_cursor(
    app_on: AppOn,
) -> None:
    async with app_on(news=STORY) as pilot:
        await go_to_news(pilot, ROBOTS)
        await pilot.click(NewsList, offset=line_of(pilot, "1 more tells it"))
        assert len(headlines(pilot)) == 2
        await pilot.click(NewsList, offset=line_of(pilot, "pin  x"))
        await pilot.pause()
        assert "pinned by you" in lines(pilot)
        await pilot.press("u")
        await pilot.click(NewsList, offset=line_of(pilot, "reject"))
        await pilot.pause()
        assert len(headlines(pilot)) == 1
        await pilot.click(NewsList, offset=(4, 1))
        await pilot.pause()
        assert isinstance(pilot.app.screen, ArticleScreen)


async def test_the_cursor_stays_on_the_item_that_is_pinned_and_all_is_told(app_on: AppOn) -> None:
    about = [replace(SYRUP, path=f"{n}.md", url=f"https://x.example/{n}") for n in (1, 2)]
    other = replace(SYRUP, path="o.md", title="Syrup of sugar in honey, say isotopes", url=None)
    async with app_on(news=(*about[:1], other)) as pilot:
        await go_to_news(pilot, FRAUD)
        await pilot.press("space", "j")
        item = at_cursor(pilot)
        assert item is not None
        await pilot.press("p")
        assert at_cursor(pilot) == item
        assert headlines(pilot)[0] == item.title
        assert notices(pilot)[-1] == f"Pinned: {item.headline} · u takes it back"
        await pilot.press("p")
        assert at_cursor(pilot) == item
        assert notices(pilot)[-1].startswith(f"No longer pinned: {item.headline}")


async def test_above_the_first_segment_stands_the_news_of_the_whole_episode(app_on: AppOn) -> None:
    about = NewsItem("about.md", "Field Notes podcast, a year with bees", "We listened.")
    episode = replace(make_episode(), overview=("Everything about bees.",))
    async with app_on(episode, news=(*STORY, about)) as pilot:
        assert len(headlines(pilot)) == 3  # two that tell the same are one
        assert {SYRUP.title, about.title} < set(headlines(pilot))
        assert "at 15:00" in lines(pilot)
        await pilot.press("tab", "tab", "x")
        await pilot.pause()
        assert notices(pilot)[-1].startswith("Rejected: ")


async def test_escape_stops_the_look_for_news_and_enter_goes_on_with_it(
    app_on: AppOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, stopped = [], threading.Event()
    linked = EpisodeLinker.linked

    def slow(
        linker: EpisodeLinker, episode: Episode, news: Sequence[NewsItem], **how: Any
    ) -> LinkedEpisode:
        begun.append(episode)
        while len(begun) == 1:
            if how["stop"]():
                stopped.set()
                raise LinkingStoppedError
        return linked(linker, episode, news, **how)

    monkeypatch.setattr(EpisodeLinker, "linked", slow)
    async with app_on(start=900.0, rest=False, size=(80, 24)) as pilot:
        await until(pilot, lambda: bool(begun))
        await until(pilot, lambda: position(pilot).endswith(" news"))  # its pane is not there yet
        await pilot.press("escape")
        await until(pilot, stopped.is_set)
        await until(pilot, lambda: not position(pilot))
        await pilot.resize_terminal(120, 40)
        await pilot.press("tab", "tab")
        assert "was stopped" in " ".join(lines(pilot).split())
        await pilot.press("enter")
        await at_rest(pilot)
        assert headlines(pilot) == [ROBOBEE.title]


async def test_a_story_folds_when_the_reader_goes_elsewhere(app_on: AppOn) -> None:
    async with app_on(news=STORY) as pilot:
        await go_to_news(pilot, ROBOTS)
        await pilot.press("space", "]", "[")
        await pilot.pause()
        assert len(headlines(pilot)) == 1


async def test_a_pinned_card_says_so_and_is_there_after_a_restart(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await go_to_news(pilot, FRAUD)
        await pilot.press("p")
        assert "●" in lines(pilot)
        assert "pinned by you" in lines(pilot)
    async with app_on() as pilot:
        await go_to_news(pilot, FRAUD)
        assert "pinned by you" in lines(pilot)
        await pilot.press("p")
        assert "pinned by you" not in lines(pilot)


async def test_a_pin_stands_though_its_file_is_gone(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await go_to_news(pilot, FRAUD)
        await pilot.press("p")
    async with app_on(news=(ROBOBEE,)) as pilot:
        await go_to_news(pilot, FRAUD)
        assert headlines(pilot) == [SYRUP.title]


async def test_a_rejected_story_goes_and_a_line_says_how_it_comes_back(app_on: AppOn) -> None:
    async with app_on(news=STORY) as pilot:
        await go_to_news(pilot, ROBOTS)
        await pilot.press("x")
        assert headlines(pilot) == []
        assert "1 rejected by you; u takes" in " ".join(lines(pilot).split())
        rows = pilot.app.screen.query_one(SegmentList)
        assert "·1" not in rows.render_line(ROBOTS).text
        await pilot.press("u")
        assert len(headlines(pilot)) == 1
        assert "·1" in rows.render_line(ROBOTS).text


async def test_of_an_unfolded_story_one_item_can_be_rejected(app_on: AppOn) -> None:
    async with app_on(news=STORY) as pilot:
        await go_to_news(pilot, ROBOTS)
        await pilot.press("space")
        first, second = headlines(pilot)
        await pilot.press("j", "x")
        assert headlines(pilot) == [first]
        await pilot.press("u", "x")
        assert headlines(pilot) == [second]


async def test_a_rejection_holds_for_its_segment_and_after_a_restart(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await go_to_news(pilot, ROBOTS)
        await pilot.press("x", "]")
        await pilot.pause()
        assert headlines(pilot) == [SYRUP.title]
    async with app_on() as pilot:
        await pilot.press("j", "j", "j")
        await pilot.pause()
        assert headlines(pilot) == []


async def test_undo_says_what_it_took_back_and_when_there_is_nothing(app_on: AppOn) -> None:
    async with app_on() as pilot:
        await go_to_news(pilot, FRAUD)
        await pilot.press("x", "u", "u")
        assert notices(pilot)[-2] == f"Taken back: rejected, {SYRUP.title}"
        assert notices(pilot)[-1].startswith("Nothing was pinned or rejected here")


@pytest.mark.parametrize(("key", "does"), [("p", "pins"), ("x", "rejects")])
async def test_where_no_news_has_the_cursor_a_key_says_why_it_does_nothing(
    app_on: AppOn, key: str, does: str
) -> None:
    async with app_on() as pilot:
        await pilot.press("j", "j", "j", key)
        assert notices(pilot) == [f"{key} {does} the news under the cursor: tab goes there."]
        assert headlines(pilot) == [ROBOBEE.title]


async def test_what_names_the_episode_stands_beside_its_beginning(app_on: AppOn) -> None:
    about = NewsItem("about.md", "Field Notes podcast, a year with bees", "We listened.")
    async with app_on(news=(*STORY, about)) as pilot:
        await pilot.pause()
        assert headlines(pilot) == [about.title]
        assert "About this episode" in lines(pilot)
        await pilot.press("j")
        await pilot.pause()
        assert headlines(pilot) == []


async def test_what_names_the_episode_can_be_rejected_and_pinned(app_on: AppOn) -> None:
    about = NewsItem("about.md", "Field Notes podcast, a year with bees", "We listened.")
    async with app_on(news=(*STORY, about)) as pilot:
        await go_to_news(pilot, 0)
        await pilot.press("x")
        assert headlines(pilot) == []
        assert "1 rejected by you" in lines(pilot)
        await pilot.press("u", "p")
        assert headlines(pilot) == [about.title]
        assert "pinned by you" in lines(pilot)


async def test_the_cursor_passes_over_what_is_no_card(app_on: AppOn) -> None:
    about = NewsItem("about.md", "Field Notes podcast, a year with bees", "We listened.")
    hive = NewsItem("hive.md", "Bees in winter: how the cluster keeps a hive warm", "Honey, turns.")
    async with app_on(news=(*STORY, about, hive)) as pilot:
        await go_to_news(pilot, 0)
        assert headlines(pilot) == [hive.title, about.title]
        await pilot.press("j")
        assert at_cursor(pilot) is about
        await pilot.press("k")
        assert at_cursor(pilot) is hive
        await pilot.press("x", "j", "G")
        assert at_cursor(pilot) is about


async def test_markup_in_a_headline_is_shown_as_it_is(app_on: AppOn) -> None:
    odd = replace(SYRUP, title="[bold]Isotopes[/] tell [link=x] sugar syrup from honey")
    async with app_on(news=(odd,)) as pilot:
        await go_to_news(pilot, FRAUD)
        assert "[bold]Isotopes[/]" in lines(pilot)
        await pilot.press("p", "x", "u", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ArticleScreen)


# The article


def text(pilot: Pilot[None]) -> list[str]:
    view = pilot.app.screen.query_one(TextView)
    return [block.text for block in view.blocks]


def lit(pilot: Pilot[None], part: str) -> list[str]:
    view = pilot.app.screen.query_one(TextView)
    return [
        block.text[start:end]
        for block in view.blocks
        if part in block.text
        for start, end, name in block.spans
        if name == "text--tie"
    ]


async def test_an_article_lights_the_words_that_tie_it_here_and_in_the_segment(
    app_on: AppOn,
) -> None:
    async with app_on(news=STORY) as pilot:
        await go_to_news(pilot, ROBOTS)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ArticleScreen)
        assert any("RoboBee" in word for word in lit(pilot, "hovers over almonds"))
        assert any("RoboBee" in word for word in lit(pilot, "RoboBee hovers, pollinating"))


async def test_an_article_lists_the_others_of_its_story(app_on: AppOn) -> None:
    async with app_on(news=STORY) as pilot:
        await go_to_news(pilot, ROBOTS)
        (best,) = headlines(pilot)
        (other,) = {ROBOBEE.title, AGENCY.title} - {best}
        await pilot.press("enter")
        await pilot.pause()
        blocks = text(pilot)
        assert blocks.index("Telling the same") < blocks.index(other or "")


async def test_an_article_leads_to_the_segments_that_speak_of_it(app_on: AppOn) -> None:
    async with app_on(start=0.0) as pilot:
        await go_to_news(pilot, ROBOTS)
        await pilot.press("enter", "w")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(pilot.app.screen, JumpScreen)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, EpisodeScreen)
        assert pilot.app.screen.query_one(SegmentList).current == ROBOTS


async def test_an_article_leads_to_another_episode_that_speaks_of_it(app_on: AppOn) -> None:
    other = replace(
        make_episode([("Machines", "The RoboBee of Harvard hovers over almonds in California.")]),
        path="machines.md",
        title="Small machines",
        media=None,
    )
    async with app_on(make_episode(), other) as pilot:
        await go_to_news(pilot, ROBOTS)
        await pilot.press("enter", "w")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press(*"machines", "enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(pilot.app.screen, EpisodeScreen)
        assert pilot.app.screen.state.episode.title == "Small machines"


# The text beside


def lit_in_text(pilot: Pilot[None]) -> set[str]:
    view = pilot.app.screen.query_one(ReadingPane)
    return {
        block.text[start:end]
        for number, block in enumerate(view.blocks)
        for start, end, name in view.spans_over(number)
        if name == "text--tie"
    }


async def test_the_text_lights_what_ties_the_article_under_the_cursor(app_on: AppOn) -> None:
    async with app_on(news=STORY) as pilot:
        await pilot.press("j", "j", "j")
        assert lit_in_text(pilot) == set()
        await pilot.press("tab", "tab")
        await pilot.pause()
        assert any("RoboBee" in words for words in lit_in_text(pilot))
        await pilot.press("tab")
        await pilot.pause()
        assert lit_in_text(pilot) == set()


async def test_a_card_that_stands_alone_says_so_when_it_is_to_unfold(app_on: AppOn) -> None:
    async with app_on(start=900) as pilot:
        await pilot.press("tab", "tab", "space")
        assert notices(pilot) == ["No other item tells the same."]


async def test_where_no_news_is_known_the_pane_tells_both_ways_to_some(app_on: AppOn) -> None:
    async with app_on(news=()) as pilot:
        told = " ".join(news(pilot).empty_text.split())
        assert "skimcast EPISODE NEWS" in told
        assert "skimcast library add FOLDER" in told
