"""How good linking is on graded episodes, what each weight is worth, and how long it takes.

Prints nDCG of the first five, mean average precision, F1 of what is shown, and the share of
segments without news that stay quiet: for each episode, and as means over them. Then the processor
time that 4,000 items take, beside scikit-learn's TF-IDF of the same pool in the same run.

With --weights the means with each weight set to what makes it do nothing, with other thresholds,
and with no word lists of any language; and how well scores are calibrated: of the links with such a
score, how many are right.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from unittest.mock import patch

from sklearn.feature_extraction.text import (  # type: ignore[import-untyped]  # has no types
    TfidfVectorizer,
)

from tests.bench.baseline import Figure, Figures, ratio
from tests.bench.grading import Graded, graded_episodes, graded_folder, means, quality
from tui.analysis import stopwords
from tui.embeddings.installed import SWITCH
from tui.linking.corpus import NewsCorpus
from tui.linking.linker import link
from tui.linking.parameters import (
    LINK_PARAMETERS,
    STORY_PARAMETERS,
    LinkParameters,
    StoryParameters,
)
from tui.linking.segment_terms import segment_text
from tui.model import NewsItem

_STOP_WORDS = stopwords.stop_words
WITHOUT: dict[str, float] = {
    "title": LINK_PARAMETERS.text,
    "spread": 1_000_000,
    "rare": 0,
    "name": 1,
    "common": 1,
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
    "follows": LINK_PARAMETERS.begins,
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
THRESHOLDS = [step / 100 for step in range(24, 34)]
COLUMNS = f"{'':28}nDCG@5 MAP   F1    quiet"


def folded(cases: Sequence[Graded], corpora: Sequence[NewsCorpus], story: StoryParameters) -> str:
    """How many links that are shown tell what another one tells too, and with equal grades."""
    pairs = equal = 0
    for case, corpus in zip(cases, corpora, strict=True):
        for row, grades in zip(
            link(case.episode, corpus, story_params=story), case.grades, strict=True
        ):
            by_story: dict[int, list[int]] = {}
            for entry in row:
                if entry.shown and entry.story is not None:
                    by_story.setdefault(entry.story, []).append(grades.get(entry.item.path, 0))
            pairs += sum(len(each) - 1 for each in by_story.values())
            equal += sum(each[1:].count(each[0]) for each in by_story.values())
    return f"{pairs} folded, {equal} of them of equal grade"


def calibration(cases: Sequence[Graded]) -> dict[int, tuple[int, int]]:
    """For each tenth of the score how many links are right or wrong, and how many are right."""
    counts: dict[int, tuple[int, int]] = {}
    for case in cases:
        for row, grades in zip(link(case.episode, case.pool), case.grades, strict=True):
            for entry in row:
                grade = grades.get(entry.item.path, 0)
                if grade != 1:
                    total, right = counts.get(int(entry.score * 10), (0, 0))
                    counts[int(entry.score * 10)] = total + 1, right + (grade >= 2)
    return counts


def large_pool(case: Graded, size: int) -> list[NewsItem]:
    """A pool of any size, of the words of the pool there is, drawn again."""
    drawing = random.Random(1)
    titles = " ".join(item.headline for item in case.pool).split()
    words = " ".join(item.excerpt for item in case.pool).split()
    return [
        NewsItem(
            path=str(number),
            title=" ".join(drawing.choices(titles, k=9)),
            excerpt=" ".join(drawing.choices(words, k=60)),
        )
        for number in range(size)
    ]


def without_general(language: str) -> stopwords.StopWords:
    """The stop words of a language but for those that say little."""
    return replace(_STOP_WORDS(language), general=frozenset())


def seconds(work: Callable[[], object]) -> float:
    """Processor time of some work."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def by_tfidf(case: Graded, pool: Sequence[NewsItem]) -> None:
    vectorizer = TfidfVectorizer()
    items = vectorizer.fit_transform([f"{item.headline} {item.excerpt}" for item in pool])
    (vectorizer.transform(map(segment_text, case.episode.segments)) @ items.T).toarray()


def time_beside_tfidf(case: Graded, size: int) -> dict[str, Figure]:
    """Print and return how long linking takes beside TF-IDF: first, and with a corpus kept."""
    items = large_pool(case, size)
    rival = min(seconds(lambda: by_tfidf(case, items)) for _ in range(3))
    corpus = NewsCorpus()

    def link_first() -> None:
        corpus.add(items)
        link(case.episode, corpus)

    first = seconds(link_first)
    again = min(seconds(lambda: link(case.episode, corpus)) for _ in range(3))
    print(
        f"{size:,} items x {len(case.episode.segments)} segments: first {first:.2f} s, "
        f"again {again:.2f} s; TF-IDF {rival:.2f} s"
    )
    return {
        f"first of {size}, of TF-IDF's time": ratio(first / rival),
        f"again of {size}, of TF-IDF's time": ratio(again / rival),
    }


def print_weights(cases: Sequence[Graded], corpora: Sequence[NewsCorpus]) -> None:
    """Print what each weight is worth."""

    def print_means(name: str, weights: LinkParameters) -> None:
        both = zip(cases, corpora, strict=True)
        print(f"{name:28}{means([quality(case, weights, corpus) for case, corpus in both])}")

    for name, value in WITHOUT.items():
        print_means(f"without {name}", replace(LINK_PARAMETERS, **{name: value}))  # type: ignore[arg-type]  # numbers
    for name, values in STORIES.items():
        for value in values:
            story = replace(STORY_PARAMETERS, **{name: value})  # type: ignore[arg-type]  # numbers
            both = zip(cases, corpora, strict=True)
            mean = means([quality(case, LINK_PARAMETERS, corpus, story) for case, corpus in both])
            print(f"{f'stories: {name} {value}':28}{mean}  {folded(cases, corpora, story)}")
    for threshold in THRESHOLDS:
        print_means(f"threshold {threshold}", replace(LINK_PARAMETERS, threshold=threshold))
    with patch.object(stopwords, "stop_words", without_general):
        bare = [quality(case, LINK_PARAMETERS) for case in cases]
    print(f"{'no lists of general words':28}{means(bare)}")
    for tenth, (total, right) in sorted(calibration(cases).items()):
        print(f"score from {tenth / 10:.1f}: {right} of {total} are right")


def main(argv: Sequence[str]) -> Figures:
    parser = argparse.ArgumentParser("link", description=__doc__)
    graded_folder(parser)
    parser.add_argument("--weights", action="store_true", help="what each weight is worth, too")
    parser.add_argument("--sizes", default="4000", help="items to be timed with (4000,100000)")
    asked = parser.parse_args(argv)
    os.environ[SWITCH] = "off"
    cases = graded_episodes(asked.folder)
    corpora = [NewsCorpus(case.pool) for case in cases]
    each = [
        quality(case, LINK_PARAMETERS, corpus) for case, corpus in zip(cases, corpora, strict=True)
    ]
    print(COLUMNS)
    for case, one in zip(cases, each, strict=True):
        print(f"{case.episode.path:28}{one}")
    print(f"{'mean':28}{means(each)}")
    if asked.weights:
        print_weights(cases, corpora)
    figures = dict(means(each).figures())
    largest = max(cases, key=lambda case: len(case.episode.segments))
    for size in map(int, filter(None, asked.sizes.split(","))):
        figures |= time_beside_tfidf(largest, size)
    return figures
