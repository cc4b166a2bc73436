"""How well known methods link the graded episodes, to tell how hard these are.

    python -m tests.bench.link_peers [GRADED_FOLDER]

TF-IDF cosine, BM25 with the episode's own IDF, TF-IDF of character 3-5-grams without the words that
more than a fifth of the segments have, and RapidFuzz. Each with the threshold that suits F1 best.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz
from sklearn.feature_extraction.text import (  # type: ignore[import-untyped]  # has no types
    ENGLISH_STOP_WORDS,
    CountVectorizer,
    TfidfVectorizer,
)

from tests.bench.link_score import GRADED, Figures, Graded, gain, graded, mean, means
from tui.analysis.normalize import fold
from tui.linking.segment_terms import text_of

Scores = npt.NDArray[np.float64]
WIDESPREAD = 0.2  # of the segments
THRESHOLDS = 120


def texts(case: Graded) -> tuple[list[str], list[str]]:
    items = [f"{item.headline} {item.excerpt} {item.body}" for item in case.pool]
    return [text_of(segment) for segment in case.episode.segments], items


def cosine(own: Sequence[str], told: Sequence[str], **how: object) -> Scores:
    reader = TfidfVectorizer(sublinear_tf=True, **how).fit([*own, *told])
    return np.asarray((reader.transform(own) @ reader.transform(told).T).toarray())


def tfidf(case: Graded) -> Scores:
    return cosine(*texts(case), stop_words="english")


def bm25(case: Graded) -> Scores:
    own, told = texts(case)
    reader = CountVectorizer(stop_words="english").fit([*own, *told])
    said = (reader.transform(own) > 0).astype(float).toarray()
    counts = reader.transform(told).astype(float).toarray()
    held = said.sum(axis=0)
    weight = np.log(1 + (len(own) - held + 0.5) / (held + 0.5))
    length = counts.sum(axis=1, keepdims=True)
    worth = counts * 2.2 / (counts + 1.2 * (0.25 + 0.75 * length / length.mean()))
    return np.asarray((said * weight) @ worth.T)


def characters(case: Graded) -> Scores:
    own, told = ([re.findall(r"\w+", fold(text)) for text in side] for side in texts(case))
    held = Counter(word for words in own for word in set(words))
    passed = {word for word, count in held.items() if count > WIDESPREAD * len(own)}
    passed |= ENGLISH_STOP_WORDS

    def kept(side: list[list[str]]) -> list[str]:
        return [" ".join(word for word in words if word not in passed) for words in side]

    return cosine(kept(own), kept(told), analyzer="char", ngram_range=(3, 5))


def fuzzy(case: Graded) -> Scores:
    own = texts(case)[0]
    told = [f"{item.headline} {item.excerpt}" for item in case.pool]
    return np.array([[fuzz.token_set_ratio(a, b) for b in told] for a in own])


def grades_of(case: Graded) -> npt.NDArray[np.int64]:
    return np.array([[row.get(item.path, 0) for item in case.pool] for row in case.grades])


def figures(scores: Scores, grades: npt.NDArray[np.int64], threshold: float) -> Figures:
    gains, precisions, quiet = [], [], []
    for row, own in zip(scores, grades, strict=True):
        order = np.argsort(-row, kind="stable")
        got = [int(own[place]) for place in order if row[place] > 0]
        if own.any():
            gains.append(gain(got) / gain(sorted(own.tolist(), reverse=True)))
        else:
            quiet.append(not (row >= threshold).any())
        hits = [place for place, grade in enumerate(got, 1) if grade >= 2]
        good = int((own >= 2).sum())
        if good:
            precisions.append(sum(k / place for k, place in enumerate(hits, 1)) / good)
    shown = scores >= threshold
    right, wrong = int((shown & (grades >= 2)).sum()), int((shown & (grades == 0)).sum())
    f1 = 2 * right / (right + wrong + int((grades >= 2).sum()))
    return Figures(mean(gains), mean(precisions), f1, mean(quiet) if quiet else None)


def tell(name: str, method: Callable[[Graded], Scores], cases: Sequence[Graded]) -> None:
    scores = [method(case) for case in cases]
    grades = [grades_of(case) for case in cases]
    values = np.unique(np.concatenate([each.ravel() for each in scores]))
    tried = np.quantile(values, np.linspace(0.3, 0.999, THRESHOLDS))
    each = [
        [figures(s, g, threshold) for s, g in zip(scores, grades, strict=True)]
        for threshold in tried.tolist()
    ]
    best = max(each, key=lambda found: means(found).f1)
    print(f"{name:28}{means(best)}   {' | '.join(map(str, best))}")


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else GRADED
    cases = [graded(each) for each in sorted(folder.iterdir()) if (each / "qrels.jsonl").exists()]
    print(f"{'':28}nDCG@5 MAP   F1    quiet")
    tell("RapidFuzz token_set_ratio", fuzzy, cases)
    tell("TF-IDF", tfidf, cases)
    tell("BM25, the episode's IDF", bm25, cases)
    tell("characters 3-5", characters, cases)


if __name__ == "__main__":
    main()
