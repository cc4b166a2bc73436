"""How the weights of linking were set, and how far figures can be trusted that were fitted.

Takes some minutes. Each weight in turn is tried at the values listed here, and the best is kept
where it gains more than chance would: from the table as it is, over all episodes, as they are and
changed in ways that leave the grades true: half of the pool, a pool with the others' items in it,
and other words for the same (each letter another one, as in a language of which nothing is known;
compounds; endings). Ranking is judged by nDCG of the first five, mean average precision, and the
same over all pairs of an episode. Where showing begins is fitted last, to F1 and quiet together.

Then the same with each episode left out in turn; the figures of an episode are those of the weights
that the others choose. And how much the means move when segments are drawn again at random.
"""

from __future__ import annotations

import argparse
import codecs
import os
import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tests.bench.grading import (
    Graded,
    average_precision,
    graded_episodes,
    graded_folder,
    mean,
    means,
    quality,
)
from tui.embeddings.installed import SWITCH
from tui.linking.corpus import NewsCorpus
from tui.linking.linker import link
from tui.linking.parameters import LINK_PARAMETERS, LinkParameters
from tui.model import NewsItem

TRIED: dict[str, tuple[float, ...]] = {
    "title": (0.72, 0.85),
    "text": (0.42, 0.58),
    "unmatched_item": (0.15, 0.25),
    "unmatched_segment": (0.08, 0.2),
    "doubt": (0.4, 0.9),
    "rare": (0.5, 1.0),
    "name": (1.0, 1.6),
    "common": (0.25, 0.45),
    "bare": (0.3, 1.0),
    "phrase": (0.3, 0.6),
    "spread": (0.3, 0.5),
    "late": (0.0, 0.4),
    "sentence": (0.3, 0.7),
}
SHOWN: dict[str, tuple[float, ...]] = {
    "threshold": tuple(step / 200 for step in range(50, 62, 2)),
    "follows": (0.2, 0.35, 0.5),
}
CHANCE = 0.002  # a gain in the goal that may be chance
QUIET = 0.4  # what quiet counts beside F1
COMPOUND = 0.45  # of the pairs of long words are written as one
ENDINGS = ("", "n", "en", "a", "ov", "ssa", "emme", "on")

Case = tuple[Graded, NewsCorpus]


def rewritten(case: Graded, write: Sequence[object]) -> Graded:
    """An episode and its pool in other words, the grades as they were."""
    own, other = write
    assert callable(own)
    assert callable(other)
    segments = tuple(
        replace(segment, title=own(segment.title or "") or None, text=own(segment.text))
        for segment in case.episode.segments
    )
    episode = replace(case.episode, title=own(case.episode.title), segments=segments)
    pool = [
        replace(
            item,
            title=other(item.title or "") or None,
            excerpt=other(item.excerpt),
            body=other(item.body),
        )
        for item in case.pool
    ]
    return Graded(episode, pool, case.grades)


def foreign(text: str) -> str:
    return codecs.encode(text, "rot13")


class Compounds:
    """Writes some pairs of long words as one, in a language of which nothing is known."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def __call__(self, text: str) -> str:
        return foreign(re.sub(r"\b([A-Za-z]{4,20}) (?=[a-z]{4})", self._pair, text))

    def _pair(self, match: re.Match[str]) -> str:
        return match[1] + ("" if self._random.random() < COMPOUND else " ")


class Endings:
    """Gives each long word one of several endings."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def __call__(self, text: str) -> str:
        return foreign(re.sub(r"[A-Za-z]{4,20}", self._word, text))

    def _word(self, match: re.Match[str]) -> str:
        return match[0][:-1] + foreign(self._random.choice(ENDINGS))


def restricted(case: Graded, pool: list[NewsItem]) -> Graded:
    names = {item.path for item in pool}
    grades = [{item: g for item, g in row.items() if item in names} for row in case.grades]
    return Graded(case.episode, pool, grades)


