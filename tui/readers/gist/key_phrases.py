"""Key phrases: the words by which a segment stands out among the others of its episode.

A word weighs more the more often the segment says it, the fewer other segments do, and the earlier
it comes; names weigh more, words that belong to any talk hardly anything. Candidates are one or
two words in a row without a function word between them. The constants were fitted to titles that
people gave to 260 segments of 17 episodes in two languages, and lie where they matter little: a
step either way costs .01 of an F1 of .21 at most.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from tui.analysis.normalize import columns
from tui.analysis.stopwords import stop_words_of
from tui.analysis.tokenizer import is_bare, is_spaceless, words
from tui.readers.markup.plain_text import TURN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SEPARATOR = " · "
"""Stands between the phrases of a label."""

_TEXT = 3000  # characters of a text that are looked at
_MOST = 3  # phrases of a label
_SEVERAL = 4  # segments from which on what stands in most of them is a template
_STEM = 5  # letters that forms of one word share
_SATURATION = 8  # uses from which on a word gains little by more
_COMMON = 1.2  # what a word weighs that every segment has; one that no other has weighs 1 more
_GENERAL = 0.1  # weight that a word keeps which belongs to any talk
_GENERAL_IN_SHORT = 0.5  # the same where few words are said more than once
_NAME = 1.5  # times the weight of a word that is mostly written with a capital
_MOSTLY = 0.6
_EVERYWHERE = 0.6  # share of the segments from which on a name is that of who speaks
_EARLY = 40  # words of a segment in which what is said weighs up to three times as much
_EARLIEST = 2.0
_PAIR = 0.7  # power of a phrase's length by which its weight is divided
_AGAIN = 0.3  # power of the times that a pair is said
_ONCE = 0.8  # weight that a pair keeps which is said only once
_LEAST = 0.3  # share of the first phrase's weight that another must have

_BREAK = re.compile(r"\.(?!\d)|[,;:!?()\[\]\"“”«»\n•|/—。，、；：！？（）【】《》「」]|\s[-–]+\s")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_SHORTENED = re.compile(r"[a-z]{1,6}'(?:t|re|ve|ll|d|m)")
_ELISION = re.compile(r"(?:[a-z]|qu)['’](?=\w\w)", re.IGNORECASE)

_Stems: TypeAlias = tuple[str, ...]


class _Word(NamedTuple):
    """A word as it is compared and as it is written, and whether it only holds others together."""

    term: str
    stem: str
    written: str
    is_function: bool


@dataclass(slots=True)
class _Phrase:
    words: tuple[_Word, ...]
    count: int = 0

    @property
    def written(self) -> str:
        """The phrase as it is written first, without a possessive ending."""
        written = " ".join(word.written for word in self.words)
        return written.removesuffix("'s").removesuffix("\u2019s")


class _SegmentWords:
    """The words of one segment: how often each is said, and where first."""

    def __init__(self, runs: Sequence[Sequence[_Word]]) -> None:
        self.counts = Counter(word.stem for run in runs for word in run)
        self.firsts: dict[str, int] = {}
        self.phrases: dict[_Stems, _Phrase] = {}
        position = 0
        for run in runs:
            before: _Word | None = None
            for word in run:
                position += 1
                self.firsts.setdefault(word.stem, position)
                if word.is_function or (before is None and is_bare(word.term)):
                    before = None
                    continue
                self._note(word)
                if before is not None and before.stem != word.stem:
                    self._note(before, word)
                before = word

    def _note(self, *found: _Word) -> None:
        stems = tuple([word.stem for word in found])
        phrase = self.phrases.get(stems)
        if phrase is None:
            phrase = self.phrases[stems] = _Phrase(found)
        phrase.count += 1


class KeyPhrases:
    """The key phrases of the segments of one episode."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Take the first part of each segment's text apart; linear in their length."""
        bare = _without_speakers([text[:_TEXT] for text in texts])
        pieces = [list(_pieces(text)) for text in bare]
        every = (word for text in pieces for piece in text for word, _ in piece)
        self._stop_words = stop_words_of(every)
        runs = [[self._run(piece) for piece in text] for text in pieces]
        self._segments = list(map(_SegmentWords, runs))
        self._spread = Counter(stem for segment in self._segments for stem in segment.counts)
        self._names = _names(runs)

    def label(self, segment: int, room: int, taken: frozenset[str] = frozenset()) -> str:
        """The phrases that tell most of a segment, in so many columns; empty without any words.

        No phrase is among those that are taken, and none says a word of another again.
        """
        found: list[str] = []
        stems: set[str] = set()
        least = 0.0
        for weight, phrase in self._ranked(segment):
            written = phrase.written
            width = columns(written) + (columns(SEPARATOR) if found else 0)
            own = {word.stem for word in phrase.words}
            if len(found) == _MOST or weight < least:
                break
            if width > room or own & stems or written.casefold() in taken:
                continue
            least = least or _LEAST * weight
            found.append(written)
            stems |= own
            room -= width
        return SEPARATOR.join(found)

    def worth(self, segment: int, label: str, *, is_short: bool = False) -> float:
        """What the different words of a label weigh together in a segment, or in a short one."""
        general = _GENERAL_IN_SHORT if is_short else _GENERAL
        found = {word.term: word for piece in _pieces(label) for word in self._run(piece)}
        by_stem = {word.stem: self._weight(segment, word, general) for word in found.values()}
        return sum(by_stem.values())

    def hangs(self, label: str) -> bool:
        """Whether a word comes first that leans on what was said before ("which he defines")."""
        first = next(_pieces(label), None)
        return first is not None and self._run(first)[0].is_function

    def _run(self, piece: Sequence[tuple[str, str]]) -> list[_Word]:
        return [self._word(folded, written) for folded, written in piece]

    def _word(self, folded: str, written: str) -> _Word:
        if elision := _ELISION.match(written):
            folded, written = _ELISION.sub("", folded, 1), written[elision.end() :]
        term = folded.removesuffix("'s")
        stem = term if len(term) <= _STEM or is_spaceless(term) else term[:_STEM]
        is_function = term in self._stop_words.function or _SHORTENED.fullmatch(folded) is not None
        return _Word(term, stem, written, is_function)

    def _ranked(self, segment: int) -> list[tuple[float, _Phrase]]:
        own = self._segments[segment]
        weights: dict[str, float] = {}

        def weight_of(phrase: _Phrase) -> float:
            total = 0.0
            for word in phrase.words:
                if word.term not in weights:
                    weights[word.term] = self._weight(segment, word)
                total += weights[word.term]
            size = len(phrase.words)
            if size > 1:
                total *= phrase.count**_AGAIN if phrase.count > 1 else _ONCE
                total /= size**_PAIR
            return total

        # A word that is only said with another stands in their pair.
        bound = {
            (stem,)
            for stems, pair in own.phrases.items()
            for stem in stems
            if len(stems) > 1 < pair.count == own.counts[stem]
        }
        ranked = [
            (weight_of(phrase), phrase)
            for stems, phrase in own.phrases.items()
            if stems not in bound
        ]
        ranked.sort(key=lambda pair: (-pair[0], own.firsts[pair[1].words[0].stem]))
        return [pair for pair in ranked if pair[0] > 0 and not self._is_template(pair[1])]

    def _is_template(self, phrase: _Phrase) -> bool:
        """Whether a phrase without spaces stands in most segments, as a heading of each does."""
        first = phrase.words[0]
        total = len(self._segments)
        most = total >= _SEVERAL and 2 * self._spread[first.stem] > total
        return most and len(phrase.words) == 1 and is_spaceless(first.term)

    def _weight(self, segment: int, word: _Word, general: float = _GENERAL) -> float:
        own = self._segments[segment]
        count = own.counts.get(word.stem, 0)
        if not count or word.is_function or is_bare(word.term):
            return 0.0
        most = len(self._segments) + 1
        rare = log(most / self._spread[word.stem]) / log(most)
        early = 1 + _EARLIEST * max(0.0, 1 - own.firsts[word.stem] / _EARLY)
        weight: float = count / (count + _SATURATION) * (_COMMON + rare) * early
        if word.term in self._stop_words.general:
            weight *= general
        if word.term not in self._names:
            return weight
        total = len(self._segments)
        is_speaker = total >= _SEVERAL and self._spread[word.stem] > _EVERYWHERE * total
        return weight * (_GENERAL if is_speaker else _NAME)


def _without_speakers(texts: list[str]) -> list[str]:
    """Texts without the names of those who speak more than once, and without addresses."""
    lines = [_ADDRESS.sub(" ", text).split("\n") for text in texts]
    turns = Counter(turn[0] for text in lines for line in text if (turn := TURN.match(line)))
    return [
        "\n".join(
            line[turn.end() :] if (turn := TURN.match(line)) and turns[turn[0]] > 1 else line
            for line in text
        )
        for text in lines
    ]


def _pieces(text: str) -> Iterator[list[tuple[str, str]]]:
    """The words of a text that no punctuation divides, folded and as they are written."""
    for piece in _BREAK.split(text):
        if found := [(token.term, piece[token.start : token.end]) for token in words(piece)]:
            yield found


def _names(runs: Sequence[Sequence[Sequence[_Word]]]) -> frozenset[str]:
    """The words that are mostly written with a capital where no sentence begins."""
    every: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for run in (run for segment in runs for run in segment):
        every.update(word.term for word in run)
        capital.update(word.term for word in run[1:] if word.written[:1].isupper())
    return frozenset(term for term in capital if capital[term] >= _MOSTLY * every[term])
