"""Why an item stands beside a segment, in words that a reader understands."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from tui.analysis.sentences import sentences
from tui.analysis.tokenizer import compared_terms
from tui.index.word_forms import WordForms
from tui.linking.corpus import text_fields
from tui.linking.meaning import closest_sentences
from tui.linking.parameters import READ_LIMIT
from tui.linking.relative_dates import relative_date
from tui.linking.segment_terms import tokens_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from tui.index.read_texts import BoolArray
    from tui.linking.corpus import NewsCorpus
    from tui.linking.segment_terms import SegmentTerms, Span
    from tui.linking.selection import LinkCandidate
    from tui.linking.word_overlap import WordOverlap
    from tui.model import Episode

MEANS_THE_SAME = "close in meaning"

_MOST = 4
_SENTENCES = 200  # of an item that are looked at
_LONGEST = 300  # characters of a sentence that is shown
_LEAST = 0.15  # of what the strongest phrase weighs
_HYPHENS = "-\u2010\u2011"
_JOINING = " " + _HYPHENS
_TIED = re.compile(rf"[^\W_][{_HYPHENS}]")


class SharedPhrases(NamedTuple):
    """What a segment and an item share, as the segment writes it, strongest first.

    Weak are words that belong to any talk, and parts of a word with hyphens ("known" of
    "well-known"): they are no reason where there is a better one.
    """

    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()


def shared_phrases(
    segment: SegmentTerms, shared: Mapping[str, float], is_general: Callable[[str], bool]
) -> SharedPhrases:
    """Words in a row make one phrase, and what is too weak to tell anything is left out.

    Args:
        segment: the segment's terms.
        shared: the shared terms, each with its weight in the match.
        is_general: whether a term belongs to any talk.
    """
    weights: dict[Span, float] = {}
    telling: set[Span] = set()
    for term, weight in shared.items():
        general = is_general(term)
        for span in segment.spans.get(term, ()):
            weights[span] = weights.get(span, 0.0) + weight
            if not general:
                telling.add(span)
    strongest: dict[str, tuple[bool, float, str]] = {}
    for span, inside in _merged(segment.text, sorted(weights)):
        weight = sum(weights[one] for one in inside)
        text = " ".join(segment.text[slice(*span)].split())
        is_strong = not telling.isdisjoint(inside) and not _is_part(segment.text, span)
        key = text.casefold()
        strongest[key] = max(strongest.get(key, (False, 0.0, text)), (is_strong, weight, text))
    phrases = sorted(strongest.values(), key=lambda phrase: -phrase[1])
    least = _LEAST * phrases[0][1] if phrases else 0.0
    enough = [(is_strong, text) for is_strong, weight, text in phrases if weight >= least]
    strong = tuple(text for is_strong, text in enough if is_strong)
    return SharedPhrases(strong, tuple(text for is_strong, text in enough if not is_strong))


def _is_part(text: str, span: Span) -> bool:
    """Whether a phrase is but a part of a word with hyphens."""
    before, behind = text[max(0, span[0] - 2) : span[0]], text[span[1] : span[1] + 2]
    return any(map(_TIED.fullmatch, (before, behind[::-1])))


def matching_spans(text: str, words: Iterable[str]) -> tuple[Span, ...]:
    """The half-open spans of a text where words stand that tie it, in any form, in order.

    Args:
        text: a segment's title or text; an item's headline, excerpt or body. Read in its first
            60,000 characters.
        words: the words, as in Link.words.

    Returns:
        Spans that neither overlap nor touch; words that only a space or a hyphen parts are one.
    """
    sought = list(dict.fromkeys(t for phrase in words for t in compared_terms(phrase)))
    text = text[:READ_LIMIT]
    tokens = tokens_in(text, 0, len(text)) if sought else []
    told = list(dict.fromkeys(token.term for token in tokens))
    alike = {told[number] for number in WordForms(sought).alike(told).asked.tolist()}
    spans = [(token.start, token.end) for token in tokens if token.term in alike]
    return tuple(span for span, _ in _merged(text, spans))


def _merged(text: str, spans: Iterable[Span]) -> Iterator[tuple[Span, Sequence[Span]]]:
    """Spans in order that overlap or that only spaces or hyphens part, as one, with their parts."""
    parts: list[Span] = []
    end = 0
    for span in spans:
        if parts and text[end : span[0]].strip(_JOINING):
            yield (parts[0][0], end), parts
            parts = []
        end = max(end, span[1]) if parts else span[1]
        parts.append(span)
    if parts:
        yield (parts[0][0], end), parts


class Explanation(NamedTuple):
    """Why a link is one; see the attributes of the same names in Link."""

    words: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    sentence: str = ""
    spoken: str = ""
    ties: tuple[Span, ...] = ()


class ReasonWriter:
    """Tells why an item stands beside a segment of an episode.

    Args:
        episode: the episode.
        corpus: the corpus.
        mentions: the items that name the episode or its show, see Citations.
        overlap: what segments and documents share.
        by_words: for each segment and document whether words alone would tie them.
    """

    def __init__(
        self,
        episode: Episode,
        corpus: NewsCorpus,
        mentions: Mapping[int, str],
        overlap: WordOverlap,
        by_words: BoolArray,
    ) -> None:
        self._episode = episode
        self._corpus = corpus
        self._mentions = mentions
        self._overlap = overlap
        self._by_words = by_words

    def explanation(self, segment: int, candidate: LinkCandidate, *, shown: bool) -> Explanation:
        """At most four reasons: what a file says outright, words, what is named, how near it is.

        Args:
            segment: the segment's number.
            candidate: the item.
            shown: whether it is, and the sentence that matches is to be found, too.
        """
        own, item = self._overlap.terms.segments[segment], self._corpus.items[candidate.item]
        shared = self._overlap.shared(segment, candidate.document) if candidate.score else {}
        phrases = shared_phrases(own, shared, self._overlap.is_general)
        by_meaning = shown and not self._by_words[segment, candidate.document]
        first: tuple[str, ...] = ()
        if candidate.explicit:
            first = (candidate.explicit.reason,)
        elif by_meaning:
            first = (MEANS_THE_SAME,)
        # Weak words are told where nothing else is.
        words = phrases.strong or (() if first else phrases.weak)
        told_of_item = (self._mentions.get(candidate.item), relative_date(self._episode, item))
        last = tuple(filter(None, told_of_item))
        quoted = [f"“{word}”" for word in _longest(words, self._forms_in)]
        reasons = (*first, *quoted[: max(0, _MOST - len(last) - len(first))], *last)
        if not shown:
            return Explanation(words, reasons)
        headline, excerpt, body = text_fields(item)
        told = [one for one in _sentences(f"{excerpt}\n{body}") if one != headline]
        spoken, closest = (
            closest_sentences(_sentences(own.text), told)
            if by_meaning
            else ("", self._telling(told, shared))
        )
        return Explanation(words, reasons, closest, spoken, matching_spans(closest, words))

    def _forms_in(self, phrase: str) -> list[set[str]]:
        """The forms in which each word of a phrase is found."""
        return [{term, *self._overlap.forms_of(term)} for term in compared_terms(phrase)]

    def _telling(self, told: Sequence[str], shared: Mapping[str, float]) -> str:
        """Of an item's sentences the one that has most of what is shared; none may have any."""
        forms = {form: term for term in shared for form in self._overlap.forms_of(term)}
        best, most = "", 0.0
        for sentence in told:
            here = {forms[word] for word in compared_terms(sentence) if word in forms}
            weight = sum(shared[term] for term in here)
            if weight > most:
                best, most = sentence, weight
        return best


def _sentences(text: str) -> list[str]:
    """The first sentences of a text that have words, each in one line and not too long."""
    found = (" ".join(text[start:end].split()) for start, end in sentences(text[:READ_LIMIT]))
    return [one[:_LONGEST] for one in islice(filter(None, found), _SENTENCES)]


def _longest(phrases: Sequence[str], forms: Callable[[str], Sequence[set[str]]]) -> Iterator[str]:
    """The phrases but for those whose words others have too, in whatever form; one of each."""
    words = [forms(phrase) for phrase in phrases]
    for number, phrase in enumerate(phrases):
        others = enumerate(words)
        if not any(
            _is_within(words[number], other)
            and (place < number or not _is_within(other, words[number]))
            for place, other in others
            if place != number
        ):
            yield phrase


def _is_within(words: Sequence[set[str]], others: Sequence[set[str]]) -> bool:
    """Whether each of some words is one of others, in a form that both are found in."""
    return all(any(not one.isdisjoint(other) for other in others) for one in words)
