"""Finding on real segments: how high the right one comes, and what a keystroke costs.

usage: python tests/bench/find_bench.py [FOLDER]

FOLDER (../shared/search) holds c42.tsv with q_42.json and c10000.tsv.xz with q_10000_dev.json:
a line a segment (episode, start, title, text), and queries with the lines that answer them.
Prints a line for each pair; times are of one core, milliseconds of wall time.
"""

from __future__ import annotations

import json
import lzma
import resource
import sys
import time
from itertools import groupby
from pathlib import Path

from tui.model import Episode, Segment, Timecode
from tui.search import Jumper

PAIRS = (("c42.tsv", "q_42.json"), ("c10000.tsv.xz", "q_10000_dev.json"))
TYPED = 80  # queries that are typed letter by letter


def episodes_of(path: Path) -> list[Episode]:
    """The segments of a table, those of an episode together, in the order of the lines."""
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    return [
        Episode(path=name, title=name, segments=tuple(segment_of(row) for row in group))
        for name, group in groupby(rows, key=lambda row: row[0])
    ]


def segment_of(row: list[str]) -> Segment:
    text = " ".join(part for part in row[2:4] if part)
    return Segment(Timecode(float(row[1])), None, None, " ".join(text.split()[:6]), text)


def share(values: list[float], part: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def measure(episodes: list[Episode], queries: list[dict[str, object]]) -> str:
    """Index, ask every query, type some of them, and say how it went."""
    begun = time.perf_counter()
    jumper = Jumper(episodes)
    made = time.perf_counter() - begun
    firsts = [0]
    for episode in episodes:
        firsts.append(firsts[-1] + len(episode.segments))
    ranks = []
    for query in queries:
        target = query["target"] if isinstance(query["target"], list) else [query["target"]]
        lines = [firsts[hit.episode] + hit.segment for hit in jumper.find(str(query["q"]))]
        ranks.append(next((1 / n for n, line in enumerate(lines, 1) if line in target), 0.0))
    took = []
    for query in queries[:TYPED]:
        typed = str(query["q"])
        for size in range(1, len(typed) + 1):
            begun = time.perf_counter()
            jumper.find(typed[:size])
            took.append((time.perf_counter() - begun) * 1e3)
    return (
        f"segments {firsts[-1]:6d}  MRR@10 {sum(ranks) / len(ranks):.3f}"
        f"  hit@1 {sum(rank == 1 for rank in ranks) / len(ranks):.3f}"
        f"  keystroke p50 {share(took, 0.5):.2f} p99 {share(took, 0.99):.2f} ms"
        f"  made at {firsts[-1] / made:,.0f} a second"
        f"  memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB"
    )


def main() -> None:
    default = Path(__file__).resolve().parents[3] / "shared" / "search"
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else default
    for segments, queries in PAIRS:
        asked = json.loads((folder / queries).read_text(encoding="utf-8"))
        print(measure(episodes_of(folder / segments), asked))


if __name__ == "__main__":
    main()
