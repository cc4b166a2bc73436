"""Key phrases: the words by which a segment stands out among the others of its episode.

A word weighs more the more often the segment says it, the fewer other segments do, and the earlier
it comes; names weigh more, words that belong to any talk hardly anything. Candidates are one or two
words in a row without a function word between them, and names of three; what a hyphen or a dot ties
together counts as one. Beside others a lone word has to be a noun or a name, where the language has
noun markers that tell; a verb behind its subject makes no phrase ("they | grow kelp"). The
constants were fitted to titles that people gave to 260 segments of 17 episodes in two languages,
and lie where they matter little: a step either way costs .01 of an F1 of .21 at most.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain, pairwise
from math import log
from typing import TYPE_CHECKING, TypeAlias

from tui.analysis.normalize import columns
from tui.analysis.sentences import WrittenWord, beginning, written_runs
from tui.analysis.stopwords import stop_words_of
from tui.analysis.tokenizer import is_bare, is_spaceless
from tui.readers.gist.lead_ins import without_speakers
from tui.readers.gist.term_statistics import (
    PhraseWord,
    capitals,
    modifiers,
    nouns,
    phrase_word,
    precedes_verb,
    singular,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SEPARATOR = " · "
"""Stands between the phrases of a label."""

_TEXT = 3000  # characters of a text that are looked at
_MOST = 3  # phrases of a label
_SEVERAL = 4  # segments from which on what stands in most of them is a template
_SATURATION = 8  # uses from which on a word gains little by more
_COMMON = 1.2  # what a word weighs that every segment has; one that no other has weighs 1 more
_GENERAL = 0.1  # weight that a word keeps which belongs to any talk
_GENERAL_IN_SHORT = 0.5  # the same where few words are said more than once
_IN_TITLE = 0.7  # weight that a word keeps which the episode's title has
_NAME = 1.5  # times the weight of a word that is mostly written with a capital
_MOSTLY = 0.6
_EVERYWHERE = 0.6  # share of the segments from which on a name is that of who speaks
_EARLY = 40  # words of a segment in which what is said weighs up to three times as much
_EARLIEST = 2.0
_PAIR = 0.7  # power of a phrase's length by which its weight is divided
_AGAIN = 0.3  # power of the times that a pair is said
_ONCE = 0.8  # weight that a pair keeps which is said only once
_LEAST = 0.3  # share of the first phrase's weight that another must have
_FEW = 4  # words, from which on they tell something together
_PAIRED = 2  # words of a phrase that two words become
_LONG = 3  # words of a long name
_PARTICLES = frozenset(("of", "de", "del", "der", "des", "di", "du", "la", "le", "van", "von"))

_Stems: TypeAlias = tuple[str, ...]


@dataclass(slots=True)
class _Phrase:
    words: tuple[PhraseWord, ...]
    count: int = 0

    @property
    def written(self) -> str:
        """The phrase as it is written first, without a possessive ending."""
        written = "".join((word.tie or " ") + word.written for word in self.words)[1:]
        return written.removesuffix("'s").removesuffix("\u2019s")


class _SegmentWords:
    """The words of one segment: how often each is said, and where first."""

    def __init__(self, runs: Sequence[Sequence[PhraseWord]], fixed: frozenset[_Stems]) -> None:
        self.counts = Counter(word.stem for run in runs for word in run)
        self.firsts: dict[str, int] = {}
        self.phrases: dict[_Stems, _Phrase] = {}
        position = 0
        for run in runs:
            for word in run:
                position += 1
                self.firsts.setdefault(word.stem, position)
            for phrase in _candidates(run, fixed):
                self._note(phrase)

    def _note(self, found: tuple[PhraseWord, ...]) -> None:
        stems = tuple([word.stem for word in found])
        self.phrases.setdefault(stems, _Phrase(found)).count += 1


def _candidates(
    run: Sequence[PhraseWord], fixed: frozenset[_Stems]
) -> Iterator[tuple[PhraseWord, ...]]:
    """What of a run may be a phrase: a whole word, two in a row, and three words of a name."""
    yield from _long_phrases(run, fixed)
    before: tuple[PhraseWord, ...] = ()
    is_verb = False  # whether the word before is one
    for whole in _whole_words(run):
        if all(word.is_function for word in whole) or (
            len(whole) == 1 and not before and is_bare(whole[0].term)
        ):
            before, is_verb = (), precedes_verb(whole[-1])
            continue
        yield whole
        if before and before[-1].stem != whole[0].stem and not is_verb:
            yield (*before, *whole)
        is_verb = is_verb and not before and not whole[0].is_name
        before = whole


def _joined(found: list[_Stems], stems: _Stems, own: _SegmentWords) -> list[_Stems]:
    """Phrases and one more; two words that mostly stand side by side become one phrase."""
    for place, other in enumerate(found):
        for pair in ((*other, *stems), (*stems, *other)):
            if len(pair) != _PAIRED or not (phrase := own.phrases.get(pair)):
                continue
            most = max(own.counts[stem] for stem in pair)
            if phrase.count >= _MOSTLY * most and not phrase.words[0].owns:
                return [*found[:place], pair, *found[place + 1 :]]
    return [*found, stems]


def _bound(own: _SegmentWords) -> set[_Stems]:
    """Words that are only said with another, and parts of long names that stand nowhere else."""
    found: set[_Stems] = set()
    for stems, phrase in own.phrases.items():
        if len(stems) > 1 < phrase.count:
            found |= {(stem,) for stem in stems if own.counts[stem] == phrase.count}
        if len(stems) == _LONG and not any(word.tie for word in phrase.words):
            parts = ((stems[0],), (stems[1],), (stems[2],), stems[:2], stems[1:])
            counts = {part: own.phrases[part].count for part in parts if part in own.phrases}
            found |= {part for part, count in counts.items() if count <= phrase.count}
    return found


def _long_phrases(
    run: Sequence[PhraseWord], fixed: frozenset[_Stems]
) -> Iterator[tuple[PhraseWord, ...]]:
    """Three words that are fixed, or a name, in which a particle may be small ("Bank of Japan")."""
    for found in _triples(run):
        first, second, third = found
        inner = second.term in _PARTICLES or (second.is_name and not second.is_function)
        is_name = inner and first.is_name and third.is_name
        if is_name or tuple(word.stem for word in found) in fixed:
            yield found


def _fixed_phrases(runs: Sequence[Sequence[PhraseWord]]) -> frozenset[_Stems]:
    """Three words that hardly stand but together ("artificial general intelligence")."""
    pairs: Counter[_Stems] = Counter(
        pair for run in runs for pair in pairwise([word.stem for word in run])
    )
    every = (each for run in runs for each in _triples(run))
    inner = (each for each in every if not (each[1].is_function or each[1].owns))
    triples = Counter(tuple([word.stem for word in found]) for found in inner)
    return frozenset(
        stems
        for stems, count in triples.items()
        if count > 1 and count >= _MOSTLY * max(pairs[stems[:2]], pairs[stems[1:]])
    )


def _triples(run: Sequence[PhraseWord]) -> Iterator[tuple[PhraseWord, ...]]:
    """Three different words in a row, of which the outer ones tell and are whole."""
    for start in range(len(run) - _LONG + 1):
        found = tuple(run[start : start + _LONG])
        next_word = run[start + _LONG : start + _LONG + 1]
        is_cut = found[0].tie or any(word.tie for word in next_word)
        leans = found[0].is_function or found[-1].is_function
        if not (is_cut or leans) and len({word.stem for word in found}) == _LONG:
            yield found


def _whole_words(run: Sequence[PhraseWord]) -> Iterator[tuple[PhraseWord, ...]]:
    """The words of a run, each with those that are tied to it."""
    start = 0
    for place in range(1, len(run) + 1):
        if place == len(run) or not run[place].tie:
            yield tuple(run[start:place])
            start = place


class KeyPhrases:
    """The key phrases of the segments of one episode."""

    def __init__(self, texts: Sequence[str], episode_title: str = "") -> None:
        """Take the first part of each segment's text apart; linear in their length.

        What the episode's title says tells little of a segment.
        """
        pieces = _shared_words(without_speakers([beginning(text, _TEXT) for text in texts]))
        every = (word.folded for text in pieces for piece in text for word in piece)
        self._stop_words = stop_words_of(every)
        self._known: dict[WrittenWord, PhraseWord] = {}
        pieces.reverse()
        self._runs: list[list[list[PhraseWord]]] = []
        while pieces:  # both at once would be twice as many words
            self._runs.append([self._run(piece) for piece in pieces.pop()])
        every_run = list(chain.from_iterable(self._runs))
        self._fixed = _fixed_phrases(every_run)
        stems = ({word.stem for run in runs for word in run} for runs in self._runs)
        self._spread = Counter(chain.from_iterable(stems))
        self._last = -1, _SegmentWords((), self._fixed)
        uses = Counter(word.term for run in every_run for word in run)
        self._modifiers = modifiers(every_run, uses)
        self._nouns = nouns(every_run, self._stop_words.noun_markers)
        self._capitals = capitals(every_run)
        self._names = {
            term for term, count in self._capitals.items() if count >= _MOSTLY * uses[term]
        }
        title = (word for run in written_runs(episode_title) for word in self._run(run))
        self._in_title = frozenset(word.stem for word in title)

    def label(self, segment: int, room: int, taken: frozenset[str] = frozenset()) -> str:
        """The phrases that tell most of a segment, in so many columns; empty without any words.

        No phrase is among those that are taken, and none says a word of another again. A lone word
        that is no noun only makes a pair of another, or stands where nothing else does.
        """
        own = self._words_of(segment)
        found: list[_Stems] = []
        label, least = "", 0.0
        for weight, phrase in self._ranked(segment):
            stems = tuple(word.stem for word in phrase.words)
            if weight < least or not set(stems).isdisjoint(chain.from_iterable(found)):
                continue
            joined = _joined(found, stems, own)
            is_full = len(found) == _MOST or (found and not self._is_noun_phrase(phrase))
            if is_full and len(joined) > len(found):
                continue
            written = [own.phrases[each].written for each in joined]
            longer = SEPARATOR.join(written)
            if columns(longer) <= room and taken.isdisjoint(map(str.casefold, written)):
                found, label = joined, longer
                least = least or _LEAST * weight
        return label

    def worth(self, segment: int, label: str, *, is_short: bool = False) -> float:
        """What the different words of a label weigh together in a segment, or in a short one."""
        general = _GENERAL_IN_SHORT if is_short else _GENERAL
        found = {word.term: word for piece in written_runs(label) for word in self._run(piece)}
        by_stem = {word.stem: self._weight(segment, word, general) for word in found.values()}
        return sum(by_stem.values())

    def stands(self, label: str) -> bool:
        """Whether a label is understood by itself.

        So it neither leans on what was said before ("which he defines") nor is made of a few words
        that belong to any talk ("sounds good").
        """
        found = [word for run in written_runs(label) for word in self._run(run)]
        telling = (word for word in found if not word.is_function)
        return not self.hangs(label) and (
            len(found) >= _FEW or any(word.term not in self._stop_words.general for word in telling)
        )

    def is_name(self, word: str) -> bool:
        """Whether a folded word is written as names are, where that tells."""
        return word in self._capitals

    def hangs(self, label: str) -> bool:
        """Whether a word comes first that only holds others together."""
        first = next(written_runs(label), None)
        return first is not None and self._run(first)[0].is_function

    def _words_of(self, segment: int) -> _SegmentWords:
        """The words of a segment; those of the last are kept: they take twenty times its text."""
        if self._last[0] != segment:
            self._last = segment, _SegmentWords(self._runs[segment], self._fixed)
        return self._last[1]

    def _run(self, run: Sequence[WrittenWord]) -> list[PhraseWord]:
        known = self._known
        for word in run:
            if word not in known:
                known[word] = phrase_word(word, self._stop_words)
        return [known[word] for word in run]

    def _ranked(self, segment: int) -> list[tuple[float, _Phrase]]:
        own = self._words_of(segment)
        weights: dict[str, float] = {}

        def weight_of(phrase: _Phrase) -> float:
            total = 0.0
            for word in phrase.words:
                if word.term not in weights:
                    weights[word.term] = self._weight(segment, word)
                total += weights[word.term]
            size = sum(not word.is_function for word in phrase.words)
            if len(phrase.words) > 1:
                total *= phrase.count**_AGAIN if phrase.count > 1 else _ONCE
                total /= size**_PAIR
            return total

        bound = _bound(own)
        ranked = [
            (weight_of(phrase), phrase)
            for stems, phrase in own.phrases.items()
            if stems not in bound and not self._leads_on(phrase.words[-1])
        ]
        ranked.sort(
            key=lambda pair: (
                not self._is_noun_phrase(pair[1]),
                -pair[0],
                own.firsts[pair[1].words[0].stem],
            )
        )
        return [pair for pair in ranked if pair[0] > 0 and not self._is_template(pair[1])]

    def _is_noun_phrase(self, phrase: _Phrase) -> bool:
        last = phrase.words[-1]
        is_noun = len(phrase.words) > 1 or self._nouns is None or singular(last.term) in self._nouns
        return is_noun or last.term in self._names or is_spaceless(last.term)

    def _leads_on(self, word: PhraseWord) -> bool:
        return word.term in self._modifiers and word.term not in self._names

    def _is_template(self, phrase: _Phrase) -> bool:
        """Whether a phrase without spaces stands in most segments, as a heading of each does."""
        first = phrase.words[0]
        total = len(self._runs)
        most = total >= _SEVERAL and 2 * self._spread[first.stem] > total
        return most and len(phrase.words) == 1 and is_spaceless(first.term)

    def _weight(self, segment: int, word: PhraseWord, general: float = _GENERAL) -> float:
        own = self._words_of(segment)
        count = own.counts.get(word.stem, 0)
        if not count or word.is_function or is_bare(word.term):
            return 0.0
        most = len(self._runs) + 1
        rare = log(most / self._spread[word.stem]) / log(most)
        early = 1 + _EARLIEST * max(0.0, 1 - own.firsts[word.stem] / _EARLY)
        weight: float = count / (count + _SATURATION) * (_COMMON + rare) * early
        if word.term in self._stop_words.general:
            weight *= general
        if word.stem in self._in_title:
            weight *= _IN_TITLE
        if word.term not in self._names:
            return weight
        total = len(self._runs)
        is_speaker = total >= _SEVERAL and self._spread[word.stem] > _EVERYWHERE * total
        return weight * (_GENERAL if is_speaker else _NAME)


def _shared_words(texts: Iterable[str]) -> list[list[list[WrittenWord]]]:
    """The words of texts in runs; one that stands in many places is one object."""
    shared: dict[WrittenWord, WrittenWord] = {}
    return [
        [[shared.setdefault(word, word) for word in run] for run in written_runs(text)]
        for text in texts
    ]
