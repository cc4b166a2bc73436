"""Text as terms: the units that an index holds and a typed query asks for.

A term is a folded word, with three differences: a possessive ending falls away; an apostrophe
before a short ending too, and before a longer one it divides ("don't" is dont, "l'homme" is l and
homme); a run of a script without spaces becomes overlapping pairs of characters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from tui.analysis.normalize import WORD, fold, fold_map, folded_words

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 64
"""Letters of a term that count; a longer one is cut."""

# Chinese, Japanese, Thai, Lao, Burmese and Khmer are written without spaces.
SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
)
_SPACELESS = re.compile(f"[{SPACELESS}]")
_RUNS = re.compile(f"[{SPACELESS}]+|[^{SPACELESS}]+")
# A character with the vowel signs, tones and voicing marks that sit on it.
_CLUSTER = re.compile(
    ".[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
    "\u102b-\u103e\u17b4-\u17d3\u3099\u309a]*"
)


Term: TypeAlias = tuple[str, int, int]
"""A term of a text, and the half-open span [start, end) of the text that it stands for."""


def terms(text: str) -> list[str]:
    """The terms of a text in order; linear in its length."""
    found = folded_words(text)
    if text.isascii() and "'" not in text:
        return [word[:LONGEST] for word in found] if len(text) > LONGEST else found
    made: list[str] = []
    for word in found:
        if word.isalnum() and word.isascii():
            made.append(word[:LONGEST])
        else:
            made += [piece for piece, _, _ in _pieces(word)]
    return made


def placed_terms(text: str) -> list[Term]:
    """The terms of a text in order, the same as terms gives, each with its place."""
    folded, places = fold_map(text)
    placed: list[Term] = []
    for found in WORD.finditer(folded):
        word, start, end = found.group(), found.start(), found.end()
        if word.isascii() and word.isalnum():
            placed.append((word[:LONGEST], places[start], places[end]))
        else:
            placed += [
                (piece, places[start + low], places[start + high])
                for piece, low, high in _pieces(word)
            ]
    return placed


def runs(text: str) -> list[str]:
    """The terms of a text in order, with runs of a script without spaces left whole."""
    return [
        run.group()
        for word in WORD.findall(fold(text))
        for part, _, _ in _apostrophes(word)
        for run in _RUNS.finditer(part)
    ]


def is_spaceless(term: str) -> bool:
    """Whether a term is of a script that is written without spaces."""
    return _SPACELESS.match(term) is not None


def _pieces(word: str) -> Iterator[tuple[str, int, int]]:
    """The terms of one word, with their places in it."""
    if word.isalnum() and word.isascii():
        yield word[:LONGEST], 0, len(word)
        return
    for part, low, high in _apostrophes(word):
        if part.isascii() or not _SPACELESS.search(part):
            yield part[:LONGEST], low, high
            continue
        for run in _RUNS.finditer(part):
            if _SPACELESS.match(run.group()):
                yield from _pairs(run.group(), low + run.start())
            else:
                yield run.group()[:LONGEST], low + run.start(), low + run.end()


def _pairs(run: str, start: int) -> Iterator[tuple[str, int, int]]:
    edges = [found.start() for found in _CLUSTER.finditer(run)] + [len(run)]
    for low, high in zip(edges, [*edges[2:], len(run)], strict=False):
        if low < high:
            yield run[low:high], start + low, start + high


def _apostrophes(word: str) -> Iterator[tuple[str, int, int]]:
    """The parts of a word with apostrophes: one if the last part is short, else as divided."""
    if "'" not in word:
        yield word, 0, len(word)
        return
    word = word.removesuffix("'s")
    parts = word.split("'")
    if _is_joined(parts):
        yield "".join(parts), 0, len(word)
        return
    start = 0
    for part in parts:
        yield part, start, start + len(part)
        start += len(part) + 1


def _is_joined(parts: list[str]) -> bool:
    """Whether the parts between apostrophes are one term: "don't" is, "l'homme" is not."""
    return len(parts[-1]) <= 2
