"""What the optional sentence model adds to linking, on graded episodes; run as a script, by hand.

    python tests/bench/semantic_bench.py [GRADED_FOLDER]

Prints nDCG of the first five, mean average precision, F1 of what is shown, and the share of
segments without news that stay quiet, each as the mean over the episodes: of the words alone, of
the model alone, of both with the weights as they are, and with weights that were fitted to the
other episodes. Then the weights that suit all episodes, to be copied into tui/linking/semantic/
blend.py when the score of the words has changed; and what the model costs on one core.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]  # has no types

from tests.bench.link_score import GRADED, Figures, Graded, figures, gain, graded, mean, means
from tui.linking.embeddings.blending import BLEND, Blend, blended
from tui.linking.embeddings.encoder import Encoder
from tui.linking.embeddings.package import SWITCH, model_files
from tui.linking.embeddings.passages import head_of
from tui.linking.embeddings.similarity import similarity
from tui.linking.linker import link
from tui.linking.pair_score import least_shown
from tui.linking.parameters import WEIGHTS

if TYPE_CHECKING:
    import numpy.typing as npt

    Scores = npt.NDArray[np.float64]

ONE_CORE = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
BIASES = np.arange(-6.0, 2.0, 0.125)
LOOSE = 0.3  # what an item of grade 1 counts when weights are fitted
UNKNOWN = -1.0  # the similarity of an item that the model has not looked at


class Case(NamedTuple):
    """An episode with what words and model say: a row for each segment, a column for each item."""

    graded: Graded
    grades: npt.NDArray[np.int64]
    words: Scores
    similar: Scores


def case_of(folder: Path) -> Case:
    case = graded(folder)
    columns = {item.path: place for place, item in enumerate(case.pool)}
    grades = np.zeros((len(case.grades), len(case.pool)), np.int64)
    words = np.zeros(grades.shape)
    for place, row in enumerate(case.grades):
        for path, grade in row.items():
            grades[place, columns[path]] = grade
    os.environ[SWITCH] = "0"
    for place, links in enumerate(link(case.episode, case.pool)):
        for rank, each in enumerate(links):  # items of one story have one score, yet an order
            words[place, columns[each.item.path]] = max(1e-9, each.score - 1e-7 * rank)
    del os.environ[SWITCH]
    similar = similarity(case.episode, case.pool, words.max(axis=0).tolist())
    return Case(case, grades, words, similar.astype(np.float64))


def measured(case: Case, scores: Scores) -> Figures:
    """The figures of scores, shown as the engine does, had each item enough words."""
    gains, precisions, quiet = [], [], []
    right = wrong = 0
    for row, grades in zip(scores, case.grades, strict=True):
        order = np.argsort(-row, kind="stable")
        got = grades[order].tolist()
        best = row[order]
        shown = (best >= least_shown(best[0], WEIGHTS))[: WEIGHTS.most].tolist()
        if grades.any():
            gains.append(gain(got) / gain(sorted(got, reverse=True)))
        else:
            quiet.append(not any(shown))
        hits = [place for place, grade in enumerate(got, 1) if grade >= 2]
        if hits:
            precisions.append(mean([k / place for k, place in enumerate(hits, 1)]))
        right += sum(each and grade >= 2 for each, grade in zip(shown, got, strict=False))
        wrong += sum(each and not grade for each, grade in zip(shown, got, strict=False))
    wanted = int((case.grades >= 2).sum())
    f1 = 2 * right / max(1, right + wrong + wanted)
    return Figures(mean(gains), mean(precisions), f1, mean(quiet) if quiet else None)


def together(case: Case, blend: Blend) -> Figures:
    return measured(case, blended(case.words, case.similar.astype(np.float32), blend))


def fitted(cases: list[Case]) -> Blend:
    """The weights that suit some episodes, each of which counts the same."""
    told, good, counts = [], [], []
    for case in cases:
        sure = np.clip(case.words, *(1 / (1 + np.exp([BLEND.certain, -BLEND.certain]))))
        similar = np.nan_to_num(case.similar, nan=UNKNOWN)
        told.append(np.stack([np.log(sure / (1 - sure)), similar], axis=-1).reshape(-1, 2))
        grades = case.grades.ravel()
        good.append(grades >= 2)
        counts.append(np.where(grades == 1, LOOSE, 1.0) * 100 / good[-1].sum())
    model = LogisticRegression(C=100.0, max_iter=1_000)
    model.fit(np.concatenate(told), np.concatenate(good), np.concatenate(counts))
    words, meaning = model.coef_[0].tolist()
    tables = [replace(BLEND, words=words, meaning=meaning, bias=bias) for bias in BIASES.tolist()]

    def worth(blend: Blend) -> float:
        found = means([together(case, blend) for case in cases])
        return found.f1 + 0.4 * (found.quiet or 0.0)

    return max(tables, key=worth)


def engine(cases: list[Case], *, model: bool) -> Figures:
    """The figures of the links as a reader gets them."""
    os.environ[SWITCH] = "1" if model else "0"
    return means([figures(case.graded, WEIGHTS) for case in cases])


def cost(cases: list[Case]) -> None:
    files = model_files()
    assert files is not None
    began = time.process_time()
    encoder = Encoder(files)
    print(f"loading the model                {time.process_time() - began:.2f} s")
    texts = [head_of(item) for case in cases for item in case.graded.pool]
    began = time.process_time()
    encoder.encode(texts)
    spent = time.process_time() - began
    size = mean([float(len(text)) for text in texts])
    print(f"headlines and excerpts a second  {len(texts) / spent:.0f}, of {size:.0f} characters")
    began = time.process_time()
    for case in cases:
        similarity(case.graded.episode, case.graded.pool)
    print(f"an episode with all vectors kept {(time.process_time() - began) / len(cases):.2f} s")


def main() -> None:
    if model_files() is None:
        sys.exit("The extra 'semantic' is not installed.")
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else GRADED
    cases = [case_of(each) for each in sorted(folder.iterdir()) if (each / "qrels.jsonl").exists()]
    alone = replace(BLEND, words=0.0)
    print(f"{'':33}nDCG@5 MAP   F1    quiet")
    for case in cases:
        name = case.graded.episode.path
        print(f"{name + ', words':33}{measured(case, case.words)}")
        print(f"{name + ', both':33}{together(case, BLEND)}")
    print(f"{'words':33}{means([measured(case, case.words) for case in cases])}")
    print(f"{'model (F1 not calibrated)':33}{means([together(case, alone) for case in cases])}")
    print(f"{'both':33}{means([together(case, BLEND) for case in cases])}")
    left_out = [together(case, fitted([c for c in cases if c is not case])) for case in cases]
    print(f"{'both, fitted to the others':33}{means(left_out)}")
    print(f"{'links as shown, without':33}{engine(cases, model=False)}")
    print(f"{'links as shown, with':33}{engine(cases, model=True)}")
    print(f"fitted to all: {fitted(cases)}")
    cost(cases)


if __name__ == "__main__":
    if not ONE_CORE.items() <= os.environ.items():  # numpy reads these when it is loaded
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **ONE_CORE})  # noqa: S606
    main()
