"""The four news documents that the project began with, field by field."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from tui.readers.format_reader import ParsedFile
from tui.readers.news.reader import read_article
from tui.readers.registry import read
from tui.sanitize import clean

if TYPE_CHECKING:
    from pathlib import Path

    from tui.model import NewsItem

ELECTREK = "https://electrek.co/2022/10/31/andrej-karpathy-coming-back-tesla-work-optimus-agi/"


def seed(shared: Path, number: str) -> NewsItem:
    (file,) = (shared / "seeds").glob(f"{number}_*.txt")
    return read_article(ParsedFile(str(file)))


def test_000_has_its_title_and_excerpt(shared: Path) -> None:
    news = seed(shared, "000")
    assert news.title == "Andrej Karpathy considers coming back to Tesla to work on Optimus and AGI"
    assert news.excerpt.startswith("As Tesla expanded its effort from self-driving")
    assert news.excerpt.endswith("that it was ...")


def test_000_has_its_date_and_address_and_provider(shared: Path) -> None:
    news = seed(shared, "000")
    assert news.published == datetime(2022, 10, 31, 16, 33, tzinfo=UTC)
    assert news.url == ELECTREK
    assert (news.provider, news.domain) == ("Electrek", "electrek.co")


def test_000_has_its_topics_and_grades_and_picture(shared: Path) -> None:
    news = seed(shared, "000")
    assert news.topics == ("AI in Autos", "AI")
    assert (news.quality, news.heat) == (88, 98)
    (image,) = news.images
    assert image.startswith("https://i0.wp.com/electrek.co/")
    assert image.endswith("&ssl=1")


def test_000_keeps_what_else_it_says(shared: Path) -> None:
    extra = dict(seed(shared, "000").extra)
    assert extra["ampWebUrl"] == ELECTREK + "amp/"
    assert (extra["type"], extra["category"], extra["published"]) == ("article", "news", "true")
    assert not any("secured" in name for name in extra)


def test_000_is_secured_and_shows_nothing_of_it(shared: Path) -> None:
    news = seed(shared, "000")
    assert news.secured
    assert news.body == ""
    assert "vnUKKij8" not in repr(news)


def test_000_has_its_related_item(shared: Path) -> None:
    (related,) = seed(shared, "000").related
    assert related.title == "Tesla’s Humanoid Robot ‘Optimus’ Looks Far Less Optimistic"
    assert related.published == datetime(2022, 11, 3, 4, 34, tzinfo=UTC)
    assert related.url is not None
    assert related.url.startswith("https://analyticsindiamag.com/teslas-humanoid-robot-optimus")
    assert (related.provider, related.domain) == (
        "Analytics India Magazine",
        "analyticsindiamag.com",
    )
    assert related.quality == 56
    assert len(related.images) == 1
    assert not related.secured


def test_001_is_dated_by_the_line_above_it(shared: Path) -> None:
    news = seed(shared, "001")
    assert news.published == date(2022, 10, 31)
    assert news.title is None
    assert news.body.startswith("Andrey Karpathy, former head of Tesla’s")
    assert news.body.endswith("return to Tesla in the future.")
    assert news.body.count("\n\n") == 12


def test_002_has_its_title_and_no_date(shared: Path) -> None:
    news = seed(shared, "002")
    assert news.title == "AI Researcher Andrej Karpathy Departs OpenAI to Pursue Personal Projects"
    assert news.published is None
    assert news.body.startswith("Departure of Andrej Karpathy Signals Shift")


def test_002_ends_without_the_comment_form(shared: Path) -> None:
    body = seed(shared, "002").body
    assert body.endswith("shaping the trajectory of future advancements.")
    assert "Leave a Reply" not in body
    assert "Back to top" not in body


def test_003_is_dated_and_keeps_its_first_sentence_whole(shared: Path) -> None:
    news = seed(shared, "003")
    assert news.published == date(2024, 2, 15)
    assert news.title is None
    assert news.headline.startswith("Andrej Karpathy, a leading researcher in the AI community")
    assert news.headline.endswith("as first reported by The Information.")
    assert "“Yes, I left OpenAI yesterday,” Karpathy said" in news.body


def test_no_seed_has_a_problem(shared: Path) -> None:
    assert [seed(shared, number).problems for number in ("000", "001", "002", "003")] == [()] * 4


def test_the_folder_of_seeds_gives_one_episode_and_four_news_items(shared: Path) -> None:
    reading = read([shared / "seeds"])
    assert (len(reading.episodes), len(reading.news)) == (1, 4)
    assert reading.all_problems() == ()


def test_real_articles_lose_no_word(shared: Path) -> None:
    for file in sorted((shared / "news" / "plain-text-articles").glob("*.txt")):
        parsed = ParsedFile(str(file))
        news = read_article(parsed)
        words = clean(parsed.source.text).split()
        assert f"{news.title or ''} {news.body}".split() == words, file.name


@pytest.mark.parametrize("folder", ["everyday-cc-powerapps", "everyday-cc-ai-retyped"])
def test_real_items_have_all_that_their_form_gives(shared: Path, folder: str) -> None:
    reading = read([shared / "news" / folder], "news")
    assert reading.all_problems() == ()
    assert len(reading.news) >= 13
    for news in reading.news:
        assert news.title
        assert news.excerpt
        assert isinstance(news.published, datetime)
        assert news.url
        assert news.provider
        assert news.domain
        assert news.topics


@pytest.mark.parametrize("folder", ["rust-blog", "bair-blog", "vllm-blog", "this-week-in-rust"])
def test_real_blogs_have_titles_and_dates_and_plain_bodies(shared: Path, folder: str) -> None:
    reading = read([shared / "news" / folder], "news")
    assert reading.all_problems() == ()
    for news in reading.news:
        assert news.title
        assert news.published
        assert len(news.body) > 1000
        assert "](http" not in news.body.replace("[list](http", "")
        assert "<!--" not in news.body
