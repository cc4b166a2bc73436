"""Finding on real segments: how high the right one comes, and what a keystroke costs.

usage: python tests/bench/find_bench.py [FOLDER] [--only 42,10000,100000] [--million] [--fzf]

FOLDER (../shared/search) holds c42.tsv, c10000.tsv.xz and c100000.tsv.xz, a line a segment
(episode, start, title, text), and queries with the lines that answer them. Prints a line for each
goal of a size, and with --fzf what fzf takes for five of the queries on the same lines.

Of 42 segments one episode is held in memory. The others are written as summaries, a file an
episode, and made into a library as `skimcast library sync` does, with all cores; another process
opens the index, warm, and is asked. Times are of wall clock; opening counts what has to be
imported. Memory is what that process holds at the end, with the pages of the mapped files that it
touched, and in brackets without those.

The million: ten times the 100,000 lines. The first copy is as it is; in the other nine, every word
is replaced with a probability of 3/4 by the word at a random place of all lines, and one in 100 of
those gets a random letter more at a random place, so that the vocabulary grows as that of new
episodes does. The generator is seeded. What a line is about stays in part: one copy in sixteen has
both words of a query of two. The queries' targets stay the lines of the first copy.
"""

from __future__ import annotations

import json
import lzma
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tui.model import Episode, Segment, Timecode

Row = list[str]

QUERIES = {
    42: "q_42.json",
    10_000: "q_10000_dev.json",
    100_000: "q_100000_dev.json",
    1_000_000: "q_100000_dev.json",
}
TYPED = 80  # queries that are typed letter by letter
COPIES = 10
REPLACED = 3 / 4
ODD = 1 / 100
GOALS = {  # MRR@10, keystroke p50 and p99 in ms, share of fzf's, open in s, a second, MB
    42: (0.97, 1, 3, 1 / 5, None, None, None),
    10_000: (0.94, 3, 10, 1 / 100, 0.2, 10_000, 150),
    100_000: (0.83, 5, 16, 1 / 300, 0.3, 10_000, 250),
    1_000_000: (0.64, 8, 33, None, 1.0, 10_000, 600),
}
NAMES = ("MRR@10", "p50 ms", "p99 ms", "of fzf's median", "open s", "made a second", "memory MB")


def rows_of(folder: Path, size: int) -> list[Row]:
    """The lines of a table."""
    path = folder / ("c42.tsv" if size == 42 else f"c{min(size, 100_000)}.tsv.xz")
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines]


def segment_of(row: Row) -> Segment:
    text = text_of(row)
    return Segment(Timecode(float(row[1])), None, None, " ".join(text.split()[:6]), text)


def text_of(row: Row) -> str:
    return " ".join(part for part in row[2:4] if part)


