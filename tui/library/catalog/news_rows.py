"""News items as rows of the catalog, and back: what a document does not hold of one is JSON."""

from __future__ import annotations

from msgspec.structs import replace

from tui.model import NewsItem
from tui.model_json import decoded_item, encoded_item


def encoded_fields(item: NewsItem) -> str:
    """What a news item has beside path, title, excerpt and body, behind the excerpt's length."""
    rest = replace(_at(item, ""), title=None, excerpt="", body="")
    return f"{len(item.excerpt)} {encoded_item(rest).decode()}"


def decoded_row(path: str, title: str | None, text: str, encoded: str) -> NewsItem:
    """The news item of a row: its excerpt and body as text_of gives them, and encoded_fields.

    Raises:
        ValueError, NotDecodedError: the row is damaged.
    """
    length, _, rest = encoded.partition(" ")
    end = int(length)
    body = text[end + 2 :] if end else text
    return replace(_at(decoded_item(rest), path), title=title, excerpt=text[:end], body=body)


def _at(item: NewsItem, path: str) -> NewsItem:
    """A news item as if it had been read from another path."""
    return replace(
        item,
        path=path,
        related=tuple(_at(one, path) for one in item.related),
        problems=tuple(replace(one, path=path) for one in item.problems),
    )
