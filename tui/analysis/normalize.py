"""Text made comparable: case, accents and compatibility forms folded, with the way back."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

# Vowel signs and voicing marks are no letters to \w, yet stand inside Indic, Thai and kana words.
_SIGNS = "".join(
    char
    for char in map(chr, (*range(0x900, 0x10A0), *range(0x1780, 0x17D4), 0x3099, 0x309A))
    if unicodedata.category(char).startswith("M")
)


def _word(letters: str) -> str:
    return rf"[vV](?=\d+\.\d)|\d+(?:\.\d+)+|{letters}(?:'{letters})*(?:\+\+|\#(?!\w))?"


WORD = re.compile(_word(rf"[^\W_]+(?:[{_SIGNS}][^\W_]*)*"))
"""A word of folded text; see words."""

ASCII_WORD = re.compile(_word(r"[^\W_]+"), re.ASCII)
"""The same for a text in ASCII, in capitals or not; quicker."""

# ASCII, and what is not with the little ASCII in between: calls cost more than characters.
_RUN = re.compile(r"[^\x00-\x7f]+(?:[\x00-\x7f]{1,16}[^\x00-\x7f]+)*|[\x00-\x7f]+")
_MOST_KEPT = 8192  # characters whose folding is kept; scripts are small
_APOSTROPHES = str.maketrans("\u2018\u2019\u02bc", "'''")
_MARKS = (("\u0300", "\u036f"), ("\u0591", "\u05c7"), ("\u064b", "\u0655"), ("\u1dc0", "\u1dff"))


def fold(text: str) -> str:
    """Text as it is compared: compatibility forms, case and accents folded."""
    if text.isascii():
        return text.lower()
    return "".join(
        [run.lower() if run.isascii() else run.translate(_FOLDED) for run in _RUN.findall(text)]
    )


def fold_map(text: str) -> tuple[str, list[int]]:
    """Folded text, and for each of its characters the place in the text that it came from.

    The list has one entry more than the folded text: the length of the text, so that a folded
    span [a, b) lies in the text at [map[a], map[b]).
    """
    if text.isascii():
        return text.lower(), list(range(len(text) + 1))
    places: list[int] = []
    for run in _RUN.finditer(text):
        if run.group().isascii():
            places.extend(range(run.start(), run.end()))
            continue
        for place, char in enumerate(run.group(), run.start()):
            places.extend([place] * len(_FOLDED[ord(char)]))
    places.append(len(text))
    return fold(text), places


class _Folded(dict[int, str]):
    """How characters fold, by their code points: folding is wanted for every key typed."""

    def __missing__(self, code: int) -> str:
        if len(self) >= _MOST_KEPT:
            self.clear()
        parts = unicodedata.normalize("NFKD", chr(code)).casefold()
        kept = "".join(part for part in parts if not _is_mark(part))
        self[code] = folded = kept.translate(_APOSTROPHES)
        return folded


_FOLDED = _Folded()


def _is_mark(char: str) -> bool:
    return any(low <= char <= high for low, high in _MARKS)


def is_wide(char: str) -> bool:
    """Whether a character takes two columns, as those of scripts without spaces do."""
    return unicodedata.east_asian_width(char) in "WF"


class Word(NamedTuple):
    """A word of a text: folded, and where it stands, as the half-open span [start, end)."""

    folded: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """The words of a text in order.

    Letters and digits make a word, and so do what belongs between them ("don't", "2.0") and
    after them ("c++", "c#"); a hyphen divides. Text in a script without spaces stays whole runs.
    """
    if text.isascii():
        return [Word(match[0], *match.span()) for match in ASCII_WORD.finditer(text.lower())]
    folded, places = fold_map(text)
    return [
        Word(match.group(), places[match.start()], places[match.end()])
        for match in WORD.finditer(folded)
    ]


def folded_words(text: str) -> list[str]:
    """The words of a text in order, folded: the same as words gives, without their places."""
    return (ASCII_WORD if text.isascii() else WORD).findall(fold(text))
