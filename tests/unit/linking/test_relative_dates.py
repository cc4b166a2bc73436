"""How near an item is to an episode in time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tui.linking.relative_dates import relative_date
from tui.model import Episode, NewsItem

DAY = date(2022, 10, 29)


def near(days: int) -> str | None:
    episode = Episode("e.md", "Title", published=DAY)
    return relative_date(episode, NewsItem("n.md", "News", published=DAY + timedelta(days=days)))


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, "the same day"),
        (1, "1 day after"),
        (2, "2 days after"),
        (-13, "13 days before"),
        (14, "2 weeks after"),
        (-21, "3 weeks before"),
        (60, "2 months after"),
        (474, "16 months after"),
        (-730, "2 years before"),
        (3653, "10 years after"),
    ],
)
def test_the_unit_grows_with_the_distance(days: int, expected: str) -> None:
    assert near(days) == expected


def test_the_hour_of_a_day_does_not_count() -> None:
    episode = Episode("e.md", "Title", published=datetime(2022, 10, 29, 23, 59, tzinfo=UTC))
    item = NewsItem("n.md", "News", published=datetime(2022, 10, 30, 0, 1, tzinfo=UTC))
    assert relative_date(episode, item) == "1 day after"


def test_without_a_date_nothing_is_said() -> None:
    assert relative_date(Episode("e.md", "Title"), NewsItem("n.md", "News", published=DAY)) is None
    assert relative_date(Episode("e.md", "Title", published=DAY), NewsItem("n.md", "News")) is None
