"""Episodes whose links were graded by hand, and how good links are by these grades.

A folder of graded episodes (../shared/gold/link beside the checkout) has one for each episode:
`segments.json`, `pool.jsonl` (news items) and `qrels.jsonl` (grades 1 to 3 of pairs; what is not
named has grade 0).
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from tests.bench.baseline import Figures, score
from tui.model import Episode, Link, NewsItem, Segment, Timecode

GOOD = 2
"""The grade from which on an item is right beside a segment."""

GRADED = Path(__file__).resolve().parents[3] / "shared" / "gold" / "link"


class Graded(NamedTuple):
    """An episode, its pool, and for each segment the grades of items by path."""

    episode: Episode
    pool: list[NewsItem]
    grades: list[dict[str, int]]


class Quality(NamedTuple):
    """How good the links of an episode, or of several, are.

    Attributes:
        ndcg: discounted gain of the first five, over segments with news.
        precision: mean average precision, over segments with good news.
        f1: of what is shown.
        quiet: for each segment without good news whether it stays quiet.
    """

    ndcg: float
    precision: float
    f1: float
    quiet: Sequence[bool]

    def __str__(self) -> str:
        quiet = f"{mean(self.quiet):.3f}" if self.quiet else "  -  "
        return f"{self.ndcg:.3f} {self.precision:.3f} {self.f1:.3f} {quiet}"

    def figures(self) -> Figures:
        """These as figures of the baseline."""
        rows = {
            "nDCG@5": self.ndcg,
            "MAP": self.precision,
            "F1": self.f1,
            "quiet": mean(self.quiet),
        }
        return {name: score(value) for name, value in rows.items()}


def graded_folder(parser: argparse.ArgumentParser) -> None:
    """Let a bench take the folder of graded episodes."""
    parser.add_argument("folder", nargs="?", type=Path, default=GRADED, help="graded episodes")


def graded_episodes(folder: Path) -> list[Graded]:
    """All graded episodes of a folder."""
    paths = [path for path in sorted(folder.iterdir()) if (path / "qrels.jsonl").exists()]
    return [graded_episode(path) for path in paths]


def graded_episode(folder: Path) -> Graded:
    """One graded episode."""
    metadata = json.loads((folder / "segments.json").read_text(encoding="utf-8"))
    indexes = {row["i"]: index for index, row in enumerate(metadata["segments"])}
    segments = tuple(
        Segment(Timecode(row["start"]), None, row.get("title") or None, "", row.get("text", ""))
        for row in metadata["segments"]
    )
    pool = [
        NewsItem(
            path=str(row["id"]),
            title=str(row["title"]) or None,
            excerpt=str(row.get("excerpt") or ""),
            body=str(row.get("body") or ""),
            published=_day(str(row.get("date") or "")),
        )
        for row in _rows(folder / "pool.jsonl")
    ]
    grades: list[dict[str, int]] = [{} for _ in segments]
    for row in _rows(folder / "qrels.jsonl"):
        grades[indexes[row["segment"]]][str(row["item"])] = int(str(row["grade"]))
    return Graded(Episode(folder.name, metadata["title"], segments=segments), pool, grades)


def _rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _day(text: str) -> date | None:
    """A day; of a month, its first, so that copies are told from others."""
    parts = [int(part) for part in text[:10].split("-") if part.isdigit()]
    year, month, first = (*parts, 1, 1, 1)[:3]
    return date(year, month, first) if parts else None


def quality(case: Graded, rows: Sequence[Sequence[Link]]) -> Quality:
    """How good links are.

    Quiet are the segments without good news beside which nothing wrong is shown.
    """
    gains: list[float] = []
    precisions: list[float] = []
    right = wrong = wanted = 0
    quiet: list[bool] = []
    for row, grades in zip(rows, case.grades, strict=True):
        ranked = [grades.get(entry.item.path, 0) for entry in row]
        shown = [entry.shown for entry in row]
        good = sum(grade >= GOOD for grade in grades.values())
        false = sum(one and not grade for one, grade in zip(shown, ranked, strict=True))
        if grades:
            gains.append(gain(ranked) / gain(sorted(grades.values(), reverse=True)))
        if good:
            precisions.append(average_precision(ranked, good))
        else:
            quiet.append(not false)
        wanted += good
        wrong += false
        right += sum(one and grade >= GOOD for one, grade in zip(shown, ranked, strict=True))
    f1 = 2 * right / max(1, right + wrong + wanted)
    return Quality(mean(gains), mean(precisions), f1, quiet)


def gain(grades: Sequence[int]) -> float:
    """Discounted cumulative gain of the first five."""
    return math.fsum((2**grade - 1) / math.log2(k + 2) for k, grade in enumerate(grades[:5]))


def average_precision(ranked: Sequence[int], good: int) -> float:
    """Of grades in the order of the ranking, of which so many are 2 or better in all."""
    ranks = [rank for rank, grade in enumerate(ranked, 1) if grade >= GOOD]
    return math.fsum(k / rank for k, rank in enumerate(ranks, 1)) / max(1, good)


def mean(values: Sequence[float] | Sequence[bool]) -> float:
    return sum(values) / max(1, len(values))


def means(each: Sequence[Quality]) -> Quality:
    """The mean over episodes; quiet is counted over all their segments together."""
    return Quality(
        mean([one.ndcg for one in each]),
        mean([one.precision for one in each]),
        mean([one.f1 for one in each]),
        [quiet for one in each for quiet in one.quiet],
    )
