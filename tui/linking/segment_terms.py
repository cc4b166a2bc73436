"""The terms of each segment of an episode, and how much each counts there."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.analysis.acronyms import acronyms_in, spelled_out
from tui.analysis.sentences import sentences
from tui.analysis.stopwords import StopWords, stop_words_of
from tui.analysis.tokenizer import Token, compared_terms, compared_tokens
from tui.linking.parameters import READ_LIMIT, WORD_PARAMETERS
from tui.stopping import checked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.model import Episode, Segment

Span = tuple[int, int]

RECITAL = 3
"""Words of the title in one sentence that make it say what the episode is called."""

_REPEATS = 3  # a term that is repeated more often counts no more
_PART = 3  # letters of each word of a compound at least
_POSSESSIVE = re.compile(r"['\u2018\u2019\u02bc][sS](?!\w)")
_WITHIN_PHRASE = frozenset(("", " ", "-", "'", "\u2010", "\u2011", "\u2019"))


class SegmentTerms(Struct, frozen=True):
    """The terms of one segment.

    Attributes:
        text: the text that spans refer to.
        spans: for each term, where it stands.
        emphasis: for each term, how much of its weight counts here: more where it is repeated,
            less where a sentence only recites what the episode is called.
    """

    text: str
    spans: Mapping[str, Sequence[Span]]
    emphasis: Mapping[str, float]


class EpisodeTerms(Struct, frozen=True):
    """The terms of an episode.

    Attributes:
        segments: those of each segment, in their order.
        compounds: for each two words in a row, written as one, the two.
        acronyms: the words in capitals, folded.
        stop_words: the words of the episode's languages that tie little or nothing.
    """

    segments: tuple[SegmentTerms, ...]
    compounds: Mapping[str, tuple[str, str]]
    acronyms: frozenset[str]
    stop_words: StopWords


def segment_text(segment: Segment) -> str:
    """What there is of a segment to compare: title and text, or the gist for want of both."""
    text = segment.text[:READ_LIMIT]
    if not segment.title:
        return text or segment.gist
    return text if text.startswith(segment.title) else f"{segment.title}\n{text}"


def title_terms(episode: Episode) -> frozenset[str]:
    """The longer terms of what the episode and its show are called."""
    title = compared_terms(f"{episode.title} | {episode.show or ''}")
    return frozenset(term for term in title if len(term) > 2)


def tokens_in(text: str, start: int, end: int) -> list[Token]:
    """The tokens of a part of a text, with the ending of a possessive in their spans."""
    tokens = []
    for term, first, last in compared_tokens(text[start:end]):
        possessive = _POSSESSIVE.match(text, start + last, end)
        tokens.append(Token(term, start + first, possessive.end() if possessive else start + last))
    return tokens


def episode_terms(episode: Episode, acronyms: frozenset[str], passed: StopWords) -> EpisodeTerms:
    """The terms of an episode's segments.

    Args:
        episode: the episode.
        acronyms: those of the news, folded.
        passed: the stop words of the news; those of the segments' languages join them.
    """
    texts = [segment_text(segment) for segment in episode.segments]
    stop_words = passed | stop_words_of(
        term for text in checked(texts) for term in compared_terms(text)
    )
    capitals = frozenset(acronyms_in("\n".join((episode.title, *texts))))
    reader = _SegmentReader(title_terms(episode), capitals | acronyms, stop_words.function)
    segments = tuple(map(reader.terms, checked(texts)))
    return EpisodeTerms(segments, reader.compounds, capitals, stop_words)


class _SegmentReader:
    """Takes segments apart, knowing what the episode is called and which acronyms are in use."""

    def __init__(
        self, title: frozenset[str], acronyms: frozenset[str], function: frozenset[str]
    ) -> None:
        self._title = title
        self._acronyms = acronyms
        self._function = function
        self.compounds: dict[str, tuple[str, str]] = {}

    def terms(self, text: str) -> SegmentTerms:
        """The terms of one segment, and acronyms of what it spells out."""
        spans: dict[str, list[Span]] = defaultdict(list)
        meant: dict[str, int] = defaultdict(int)
        for sentence in sentences(text):
            found = self._sentence(text, sentence)
            recited = self._title & found.keys()
            for term, places in found.items():
                spans[term] += places
                if len(recited) < RECITAL or term not in recited:
                    meant[term] += len(places)
        emphasis = {
            term: 1 + WORD_PARAMETERS.again * (min(_REPEATS, meant[term]) - 1)
            if meant[term]
            else WORD_PARAMETERS.recited
            for term in spans
        }
        return SegmentTerms(text, dict(spans), emphasis)

    def _sentence(self, text: str, sentence: Span) -> dict[str, list[Span]]:
        tokens = tokens_in(text, *sentence)
        passed = [token.term in self._function for token in tokens]
        bound = [False, *(text[a.end : b.start] in _WITHIN_PHRASE for a, b in pairwise(tokens))]
        found: dict[str, list[Span]] = defaultdict(list)
        for number, (term, start, end) in enumerate(tokens):
            if passed[number]:
                continue
            found[term].append((start, end))
            if bound[number] and not passed[number - 1]:
                before = tokens[number - 1].term
                if min(len(before), len(term)) >= _PART:
                    self.compounds[before + term] = before, term
        words = ["" if skip else token.term for token, skip in zip(tokens, passed, strict=True)]
        for acronym, numbers in spelled_out(words, bound, self._acronyms).items():
            found[acronym].append((tokens[numbers[0]].start, tokens[numbers[-1]].end))
        return found
