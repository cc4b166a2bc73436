"""Text made comparable: case, accents and compatibility forms folded, with the way back.

Traditional Chinese characters fold to the simplified ones, so that either finds the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path

# ASCII, and what is not with the little ASCII in between: calls cost more than characters.
_RUN = re.compile(r"[^\x00-\x7f]+(?:[\x00-\x7f]{1,16}[^\x00-\x7f]+)*|[\x00-\x7f]+")
_MOST_KEPT = 8192  # characters whose folding is kept; scripts are small
_WIDE = "\u1100"  # the first character that takes two columns
_HAN = 0x3400  # the first of the Chinese characters
_APOSTROPHES = str.maketrans("\u2018\u2019\u02bc", "'''")
_MARKS = (("\u0300", "\u036f"), ("\u0591", "\u05c7"), ("\u064b", "\u0655"), ("\u1dc0", "\u1dff"))


def fold(text: str) -> str:
    """Text as it is compared: compatibility forms, case and accents folded."""
    if text.isascii():
        return text.lower()
    return "".join(
        [run.lower() if run.isascii() else run.translate(_FOLDED) for run in _RUN.findall(text)]
    )


def fold_map(text: str) -> tuple[str, Sequence[int]]:
    """Folded text, and for each of its characters the place in the text that it came from.

    There is one entry more than the folded text: the length of the text, so that a folded
    span [a, b) lies in the text at [map[a], map[b]).
    """
    if text.isascii():
        return text.lower(), range(len(text) + 1)
    folded = fold(text)
    if len(folded) == len(text) and all(_FOLDED[ord(char)] for char in set(text)):
        return folded, range(len(text) + 1)  # each character is one again
    places: list[int] = []
    for run in _RUN.finditer(text):
        if run.group().isascii():
            places.extend(range(run.start(), run.end()))
            continue
        places += [
            place for place, char in enumerate(run.group(), run.start()) for _ in _FOLDED[ord(char)]
        ]
    places.append(len(text))
    return folded, places


class _Folded(dict[int, str]):
    """How characters fold, by their code points: folding is wanted for every key typed."""

    def __missing__(self, code: int) -> str:
        if len(self) >= _MOST_KEPT:
            self.clear()
        parts = unicodedata.normalize("NFKD", chr(code)).casefold()
        kept = "".join(part for part in parts if not _is_mark(part))
        if code >= _HAN:
            kept = kept.translate(_simplified())
        self[code] = folded = kept.translate(_APOSTROPHES)
        return folded


@cache
def _simplified() -> dict[int, str]:
    """The table of traditional characters, each with the simplified one beside it."""
    table = Path(__file__).parents[1] / "wordlists" / "traditional.txt"
    pairs = table.read_text(encoding="utf-8").replace("\n", "")
    return str.maketrans(dict(zip(pairs[::2], pairs[1::2], strict=True)))


_FOLDED = _Folded()


def _is_mark(char: str) -> bool:
    return any(low <= char <= high for low, high in _MARKS)


def is_wide(char: str) -> bool:
    """Whether a character takes two columns, as those of scripts without spaces do."""
    return unicodedata.east_asian_width(char) in "WF"


def columns(text: str) -> int:
    """How many columns of a terminal a text takes; signs that join count one by one."""
    if text.isascii() or max(text) < _WIDE:
        return len(text)
    return len(text) + sum(map(is_wide, text))
