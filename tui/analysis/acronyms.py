"""Acronyms: words in capitals, and names that are known by their first letters."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

MOST_INITIALS = 5
"""Words at most whose first letters are typed for them."""

_LONGEST = 6  # letters of a word in capitals
_LONGEST_RUN = 12  # capitalised words in a row whose first letters are kept
_CAPITALS = re.compile(r"[A-Z](?<![^\W_].)[A-Z]{2,4}(?![^\W_])")
_RUN = re.compile(r"\b[A-Z]\w*+(?:[ -][A-Z]\w*+)*+")


def capitalised_runs(text: str) -> Iterator[Sequence[str]]:
    """The words of a text that begin with a capital letter, those that follow each other together.

    Linear in the length of the text.
    """
    for run in _RUN.findall(text):
        yield run.replace("-", " ").split(" ") if " " in run or "-" in run else (run,)


def is_capital(word: str) -> bool:
    """Whether a word is short and all in capitals."""
    return 2 <= len(word) <= _LONGEST and word.isascii() and word.isupper()


def initials_of(words: Sequence[str]) -> Iterator[str]:
    """The first letters, folded, of two and more of these words that follow each other."""
    letters = "".join(word[0] for word in words[:_LONGEST_RUN]).lower()
    for size in range(2, min(MOST_INITIALS, len(letters)) + 1):
        for start in range(len(letters) - size + 1):
            yield letters[start : start + size]


def acronyms_in(text: str) -> set[str]:
    """The words of three to five capitals in a text, folded."""
    return {word.lower() for word in _CAPITALS.findall(text)}


def spelled_out(
    words: Sequence[str], bound: Sequence[bool], acronyms: Container[str]
) -> dict[str, range]:
    """Acronyms of three letters and more that words in a row stand for, and where these stand.

    All are folded; words that stand in no acronym are empty, bound ones belong to those before.
    """
    spelled: dict[str, range] = {}
    for first in range(len(words)):
        letters = ""
        for place in range(first, min(first + MOST_INITIALS, len(words))):
            if not words[place] or (place > first and not bound[place]):
                break
            letters += words[place][0]
            if len(letters) > 2 and letters in acronyms:
                spelled.setdefault(letters, range(first, place + 1))
    return spelled
