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
from itertools import chain
from math import log
from typing import TYPE_CHECKING, NamedTuple

from tui.analysis.normalize import columns
from tui.analysis.sentences import WrittenWord, beginning, written_runs
from tui.analysis.stopwords import stop_words_of
from tui.analysis.tokenizer import is_spaceless
from tui.readers.gist.lead_ins import without_speakers
from tui.readers.gist.term_statistics import (
    LONG_PHRASE,
    MOSTLY,
    PhraseWord,
    Stems,
    capitals,
    fixed_phrases,
    modifiers,
    nouns,
    phrase_word,
    singular,
    triples,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
_EVERYWHERE = 0.6  # share of the segments from which on a name is that of who speaks
_EARLY = 40  # words of a segment in which what is said weighs up to three times as much
_EARLIEST = 2.0
_PAIR = 0.7  # power of a phrase's length by which its weight is divided
_AGAIN = 0.3  # power of the times that a pair is said
_ONCE = 0.8  # weight that a pair keeps which is said only once
_LEAST = 0.3  # share of the first phrase's weight that another must have
_FEW = 4  # words, from which on they tell something together
_LABELS = 64  # whose words are kept
_PAIRED = 2  # words of a phrase that two words become
_PARTICLES = frozenset(("of", "de", "del", "der", "des", "di", "du", "la", "le", "van", "von"))


class _Worth(NamedTuple):
    """What a word is worth in any segment of its episode: for being rare, and what changes that.

    Whether it makes a phrase alone where others do, or ends none, or is of a heading of each
    segment.
    """

    rare: float
    is_general: bool
    factors: tuple[float, ...]
    is_noun: bool
    leads_on: bool
    is_template: bool


@dataclass(slots=True)
class _Phrase:
    """Words in a row, as they stand first, and how often they are said."""

    words: tuple[PhraseWord, ...]
    stems: Stems
    count: int = 1

    @property
    def written(self) -> str:
        """The phrase as it is written first, without a possessive ending."""
        written = "".join([(word.tie or " ") + word.written for word in self.words])[1:]
        return written.removesuffix("'s").removesuffix("\u2019s")


class _SegmentPhrases:
    """The words and phrases of one segment: how often each is said, and each word where first.

    What its words weigh is kept with them once it is known.
    """

    def __init__(self, runs: Sequence[Sequence[PhraseWord]], fixed: frozenset[Stems]) -> None:
        self.counts: dict[str, int] = {}
        self.firsts: dict[str, int] = {}
        self.phrases: dict[Stems, _Phrase] = {}
        self.weights: dict[str, float] = {}
        stems = [word.stem for run in runs for word in run]
        for position, stem in enumerate(stems, 1):
            if stem in self.counts:
                self.counts[stem] += 1
            else:
                self.counts[stem] = 1
                self.firsts[stem] = position
        for run in runs:
            for found in _candidates(run, fixed):
                self._note(found)

    def _note(self, found: tuple[PhraseWord, ...]) -> None:
        stems = tuple([word.stem for word in found])
        if phrase := self.phrases.get(stems):
            phrase.count += 1
        else:
            self.phrases[stems] = _Phrase(found, stems)

    def bound(self) -> set[Stems]:
        """Words only said with another, and parts of long names that stand nowhere else."""
        found: set[Stems] = set()
        for stems, phrase in self.phrases.items():
            if len(stems) > 1 < phrase.count:
                found |= {(stem,) for stem in stems if self.counts[stem] == phrase.count}
            if len(stems) == LONG_PHRASE and not any(word.tie for word in phrase.words):
                parts = ((stems[0],), (stems[1],), (stems[2],), stems[:2], stems[1:])
                counts = {part: self.phrases[part].count for part in parts if part in self.phrases}
                found |= {part for part, count in counts.items() if count <= phrase.count}
        return found

    def pair(self, stem: str, others: Sequence[Stems]) -> tuple[int, Stems] | None:
        """The place of a lone word that mostly stands beside this one, and the phrase of both."""
        for place, other in enumerate(others):
            for pair in ((*other, stem), (stem, *other)):
                if len(pair) != _PAIRED or not (phrase := self.phrases.get(pair)):
                    continue
                most = max(self.counts[pair[0]], self.counts[pair[1]])
                if phrase.count >= MOSTLY * most and not phrase.words[0].owns:
                    return place, pair
        return None


def _candidates(run: Sequence[PhraseWord], fixed: frozenset[Stems]) -> list[tuple[PhraseWord, ...]]:
    """What of a run may be a phrase: a whole word, two in a row, and three words of a name."""
    found = _long_phrases(run, fixed)
    before: tuple[PhraseWord, ...] = ()
    is_verb = False  # whether the word before is one
    for whole in _whole_words(run):
        first, last = whole[0], whole[-1]
        if len(whole) == 1:
            is_none = first.is_function or (first.is_bare and not before)
        else:
            is_none = all(word.is_function for word in whole)
        if is_none:
            before, is_verb = (), last.precedes_verb
            continue
        found.append(whole)
        if before and not is_verb and before[-1].stem != first.stem:
            found.append(before + whole)
        is_verb = is_verb and not before and not first.is_name
        before = whole
    return found


def _long_phrases(
    run: Sequence[PhraseWord], fixed: frozenset[Stems]
) -> list[tuple[PhraseWord, ...]]:
    """Three words that are fixed, or a name, in which a particle may be small ("Bank of Japan")."""
    long: list[tuple[PhraseWord, ...]] = []
    for found in triples(run):
        first, second, third = found
        is_name = (
            first.is_name
            and third.is_name
            and (second.term in _PARTICLES or (second.is_name and not second.is_function))
        )
        if is_name or (first.stem, second.stem, third.stem) in fixed:
            long.append(found)
    return long


def _whole_words(run: Sequence[PhraseWord]) -> list[tuple[PhraseWord, ...]]:
    """The words of a run, each with those that are tied to it."""
    wholes: list[tuple[PhraseWord, ...]] = []
    for word in run:
        if word.tie and wholes:
            wholes[-1] += (word,)
        else:
            wholes.append((word,))
    return wholes


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
        self._fixed = fixed_phrases(every_run)
        stems = ({word.stem for run in runs for word in run} for runs in self._runs)
        self._spread = Counter(chain.from_iterable(stems))
        self._last = -1, _SegmentPhrases((), self._fixed)
        uses = Counter(word.term for run in every_run for word in run)
        self._modifiers = modifiers(every_run, uses)
        self._nouns = nouns(every_run, self._stop_words.noun_markers)
        self._capitals = capitals(every_run)
        self._names = {
            term for term, count in self._capitals.items() if count >= MOSTLY * uses[term]
        }
        title = (word for run in written_runs(episode_title) for word in self._run(run))
        self._in_title = frozenset(word.stem for word in title)
        self._worths: dict[str, _Worth] = {}
        self._taken_apart: dict[str, list[list[PhraseWord]]] = {}

    def label(self, segment: int, room: int, taken: frozenset[str] = frozenset()) -> str:
        """The phrases that tell most of a segment, in so many columns; empty without any words.

        No phrase is among those that are taken, and none says a word of another again. A lone word
        that is no noun only makes a pair of another, or stands where nothing else does.
        """
        own = self._words_of(segment)
        found: list[Stems] = []
        written: list[str] = []
        said: set[str] = set()
        label, least = "", 0.0
        for is_no_noun, less, _, _, phrase in self._ranked(segment):
            weight = -less
            if weight < least or not said.isdisjoint(phrase.stems):
                continue
            is_lone = len(phrase.stems) == 1
            if is_lone and (paired := own.pair(phrase.stems[0], found)):
                place, stems = paired
            elif len(found) == _MOST or (found and is_no_noun):
                continue
            else:
                place, stems = len(found), phrase.stems
            told = [*written[:place], own.phrases[stems].written, *written[place + 1 :]]
            longer = SEPARATOR.join(told)
            if columns(longer) <= room and taken.isdisjoint(map(str.casefold, told)):
                found[place : place + 1], written, label = [stems], told, longer
                said.update(phrase.stems)
                least = least or _LEAST * weight
        return label

    def worth(self, segment: int, label: str, *, is_short: bool = False) -> float:
        """What the different words of a label weigh together in a segment, or in a short one."""
        general = _GENERAL_IN_SHORT if is_short else _GENERAL
        own = self._words_of(segment)
        seen: set[str] = set()
        by_stem: dict[str, float] = {}
        for word in chain.from_iterable(self._runs_of(label)):
            if word.term not in seen:
                seen.add(word.term)
                by_stem[word.stem] = self._weight(own, word, general)
        return sum(by_stem.values())

    def stands(self, label: str) -> bool:
        """Whether a label is understood by itself.

        So it neither leans on what was said before ("which he defines") nor is made of a few words
        that belong to any talk ("sounds good").
        """
        found = [word for run in self._runs_of(label) for word in run]
        telling = (word for word in found if not word.is_function)
        return not self.hangs(label) and (
            len(found) >= _FEW or any(word.term not in self._stop_words.general for word in telling)
        )

    def is_name(self, word: str) -> bool:
        """Whether a folded word is written as names are, where that tells."""
        return word in self._capitals

    def hangs(self, label: str) -> bool:
        """Whether a word comes first that only holds others together."""
        runs = self._runs_of(label)
        return bool(runs) and runs[0][0].is_function

    def _words_of(self, segment: int) -> _SegmentPhrases:
        """The words of a segment; those of the last are kept: they take twenty times its text."""
        if self._last[0] != segment:
            self._last = segment, _SegmentPhrases(self._runs[segment], self._fixed)
        return self._last[1]

    def _run(self, run: Sequence[WrittenWord]) -> list[PhraseWord]:
        known = self._known
        return [known.get(word) or self._learn(word) for word in run]

    def _learn(self, word: WrittenWord) -> PhraseWord:
        learned = self._known[word] = phrase_word(word, self._stop_words)
        return learned

    def _runs_of(self, label: str) -> list[list[PhraseWord]]:
        """The words of a label; those of the last few are kept, which are asked for again."""
        kept = self._taken_apart
        if (runs := kept.get(label)) is None:
            if len(kept) >= _LABELS:
                kept.clear()
            runs = kept[label] = [self._run(run) for run in written_runs(label)]
        return runs

    def _ranked(self, segment: int) -> list[tuple[bool, float, int, int, _Phrase]]:
        """The phrases of a segment: those of lone words that are no nouns last, by their weight.

        Of each whether it is such a one, its weight, negative, where it is said first, its place
        among all.
        """
        own = self._words_of(segment)
        bound = own.bound()
        ranked: list[tuple[bool, float, int, int, _Phrase]] = []
        for phrase in own.phrases.values():
            last = self._worth_of(phrase.words[-1])
            if last.leads_on or phrase.stems in bound:
                continue
            weight, is_lone = self._weight_of(phrase, own), len(phrase.words) == 1
            if weight > 0 and not (is_lone and last.is_template):
                is_no_noun = is_lone and not last.is_noun
                first = own.firsts[phrase.stems[0]]
                ranked.append((is_no_noun, -weight, first, len(ranked), phrase))
        ranked.sort()
        return ranked

    def _weight_of(self, phrase: _Phrase, own: _SegmentPhrases) -> float:
        weight = 0.0
        for word in phrase.words:
            if word.term not in own.weights:
                own.weights[word.term] = self._weight(own, word)
            weight += own.weights[word.term]
        if len(phrase.words) > 1:
            weight *= phrase.count**_AGAIN if phrase.count > 1 else _ONCE
            weight /= sum([not word.is_function for word in phrase.words]) ** _PAIR
        return weight

    def _weight(self, own: _SegmentPhrases, word: PhraseWord, general: float = _GENERAL) -> float:
        if word.is_function or word.is_bare or not (count := own.counts.get(word.stem)):
            return 0.0
        worth = self._worth_of(word)
        early = 1 + _EARLIEST * max(0.0, 1 - own.firsts[word.stem] / _EARLY)
        weight = count / (count + _SATURATION) * worth.rare * early
        if worth.is_general:
            weight *= general
        for factor in worth.factors:
            weight *= factor
        return weight

    def _worth_of(self, word: PhraseWord) -> _Worth:
        if (known := self._worths.get(word.term)) is None:
            known = self._worths[word.term] = self._judged(word)
        return known

    def _judged(self, word: PhraseWord) -> _Worth:
        term, total, spread = word.term, len(self._runs), self._spread[word.stem]
        is_name, spaceless = term in self._names, is_spaceless(term)
        factors = [_IN_TITLE] if word.stem in self._in_title else []
        if is_name:
            is_speaker = total >= _SEVERAL and spread > _EVERYWHERE * total
            factors.append(_GENERAL if is_speaker else _NAME)
        is_noun = self._nouns is None or singular(term) in self._nouns
        return _Worth(
            _COMMON + log((total + 1) / spread) / log(total + 1),
            term in self._stop_words.general,
            tuple(factors),
            is_noun or is_name or spaceless,
            term in self._modifiers and not is_name,
            spaceless and total >= _SEVERAL and 2 * spread > total,
        )


def _shared_words(texts: Iterable[str]) -> list[list[list[WrittenWord]]]:
    """The words of texts in runs; one that stands in many places is one object."""
    shared: dict[WrittenWord, WrittenWord] = {}
    return [
        [[shared.setdefault(word, word) for word in run] for run in written_runs(text)]
        for text in texts
    ]
