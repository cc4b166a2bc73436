"""Words with capital letters: abbreviations, and names whose first letters are typed for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

MOST_INITIALS = 5
"""Words at most whose first letters are typed for them."""

_LONGEST = 6  # letters of a word in capitals
_LONGEST_RUN = 12  # capitalised words in a row whose first letters are kept
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
