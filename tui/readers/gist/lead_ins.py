"""How an episode's sentences open, learned from the episode: what many segments share says nothing.

Three layers fall away: lead-ins that many segments begin a sentence with ("In this video, Ann Lee",
"He also"), the verb behind a name that nearly all segments put there ("discusses", and whatever
stands in its place), and weak openings beneath, up to a common word ("his thoughts on", "the").
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TypeAlias

from msgspec import Struct

from tui.analysis.sentences import Passage, Sentence
from tui.analysis.tokenizer import words
from tui.readers.gist.term_statistics import TermStatistics
from tui.readers.markup.paragraphs import TURN

_OPENING = 8  # words of a sentence that can be a lead-in
_LATE = 5  # words that may stand before a lead-in
_LATER = 3  # words that may stand before a weak opening
_ASIDE = 7  # words that commas can set off behind a name
_ROUNDS = 3  # of weak openings
_FEW = 8  # segments, below which nobody's name is told
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")


class LeadIn(Struct, frozen=True):
    """In how many segments sentences begin with some words, and what several go on with."""

    count: int
    longer: LeadInTrie


LeadInTrie: TypeAlias = dict[str, LeadIn]
"""What sentences of several segments begin with, by the first word."""


def without_speakers(texts: list[str]) -> list[str]:
    """Texts without addresses and without the names that lines begin with.

    Those are of speakers if they begin several lines, or if most lines begin so.
    """
    lines = [_ADDRESS.sub(" ", text).split("\n") for text in texts]
    turns = Counter(turn[0] for text in lines for line in text if (turn := TURN.match(line)))
    usual = 2 * turns.total() > sum(map(len, lines))
    return [
        "\n".join(
            line[turn.end() :]
            if (turn := TURN.match(line)) and (usual or turns[turn[0]] > 1)
            else line
            for line in text
        )
        for text in lines
    ]


def drop_lead_ins(passages: list[Passage], learned: TermStatistics) -> None:
    """Move each sentence's start to where it begins to say something of its own."""
    every = [sentence for passage in passages for sentence in passage.sentences]
    openings = shared_lead_ins(every)
    _drop_lead_ins(every, openings, len(passages))
    _drop_verbs(every, openings, len(passages), learned)
    for _ in range(_ROUNDS):
        if not _drop_weak(every, learned):
            break


def shared_lead_ins(sentences: list[Sentence], behind: int = 0) -> LeadInTrie:
    """What sentences of several segments begin with, behind so many words that they share."""
    groups: defaultdict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        place = sentence.start + behind
        if place < len(sentence.words):
            groups[sentence.words[place]].append(sentence)
    openings: LeadInTrie = {}
    for word, group in groups.items():
        if len(group) > 1 and (count := len({sentence.segment for sentence in group})) > 1:
            deeper = behind + 1 < _OPENING
            openings[word] = LeadIn(count, shared_lead_ins(group, behind + 1) if deeper else {})
    return openings


def _reach(openings: LeadInTrie, found: list[str], start: int, stop: int, enough: float) -> int:
    """The index behind the most words in [start, stop) that enough segments begin with."""
    for place in range(start, stop):
        opening = openings.get(found[place])
        if opening is None or opening.count < enough:
            return place
        openings = opening.longer
    return stop


def _drop_lead_ins(sentences: list[Sentence], openings: LeadInTrie, total: int) -> None:
    many, most = max(3.0, total / 10), max(3.0, total / 5)
    for sentence in sentences:
        found = sentence.words
        for late, word in enumerate(found[:_LATE]):
            if word in openings:
                end = _reach(openings, found, late, len(found), most if late else many)
                if end > late + 1 or (end == 1 and openings[word].count >= most):
                    sentence.start = max(sentence.start, end)


def _drop_verbs(
    sentences: list[Sentence], openings: LeadInTrie, total: int, learned: TermStatistics
) -> None:
    names = set(_names(openings, total)) if total >= _FEW else set()
    for sentence in sentences if names else ():
        found, start = sentence.words, sentence.start
        if any(tuple(found[max(0, start - len(name)) : start]) == name for name in names):
            sentence.start = _behind_aside(sentence) + 1
            following = found[sentence.start : sentence.start + 2]
            # "talks about the": a short word between an odd verb and a common word goes with it.
            if len(following) == 2 and len(following[0]) < 6 and following[1] in learned.common:
                sentence.start += following[0] not in learned.common


def _names(
    openings: LeadInTrie, total: int, before: tuple[str, ...] = ()
) -> Iterator[tuple[str, ...]]:
    """What half of the segments begin with, behind so many words, without the last word of it."""
    for word, opening in openings.items():
        if 2 * opening.count >= total:
            if len(before) > 1:
                yield before
            yield from _names(opening.longer, total, (*before, word))


def _behind_aside(sentence: Sentence) -> int:
    """The place of the word behind what commas set off after a name: ", a chemist,"."""
    found = words(sentence.text)
    if sentence.text[found[sentence.start - 1].end :].startswith(","):
        for place in range(sentence.start, min(sentence.start + _ASIDE, len(found) - 1)):
            if sentence.text[found[place].end :].startswith(","):
                return place + 1
    return sentence.start


def _drop_weak(sentences: list[Sentence], learned: TermStatistics) -> bool:
    openings = shared_lead_ins(sentences)
    ends = [_weak_end(openings, sentence, learned.common) for sentence in sentences]
    some = any(end > sentence.start for sentence, end in zip(sentences, ends, strict=True))
    for sentence, end in zip(sentences, ends, strict=True):
        sentence.start = end
    return some


def _weak_end(openings: LeadInTrie, sentence: Sentence, common: frozenset[str]) -> int:
    """Where a weak opening ends: behind a common word, where other segments open so too."""
    found, start = sentence.words, sentence.start
    last = min(start + _OPENING, len(found)) - 1
    furthest = start + 1 if start < last and found[start] in common else start
    for late in range(start, min(start + _LATER, last)):
        if found[late] in openings:
            end = _reach(openings, found, late, last, 2 if late == start else 3)
            # "the idea of" where others have "the idea that"
            if end == start + 2 < last and furthest > late == start and found[end] in common:
                end += 1
            while end > late + 1 and found[end - 1] not in common:
                end -= 1
            if end > late + 1:
                furthest = max(furthest, end)
    return furthest
