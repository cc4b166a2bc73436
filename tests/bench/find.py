"""Finding on real segments: how high the right one comes, and what a keystroke costs.

A folder (../shared/search) holds c42.tsv, c10000.tsv.xz and c100000.tsv.xz, a line a segment
(episode, start, title, text), and queries with the lines that answer them. Prints a line for each
goal of a size. Where fzf is installed, what it takes for five of the queries on the same lines.

Of 42 segments one episode is held in memory. The others are written as summaries, a file an
episode, and made into a library as `skimcast library sync` does, with all cores; another process
opens the index, warm, and is asked. Times are of wall clock; opening counts what has to be
imported. Memory is what that process holds at the end, with the pages of the mapped files that it
touched, and in brackets without those.

The million: ten times the 100,000 lines. The first copy is as it is; in the other nine, every word
is replaced with a probability of 3/4 by a word drawn from all lines, and one in 100 of those gets
a random letter more somewhere, so that the vocabulary grows as that of new
episodes does. The generator is seeded. What a line is about stays in part: one copy in sixteen has
both words of a query of two. The queries' targets stay the lines of the first copy.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.bench.baseline import Figure, Figures, ratio, score
from tests.bench.library_files import SEARCH, Row, copies_of, rows_of, text_of, write_files
from tui.model import Episode, Segment, Timecode

QUERIES = {
    42: "q_42.json",
    10_000: "q_10000_dev.json",
    100_000: "q_100000_dev.json",
    1_000_000: "q_100000_dev.json",
}
ROOT = Path(__file__).resolve().parents[2]
TYPED = 80  # queries that are typed letter by letter
GOALS = {  # MRR@10, keystroke p50 and p99 in ms, share of fzf's, open in s, a second, MB
    42: (0.97, 1, 3, 1 / 5, None, None, None),
    10_000: (0.94, 3, 10, 1 / 100, 0.2, 10_000, 150),
    100_000: (0.83, 5, 16, 1 / 300, 0.3, 10_000, 250),
    1_000_000: (0.64, 8, 33, None, 1.0, 10_000, 600),
}
NAMES = ("MRR@10", "p50 ms", "p99 ms", "of fzf's median", "open s", "made a second", "memory MB")


def segment_of(row: Row) -> Segment:
    text = text_of(row)
    return Segment(Timecode(float(row[1])), None, None, " ".join(text.split()[:6]), text)


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
    fields = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
    return int(fields["VmRSS"].split()[0]) // 1024, int(fields["RssAnon"].split()[0]) // 1024


def typed_of(queries: Sequence[dict[str, Any]]) -> list[str]:
    """Some queries as they grow key by key."""
    return [query["q"][:n] for query in queries[:TYPED] for n in range(1, len(query["q"]) + 1)]


def ask_memory(rows: Sequence[Row], queries: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Index an episode and ask."""
    from tui.workspace.open_documents import OpenDocuments

    begun = time.perf_counter()
    talk = Episode(path="a", title="a", segments=tuple(segment_of(row) for row in rows))
    documents = OpenDocuments([talk])
    documents.search("", 10, lambda: False)
    made = time.perf_counter() - begun
    ranks = []
    for query in queries:
        lines = [hit.place for hit in documents.search(query["q"], 10, lambda: False).hits]
        right = targets_of(query)
        ranks.append(next((1 / n for n, line in enumerate(lines, 1) if line in right), 0.0))
    took = []
    for typed in typed_of(queries):
        begun = time.perf_counter()
        documents.search(typed, 10, lambda: False)
        took.append((time.perf_counter() - begun) * 1e3)
    return {"ranks": ranks, "took": took, "open": made, "memory": memory()}


