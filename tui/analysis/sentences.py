"""Texts taken apart: where their sentences stand, the words of each, and runs of words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import NamedTuple

from tui.analysis.stopwords import dividers, loose_end
from tui.analysis.tokenizer import ASCII_WORD, folded_words, words

_SENTENCES = 12  # of a text that are looked at
_WORD = 40  # characters from which on a row without a space is no cut word

_END = re.compile(r"[.!?…。！？\n](?:(?<=[.!?…])[\"'”’)\]]{0,3}\s+|(?<=[。！？\n]))")
_BRACKET = re.compile(r"\s?[(\[][^()\[\]]{1,20}[)\]]")
_BREAK = re.compile(
    r"\.(?![^\W_])|[,;:!?()\[\]\"“”«»\n•|—。，、；：！？（）【】《》「」]|\s[-–]+\s"
)
_EAST_ASIAN = re.compile("[\u3041-\u9fff]")
_TIES = frozenset("-\u2010\u2011./")


@dataclass(slots=True)
class Sentence:
    """A sentence of a segment, its words folded, and the index of the first that still counts."""

    segment: int
    text: str
    words: list[str]
    start: int = 0

    def rest(self) -> str:
        """The text from the first word that counts."""
        if self.start >= len(self.words):
            return ""
        if not self.text.isascii():
            return self.text[words(self.text)[self.start].start :]
        return self.text[next(islice(ASCII_WORD.finditer(self.text), self.start, None)).start() :]


class Passage(NamedTuple):
    """The text of a segment: its first sentences, its words folded, those always in capitals."""

    sentences: list[Sentence]
    words: set[str]
    capitals: set[str]


class WrittenWord(NamedTuple):
    """A word as it stands in a run: folded, as written, and the sign that ties it to the last."""

    folded: str
    written: str
    tie: str


def beginning(text: str, most: int) -> str:
    """The first so many characters of a text, without a word that they cut."""
    taken = text[:most]
    whole, _, last = taken.rpartition(" ")
    return whole if len(text) > most and len(last) < _WORD else taken


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The half-open spans of a text's sentences, with the mark at their end; linear in its length.

    A sentence ends at a full stop or the like before a space, quotes and brackets between them
    allowed, at such a mark of scripts without spaces, and at the end of a line.
    """
    start = 0
    for end in _END.finditer(text):
        mark = end.start()
        yield start, mark if text[mark] == "\n" else mark + 1
        start = end.end()
    yield start, len(text)


def passages_of(texts: list[str]) -> list[Passage]:
    """The texts of segments taken apart; linear in their length."""
    shared: dict[str, str] = {}  # one object for a word that stands in many places
    return [_passage(segment, text, shared) for segment, text in enumerate(texts)]


def _passage(segment: int, text: str, shared: dict[str, str]) -> Passage:
    bare = _BRACKET.sub("", text) if "(" in text or "[" in text else text
    pieces = [bare[start:end] for start, end in sentences(bare)]
    if bare == text and text.isascii():
        spelt = [ASCII_WORD.findall(piece) for piece in pieces]
        told = [list(map(str.lower, found)) for found in spelt]
        every = list(chain.from_iterable(told))
        loud = list(map(str.lower, filter(str.isupper, chain.from_iterable(spelt))))
    else:
        told = list(map(folded_words, pieces))
        every, loud = _all_and_loud(text)
    same = shared.setdefault
    spoken = ((piece, found) for piece, found in zip(pieces, told, strict=True) if found)
    taken = [
        Sentence(segment, piece, list(map(same, found, found)))
        for piece, found in islice(spoken, _SENTENCES)
    ]
    tally = Counter(every) if loud else Counter()
    capitals = {word for word, count in Counter(loud).items() if count == tally[word]}
    return Passage(taken, set(map(same, every, every)), capitals)


def _all_and_loud(text: str) -> tuple[list[str], list[str]]:
    """The words of a text, folded, and those of them that stand in capitals."""
    if text.isascii():
        spelt = ASCII_WORD.findall(text)
        return list(map(str.lower, spelt)), list(map(str.lower, filter(str.isupper, spelt)))
    found = words(text)
    loud = [word.term for word in found if text[word.start : word.end].isupper()]
    return [word.term for word in found], loud


def written_runs(text: str) -> Iterator[list[WrittenWord]]:
    """The words of a text, in runs that nothing divides."""
    if not text.isascii() and _EAST_ASIAN.search(text):
        text = dividers().sub(lambda found: found["word"] or "\n", text)
    for piece in _BREAK.split(text):
        if found := _written_in_ascii(piece) if piece.isascii() else list(_written(piece)):
            yield found


def _written_in_ascii(piece: str) -> list[WrittenWord]:
    """The same as _written gives, without making tokens: most texts are in ASCII."""
    found: list[WrittenWord] = []
    last = -2
    for word in ASCII_WORD.finditer(piece.lower()):
        start, end = word.span()
        tie = piece[last] if start == last + 1 and piece[last] in _TIES else ""
        found.append(WrittenWord(word[0], piece[start:end], tie))
        last = end
    return found


def _written(piece: str) -> Iterator[WrittenWord]:
    last = -2
    for token in words(piece):
        tie = piece[last] if token.start == last + 1 and piece[last] in _TIES else ""
        last = token.end
        written = piece[token.start : token.end]
        if token.term.isascii() or not (loose := loose_end().search(token.term)):
            yield WrittenWord(token.term, written, tie)
        elif loose.start():
            yield WrittenWord(token.term[: loose.start()], written[: -len(loose[0])], tie)
