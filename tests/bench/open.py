"""Opening an episode in a library of many news items, beside reading these files anew.

What is opened is the episode, its news, and the corpus of these: all that stands before linking.
Times are of the processor. A library that was just opened holds nothing in memory; the second
opening of another episode finds the corpus there.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from tests.bench.baseline import Figures, ratio
from tests.bench.make_library import make_library
from tui.index.builder import ANALYSER
from tui.library.sync.synchronizer import sync
from tui.readers.registry import read
from tui.workspace.indexed import IndexedLibrary

EPISODES = 32


def seconds_to_open(library: IndexedLibrary, path: Path) -> tuple[float, float]:
    """Processor time until an episode and its news are there, and until they can be linked."""
    begun = time.process_time()
    (episode,) = library.read(str(path)).episodes
    news = library.news_for(episode).news
    there = time.process_time()
    library.pool(news)
    return there - begun, time.process_time() - begun


def main(argv: Sequence[str]) -> Figures:
    parser = argparse.ArgumentParser("open", description=__doc__)
    parser.add_argument("--news", type=int, default=3_000, help="news items")
    asked = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as name:
        files, index = Path(name) / "files", Path(name) / "index"
        make_library(files, EPISODES, asked.news)
        sync(index, [files], ANALYSER)
        one, other, *_ = sorted(files.glob("[!n]*/*.md"))
        with closing(IndexedLibrary(index, "library", ())) as library:
            news, first = seconds_to_open(library, one)
            _, second = seconds_to_open(library, other)
        begun = time.process_time()
        read([files / "news"], kind="news")
        anew = time.process_time() - begun
    print(f"{asked.news:,} news items read anew: {anew:.2f} s")
    print(f"an episode and its news: {news:.2f} s, with the corpus {first:.2f} s")
    print(f"another episode after it: {second:.2f} s")
    return {
        "an episode and its news, of reading them anew": ratio(news / anew),
        "with the corpus, of reading them anew": ratio(first / anew),
        "another episode after it, of reading them anew": ratio(second / anew, 0.5),
    }
