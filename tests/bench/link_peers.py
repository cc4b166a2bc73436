"""How well known methods link the graded episodes, to tell how hard these are.

TF-IDF cosine, BM25 with the episode's own IDF, TF-IDF of character 3-5-grams without the words that
more than a fifth of the segments have, RapidFuzz, and sentence vectors alone; and linking itself.
Each with the threshold that suits F1 best.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz
from sklearn.feature_extraction.text import (  # type: ignore[import-untyped]  # has no types
    ENGLISH_STOP_WORDS,
    CountVectorizer,
    TfidfVectorizer,
)

from tests.bench.grading import (
    GOOD,
    Graded,
    Quality,
    average_precision,
    gain,
    graded_episodes,
    graded_folder,
    mean,
    means,
)
from tui.analysis.normalize import fold
from tui.embeddings.installed import default_embedder, embedder_for
from tui.embeddings.vector_cache import kept_vectors
from tui.linking.linker import link
from tui.linking.segment_terms import segment_text

Scores = npt.NDArray[np.float64]
WIDESPREAD = 0.2  # of the segments
THRESHOLDS = 120


def texts(case: Graded) -> tuple[list[str], list[str]]:
    items = [f"{item.headline} {item.excerpt} {item.body}" for item in case.pool]
    return [segment_text(segment) for segment in case.episode.segments], items


def cosine(own: Sequence[str], news: Sequence[str], **how: object) -> Scores:
    vectorizer = TfidfVectorizer(sublinear_tf=True, **how).fit([*own, *news])
    return np.asarray((vectorizer.transform(own) @ vectorizer.transform(news).T).toarray())


def tfidf(case: Graded) -> Scores:
    return cosine(*texts(case), stop_words="english")


def bm25(case: Graded) -> Scores:
    own, news = texts(case)
    vectorizer = CountVectorizer(stop_words="english").fit([*own, *news])
    in_segment = (vectorizer.transform(own) > 0).astype(float).toarray()
    counts = vectorizer.transform(news).astype(float).toarray()
    frequency = in_segment.sum(axis=0)
    weight = np.log(1 + (len(own) - frequency + 0.5) / (frequency + 0.5))
    length = counts.sum(axis=1, keepdims=True)
    saturated = counts * 2.2 / (counts + 1.2 * (0.25 + 0.75 * length / length.mean()))
    return np.asarray((in_segment * weight) @ saturated.T)


def characters(case: Graded) -> Scores:
    own, news = ([re.findall(r"\w+", fold(text)) for text in side] for side in texts(case))
    frequency = Counter(word for words in own for word in set(words))
    passed = {word for word, count in frequency.items() if count > WIDESPREAD * len(own)}
    passed |= ENGLISH_STOP_WORDS

    def without_passed(side: list[list[str]]) -> list[str]:
        return [" ".join(word for word in words if word not in passed) for words in side]

    return cosine(without_passed(own), without_passed(news), analyzer="char", ngram_range=(3, 5))


def fuzzy(case: Graded) -> Scores:
    own = texts(case)[0]
    news = [f"{item.headline} {item.excerpt}" for item in case.pool]
    return np.array([[fuzz.token_set_ratio(a, b) for b in news] for a in own])


def grades_of(case: Graded) -> npt.NDArray[np.int64]:
    return np.array([[row.get(item.path, 0) for item in case.pool] for row in case.grades])


def quality(scores: Scores, grades: npt.NDArray[np.int64], threshold: float) -> Quality:
    gains, precisions, quiet = [], [], []
    for row, own in zip(scores, grades, strict=True):
        order = np.argsort(-row, kind="stable")
        ranked = [int(own[item]) for item in order if row[item] > 0]
        if own.any():
            gains.append(gain(ranked) / gain(sorted(own.tolist(), reverse=True)))
        good = int((own >= GOOD).sum())
        if good:
            precisions.append(average_precision(ranked, good))
        else:
            quiet.append(not ((row >= threshold) & (own == 0)).any())
    shown = scores >= threshold
    right, wrong = int((shown & (grades >= GOOD)).sum()), int((shown & (grades == 0)).sum())
    f1 = 2 * right / (right + wrong + int((grades >= GOOD).sum()))
    return Quality(mean(gains), mean(precisions), f1, quiet)


def sentence_vectors(case: Graded) -> Scores:
    """The cosines of vectors, by the best embedder for English that is installed, and no more."""
    embedder = embedder_for("en") or default_embedder()
    own, news = (kept_vectors(embedder, side) for side in texts(case))
    return np.asarray(own @ news.T, dtype=np.float64)


def skimcast(case: Graded) -> Scores:
    """The scores of linking as it is fitted."""
    scores = np.zeros((len(case.episode.segments), len(case.pool)))
    places = {item.path: place for place, item in enumerate(case.pool)}
    for segment, row in enumerate(link(case.episode, case.pool)):
        for entry in row:
            scores[segment, places[entry.item.path]] = entry.score
    return scores


def report(name: str, method: Callable[[Graded], Scores], cases: Sequence[Graded]) -> None:
    scores = [method(case) for case in cases]
    grades = [grades_of(case) for case in cases]
    values = np.unique(np.concatenate([each.ravel() for each in scores]))
    tried = np.quantile(values, np.linspace(0.3, 0.999, THRESHOLDS))
    each = [
        [quality(s, g, threshold) for s, g in zip(scores, grades, strict=True)]
        for threshold in tried.tolist()
    ]
    best = max(each, key=lambda row: means(row).f1)
    print(f"{name:28}{means(best)}   {' | '.join(map(str, best))}")


def main(argv: Sequence[str]) -> None:
    parser = argparse.ArgumentParser("link_peers", description=__doc__)
    graded_folder(parser)
    cases = graded_episodes(parser.parse_args(argv).folder)
    print(f"{'':28}nDCG@5 MAP   F1    quiet")
    report("RapidFuzz token_set_ratio", fuzzy, cases)
    report("TF-IDF", tfidf, cases)
    report("BM25, the episode's IDF", bm25, cases)
    report("characters 3-5", characters, cases)
    report("sentence vectors alone", sentence_vectors, cases)
    report("linking", skimcast, cases)