def changed(case: Graded, others: Iterable[NewsItem]) -> list[tuple[float, Graded]]:
    """An episode in all its forms, and how much each counts."""
    half = random.Random(1).sample(case.pool, len(case.pool) // 2)
    mixed = [*case.pool, *(replace(item, path=f"other {item.path}") for item in others)]
    return [
        (1.0, case),
        (0.5, restricted(case, half)),
        (0.5, Graded(case.episode, mixed, case.grades)),
        (0.5, rewritten(case, (foreign, foreign))),
        (0.5, rewritten(case, (Compounds(1), Compounds(2)))),
        (0.5, rewritten(case, (Endings(1), Endings(2)))),
    ]


def over_all(case: Case, weights: LinkParameters) -> float:
    """Average precision over all pairs of an episode; grade 1 counts neither way."""
    graded, pool = case
    rows = zip(link(graded.episode, pool, params=weights), graded.grades, strict=True)
    pairs = [(entry.score, grades.get(entry.item.path, 0)) for row, grades in rows for entry in row]
    pairs = sorted((pair for pair in pairs if pair[1] != 1), key=lambda pair: -pair[0])
    good = sum(grade >= 2 for grades in graded.grades for grade in grades.values())
    return average_precision([grade for _, grade in pairs], good)


def ranking(forms: Sequence[tuple[float, Case]], weights: LinkParameters) -> float:
    """How well forms of episodes are ranked."""
    total = 0.0
    for counts, (case, pool) in forms:
        own = quality(case, weights, pool)
        total += counts * (own.ndcg + own.precision + over_all((case, pool), weights)) / 3
    return total / sum(counts for counts, _ in forms)


def showing(forms: Sequence[tuple[float, Case]], weights: LinkParameters) -> float:
    mean = means([quality(case, weights, pool) for counts, (case, pool) in forms if counts == 1])
    return mean.f1 + QUIET * (mean.quiet or 0.0)


def fitted(forms: Sequence[tuple[float, Case]]) -> LinkParameters:
    """The table, with each weight changed that gains by it."""
    weights = LINK_PARAMETERS
    for tried, goal in ((TRIED, ranking), (SHOWN, showing)):
        best = goal(forms, weights)
        for name, values in tried.items():
            for value in values:
                other = replace(weights, **{name: value})  # type: ignore[arg-type]  # numbers
                reached = goal(forms, other)
                if reached > best + CHANCE:
                    best, weights = reached, other
    return weights


def differences(weights: LinkParameters) -> str:
    names = [*TRIED, *SHOWN]
    pairs = ((name, getattr(weights, name), getattr(LINK_PARAMETERS, name)) for name in names)
    changes = [f"{name} {new}" for name, new, old in pairs if new != old]
    return ", ".join(changes) or "as they are"


def spread(cases: Sequence[Case], draws: int = 200) -> str:
    """The means when the segments of each episode are drawn again: the middle nine tenths."""
    rows = [
        (case, list(zip(link(case.episode, pool), case.grades, strict=True)))
        for case, pool in cases
    ]
    drawing = random.Random(1)
    precisions = []
    for _ in range(draws):
        each = []
        for _, pairs in rows:
            drawn = [drawing.choice(pairs) for _ in pairs]
            hits = [
                average_precision(
                    [grades.get(entry.item.path, 0) for entry in row],
                    sum(grade >= 2 for grade in grades.values()),
                )
                for row, grades in drawn
                if any(grade >= 2 for grade in grades.values())
            ]
            each.append(mean(hits))
        precisions.append(mean(each))
    precisions.sort()
    return f"{precisions[draws // 20]:.3f} to {precisions[-draws // 20]:.3f}"


def main(argv: Sequence[str]) -> None:
    parser = argparse.ArgumentParser("link_fit", description=__doc__)
    graded_folder(parser)
    os.environ[SWITCH] = "off"
    cases = graded_episodes(parser.parse_args(argv).folder)
    forms: list[list[tuple[float, Case]]] = []
    for case in cases:
        others = [item for other in cases if other is not case for item in other.pool]
        forms.append([(c, (form, NewsCorpus(form.pool))) for c, form in changed(case, others)])
    print("mean average precision, segments drawn again:", spread([each[0][1] for each in forms]))
    weights = fitted([form for each in forms for form in each])
    print("fitted to all:", differences(weights))
    print(means([quality(case, weights, corpus) for (_, (case, corpus)), *_ in forms]))
    left_out = []
    for index, case in enumerate(cases):
        weights = fitted(
            [form for other, each in enumerate(forms) if other != index for form in each]
        )
        left_out.append(quality(case, weights))
        print(f"without {case.episode.path}: {differences(weights)}; there {left_out[-1]}")
    print("each left out in turn:", means(left_out))
