"""How good linking is on graded episodes, and what each feature is worth.

Prints nDCG of the first five, mean average precision, F1 of what is shown, and the share of
segments without good news that stay quiet: for each episode, and as means over them, with the
vectors that are installed.

With --fit the weights are fitted and written to tui/linking/weights.json, with the figures as
fitted and of episodes left out, by the table alone and with the models, which have to be installed;
with --features what each feature is worth to episodes left out.
With --drown what of the shown links stays when thousands of foreign items join each pool, and how
many foreign ones are shown.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

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

COLUMNS = f"{'':28}nDCG@5 MAP   F1    quiet"
WITHOUT: dict[str, tuple[str, ...]] = {
    "words": ("words",),
    "words, meaning": ("words", "meaning"),
    "words, meaning, floor": ("words", "meaning", "floor"),
    "words, meaning, topic": ("words", "meaning", "topic"),
    "meaning, floor, topic": ("meaning", "floor", "topic"),
    "words, meaning, floor, topic": link_fit.FEATURES,
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


def main(argv: Sequence[str]) -> Figures:
    parser = argparse.ArgumentParser("link", description=__doc__)
    graded_folder(parser)
    parser.add_argument("--fit", action="store_true", help="fit the weights and write them")
    parser.add_argument("--features", action="store_true", help="what each feature is worth")
    parser.add_argument("--drown", action="store_true", help="join foreign items to each pool")
    parser.add_argument("--foreign", type=Path, default=ARTICLES, help="where these come from")
    parser.add_argument("--count", type=int, default=4_000, help="how many")
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
    return means(each).figures()
