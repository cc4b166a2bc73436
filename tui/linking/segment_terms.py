"""The terms of each segment of an episode: words, and phrases of two words."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tui.analysis.acronyms import spelled_out
from tui.analysis.morphology import SAME_WORD, Lexicon
from tui.analysis.sentences import sentences
from tui.analysis.tokenizer import Token, is_bare, terms, tokenize
from tui.linking.parameters import READ_LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tui.analysis.stopwords import StopWords
    from tui.linking.parameters import LinkParameters
    from tui.model import Episode, Segment

Span = tuple[int, int]

_SENTENCES = 24  # that a segment is compared by; of more, neighbours count as one
_REPEATS = 3  # a term that is repeated more often counts no more
_POSSESSIVE = re.compile(r"['\u2018\u2019\u02bc][sS](?!\w)")
_WITHIN_PHRASE = frozenset(("", " ", "-", "'", "\u2010", "\u2011", "\u2019"))
_WITHIN_CLAUSE = frozenset(" ,-'\u2010\u2011\u2019")


class SegmentTerm(NamedTuple):
    """One word of a segment.

    Attributes:
        term: the word as it is compared.
        span: where it stands.
        emphasis: how much of its weight counts, from 0 to 1.
        name: whether it is written like a name.
        bound: whether it makes a phrase with the word before it in the sentence.
    """

    term: str
    span: Span
    emphasis: float
    name: bool
    bound: bool


@dataclass(frozen=True, slots=True)
class SegmentTerms:
    """The terms of one segment.

    Attributes:
        text: the text that spans refer to.
        spans: for each term, where it stands; a phrase is two terms with a space between.
        emphasis: for each term, how much of its weight counts here: more where it is repeated,
            less where a sentence only recites what the episode is called.
        sentences: the terms of each sentence that has any; or of each few, where there are many.
    """

    text: str
    spans: Mapping[str, Sequence[Span]]
    emphasis: Mapping[str, float]
    sentences: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class EpisodeTerms:
    """The terms of an episode.

    Attributes:
        segments: those of each segment, in their order.
        names: the terms that are written like names.
        lexicon: reads the words of others as the episode's terms.
        phrases: for the two terms of a phrase, the phrase.
        compounds: for the words of a phrase written as one, its two terms.
    """

    segments: tuple[SegmentTerms, ...]
    names: frozenset[str]
    lexicon: Lexicon
    phrases: Mapping[tuple[str, str], str]
    compounds: Mapping[str, tuple[str, str]]

    def capitalised(self) -> frozenset[str]:
        """The words that are always written with a capital, at the beginning of a sentence too."""
        capital: dict[str, bool] = {}
        for segment in self.segments:
            for term, spans in segment.spans.items():
                if " " not in term:
                    large = all(segment.text[start].isupper() for start, _ in spans)
                    capital[term] = large and capital.get(term, True)
        return frozenset(term for term, large in capital.items() if large)


def segment_text(segment: Segment) -> str:
    """What there is of a segment to compare: title and text, or the gist for want of both."""
    text = segment.text[:READ_LIMIT]
    if not segment.title:
        return text or segment.gist
    return text if text.startswith(segment.title) else f"{segment.title}\n{text}"


def tokens_in(text: str, start: int, end: int) -> list[Token]:
    """The tokens of a part of a text, with the ending of a possessive in their spans."""
    tokens = []
    for term, first, last in tokenize(text[start:end], unigrams=False):
        possessive = _POSSESSIVE.match(text, start + last, end)
        tokens.append(Token(term, start + first, possessive.end() if possessive else start + last))
    return tokens


def episode_terms(
    episode: Episode, acronyms: Iterable[str], stop_words: StopWords, params: LinkParameters
) -> EpisodeTerms:
    """The terms of an episode's segments.

    Args:
        episode: the episode.
        acronyms: those that stand in the episode or in the news, folded.
        stop_words: words that tie little or nothing.
        params: the table of parameters.
    """
    tokenizer = _SegmentTokenizer(_title_of(episode), frozenset(acronyms), stop_words, params)
    texts = [segment_text(segment) for segment in episode.segments]
    segments = [[tokenizer.sentence(text, span) for span in sentences(text)] for text in texts]
    every = [term for segment in segments for sentence in segment for term in sentence]
    compounds = {
        one.term + two.term: (one.term, two.term)
        for segment in segments
        for sentence in segment
        for one, two in pairwise(sentence)
        if two.bound and len(one.term) > 2 < len(two.term)
    }
    lexicon = Lexicon([*(one.term for one in every), *compounds], stop_words.general)
    phrases: dict[tuple[str, str], str] = {}
    return EpisodeTerms(
        segments=tuple(
            _segment_terms(text, segment, lexicon, phrases, params)
            for text, segment in zip(texts, segments, strict=True)
        ),
        names=frozenset(one.term for one in every if one.name),
        lexicon=lexicon,
        phrases=phrases,
        compounds=compounds,
    )


def _title_of(episode: Episode) -> str:
    """What an episode is called: its title, and its show, which many summaries repeat too."""
    return f"{episode.title} | {episode.show}" if episode.show else episode.title


class _SegmentTokenizer:
    """Takes sentences apart, knowing what the episode is called and which acronyms are in use."""

    def __init__(
        self, title: str, acronyms: frozenset[str], stop_words: StopWords, params: LinkParameters
    ) -> None:
        self._acronyms = acronyms
        self._function = stop_words.function
        self._params = params
        passed = stop_words.function | stop_words.general
        words = set(terms(title, unigrams=False))
        self._title = {term for term in words - passed if not is_bare(term)}

    def sentence(self, text: str, span: Span) -> list[SegmentTerm]:
        """The words of a sentence, without function words; and acronyms of what it spells out."""
        words = tokens_in(text, *span)
        gaps = ["\n", *(text[a.end : b.start] for a, b in pairwise(words))]
        bound = [gap in _WITHIN_PHRASE for gap in gaps]
        passed = [word.term in self._function for word in words]
        spelled = spelled_out(
            ["" if skip else word.term for word, skip in zip(words, passed, strict=True)],
            bound,
            self._acronyms,
        )
        recited = self._title & {word.term for word in words}.union(spelled)
        if len(recited) < self._params.recital:
            recited = set()
        muted = {number for term in recited for number in spelled.get(term, ())}
        least = self._params.restated
        out: list[SegmentTerm] = []
        for number, (term, start, end) in enumerate(words):
            if passed[number]:
                continue
            inside = _WITHIN_CLAUSE.issuperset(gaps[number])
            name = _is_written_like_a_name(text[start:end], inside=inside)
            emphasis = least if term in recited or number in muted else 1.0
            follows = bound[number] and not passed[number - 1]
            out.append(SegmentTerm(term, (start, end), emphasis, name, follows))
        for term, numbers in spelled.items():
            whole = words[numbers[0]].start, words[numbers[-1]].end
            emphasis = least if term in recited else 1.0
            out.append(SegmentTerm(term, whole, emphasis, name=True, bound=False))
        return out


def _is_written_like_a_name(word: str, *, inside: bool) -> bool:
    """Whether a word is written like a name, a product or a number with letters.

    Args:
        word: as it stands in the text.
        inside: whether it stands inside a clause, where a capital tells.
    """
    if word[:1].isdigit():
        return not word.replace(".", "").isdigit()
    capital = word[:1].isupper()
    return (capital and inside) or any(char.isupper() or char.isdigit() for char in word[1:])


def _segment_terms(
    text: str,
    segment: Sequence[Sequence[SegmentTerm]],
    lexicon: Lexicon,
    phrases: dict[tuple[str, str], str],
    params: LinkParameters,
) -> SegmentTerms:
    """One segment's terms, where forms of one word are one term; adds its phrases to phrases."""
    form: dict[str, str] = {}
    spans: dict[str, list[Span]] = defaultdict(list)
    emphases: dict[str, list[float]] = defaultdict(list)
    by_sentence: list[frozenset[str]] = []
    for sentence in segment:
        before: SegmentTerm | None = None
        here: set[str] = set()
        for word in sentence:
            term = form.get(word.term) or _form_of(word.term, form, lexicon)
            here.add(term)
            spans[term].append(word.span)
            emphases[term].append(word.emphasis)
            if before is not None and word.bound:
                pair = (form[before.term], term)
                phrase = phrases.setdefault(pair, " ".join(pair))
                spans[phrase].append((before.span[0], word.span[1]))
                emphases[phrase].append(min(before.emphasis, word.emphasis))
                here.add(phrase)
            before = word
        if here:
            by_sentence.append(frozenset(here))
    emphasis = {term: _repeated(each, params) for term, each in emphases.items()}
    return SegmentTerms(text, dict(spans), emphasis, _few(by_sentence))


def _repeated(emphases: Sequence[float], params: LinkParameters) -> float:
    """The emphasis of a term that a segment has several times."""
    repeats = min(_REPEATS, sum(one == 1.0 for one in emphases)) - 1
    return max(emphases) * (1 + params.again * max(0, repeats))


def _few(sentences: Sequence[frozenset[str]]) -> tuple[frozenset[str], ...]:
    """The terms of sentences, where neighbours are one if there are too many."""
    size = max(1, -(-len(sentences) // _SENTENCES))
    return tuple(
        frozenset().union(*sentences[first : first + size])
        for first in range(0, len(sentences), size)
    )


def _form_of(term: str, form: dict[str, str], lexicon: Lexicon) -> str:
    """The form that stands for a term in its segment: the first one that is alike."""
    alike = (other for other, likeness in lexicon[term] if likeness >= SAME_WORD)
    form[term] = next((other for other in alike if form.get(other) == other), term)
    return form[term]
