"""What each weight of linking is worth, on graded episodes; run as a script, by hand.

    python tests/bench/link_score.py [GRADED_FOLDER]

Prints, for the weights as they are, for each weight set to what makes it do nothing, and for other
thresholds: nDCG of the first five, mean average precision, F1 of what is shown, and the share of
segments without news that stay quiet; each as the mean over the episodes. Then what a threshold
gives on the episode that was left out when it was chosen, and the time that 4,000 items take.
"""

from __future__ import annotations

import json
import math
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from tui.linking.links import link
from tui.linking.weights import WEIGHTS, Weights
from tui.model import Episode, NewsItem, Segment, Timecode

GRADED = Path(__file__).resolve().parents[3] / "shared" / "gold" / "link"
WITHOUT: dict[str, float] = {
    "title": WEIGHTS.text,
    "passage": 1_000_000,
    "spread": 1_000_000,
    "rare": 0,
    "name": 1,
    "common": 1,
    "short": 1,
    "bare": 1,
    "phrase": 0,
    "apart": 0,
    "again": 0,
    "restated": 1,
    "unmatched_segment": 0,
    "unmatched_item": 0,
    "sentence": 0,
    "signals": 1,
    "most": 1_000_000,
}
THRESHOLDS = [place / 200 for place in range(44, 74, 2)]
POOL = 4_000


class Graded(NamedTuple):
    """An episode, its pool, and for each segment the grades of items by path; no dates needed."""

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
        )
        for row in rows(folder / "pool.jsonl")
    ]
    grades: list[dict[str, int]] = [{} for _ in segments]
    for row in rows(folder / "qrels.jsonl"):
        grades[places[row["segment"]]][str(row["item"])] = int(str(row["grade"]))
    return Graded(episode, pool, grades)


def gain(grades: list[int]) -> float:
    return math.fsum((2**grade - 1) / math.log2(k + 2) for k, grade in enumerate(grades[:5]))


def figures(case: Graded, weights: Weights) -> Figures:
    gains: list[float] = []
    precisions: list[float] = []
    right = wrong = wanted = 0
    quiet: list[bool] = []
    for row, grades in zip(
        link(case.episode, case.pool, weights=weights), case.grades, strict=True
    ):
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


def left_out(cases: list[Graded]) -> list[Figures]:
    """Each episode's figures at the threshold that suits the others best."""
    table = {
        threshold: [figures(case, replace(WEIGHTS, threshold=threshold)) for case in cases]
        for threshold in THRESHOLDS
    }

    def worth(threshold: float, out: int) -> float:
        others = means([each for place, each in enumerate(table[threshold]) if place != out])
        return others.f1 + 0.4 * (others.quiet or 0.0)

    found = []
    for out in range(len(cases)):
        _, chosen = max((worth(threshold, out), threshold) for threshold in THRESHOLDS)
        found.append(table[chosen][out])
    return found


def seconds(case: Graded) -> float:
    """The time for a pool of 4,000 items, made by mixing the words of the pool there is."""
    words = " ".join(item.excerpt for item in case.pool).split()
    pool = [
        replace(
            case.pool[place % len(case.pool)],
            path=str(place),
            excerpt=" ".join(words[place * 37 % len(words) :][:60]),
            body="",
        )
        for place in range(POOL)
    ]
    began = time.process_time()
    link(case.episode, pool)
    return time.process_time() - began


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else GRADED
    cases = [graded(each) for each in sorted(folder.iterdir()) if (each / "qrels.jsonl").exists()]
    print(f"{'':28}nDCG@5 MAP   F1    quiet")
    for case in cases:
        print(f"{case.episode.path:28}{figures(case, WEIGHTS)}")
    print(f"{'mean':28}{means([figures(case, WEIGHTS) for case in cases])}")
    for name, value in WITHOUT.items():
        weights = replace(WEIGHTS, **{name: value})  # type: ignore[arg-type]  # all are numbers
        print(f"{f'without {name}':28}{means([figures(case, weights) for case in cases])}")
    for threshold in THRESHOLDS:
        weights = replace(WEIGHTS, threshold=threshold)
        print(f"{f'threshold {threshold}':28}{means([figures(case, weights) for case in cases])}")
    print(f"{'threshold of the others':28}{means(left_out(cases))}")
    biggest = max(cases, key=lambda case: len(case.episode.segments))
    print(
        f"{POOL} items against {len(biggest.episode.segments)} segments: {seconds(biggest):.2f} s"
    )


if __name__ == "__main__":
    main()
