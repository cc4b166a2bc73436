"""How long a first link of an episode takes over a large pool of news, each in a new process.

Prints for each size the processor time and the memory that linking the longest graded episode
takes: when nothing was kept, when all was kept by a process before, and when one item has changed
since; and once more in the same process. Reading files and importing are not in it. Beside it
stands scikit-learn's TF-IDF of the same pool in the same run.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from tempfile import TemporaryDirectory

from msgspec.structs import replace
from sklearn.feature_extraction.text import (  # type: ignore[import-untyped]  # has no types
    TfidfVectorizer,
)

import tui.linking.linker  # noqa: F401  before time is measured
from tests.bench.baseline import Figure, Figures, ratio
from tests.bench.grading import Graded, graded_episodes, graded_folder
from tests.bench.semantic import memory
from tui.embeddings.installed import SWITCH
from tui.linking.segment_terms import segment_text
from tui.model import NewsItem
from tui.workspace.episode_links import EpisodeLinker

RUNS = {
    "nothing kept": ["--only", "new"],
    "all kept": ["--only", "new"],
    "one item changed": ["--only", "changed"],
}
NAMES = 50_000  # that items speak of, so that there are as many words as in news
TIMES = 3  # the least of so many is told


def large_pool(case: Graded, size: int) -> list[NewsItem]:
    """A pool of any size, of the words of the pool there is, drawn again; no two are alike."""
    drawing = random.Random(1)
    titles = " ".join(item.headline for item in case.pool).split()
    words = " ".join(item.excerpt for item in case.pool).split()
    return [
        NewsItem(
            path=str(number),
            title=" ".join(drawing.choices(titles, k=9)),
            excerpt=" ".join((*drawing.choices(words, k=60), f"Name{drawing.randrange(NAMES)}")),
            published=date(2024, 1, 1) + timedelta(number % 365),
            url=f"https://www.news{number % 300}.example/story-{number}.html?utm_id=1",
        )
        for number in range(size)
    ]


def seconds(work: Callable[[], object]) -> float:
    """Processor time of some work."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def by_tfidf(case: Graded, pool: Sequence[NewsItem]) -> None:
    vectorizer = TfidfVectorizer()
    items = vectorizer.fit_transform([f"{item.headline} {item.excerpt}" for item in pool])
    (vectorizer.transform(map(segment_text, case.episode.segments)) @ items.T).toarray()


def measured(case: Graded, size: int, *, changed: bool) -> dict[str, float]:
    """What linking takes in this process, which has linked nothing before."""
    items = large_pool(case, size)
    if changed:
        items[size // 2] = replace(items[size // 2], excerpt="Something else.")
    episodes, before = EpisodeLinker(), memory()
    work = partial(episodes.linked, case.episode, items)
    first = seconds(work)
    taken = memory() - before
    return {"first": first, "MB": taken, "again": min(seconds(work) for _ in range(TIMES))}


def in_new_process(size: int, argv: Sequence[str], home: str) -> dict[str, float]:
    """What was measured in a process of its own, whose home is a folder."""
    command = [sys.executable, "-m", "tests.bench", "pool", *argv, "--sizes", str(size)]
    places = dict.fromkeys(("XDG_CACHE_HOME", "XDG_DATA_HOME"), home)
    done = subprocess.run(
        command,
        env={**os.environ, SWITCH: "0", **places},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def beside_tfidf(case: Graded, size: int, folder: str) -> dict[str, Figure]:
    """Print and return how long linking takes beside TF-IDF."""
    items = large_pool(case, size)
    rival = min(seconds(lambda: by_tfidf(case, items)) for _ in range(TIMES))
    print(f"{size:,} items x {len(case.episode.segments)} segments; TF-IDF {rival:.2f} s")
    figures = {}
    with TemporaryDirectory() as home:
        for name, argv in RUNS.items():
            times = TIMES if name == "all kept" else 1
            runs = [in_new_process(size, [folder, *argv], home) for _ in range(times)]
            best = min(runs, key=lambda run: run["first"])
            took = f"{best['first']:6.2f} s, {best['MB']:4.0f} MB"
            print(f"  {name:18}{took}; again {best['again']:.2f} s")
            figures[f"{name}, {size}, of TF-IDF's time"] = ratio(best["first"] / rival)
    return figures


def main(argv: Sequence[str]) -> Figures:
    parser = argparse.ArgumentParser("pool", description=__doc__)
    graded_folder(parser)
    parser.add_argument("--sizes", default="4000", help="items (4000,100000)")
    parser.add_argument("--only", choices=["new", "changed"], help="measure here, print as JSON")
    asked = parser.parse_args(argv)
    cases = graded_episodes(asked.folder)
    largest = max(cases, key=lambda case: len(case.episode.segments))
    sizes = list(map(int, asked.sizes.split(",")))
    if asked.only:
        print(json.dumps(measured(largest, sizes[0], changed=asked.only == "changed")))
        return {}
    figures: dict[str, Figure] = {}
    for size in sizes:
        figures |= beside_tfidf(largest, size, str(asked.folder))
    return figures
