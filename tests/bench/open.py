"""Opening an episode in a library of many news items, beside reading these files anew.

Times are of the processor: until the episode and its news are there; until it is linked; and until
another episode is linked after it, which finds the news read.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from tests.bench.baseline import Figures, ratio
from tests.bench.make_library import make_library
from tui.embeddings.installed import SWITCH
from tui.library.sync.synchronizer import sync
from tui.readers.registry import read
from tui.workspace.episode_links import EpisodeLinker
from tui.workspace.indexed import IndexedLibrary

EPISODES = 32


def seconds_to_open(linker: EpisodeLinker, library: IndexedLibrary, path: Path) -> list[float]:
    """Processor time until an episode and its news are there, and until these are linked."""
    begun = time.process_time()
    (episode,) = library.read(str(path)).episodes
    news = library.news_for(episode).news
    there = time.process_time()
    linker.linked(episode, news)
    return [there - begun, time.process_time() - begun]


def main(argv: Sequence[str]) -> Figures:
    parser = argparse.ArgumentParser("open", description=__doc__)
    parser.add_argument("--news", type=int, default=3_000, help="news items")
    asked = parser.parse_args(argv)
    os.environ[SWITCH] = "off"
    with tempfile.TemporaryDirectory() as name:
        files, index = Path(name) / "files", Path(name) / "index"
        make_library(files, EPISODES, asked.news)
        sync(index, [files])
        one, other, *_ = sorted(files.glob("[!n]*/*.md"))
        with closing(IndexedLibrary(index, "library", ())) as library:
            linker = EpisodeLinker(library)
            news, linked = seconds_to_open(linker, library, one)
            _, again = seconds_to_open(linker, library, other)
        begun = time.process_time()
        read([files / "news"], kind="news")
        anew = time.process_time() - begun
    print(f"{asked.news:,} news items read anew: {anew:.2f} s")
    print(f"an episode and its news: {news:.2f} s; linked: {linked:.2f} s")
    print(f"another episode after it, linked: {again:.2f} s")
    return {
        "an episode and its news, of reading them anew": ratio(news / anew),
        "linked, of reading them anew": ratio(linked / anew),
        "another after it, of reading them anew": ratio(again / anew, 0.5),
    }