def copies_of(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The copies of the lines that make the million, all but the first; see the module."""
    chance = random.Random(20260101)
    words = [word for row in rows for word in text_of(row).split()]
    for copy in range(1, COPIES):
        yield [
            [f"{row[0]} {copy}", row[1], "", " ".join(other_words(row, words, chance))]
            for row in rows
        ]


def other_words(row: Row, words: Sequence[str], chance: random.Random) -> Iterator[str]:
    for word in text_of(row).split():
        if chance.random() >= REPLACED:
            yield word
            continue
        other = words[int(chance.random() * len(words))]
        if chance.random() < ODD:
            place = int(chance.random() * (len(other) + 1))
            other = other[:place] + chance.choice("aeiounrst") + other[place:]
        yield other


def write_files(rows: Sequence[Row], folder: Path) -> dict[str, list[int]]:
    """Write a summary an episode; returns for each file the lines by their whole seconds."""
    folder.mkdir()
    episodes: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        episodes.setdefault(row[0], []).append(number)
    where: dict[str, list[int]] = {}
    for title, numbers in episodes.items():
        path = folder / f"{len(where):06d}.md"
        parts, last = [f"# {title}", ""], -1
        for number in sorted(numbers, key=lambda n: float(rows[n][1])):
            last = max(int(float(rows[number][1])), last + 1)
            hours, rest = divmod(last, 3600)
            parts += [f"{hours}:{rest // 60:02d}:{rest % 60:02d}", text_of(rows[number]), ""]
            where.setdefault(str(path), []).extend((last, number))
        path.write_text("\n".join(parts), encoding="utf-8")
    return where


def share(values: list[float], part: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def targets_of(query: dict[str, Any]) -> list[int]:
    target = query["target"]
    return target if isinstance(target, list) else [target]


def memory() -> tuple[int, int]:
    """MB that this process holds, and those that are its own."""
    status = Path("/proc/self/status")
    if not status.exists():
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        return most, most
    told = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
    return int(told["VmRSS"].split()[0]) // 1024, int(told["RssAnon"].split()[0]) // 1024


def typed_of(queries: Sequence[dict[str, Any]]) -> list[str]:
    """Some queries as they grow key by key."""
    return [query["q"][:n] for query in queries[:TYPED] for n in range(1, len(query["q"]) + 1)]


def ask_memory(rows: Sequence[Row], queries: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Index an episode and ask."""
    from tui.search.jumper import Jumper

    begun = time.perf_counter()
    talk = Episode(path="a", title="a", segments=tuple(segment_of(row) for row in rows))
    jumper = Jumper([talk])
    made = time.perf_counter() - begun
    ranks = []
    for query in queries:
        lines = [hit.segment for hit in jumper.find(query["q"])]
        right = targets_of(query)
        ranks.append(next((1 / n for n, line in enumerate(lines, 1) if line in right), 0.0))
    took = []
    for typed in typed_of(queries):
        begun = time.perf_counter()
        jumper.find(typed)
        took.append((time.perf_counter() - begun) * 1e3)
    return {"ranks": ranks, "took": took, "open": made, "memory": memory()}


def ask_library(index: Path, where: Path, queries_path: Path) -> dict[str, Any]:
    """Open an index and ask; in a process of its own."""
    begun = time.perf_counter()
    from tui.index.builder import ANALYSER
    from tui.library.catalog.reader import Catalog
    from tui.search.engine import Engine

    catalog = Catalog(index, ANALYSER.form)
    finder = Engine(catalog)
    opened = time.perf_counter() - begun
    queries = json.loads(queries_path.read_text(encoding="utf-8"))
    took = []
    for typed in typed_of(queries):
        begun = time.perf_counter()
        finder.find(typed, 10)
        took.append((time.perf_counter() - begun) * 1e3)
    found = [[hit.number for hit in finder.find(query["q"], 10).hits] for query in queries]
    held = memory()
    lines = {
        path: dict(zip(row[::2], row[1::2], strict=True))
        for path, row in json.loads(where.read_text(encoding="utf-8")).items()
    }
    ranks = []
    for query, numbers in zip(queries, found, strict=True):
        right = targets_of(query)
        hits = [
            lines.get(document.path, {}).get(round(document.start or 0))
            for document in catalog.documents(numbers)
        ]
        ranks.append(next((1 / n for n, line in enumerate(hits, 1) if line in right), 0.0))
    return {"ranks": ranks, "took": took, "open": opened, "memory": held}


def bench_library(folder: Path, size: int, work: Path) -> dict[str, Any]:
    """Write files, make the index, and ask it."""
    from tui.index.builder import ANALYSER
    from tui.library.sync.synchronizer import sync

    rows = rows_of(folder, size)
    files, index, where = work / "files", work / "index", work / "where.json"
    files.mkdir()
    where.write_text(json.dumps(write_files(rows, files / "0")), encoding="utf-8")
    for copy, others in enumerate(copies_of(rows) if size > len(rows) else (), 1):
        write_files(others, files / str(copy))
    begun = time.perf_counter()
    outcome = sync(index, [files], ANALYSER)
    made = time.perf_counter() - begun
    asked = [sys.executable, __file__, "--ask", *map(str, (index, where, folder / QUERIES[size]))]
    told = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
    return {**json.loads(told), "made": outcome.segments / made}


def fzf_median(rows: Sequence[Row], queries: Sequence[dict[str, Any]], work: Path) -> float:
    """Milliseconds that fzf takes for a query on these lines."""
    lines = work / "lines.txt"
    lines.write_text("\n".join(text_of(row) for row in rows), encoding="utf-8")
    took = []
    for query in queries[:5]:
        begun = time.perf_counter()
        with lines.open() as source:
            asked = ["fzf", "--filter", query["q"]]
            subprocess.run(asked, stdin=source, stdout=subprocess.DEVNULL, check=False)
        took.append((time.perf_counter() - begun) * 1e3)
    return share(took, 0.5)


def report(size: int, told: dict[str, Any], fzf: float | None) -> None:
    """Print a line for each goal."""
    median = share(told["took"], 0.5)
    figures = (
        sum(told["ranks"]) / len(told["ranks"]),
        median,
        share(told["took"], 0.99),
        median / fzf if fzf else None,
        told["open"],
        told.get("made"),
        told["memory"][0],
    )
    print(f"{size:,} segments")
    for name, figure, goal in zip(NAMES, figures, GOALS[size], strict=True):
        if figure is None or (goal is None and name != "memory MB"):
            continue
        own = f" ({told['memory'][1]} its own)" if name == "memory MB" else ""
        wanted = "" if goal is None else f"  goal {goal:.4g}"
        print(f"  {name:16s} {figure:10.4g}{own}{wanted}", flush=True)


def main() -> None:
    if "--ask" in sys.argv:
        paths = sys.argv[sys.argv.index("--ask") + 1 :]
        print(json.dumps(ask_library(*map(Path, paths))))
        return
    default = Path(__file__).resolve().parents[3] / "shared" / "search"
    words = [word for word in sys.argv[1:] if not word.startswith("--") and not word[0].isdigit()]
    folder = Path(words[0]) if words else default
    sizes = [42, 10_000, 100_000]
    if "--only" in sys.argv:
        sizes = [int(size) for size in sys.argv[sys.argv.index("--only") + 1].split(",")]
    for size in [*sizes, *([1_000_000] if "--million" in sys.argv else [])]:
        with tempfile.TemporaryDirectory() as name:
            work = Path(name)
            queries = json.loads((folder / QUERIES[size]).read_text(encoding="utf-8"))
            rows = rows_of(folder, size)
            fzf = None
            if "--fzf" in sys.argv and shutil.which("fzf"):
                fzf = fzf_median(rows, queries, work)
            told = ask_memory(rows, queries) if size == 42 else bench_library(folder, size, work)
            report(size, told, fzf)


if __name__ == "__main__":
    main()
