"""Articles that newsboat saved."""

from __future__ import annotations

from tests.unit.readers.written import read_text
from tui.model import iso_day

SAVED = (
    "Feed: Field Wire\nTitle: Bees in court\nAuthor: Ann\nDate: Thu, 14 Jul 2022 10:00:00 +0000\n"
    "Link: https://a.example/a\n \nA swarm[1] came.\n\nThen it went.\n\nLinks: \n"
    "[1]: https://b.example/swarm (link)\n"
)


def test_its_head_is_not_its_text() -> None:
    (item,) = read_text("a.txt", SAVED).news
    assert (item.title, item.url, item.provider) == (
        "Bees in court",
        "https://a.example/a",
        "Field Wire",
    )
    assert iso_day(item.published) == "2022-07-14"
    assert item.body == "A swarm came.\n\nThen it went."


def test_a_line_of_its_own_is_no_head() -> None:
    assert read_text("a.txt", "Title: Bees\n\nA swarm came.\n", "news").news[0].url is None
