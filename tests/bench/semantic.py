"""What each embedder costs, and how well its vectors alone rank news on graded episodes.

Prints for each one that is installed: milliseconds of processor time to load and for the first
text, memory that this takes, milliseconds a text (headlines with excerpts, 45 words), and nDCG of
the first five and mean average precision, over English episodes and over others. Segments and
items are compared by the cosine of their vectors, most of what is common to all taken away.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from tests.bench.baseline import Figures, score
from tests.bench.grading import (
    Graded,
    average_precision,
    gain,
    graded_episodes,
    graded_folder,
    mean,
)
from tui.analysis.stopwords import stop_words, stop_words_of
from tui.analysis.tokenizer import terms
from tui.embeddings.embedder import Embedder, Vectors, normalized
from tui.embeddings.installed import SWITCH, default_embedder, embedder_for

EMBEDDERS: dict[str, Callable[[], Embedder | None]] = {
    "static table": default_embedder,
    "MiniLM": lambda: embedder_for("en"),
    "universal": lambda: embedder_for("de"),
}
COMMON = 0.8  # the part of what vectors have in common that is taken away
TEXTS = 200  # whose time is measured


def heads(case: Graded) -> list[str]:
    return [f"{item.title}. {item.excerpt}"[:1_000] for item in case.pool]


def spoken(case: Graded) -> list[str]:
    return [f"{each.title or ''}. {each.text}" for each in case.episode.segments]


def is_english(case: Graded) -> bool:
    found = stop_words_of(terms("\n".join(spoken(case)))).function
    return found >= stop_words("en").function


def distinct(vectors: Vectors) -> Vectors:
    return normalized(vectors - COMMON * vectors.mean(axis=0))


def ranking(case: Graded, embedder: Embedder) -> tuple[float, float]:
    """nDCG@5 and mean average precision of an episode's items by cosine."""
    said, told = (distinct(embedder.encode(texts)) for texts in (spoken(case), heads(case)))
    gains, precisions = [], []
    for cosines, by_path in zip(said @ told.T, case.grades, strict=True):
        order = np.argsort(-cosines, kind="stable")
        ranked = [by_path.get(case.pool[number].path, 0) for number in order]
        if any(ranked):
            gains.append(gain(ranked) / gain(sorted(ranked, reverse=True)))
        good = sum(grade >= 2 for grade in ranked)
        if good:
            precisions.append(average_precision(ranked, good))
    return mean(gains), mean(precisions)


def memory() -> float:
    """Megabytes that this process has in memory."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def measured(name: str, folder: Path) -> dict[str, float] | None:
    """What one embedder costs in this process, and how well it ranks; None if not installed."""
    cases = graded_episodes(folder)
    texts = [text for case in cases if is_english(case) for text in heads(case)][:TEXTS]
    before, begun = memory(), time.process_time()
    embedder = EMBEDDERS[name]()
    if embedder is None or (name != "static table" and embedder is default_embedder()):
        return None
    embedder.encode(["one"])
    row = {"load ms": 1e3 * (time.process_time() - begun), "MB": memory() - before}
    begun = time.process_time()
    embedder.encode(texts)
    row["ms a text"] = 1e3 * (time.process_time() - begun) / len(texts)
    for group, english in (("English", True), ("others", False)):
        figures = [ranking(case, embedder) for case in cases if is_english(case) is english]
        if figures:
            row[f"nDCG@5, {group}"], row[f"MAP, {group}"] = np.mean(figures, axis=0).tolist()
    return row


def main(argv: Sequence[str]) -> Figures:
    """Measure all, each in a process of its own."""
    parser = argparse.ArgumentParser("semantic", description=__doc__)
    graded_folder(parser)
    parser.add_argument("--only", choices=EMBEDDERS, help="measure one, and print it as JSON")
    asked = parser.parse_args(argv)
    if asked.only:
        print(json.dumps(measured(asked.only, asked.folder)))
        return {}
    found: dict[str, float] = {}
    for name in EMBEDDERS:
        command = [sys.executable, "-m", "tests.bench", "semantic", str(asked.folder)]
        done = subprocess.run(
            [*command, "--only", name],
            env={**os.environ, SWITCH: "1"},
            capture_output=True,
            text=True,
            check=True,
        )
        row = json.loads(done.stdout.splitlines()[-1])
        print(f"{name:13}", ", ".join(f"{key} {value:.3g}" for key, value in (row or {}).items()))
        found |= {f"{name}, {key}": value for key, value in (row or {}).items() if "@" in key}
    return {name: score(value) for name, value in found.items()}
