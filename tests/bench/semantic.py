"""What the optional sentence model adds to linking, on graded episodes.

Prints nDCG of the first five, mean average precision, F1 of what is shown, and the share of
segments without news that stay quiet, each as the mean over the episodes: of the words alone, of
the model alone, of both with the weights as they are, and with weights that were fitted to the
other episodes. Then the weights that suit all episodes, to be copied into tui/linking/embeddings/
blending.py when the score of the words has changed; and what the model costs on one core.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]  # has no types

from tests.bench.baseline import Figures, ratio
from tests.bench.grading import (
    Graded,
    Quality,
    average_precision,
    gain,
    graded_episodes,
    graded_folder,
    mean,
    means,
    quality,
)
from tui.embeddings.embedder import ModelFiles
from tui.embeddings.installed import SWITCH, model_files
from tui.embeddings.minilm import MiniLM
from tui.linking.embeddings.blending import BLEND_PARAMETERS, BlendParameters, blended
from tui.linking.embeddings.passages import item_lead
from tui.linking.embeddings.similarity import similarity
from tui.linking.linker import link
from tui.linking.parameters import LINK_PARAMETERS
from tui.linking.selection import least_shown

if TYPE_CHECKING:
    import numpy.typing as npt

    Scores = npt.NDArray[np.float64]

BIASES = np.arange(-6.0, 2.0, 0.125)
LOOSE = 0.3  # what an item of grade 1 counts when weights are fitted
UNKNOWN = -1.0  # the similarity of an item that the model has not looked at


class Case(NamedTuple):
    """An episode with what words and model say: a row for each segment, a column for each item."""

    graded: Graded
    grades: npt.NDArray[np.int64]
    words: Scores
    similar: Scores


def case_of(case: Graded) -> Case:
    columns = {item.path: column for column, item in enumerate(case.pool)}
    grades = np.zeros((len(case.grades), len(case.pool)), np.int64)
    words = np.zeros(grades.shape)
    for index, by_path in enumerate(case.grades):
        for path, grade in by_path.items():
            grades[index, columns[path]] = grade
    os.environ[SWITCH] = "0"
    for index, links in enumerate(link(case.episode, case.pool)):
        for rank, each in enumerate(links):  # items of one story have one score, yet an order
            words[index, columns[each.item.path]] = max(1e-9, each.score - 1e-7 * rank)
    del os.environ[SWITCH]
    similar = similarity(case.episode, case.pool, words.max(axis=0).tolist())
    return Case(case, grades, words, similar.astype(np.float64))


def measured(case: Case, scores: Scores) -> Quality:
    """The figures of scores, shown as the engine does, had each item enough words."""
    gains, precisions, quiet = [], [], []
    right = wrong = 0
    for row, grades in zip(scores, case.grades, strict=True):
        order = np.argsort(-row, kind="stable")
        ranked = grades[order].tolist()
        best = row[order]
        shown = (best >= least_shown(best[0], LINK_PARAMETERS))[: LINK_PARAMETERS.most].tolist()
        if grades.any():
            gains.append(gain(ranked) / gain(sorted(ranked, reverse=True)))
        else:
            quiet.append(not any(shown))
        good = sum(grade >= 2 for grade in ranked)
        if good:
            precisions.append(average_precision(ranked, good))
        right += sum(each and grade >= 2 for each, grade in zip(shown, ranked, strict=False))
        wrong += sum(each and not grade for each, grade in zip(shown, ranked, strict=False))
    wanted = int((case.grades >= 2).sum())
    f1 = 2 * right / max(1, right + wrong + wanted)
    return Quality(mean(gains), mean(precisions), f1, mean(quiet) if quiet else None)


def together(case: Case, blend: BlendParameters) -> Quality:
    return measured(case, blended(case.words, case.similar.astype(np.float32), blend))


def fitted(cases: list[Case]) -> BlendParameters:
    """The weights that suit some episodes, each of which counts the same."""
    features, good, counts = [], [], []
    for case in cases:
        sure = np.clip(
            case.words, *(1 / (1 + np.exp([BLEND_PARAMETERS.certain, -BLEND_PARAMETERS.certain])))
        )
        similar = np.nan_to_num(case.similar, nan=UNKNOWN)
        features.append(np.stack([np.log(sure / (1 - sure)), similar], axis=-1).reshape(-1, 2))
        grades = case.grades.ravel()
        good.append(grades >= 2)
        counts.append(np.where(grades == 1, LOOSE, 1.0) * 100 / good[-1].sum())
    model = LogisticRegression(C=100.0, max_iter=1_000)
    model.fit(np.concatenate(features), np.concatenate(good), np.concatenate(counts))
    words, meaning = model.coef_[0].tolist()
    tables = [
        replace(BLEND_PARAMETERS, words=words, meaning=meaning, bias=bias)
        for bias in BIASES.tolist()
    ]

    def goal(blend: BlendParameters) -> float:
        mean = means([together(case, blend) for case in cases])
        return mean.f1 + 0.4 * (mean.quiet or 0.0)

    return max(tables, key=goal)


def engine(cases: list[Case], *, model: bool) -> Quality:
    """The figures of the links as a reader gets them."""
    os.environ[SWITCH] = "1" if model else "0"
    return means([quality(case.graded, LINK_PARAMETERS) for case in cases])


def seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def cost(cases: list[Case], files: ModelFiles) -> Figures:
    """Print what the model costs; as figures what it adds to linking by words alone."""
    encoder = MiniLM(files)
    texts = [item_lead(item) for case in cases for item in case.graded.pool]
    spent = seconds(lambda: encoder.encode(texts))
    size = mean([float(len(text)) for text in texts])
    print(f"headlines and excerpts a second  {len(texts) / spent:.0f}, of {size:.0f} characters")

    def link_all() -> None:
        for case in cases:
            link(case.graded.episode, case.graded.pool)

    os.environ[SWITCH] = "1"
    link_all()  # the vectors are kept from now on
    both = seconds(link_all)
    os.environ[SWITCH] = "0"
    alone = seconds(link_all)
    print(f"linking with all vectors kept: {both:.2f} s; without the model {alone:.2f} s")
    return {"linking, of its time without the model": ratio(both / alone)}


def main(argv: Sequence[str]) -> Figures:
    parser = argparse.ArgumentParser("semantic", description=__doc__)
    graded_folder(parser)
    asked = parser.parse_args(argv)
    files = model_files()
    if files is None:
        print("The extra 'semantic' is not installed.")
        return {}
    cases = [case_of(case) for case in graded_episodes(asked.folder)]
    alone = replace(BLEND_PARAMETERS, words=0.0)
    print(f"{'':33}nDCG@5 MAP   F1    quiet")
    for case in cases:
        name = case.graded.episode.path
        print(f"{name + ', words':33}{measured(case, case.words)}")
        print(f"{name + ', both':33}{together(case, BLEND_PARAMETERS)}")
    print(f"{'words':33}{means([measured(case, case.words) for case in cases])}")
    print(f"{'model (F1 not calibrated)':33}{means([together(case, alone) for case in cases])}")
    print(f"{'both':33}{means([together(case, BLEND_PARAMETERS) for case in cases])}")
    left_out = [together(case, fitted([c for c in cases if c is not case])) for case in cases]
    print(f"{'both, fitted to the others':33}{means(left_out)}")
    print(f"{'links as shown, without':33}{engine(cases, model=False)}")
    shown = engine(cases, model=True)
    print(f"{'links as shown, with':33}{shown}")
    print(f"fitted to all: {fitted(cases)}")
    return {**shown.figures(), **cost(cases, files)}
