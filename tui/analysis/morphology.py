"""Word forms: which words are forms of one, parts of one, or taken one for another."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tui.analysis.stopwords import light_words
from tui.analysis.tokenizer import LONGEST
from tui.analysis.wordlists import read_wordlist, words_in


@cache
def suffixes() -> frozenset[str]:
    """What forms of one word end with, after the stem that they share; one is empty."""
    return frozenset(words_in("en", "suffixes")) | {""}


def kin_of(word: str) -> frozenset[str]:
    """The other forms of an irregular word; of any other word, none."""
    return _kin().get(word, frozenset())


def alike_to(word: str) -> frozenset[str]:
    """Words, in all their forms, that people use for an everyday word or a form of it."""
    return _alike().get(word, frozenset())


def is_known(word: str) -> bool:
    """Whether a word is known here, and so is hardly a misspelling of another."""
    return word in light_words() or word in _kin() or word in _alike()


@cache
def _kin() -> dict[str, frozenset[str]]:
    kin: dict[str, frozenset[str]] = {}
    sections = read_wordlist("en")
    for line in sections["irregular"] + sections["plurals"]:
        base, *others = line.split()
        forms = _regular_forms(base) | frozenset(others)
        for form in forms:
            kin[form] = kin.get(form, frozenset()) | (forms - {form})
    return kin


@cache
def _alike() -> dict[str, frozenset[str]]:
    alike: dict[str, frozenset[str]] = {}
    for line in read_wordlist("en")["synonyms"]:
        forms = {word: _regular_forms(word) | kin_of(word) for word in line.split()}
        for word, own in forms.items():
            others = frozenset().union(*(forms[other] for other in forms if other != word))
            for form in own:
                alike[form] = alike.get(form, frozenset()) | (others - {form})
    return alike


def _regular_forms(base: str) -> frozenset[str]:
    """A base form and what may be made from it by rule; some of that is no word."""
    stem = base.removesuffix("e")
    endings = {base, base + "s", stem + "ed", stem + "ing", base + base[-1] + "ing"}
    if base.endswith("y"):
        endings |= {base[:-1] + "ies", base[:-1] + "ied"}
    return frozenset(endings)


def splits(word: str, first: int, last: int) -> Iterator[tuple[str, str]]:
    """The ways to take a word for a compound of two parts of so many letters at least.

    What is longer than a term can be is none.
    """
    if len(word) <= LONGEST:
        for cut in range(first, len(word) - last + 1):
            yield word[:cut], word[cut:]
