"""Text to the numbers of word pieces, as the uncased BERT models read it."""

from __future__ import annotations

import unicodedata
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from tui.linking.embeddings.package import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LONGEST = 256
"""Pieces of a text that are read, with the marks at both ends; the model was trained on these."""

READ = 60_000
"""Characters of a text that are looked at for them."""

_VOCABULARY = 4_000_000  # bytes; the file has 231,508
_WORD = 100  # letters of a word that is taken apart; a longer one is unknown
_REMEMBERED = 100_000  # words whose pieces are kept
_HAN = (
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B81F),
    (0x2B820, 0x2CEAF),
    (0x2F800, 0x2FA1F),
)


class Tokenizer:
    """Takes words apart into the longest pieces that a vocabulary has.

    Raises:
        ModelError: the vocabulary lacks the marks for beginning, end or unknown words.
    """

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        try:
            self._first, self._last, self._unknown = (
                vocabulary[mark] for mark in ("[CLS]", "[SEP]", "[UNK]")
            )
        except KeyError as missing:
            raise ModelError(f"The model's vocabulary has no {missing}.") from None
        self._pieces = _Pieces(vocabulary, self._unknown)
        self._letters = _Letters()

    def ids(self, text: str, longest: int = LONGEST) -> list[int]:
        """The numbers of a text's pieces between the two marks, at most so many in all.

        Words such as [SEP] in a text are read as text.
        """
        plain = unicodedata.normalize("NFD", text[:READ]).translate(self._letters)
        pieces = (piece for word in plain.split() for piece in self._pieces[word])
        return [self._first, *islice(pieces, longest - 2), self._last]


def read_vocabulary(path: Path) -> dict[str, int]:
    """The vocabulary of a file with one piece a line, numbered from 0.

    Raises:
        ModelError: the file cannot be read, or is far too big.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(_VOCABULARY + 1)
        lines = raw.decode("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ModelError(f"The model's vocabulary {path} cannot be read: {error}") from error
    if len(raw) > _VOCABULARY:
        raise ModelError(f"The model's vocabulary {path} is too big.")
    return {line.rstrip("\r"): number for number, line in enumerate(lines) if line}


class _Letters(dict[int, str]):
    """What each character becomes, for str.translate; made as they come.

    Accents and controls vanish, capitals become small, and a space is put around each mark of
    punctuation and each Han character, so that splitting at spaces gives the words.
    """

    def __missing__(self, code: int) -> str:
        self[code] = found = _letter(chr(code))
        return found


def _letter(char: str) -> str:
    if char in "\t\n\r":
        return " "
    kind = unicodedata.category(char)
    if kind.startswith("C") or kind == "Mn" or char == "\N{REPLACEMENT CHARACTER}":
        return ""
    if kind.startswith("Z"):
        return " "
    if kind.startswith("P") or (char.isascii() and not char.isalnum()):
        return f" {char} "
    if any(low <= ord(char) <= high for low, high in _HAN):
        return f" {char} "
    return char.lower()


class _Pieces(dict[str, tuple[int, ...]]):
    """The pieces of words; those of words seen once are kept, up to a bound."""

    def __init__(self, vocabulary: Mapping[str, int], unknown: int) -> None:
        super().__init__()
        self._vocabulary = vocabulary
        self._unknown = unknown
        self._longest = max(map(len, vocabulary))

    def __missing__(self, word: str) -> tuple[int, ...]:
        found = tuple(self._taken_apart(word)) if len(word) <= _WORD else (-1,)
        if -1 in found:
            found = (self._unknown,)
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = found
        return found

    def _taken_apart(self, word: str) -> Iterator[int]:
        """The pieces from left to right, each the longest there is; -1 where there is none."""
        at = 0
        while at < len(word):
            mark = "##" if at else ""
            for end in range(min(len(word), at + self._longest), at, -1):
                number = self._vocabulary.get(mark + word[at:end])
                if number is not None:
                    yield number
                    break
            else:
                yield -1
                return
            at = end
