"""A key in the jump box: over open episodes and over a library on the disk, beside RapidFuzz.

The sample episode, 50 copies of it under other names, and (from ../shared/search) 10,000 segments
in an index. Queries are typed letter by letter, with typos, and answered as the app does: hits with
their headings and what to highlight in them. News is linked before, once. The rival looks through
the same texts with RapidFuzz's `process.extract` and `partial_ratio`, which knows neither words nor
fields nor where a match lies. Times are of the processor, the best of some rounds.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from rapidfuzz import fuzz, process

from tests.bench.baseline import Figure, Figures, ratio
from tests.bench.library_files import SEARCH, rows_of, text_of, write_files
from tui.library.sync.synchronizer import sync
from tui.model import Episode
from tui.readers.registry import Reading, read
from tui.workspace.hits import MOST, Scope
from tui.workspace.indexed import IndexedLibrary
from tui.workspace.open_files import OpenFiles

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "data" / "episodes" / "lex-fridman-podcast-333.md"
QUERIES = (
    "tesla optimus",
    "aliens",
    "humanoid robts",
    "fsd data sets",
    "leavng tesla",
    "meaning of life",
    "software 2",
    "physics hak",
    "advice beginers",
    "has:news tesla",
)
ROUNDS = 3  # the best of them counts
RAPIDFUZZ = {"scorer": fuzz.partial_ratio, "limit": MOST}
EVERY = 7  # of the keys, so many are one that the rival answers too


def milliseconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1e3


def share(values: Sequence[float], part: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def measure(name: str, open_scope: Callable[[], Scope], texts: Sequence[str]) -> dict[str, Figure]:
    """Print what a key takes; returns the figures of the baseline."""
    typed = [query[:end] for query in QUERIES for end in range(1, len(query) + 1)]
    rounds = [times_of(open_scope(), typed) for _ in range(ROUNDS)]
    took = [min(each) for each in zip(*rounds, strict=True)]
    rival = [
        min(milliseconds(partial(process.extract, each, texts, **RAPIDFUZZ)) for _ in range(ROUNDS))
        for each in typed[::EVERY]
    ]
    median, slowest, other = share(took, 0.5), share(took, 0.99), share(rival, 0.5)
    print(f"{name}: p50 {median:.2f} ms, p99 {slowest:.2f} ms; RapidFuzz p50 {other:.2f} ms")
    return {
        f"{name}, p50 of RapidFuzz's": ratio(median / other),
        f"{name}, p99 of RapidFuzz's": ratio(slowest / other),
    }


def times_of(scope: Scope, typed: Sequence[str]) -> list[float]:
    """What each key takes, in the order they are typed, when all is open and linked."""
    scope.find("has:news warm", never)
    return [milliseconds(partial(scope.find, each, never)) for each in typed]


def never() -> bool:
    return False


def texts_of(episodes: Sequence[Episode]) -> list[str]:
    return [f"{one.gist} {one.text}" for episode in episodes for one in episode.segments]


def over_open(episode: Episode, count: int) -> dict[str, Figure]:
    """Over an episode, and copies of it."""
    copies = [replace(episode, path=f"{number}.md") for number in range(count)]
    reading = Reading(tuple(copies))
    return measure(f"{count} open", lambda: OpenFiles(reading), texts_of(copies))


def over_index(folder: Path, size: int) -> dict[str, Figure]:
    """Over so many segments on the disk."""
    rows = rows_of(folder, size)
    with tempfile.TemporaryDirectory() as name:
        files, index = Path(name) / "files", Path(name) / "index"
        write_files(rows, files)
        sync(index, [files])
        with ExitStack() as stack:

            def open_index() -> Scope:
                return stack.enter_context(closing(IndexedLibrary(index, "library", ())))

            return measure(f"{size} in an index", open_index, [text_of(row) for row in rows])


def main(argv: Sequence[str]) -> Figures:
    parser = argparse.ArgumentParser("key", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=SEARCH)
    parser.add_argument("--open", default="1,50", help="how many open episodes")
    parser.add_argument("--sizes", default="10000", help="segments in an index; empty for none")
    asked = parser.parse_args(argv)
    (episode,) = read([SAMPLE]).episodes
    figures: dict[str, Figure] = {}
    for count in map(int, filter(None, asked.open.split(","))):
        figures |= over_open(episode, count)
    for size in map(int, filter(None, asked.sizes.split(","))):
        figures |= over_index(asked.folder, size)
    return figures
