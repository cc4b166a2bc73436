"""What a news item's texts are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.model import NewsItem

READ = 60_000
"""Characters of an item's text that are read; articles are shorter, and hostile ones end there."""

Texts = tuple[str, str, str]
"""Headline, excerpt and body."""


def texts_of(item: NewsItem) -> Texts:
    """An item's headline, excerpt and body, no longer than what is read of them.

    An encrypted body is no text, and a headline that is a mere address tells nothing.
    """
    headline = item.headline if item.title or item.excerpt or item.body else ""
    body = "" if item.secured else item.body[:READ]
    return headline[:READ], item.excerpt[:READ], body
