"""Reading a feed of 400 items, beside feedparser alone: with its own cleaning of HTML, and without.

Times are of the processor, the best of some runs.
"""

from __future__ import annotations

import argparse
import io
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench.baseline import Figures, ratio
from tui.readers.registry import read

RUNS = 3
PARAGRAPH = (
    "<p>What is told of <b>hives</b> in winter, and of <a href='https://a.example/{n}'>mites</a>:"
    " they shiver to keep warm, and so they eat. Nobody who has listened to them at night, when all"
    " is quiet, will say that they sleep.</p>\n"
)


def feed(items: int, paragraphs: int) -> bytes:
    """A feed of made-up news."""
    text = PARAGRAPH * paragraphs
    rows = (
        f"<item><title>News {n} &amp; more</title><link>https://a.example/{n}</link>"
        f"<pubDate>Wed, 01 May 2024 08:30:00 GMT</pubDate><category>bees</category>"
        f"<description><![CDATA[{text.replace('{n}', str(n))}]]></description></item>"
        for n in range(items)
    )
    head = '<?xml version="1.0"?><rss version="2.0"><channel><title>Field Wire</title>'
    return f"{head}{''.join(rows)}</channel></rss>".encode()


def seconds(work: Callable[[], object]) -> float:
    """Processor time of the quickest of some runs."""
    best = float("inf")
    for _ in range(RUNS):
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return best


def main(argv: Sequence[str]) -> Figures:
    parser = argparse.ArgumentParser("feeds", description=__doc__)
    parser.add_argument("--items", type=int, default=400, help="items of the feed")
    parser.add_argument("--paragraphs", type=int, default=14, help="of each item")
    asked = parser.parse_args(argv)
    import feedparser

    data = feed(asked.items, asked.paragraphs)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "feed.xml"
        path.write_bytes(data)
        ours = seconds(lambda: read([path]))
    raw = seconds(
        lambda: feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    )
    cleaned = seconds(lambda: feedparser.parse(io.BytesIO(data)))
    print(f"{asked.items:,} items, {len(data) / 1e6:.1f} MB, read: {ours:.2f} s")
    print(f"feedparser alone: {raw:.2f} s; with its cleaning: {cleaned:.2f} s")
    return {
        "read, of feedparser with its cleaning": ratio(ours / cleaned),
        "read, of feedparser without": ratio(ours / raw),
    }