def ask_library(index: Path, where: Path, queries_path: Path) -> dict[str, Any]:
    """Open an index and ask; in a process of its own."""
    begun = time.perf_counter()
    from tui.library.catalog.reader import Catalog
    from tui.search.catalog_search import CatalogSearcher

    catalog = Catalog(index)
    searcher = CatalogSearcher(catalog)
    opened = time.perf_counter() - begun
    queries = json.loads(queries_path.read_text(encoding="utf-8"))
    took = []
    for typed in typed_of(queries):
        begun = time.perf_counter()
        searcher.search(typed, 10)
        took.append((time.perf_counter() - begun) * 1e3)
    ranked = [[hit.number for hit in searcher.search(query["q"], 10).hits] for query in queries]
    held = memory()
    lines = {
        path: dict(zip(row[::2], row[1::2], strict=True))
        for path, row in json.loads(where.read_text(encoding="utf-8")).items()
    }
    ranks = []
    for query, numbers in zip(queries, ranked, strict=True):
        right = targets_of(query)
        hits = [
            lines.get(document.path, {}).get(round(document.start or 0))
            for document in catalog.documents(numbers)
        ]
        ranks.append(next((1 / n for n, line in enumerate(hits, 1) if line in right), 0.0))
    return {"ranks": ranks, "took": took, "open": opened, "memory": held}


def bench_library(folder: Path, size: int, work: Path) -> dict[str, Any]:
    """Write files, make the index, and ask it."""
    from tui.library.sync.synchronizer import sync

    rows = rows_of(folder, size)
    files, index, where = work / "files", work / "index", work / "where.json"
    where.write_text(json.dumps(write_files(rows, files / "0")), encoding="utf-8")
    for copy, others in enumerate(copies_of(rows) if size > len(rows) else (), 1):
        write_files(others, files / str(copy))
    begun = time.perf_counter()
    outcome = sync(index, [files])
    made = time.perf_counter() - begun
    paths = map(str, (index, where, folder / QUERIES[size]))
    asked = [sys.executable, "-m", "tests.bench", "find", "--ask", *paths]
    answer = subprocess.run(asked, check=True, capture_output=True, text=True, cwd=ROOT).stdout
    return {**json.loads(answer), "made": outcome.segments / made}


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


def report(size: int, measured: dict[str, Any], fzf: float | None) -> dict[str, Figure]:
    """Print a line for each goal; returns the figures of the baseline."""
    median, slowest = share(measured["took"], 0.5), share(measured["took"], 0.99)
    mrr = sum(measured["ranks"]) / len(measured["ranks"])
    of_fzf = median / fzf if fzf else None
    speed = measured["open"], measured.get("made"), measured["memory"][0]
    print(f"{size:,} segments")
    rows = zip(NAMES, (mrr, median, slowest, of_fzf, *speed), GOALS[size], strict=True)
    for name, figure, goal in rows:
        if figure is None or (goal is None and name != "memory MB"):
            continue
        own = f" ({measured['memory'][1]} its own)" if name == "memory MB" else ""
        wanted = "" if goal is None else f"  goal {goal:.4g}"
        print(f"  {name:16s} {figure:10.4g}{own}{wanted}", flush=True)
    figures = {f"{size} segments, MRR@10": score(mrr)}
    if fzf:
        figures[f"{size} segments, key p50 of fzf's"] = ratio(median / fzf)
        figures[f"{size} segments, key p99 of fzf's"] = ratio(slowest / fzf)
    return figures


def main(argv: Sequence[str]) -> Figures:
    parser = argparse.ArgumentParser("find", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=SEARCH)
    parser.add_argument("--sizes", default="42,10000,100000", help="of 42,10000,100000,1000000")
    parser.add_argument("--ask", nargs=3, type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args(argv)
    if asked.ask:
        print(json.dumps(ask_library(*asked.ask)))
        return {}
    figures: dict[str, Figure] = {}
    for size in map(int, asked.sizes.split(",")):
        with tempfile.TemporaryDirectory() as name:
            queries = json.loads((asked.folder / QUERIES[size]).read_text(encoding="utf-8"))
            rows, work = rows_of(asked.folder, size), Path(name)
            fzf = fzf_median(rows, queries, work) if shutil.which("fzf") else None
            in_memory = size == 42
            measured = (
                ask_memory(rows, queries) if in_memory else bench_library(asked.folder, size, work)
            )
            figures |= report(size, measured, fzf)
    return figures
