"""The words that lead from a news item to segments."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tui.linking.backlinks import likely_words
from tui.model import NewsItem

ITEM = NewsItem(
    "n.md",
    "Why Ida Lund left Vestas",
    "The engineer told us that the turbines became too big for her.",
    published=date(2024, 3, 8),
)


def test_the_likely_words_are_the_telling_ones_names_first() -> None:
    assert likely_words(ITEM).split()[:3] == ["ida", "lund", "vestas"]
    assert "the" not in likely_words(ITEM).split()


@given(st.text(max_size=60), st.text(max_size=60))
def test_likely_words_are_words_and_nothing_that_a_query_obeys(title: str, body: str) -> None:
    found = likely_words(NewsItem("n.md", title or None, body=body))
    assert not set('":-') & set(found)
    assert len(found.split()) <= 24
