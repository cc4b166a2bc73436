"""How good linking is on graded episodes, what each feature is worth, and how long it takes.

Prints nDCG of the first five, mean average precision, F1 of what is shown, and the share of
segments without good news that stay quiet: for each episode, and as means over them, with the
vectors that are installed. Then the processor time that 4,000 items take, beside scikit-learn's
TF-IDF of the same pool in the same run.

With --fit the weights are fitted and written to tui/linking/weights.json, with the figures as
fitted and of episodes left out, by the table alone and with the models, which have to be installed;
with --features what each feature is worth to episodes left out.
With --drown what of the shown links stays when thousands of foreign items join each pool, and how
many foreign ones are shown.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from sklearn.feature_extraction.text import (  # type: ignore[import-untyped]  # has no types
    TfidfVectorizer,
)

from tests.bench import link_fit
from tests.bench.baseline import Figure, Figures, ratio, score
from tests.bench.foreign import ARTICLES, foreign_items
from tests.bench.grading import (
    Graded,
    Quality,
    graded_episodes,
    graded_folder,
    means,
    quality,
)
from tui.linking.corpus import NewsCorpus
from tui.linking.linker import link
from tui.linking.segment_terms import segment_text
from tui.model import NewsItem

COLUMNS = f"{'':28}nDCG@5 MAP   F1    quiet"
WITHOUT: dict[str, tuple[str, ...]] = {
    "words": ("words",),
    "words, meaning": ("words", "meaning"),
    "words, floor": ("words", "floor"),
    "meaning, floor": ("meaning", "floor"),
    "words, meaning, floor": link_fit.FEATURES,
}


def print_qualities(cases: Sequence[Graded], each: Sequence[Quality]) -> None:
    print(COLUMNS)
    for case, one in zip(cases, each, strict=True):
        print(f"{case.episode.path:28}{one}")
    print(f"{'mean':28}{means(each)}")


def drown(cases: Sequence[Graded], count: int, folder: Path) -> dict[str, Figure]:
    """Print and return what of shown links stays, and how many foreign ones join them."""
    stay = shown = foreign = segments = 0
    for case in cases:
        others = foreign_items(case, cases, count, folder)
        own = {item.path for item in case.pool}
        for row, more in zip(
            link(case.episode, case.pool),
            link(case.episode, NewsCorpus([*case.pool, *others])),
            strict=True,
        ):
            before = {entry.item.path for entry in row if entry.shown}
            after = {entry.item.path for entry in more if entry.shown}
            stay += len(before & after)
            shown += len(before)
            foreign += len(after - own)
            segments += 1
        print(f"{case.episode.path:28}{stay} of {shown} stay, {foreign} foreign in {segments}")
    return {
        f"stay among {count}": score(stay / max(1, shown)),
        f"foreign a segment among {count}": ratio(foreign / max(1, segments), 0.1),
    }


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
    """Print and return how long linking takes beside TF-IDF.

    Of news that was never read; of news whose vectors are kept on the disk; and once more.
    """
    items = large_pool(case, size)
    rival = min(seconds(lambda: by_tfidf(case, items)) for _ in range(3))
    new = seconds(lambda: link(case.episode, items))
    corpus = NewsCorpus()

    def link_first() -> None:
        nonlocal corpus
        corpus = NewsCorpus(items)
        link(case.episode, corpus)

    first = seconds(link_first)
    again = min(seconds(lambda: link(case.episode, corpus)) for _ in range(3))
    print(
        f"{size:,} items x {len(case.episode.segments)} segments: new {new:.2f} s, first "
        f"{first:.2f} s, again {again:.2f} s; TF-IDF {rival:.2f} s"
    )
    return {
        f"first of {size}, of TF-IDF's time": ratio(first / rival),
        f"again of {size}, of TF-IDF's time": ratio(again / rival),
    }


def main(argv: Sequence[str]) -> Figures:
    parser = argparse.ArgumentParser("link", description=__doc__)
    graded_folder(parser)
    parser.add_argument("--fit", action="store_true", help="fit the weights and write them")
    parser.add_argument("--features", action="store_true", help="what each feature is worth")
    parser.add_argument("--drown", action="store_true", help="join foreign items to each pool")
    parser.add_argument("--foreign", type=Path, default=ARTICLES, help="where these come from")
    parser.add_argument("--count", type=int, default=4_000, help="how many")
    parser.add_argument("--sizes", default="4000", help="items to be timed with (4000,100000)")
    asked = parser.parse_args(argv)
    cases = graded_episodes(asked.folder)
    if asked.drown:
        return drown(cases, asked.count, asked.foreign)
    if asked.features:
        print(COLUMNS)
        for name, used in WITHOUT.items():
            for setting, each in link_fit.Fitter(cases, used).fit().left_out.items():
                print(f"{f'{name} ({setting})':28}{means(each)}")
        return {}
    if asked.fit:
        fit = link_fit.Fitter(cases).fit()
        for setting in link_fit.SETTINGS:
            print(f"{setting}, as fitted")
            print_qualities(cases, fit.fitted[setting])
            print(f"{setting}, left out")
            print_qualities(cases, fit.left_out[setting])
        link_fit.write(fit, cases)
        return {}
    each = [quality(case, link(case.episode, case.pool)) for case in cases]
    print_qualities(cases, each)
    figures = dict(means(each).figures())
    largest = max(cases, key=lambda case: len(case.episode.segments))
    for size in map(int, filter(None, asked.sizes.split(","))):
        figures |= time_beside_tfidf(largest, size)
    return figures
