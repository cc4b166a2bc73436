"""How good linking is on graded episodes, what each weight is worth, and how long it takes.

    python -m tests.bench.link_score [GRADED_FOLDER]

Prints nDCG of the first five, mean average precision, F1 of what is shown, and the share of
segments without news that stay quiet: for each episode; as means over them; with each weight set to
what makes it do nothing; with other thresholds; with no word lists of any language. Then how well
scores are calibrated: of the links with such a score, how many are right. Last the time that 4,000
and 100,000 items take, beside scikit-learn's TF-IDF of the same pool in the same run.
"""

from __future__ import annotations

import json
import math
import os
import random
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from sklearn.feature_extraction.text import (  # type: ignore[import-untyped]  # has no types
    TfidfVectorizer,
)

from tui.analysis import stopwords
from tui.linking.corpus import NewsCorpus
from tui.linking.embeddings.package import SWITCH
from tui.linking.linker import link
from tui.linking.parameters import STORY, WEIGHTS, StoryWeights, Weights
from tui.linking.segment_terms import text_of
from tui.model import Episode, NewsItem, Segment, Timecode

GRADED = Path(__file__).resolve().parents[3] / "shared" / "gold" / "link"
WITHOUT: dict[str, float] = {
    "title": WEIGHTS.text,
    "spread": 1_000_000,
    "rare": 0,
    "name": 1,
    "stopwords": 1,
    "short": 1,
    "bare": 1,
    "phrase": 0,
    "apart": 0,
    "again": 0,
    "late": 0,
    "restated": 1,
    "unmatched_segment": 0,
    "unmatched_item": 0,
    "sentence": 0,
    "signals": 1,
    "follows": WEIGHTS.begins,
    "by_name": 1_000_000,
    "most": 1_000_000,
}
STORIES: dict[str, tuple[float, ...]] = {
    "same": (0.9, 1.0, 1.3, 1.5, 3.1),
    "related": (0.8, 1.2),
    "undated": (1.2, 1.8),
    "days": (2, 10, 30),
    "whole": (0.0, 3.0),
    "heads": (0.0, 2.0),
    "within": (0.0, 1.0),
    "stem": (4, 8, 99),
    "lead": (0, 300, 6_000),
    "unseen": (0, 100),
}
THRESHOLDS = [place / 100 for place in range(24, 34)]
SIZES = (4_000, 100_000)


class Graded(NamedTuple):
    """An episode, its pool, and for each segment the grades of items by path."""

    episode: Episode
    pool: list[NewsItem]
    grades: list[dict[str, int]]


class Figures(NamedTuple):
    """How good the links of an episode are."""

    ndcg: float
    precision: float
    f1: float
    quiet: float | None

    def __str__(self) -> str:
        return " ".join("  -  " if part is None else f"{part:.3f}" for part in self)


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def day(text: str) -> date | None:
    """A day; of a month, its first, so that copies are told from others."""
    parts = [int(part) for part in text[:10].split("-") if part.isdigit()]
    year, month, first = (*parts, 1, 1, 1)[:3]
    return date(year, month, first) if parts else None


def graded(folder: Path) -> Graded:
    about = json.loads((folder / "segments.json").read_text(encoding="utf-8"))
    places = {each["i"]: place for place, each in enumerate(about["segments"])}
    segments = tuple(
        Segment(Timecode(each["start"]), None, each.get("title") or None, "", each.get("text", ""))
        for each in about["segments"]
    )
    episode = Episode(folder.name, about["title"], segments=segments)
    pool = [
        NewsItem(
            path=str(row["id"]),
            title=str(row["title"]) or None,
            excerpt=str(row.get("excerpt") or ""),
            body=str(row.get("body") or ""),
            published=day(str(row.get("date") or "")),
        )
        for row in rows(folder / "pool.jsonl")
    ]
    grades: list[dict[str, int]] = [{} for _ in segments]
    for row in rows(folder / "qrels.jsonl"):
        grades[places[row["segment"]]][str(row["item"])] = int(str(row["grade"]))
    return Graded(episode, pool, grades)


def gain(grades: list[int]) -> float:
    return math.fsum((2**grade - 1) / math.log2(k + 2) for k, grade in enumerate(grades[:5]))


def figures(
    case: Graded, weights: Weights, pool: NewsCorpus | None = None, story: StoryWeights = STORY
) -> Figures:
    """How good the links are; a pool that has read the items already saves time."""
    gains: list[float] = []
    precisions: list[float] = []
    right = wrong = wanted = 0
    quiet: list[bool] = []
    items = case.pool if pool is None else pool
    found = link(case.episode, items, weights=weights, story=story)
    for row, grades in zip(found, case.grades, strict=True):
        got = [grades.get(entry.item.path, 0) for entry in row]
        good = sum(grade >= 2 for grade in grades.values())
        if grades:
            gains.append(gain(got) / gain(sorted(grades.values(), reverse=True)))
        else:
            quiet.append(not any(entry.shown for entry in row))
        if good:
            hits = [place for place, grade in enumerate(got, 1) if grade >= 2]
            precisions.append(sum(k / place for k, place in enumerate(hits, 1)) / good)
        wanted += good
        right += sum(grades.get(entry.item.path, 0) >= 2 for entry in row if entry.shown)
        wrong += sum(entry.item.path not in grades for entry in row if entry.shown)
    f1 = 2 * right / max(1, right + wrong + wanted)
    return Figures(mean(gains), mean(precisions), f1, mean(quiet) if quiet else None)


