"""How an episode's sentences open, learned from the episode: what many segments share says nothing.

Three layers fall away: lead-ins that many segments begin a sentence with ("In this video, Ann Lee",
"He also"), the verb behind a name that nearly all segments put there ("discusses", and whatever
stands in its place), and weak openings beneath, up to a common word ("his thoughts on", "the").
"""

# ruff: noqa: RUF001  signs of all scripts are what is read here

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from math import log

from tui.text import Word, words

_SENTENCES = 12  # of a text that are looked at
_OPENING = 8  # words of a sentence that can be a lead-in
_LATE = 5  # words that may stand before a lead-in
_LATER = 3  # words that may stand before a weak opening
_ASIDE = 7  # words that commas can set off behind a name
_ROUNDS = 3  # of weak openings
_FEW = 8  # segments, below which common words cannot be learned
_OF_TITLE = 0.3  # of its weight that a word keeps which the title has too

_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’)\]]{0,3}\s+|(?<=[。！？])|\n+")
_BRACKET = re.compile(r"\s?[(\[][^()\[\]]{1,20}[)\]]")

Counts = Counter[tuple[str, ...]]


@dataclass(slots=True)
class Sentence:
    """A sentence, and the first of its words that still counts.

    Attributes:
        segment: the place of its segment.
        text: the sentence.
        words: its words.
        start: the place of the first word that counts.
    """

    segment: int
    text: str
    words: list[Word]
    start: int = 0

    def rest(self) -> str:
        """The text from the first word that counts."""
        return self.text[self.words[self.start].start :] if self.start < len(self.words) else ""


@dataclass(frozen=True, slots=True)
class Learned:
    """What the texts of an episode teach about its words.

    Attributes:
        weights: how much a word tells, 0 to 1; less for a word of the title.
        common: short words that stand everywhere, such as "the" and "of".
    """

    weights: dict[str, float]
    common: frozenset[str]


def stem(word: str) -> str:
    """A folded word without its possessive ending."""
    return word.removesuffix("'s")


def learn(texts: list[str], title: str) -> Learned:
    """Learn from the texts of the segments that have no title."""
    counts: Counter[str] = Counter()
    short: Counter[str] = Counter()
    for text in texts:
        found = words(text)
        counts.update({stem(word.folded) for word in found})
        short.update({word.folded for word in found if not text[word.start : word.end].isupper()})
    common = frozenset(word for word, count in short.items() if _is_common(word, count, len(texts)))
    of_title = {stem(word.folded) for word in words(title)}
    scale = log(len(texts) + 1)
    weights = {
        word: log((len(texts) + 1) / count) / scale * (_OF_TITLE if word in of_title else 1)
        for word, count in counts.items()
        if word not in common
    }
    return Learned(weights, common)


def _is_common(word: str, count: int, total: int) -> bool:
    if len(word) < 3:
        return word.isascii()
    if total < _FEW:
        return False
    return (len(word) == 3 and count >= 0.2 * total) or (len(word) < 6 and count >= 0.35 * total)


def sentences_of(texts: list[str], learned: Learned) -> list[list[Sentence]]:
    """The sentences of each text, each from where it begins to say something of its own."""
    found = [_split(segment, text) for segment, text in enumerate(texts)]
    every = [sentence for of_one in found for sentence in of_one]
    counts = _counted(every)
    _drop_lead_ins(every, counts, len(texts))
    _drop_verbs(every, counts, len(texts), learned)
    for _ in range(_ROUNDS):
        _drop_weak(every, learned)
    return found


def _split(segment: int, text: str) -> list[Sentence]:
    pieces = (piece for piece in _SENTENCE.split(_BRACKET.sub("", text)) if piece and piece.strip())
    found = [Sentence(segment, piece, words(piece)) for piece in pieces]
    return [sentence for sentence in found if sentence.words][:_SENTENCES]


def _counted(sentences: list[Sentence]) -> Counts:
    """In how many segments a sentence begins with the same words."""
    counts: Counts = Counter()
    seen: set[tuple[str, ...]] = set()
    segment = -1
    for sentence in sentences:
        if sentence.segment != segment:
            seen, segment = set(), sentence.segment
        opening = [word.folded for word in sentence.words[sentence.start :][:_OPENING]]
        fresh = {tuple(opening[:length]) for length in range(1, len(opening) + 1)} - seen
        counts.update(fresh)
        seen |= fresh
    return counts


def _drop_lead_ins(sentences: list[Sentence], counts: Counts, total: int) -> None:
    many, most = max(3.0, total / 10), max(3.0, total / 5)
    for sentence in sentences:
        folded = [word.folded for word in sentence.words[: _LATE + _OPENING]]
        for late in range(min(_LATE, len(folded))):
            for end in range(late + 1, min(late + _OPENING, len(folded)) + 1):
                several = end > late + 1
                enough = many if several and not late else most
                if (several or not late) and counts[tuple(folded[late:end])] >= enough:
                    sentence.start = max(sentence.start, end)


def _drop_verbs(sentences: list[Sentence], counts: Counts, total: int, learned: Learned) -> None:
    names = {
        prefix[:-1]
        for prefix, count in counts.items()
        if len(prefix) > 2 and 2 * count >= total >= _FEW
    }
    for sentence in sentences:
        folded = [word.folded for word in sentence.words]
        start = sentence.start
        if any(tuple(folded[max(0, start - len(name)) : start]) == name for name in names):
            sentence.start = _behind_aside(sentence) + 1
            following = folded[sentence.start : sentence.start + 2]
            # "talks about the": a short word between an odd verb and a common word goes with it.
            if len(following) == 2 and len(following[0]) < 6 and following[1] in learned.common:
                sentence.start += following[0] not in learned.common


def _behind_aside(sentence: Sentence) -> int:
    """The place of the word behind what commas set off after a name: ", a chemist,"."""
    found = sentence.words
    if sentence.text[found[sentence.start - 1].end :].startswith(","):
        for place in range(sentence.start, min(sentence.start + _ASIDE, len(found) - 1)):
            if sentence.text[found[place].end :].startswith(","):
                return place + 1
    return sentence.start


def _drop_weak(sentences: list[Sentence], learned: Learned) -> None:
    counts = _counted(sentences)
    for sentence in sentences:
        folded = [word.folded for word in sentence.words[sentence.start :][:_OPENING]]
        sentence.start += max(
            (
                end
                for late in range(min(_LATER, len(folded)))
                for end in range(late + 1, len(folded))
                if folded[end - 1] in learned.common
                and _is_weak(counts, folded, late, end, learned)
            ),
            default=0,
        )


def _is_weak(counts: Counts, folded: list[str], late: int, end: int, learned: Learned) -> bool:
    """Whether other segments open so too."""
    if end == late + 1:
        return late == 0
    if late == 0 and end == 3 and folded[0] in learned.common and counts[tuple(folded[:2])] > 1:
        return True  # "the idea of" where others have "the idea that"
    return counts[tuple(folded[late:end])] > (2 if late else 1)
