"""News items that belong to no graded episode: the other episodes' pools, and real articles."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from tests.bench.grading import GRADED, Graded
from tui.model import NewsItem
from tui.readers.registry import read

ARTICLES = GRADED.parents[1] / "news"
"""A folder of articles beside the checkout."""

_WORDS = 15  # of a paragraph that is an item of its own
_HEADLINE = 120  # characters
_SENTENCE = re.compile(r"(?<=[.!?]) ")


def foreign_items(
    case: Graded, cases: Sequence[Graded], count: int, folder: Path = ARTICLES
) -> list[NewsItem]:
    """As many items as there are, up to a number, drawn from all of these.

    Args:
        case: the episode that they are foreign to.
        cases: all episodes.
        count: how many.
        folder: articles, of which each paragraph is an item, or a file of items by line, in JSON.
    """
    own = {item.headline for item in case.pool}
    pools = [
        replace(item, path=f"{other.episode.path} {item.path}")
        for other in cases
        if other is not case
        for item in other.pool
    ]
    items = [item for item in (*pools, *_articles(folder)) if item.headline not in own]
    random.Random(1).shuffle(items)
    return items[:count]


def _articles(folder: Path) -> list[NewsItem]:
    if folder.is_file():
        rows = map(json.loads, folder.read_text(encoding="utf-8").splitlines())
        return [
            NewsItem(f"row {n}", row["title"], row["excerpt"]) for n, row in enumerate(rows) if row
        ]
    if not folder.is_dir():
        return []
    bodies = (item.body for item in read([str(folder)], kind="news").news)
    parts = dict.fromkeys(part for body in bodies for part in body.split("\n\n"))
    texts = [text for text in parts if len(text.split()) >= _WORDS and text.strip()[0].isalpha()]
    return [
        NewsItem(f"paragraph {n}", _SENTENCE.split(text, maxsplit=1)[0][:_HEADLINE], text)
        for n, text in enumerate(texts)
    ]
