"""What is shown means the same in a small pool and in a large one: looked at on real news."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from tui.linking.corpus import NewsCorpus
from tui.linking.linker import link
from tui.model import Episode, NewsItem, Segment, Timecode
from tui.readers.registry import read

if TYPE_CHECKING:
    from pathlib import Path

EPISODES = ["lf434", "seed004", "syntax768"]
OTHERS = 1_000
STAYS = 0.75  # of what is shown; the rest makes room, for the others speak of the same fields


def graded(folder: Path) -> tuple[Episode, list[NewsItem]]:
    told = json.loads((folder / "segments.json").read_text(encoding="utf-8"))
    segments = tuple(
        Segment(Timecode(one["start"]), None, one.get("title") or None, "", one.get("text", ""))
        for one in told["segments"]
    )
    rows = (folder / "pool.jsonl").read_text(encoding="utf-8").splitlines()
    items = [
        NewsItem(one["id"], one["title"] or None, one.get("excerpt") or "", one.get("body") or "")
        for one in map(json.loads, filter(None, rows))
    ]
    return Episode(folder.name, told["title"], segments=segments), items


def others(shared: Path) -> list[NewsItem]:
    """The paragraphs of real articles, each as an item."""
    files = sorted((shared / "news").rglob("*.*"))[::2]
    bodies = (item.body for item in read(files, kind="news").news)
    parts = dict.fromkeys(part for body in bodies for part in body.split("\n\n"))
    texts = [part for part in parts if len(part.split()) > 14 and part.strip()[0].isalpha()]
    items = [
        NewsItem(f"other {place}", re.split(r"(?<=[.!?]) ", text, maxsplit=1)[0][:120], text)
        for place, text in enumerate(texts)
    ]
    assert len(items) > OTHERS
    return items[:: max(1, len(items) // OTHERS)][:OTHERS]


def test_what_is_shown_stays_when_a_thousand_others_join_the_pool(shared: Path) -> None:
    pools = [graded(shared / "gold" / "link" / name) for name in EPISODES]
    everything = NewsCorpus([*(item for _, items in pools for item in items), *others(shared)])
    for episode, items in pools:
        alone, among = link(episode, items), link(episode, everything)
        shown = [{entry.item.path for entry in row if entry.shown} for row in alone]
        later = [{entry.item.path for entry in row if entry.shown} for row in among]
        stay = sum(len(own & now) for own, now in zip(shown, later, strict=True))
        assert sum(map(len, shown)) > 15
        assert stay >= STAYS * sum(map(len, shown)), episode.title
