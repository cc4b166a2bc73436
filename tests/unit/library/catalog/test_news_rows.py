from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from tui.index.documents import text_of
from tui.library.catalog.news_rows import decoded_row, encoded_fields
from tui.model import Markup, NewsItem, Problem
from tui.readers.registry import read

ITEM = NewsItem(
    "a.md",
    "A title",
    excerpt="An excerpt.\n\nOf two paragraphs.",
    body="The body.\n\nAlso of two.",
    body_markup=(Markup(4, 8, "link", "https://a.example/"), Markup(11, 15, "heading", level=2)),
    secured=True,
    provider="The Wire",
    domain="wire.example",
    published=datetime(2024, 5, 3, 8, 30, tzinfo=timezone(timedelta(hours=2))),
    url="https://wire.example/a",
    topics=("bees", "\u8702"),
    quality=0,
    heat=7,
    images=("https://wire.example/a.png",),
    related=(
        NewsItem("a.md", "Another", body="More.", published=date(2024, 5, 4)),
        NewsItem("a.md", None, excerpt="Only this", related=(NewsItem("a.md", "Deep"),)),
    ),
    extra=(("key", "value"), ("key", "another")),
    problems=(Problem("a.md", 3, "it is odd"), Problem("a.md", None, "very")),
)


def again(item: NewsItem) -> NewsItem:
    return decoded_row(item.path, item.title, text_of(item), encoded_fields(item))


@pytest.mark.parametrize(
    "item",
    [
        ITEM,
        NewsItem("a.md", None),
        NewsItem("a.md", "No excerpt", body="Body\n\nbody"),
        NewsItem("a.md", "No body", excerpt="Excerpt\n\nexcerpt"),
        NewsItem("a.md", "A time", published=datetime(2024, 5, 3, 8, 30, 1, 5, tzinfo=UTC)),
        NewsItem("a.md", "No zone", published=datetime(2024, 5, 3, 8, 30)),  # noqa: DTZ001  so it is
    ],
    ids=lambda item: str(item.title),
)
def test_an_item_comes_back_as_it_was(item: NewsItem) -> None:
    assert again(item) == item


def test_every_item_of_real_files_comes_back_as_it_was(shared: Path) -> None:
    items = read(sorted((shared / "news").rglob("*.*"))[::2], kind="news").news
    assert len(items) > 100
    assert [item for item in items if again(item) != item] == []