def mean(values: list[float] | list[bool]) -> float:
    return sum(values) / max(1, len(values))


def means(found: list[Figures]) -> Figures:
    quiet = [each.quiet for each in found if each.quiet is not None]
    ndcg, precision, f1 = (mean([each[place] or 0.0 for each in found]) for place in range(3))
    return Figures(ndcg, precision, f1, mean(quiet))


def folded(cases: list[Graded], pools: list[NewsCorpus], story: StoryWeights) -> str:
    """How many links that are shown tell what another one tells too, and with equal grades."""
    pairs = equal = 0
    for case, pool in zip(cases, pools, strict=True):
        for row, grades in zip(link(case.episode, pool, story=story), case.grades, strict=True):
            told: dict[int, list[int]] = {}
            for entry in row:
                if entry.shown and entry.story is not None:
                    told.setdefault(entry.story, []).append(grades.get(entry.item.path, 0))
            pairs += sum(len(each) - 1 for each in told.values())
            equal += sum(each[1:].count(each[0]) for each in told.values())
    return f"{pairs} folded, {equal} of them of equal grade"


def calibration(cases: list[Graded]) -> dict[int, tuple[int, int]]:
    """For each tenth of the score how many links are right or wrong, and how many are right."""
    found: dict[int, tuple[int, int]] = {}
    for case in cases:
        for row, grades in zip(link(case.episode, case.pool), case.grades, strict=True):
            for entry in row:
                grade = grades.get(entry.item.path, 0)
                if grade != 1:
                    all_of, right = found.get(int(entry.score * 10), (0, 0))
                    found[int(entry.score * 10)] = all_of + 1, right + (grade >= 2)
    return found


def many(case: Graded, size: int) -> list[NewsItem]:
    """A pool of any size, of the words of the pool there is, drawn again."""
    drawing = random.Random(1)
    titles = " ".join(item.headline for item in case.pool).split()
    words = " ".join(item.excerpt for item in case.pool).split()
    return [
        NewsItem(
            path=str(place),
            title=" ".join(drawing.choices(titles, k=9)),
            excerpt=" ".join(drawing.choices(words, k=60)),
        )
        for place in range(size)
    ]


def seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def by_tfidf(case: Graded, pool: list[NewsItem]) -> None:
    reader = TfidfVectorizer()
    items = reader.fit_transform([f"{item.headline} {item.excerpt}" for item in pool])
    (reader.transform(map(text_of, case.episode.segments)) @ items.T).toarray()


def read(pool: NewsCorpus, items: list[NewsItem]) -> None:
    pool.add(items)
    assert pool.laid.words.size
    assert pool.common.function


def tell_time(case: Graded, size: int) -> None:
    items = many(case, size)
    by_words = seconds(lambda: by_tfidf(case, items))
    pool = NewsCorpus()
    reading = seconds(lambda: read(pool, items))
    linking = min(seconds(lambda: link(case.episode, pool)) for _ in range(2))
    print(
        f"{size} items x {len(case.episode.segments)} segments: reading {reading:.2f} s, "
        f"linking {linking:.2f} s; TF-IDF {by_words:.2f} s; "
        f"{linking / by_words:.1f} and with reading {(linking + reading) / by_words:.1f} times that"
    )


def main() -> None:
    os.environ[SWITCH] = "off"
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else GRADED
    cases = [graded(each) for each in sorted(folder.iterdir()) if (each / "qrels.jsonl").exists()]
    pools = [NewsCorpus(case.pool) for case in cases]

    def tell(name: str, weights: Weights = WEIGHTS) -> None:
        each = [figures(case, weights, pool) for case, pool in zip(cases, pools, strict=True)]
        print(f"{name:28}{means(each)}")

    print(f"{'':28}nDCG@5 MAP   F1    quiet")
    for case, pool in zip(cases, pools, strict=True):
        print(f"{case.episode.path:28}{figures(case, WEIGHTS, pool)}")
    tell("mean")
    for name, value in WITHOUT.items():
        tell(f"without {name}", replace(WEIGHTS, **{name: value}))  # type: ignore[arg-type]  # numbers
    for name, values in STORIES.items():
        for value in values:
            other = replace(STORY, **{name: value})  # type: ignore[arg-type]  # numbers
            both = zip(cases, pools, strict=True)
            each = [figures(case, WEIGHTS, pool, other) for case, pool in both]
            print(f"{f'stories: {name} {value}':28}{means(each)}  {folded(cases, pools, other)}")
    for threshold in THRESHOLDS:
        tell(f"threshold {threshold}", replace(WEIGHTS, threshold=threshold))
    with patch.object(stopwords, "_general", lambda _: frozenset[str]()):
        bare = [figures(case, WEIGHTS) for case in cases]
    print(f"{'no lists of general words':28}{means(bare)}")
    for tenth, (all_of, right) in sorted(calibration(cases).items()):
        print(f"score from {tenth / 10:.1f}: {right} of {all_of} are right")
    biggest = max(cases, key=lambda case: len(case.episode.segments))
    for size in SIZES:
        tell_time(biggest, size)


if __name__ == "__main__":
    main()
