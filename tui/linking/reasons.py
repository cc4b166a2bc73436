"""Why an item stands beside a segment, in words that a reader understands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.analysis.morphology import SAME_WORD, Lexicon
from tui.analysis.tokenizer import terms
from tui.linking.parameters import READ_LIMIT
from tui.linking.segment_terms import tokens_in
from tui.model import day_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tui.linking.citations import EpisodeMatcher
    from tui.linking.corpus import NewsCorpus
    from tui.linking.ranking import LinkCandidate
    from tui.linking.segment_terms import SegmentTerms, Span
    from tui.model import Episode, NewsItem

TELLS_THE_SAME = "tells the same story"

_MOST = 4
_LEAST = 0.15  # of what the strongest phrase weighs
_JOINING = " -\u2010\u2011"
# From so many days on a unit is used, and it has so many days.
_UNITS = (("year", 730, 365.25), ("month", 60, 30.44), ("week", 14, 7.0), ("day", 1, 1.0))


class SharedPhrase(NamedTuple):
    """Words of a segment that an item has too.

    Attributes:
        text: the words as the segment writes them.
        weight: what they weigh together.
    """

    text: str
    weight: float


def shared_phrases(segment: SegmentTerms, shared: Mapping[str, float]) -> tuple[str, ...]:
    """What a segment and an item share, as the segment writes it, strongest first.

    Words in a row make one phrase, and what is too weak to tell anything is left out.

    Args:
        segment: the segment's terms.
        shared: the shared terms, each with its weight in the match.
    """
    weights: dict[Span, float] = {}
    for term, weight in shared.items():
        for span in segment.spans.get(term, ()):
            weights[span] = weights.get(span, 0.0) + weight
    strongest: dict[str, SharedPhrase] = {}
    for span, inside in _merged(segment.text, sorted(weights), " -"):
        weight = sum(weights[one] for one in inside)
        text = " ".join(segment.text[slice(*span)].split())
        key = text.casefold()
        if key not in strongest or weight > strongest[key].weight:
            strongest[key] = SharedPhrase(text, weight)
    phrases = sorted(strongest.values(), key=lambda phrase: -phrase.weight)
    least = _LEAST * phrases[0].weight if phrases else 0.0
    return tuple(phrase.text for phrase in phrases if phrase.weight >= least)


def matching_spans(text: str, words: Iterable[str]) -> tuple[Span, ...]:
    """The half-open spans of a text where words stand that tie it, in any form, in order.

    Args:
        text: a segment's title or text; an item's headline, excerpt or body. Read in its first
            60,000 characters.
        words: the words, as in Link.words.

    Returns:
        Spans that neither overlap nor touch; words that only a space or a hyphen parts are one.
    """
    lexicon = Lexicon(term for phrase in words for term in terms(phrase, unigrams=False))
    if not lexicon.terms:
        return ()
    text = text[:READ_LIMIT]
    spans = [
        (token.start, token.end)
        for token in tokens_in(text, 0, len(text))
        if any(likeness >= SAME_WORD for _, likeness in lexicon[token.term])
    ]
    return tuple(span for span, _ in _merged(text, spans, _JOINING))


def _merged(
    text: str, spans: Iterable[Span], joining: str
) -> Iterator[tuple[Span, Sequence[Span]]]:
    """Spans in order that overlap or that only joining letters part, as one, with their parts."""
    parts: list[Span] = []
    end = 0
    for span in spans:
        if parts and text[end : span[0]].strip(joining):
            yield (parts[0][0], end), parts
            parts = []
        end = max(end, span[1]) if parts else span[1]
        parts.append(span)
    if parts:
        yield (parts[0][0], end), parts


def relative_date(episode: Episode, item: NewsItem) -> str | None:
    """How long before or after an episode an item came out: "2 days after", "the same day".

    Days up to two weeks, weeks up to two months, months up to two years, then years, rounded.
    None where the date of either is unknown.
    """
    if episode.published is None or item.published is None:
        return None
    days = (day_of(item.published) - day_of(episode.published)).days
    for unit, least, length in _UNITS:
        if abs(days) >= least:
            count = round(abs(days) / length)
            plural = "" if count == 1 else "s"
            return f"{count} {unit}{plural} {'after' if days > 0 else 'before'}"
    return "the same day"


class ReasonWriter:
    """Tells why an item stands beside a segment of an episode."""

    def __init__(self, episode: Episode, corpus: NewsCorpus, matcher: EpisodeMatcher) -> None:
        self._episode = episode
        self._corpus = corpus
        self._matcher = matcher
        self._cached: dict[int, tuple[str, ...]] = {}

    def reasons(self, words: Sequence[str], candidate: LinkCandidate) -> tuple[str, ...]:
        """At most four reasons: what a file says outright, words, what is named, how near it is.

        Args:
            words: what segment and item share, see shared_phrases.
            candidate: the item.
        """
        first: tuple[str, ...] = ()
        if candidate.explicit:
            first = (candidate.explicit.reason,)
        elif not candidate.matched:
            first = (TELLS_THE_SAME,)
        last = self._of_item(candidate.item)
        quoted = [f"“{word}”" for word in _longest(words)]
        return (*first, *quoted[: max(0, _MOST - len(last) - len(first))], *last)

    def _of_item(self, number: int) -> tuple[str, ...]:
        if number not in self._cached:
            item = self._corpus.items[number]
            both = (self._matcher.mention_in(item), relative_date(self._episode, item))
            self._cached[number] = tuple(filter(None, both))
        return self._cached[number]


def _longest(phrases: Sequence[str]) -> Iterator[str]:
    """The phrases that no longer ones among them have in them."""
    spaced = [f" {phrase.casefold()} " for phrase in phrases]
    for phrase, own in zip(phrases, spaced, strict=True):
        if not any(own in other for other in spaced if other != own):
            yield phrase
