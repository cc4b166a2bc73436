"""What each segment of an episode says, as terms: words, and phrases of two words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tui.linking.linking_terms import SAME_WORD, Lexicon, bare, sentences, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tui.analysis.stopwords import Common
    from tui.linking.linking_terms import Token
    from tui.linking.parameters import Weights
    from tui.model import Episode, Segment

READ = 60_000
"""Characters of a segment's text that are read: an hour of speech."""

Span = tuple[int, int]
_SENTENCES = 24  # that a segment is compared by; of more, neighbours count as one
_REPEATS = 3  # a term that is said more often counts no more


class Said(NamedTuple):
    """One word of a segment.

    Attributes:
        term: the word as it is compared.
        span: where it stands.
        force: how much of its weight counts, from 0 to 1.
        name: whether it is written like a name.
        bound: whether it makes a phrase with the word before it in the sentence.
    """

    term: str
    span: Span
    force: float
    name: bool
    bound: bool


@dataclass(frozen=True, slots=True)
class Saying:
    """What one segment says.

    Attributes:
        text: the text that spans refer to.
        spans: for each term, where it stands; a phrase is two terms with a space between.
        force: for each term, how much of its weight counts here: more where it is repeated,
            less where a sentence only recites what the episode is called.
        sentences: the terms of each sentence that has any; or of each few, where there are many.
    """

    text: str
    spans: Mapping[str, Sequence[Span]]
    force: Mapping[str, float]
    sentences: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Sayings:
    """What an episode's segments say.

    Attributes:
        each: one for each segment, in their order.
        names: the terms that are written like names.
        lexicon: reads the words of others as the episode's terms.
        phrases: for the two terms of a phrase, the phrase.
        joined: for the words of a phrase written as one, its two terms.
    """

    each: tuple[Saying, ...]
    names: frozenset[str]
    lexicon: Lexicon
    phrases: Mapping[tuple[str, str], str]
    joined: Mapping[str, tuple[str, str]]


def text_of(segment: Segment) -> str:
    """What there is of a segment to compare: title and text, or the gist for want of both."""
    text = segment.text[:READ]
    if not segment.title:
        return text or segment.gist
    return text if text.startswith(segment.title) else f"{segment.title}\n{text}"


def sayings(episode: Episode, known: Iterable[str], common: Common, weights: Weights) -> Sayings:
    """Read an episode's segments.

    Args:
        episode: the episode.
        known: acronyms that stand in the episode or in the news, folded.
        common: words that tie little or nothing.
        weights: the table of weights.
    """
    hearer = _Hearer(_called(episode), frozenset(known), common, weights)
    texts = [text_of(segment) for segment in episode.segments]
    heard = [[hearer.sentence(text, span) for span in sentences(text)] for text in texts]
    every = [said for segment in heard for sentence in segment for said in sentence]
    joined = {
        one.term + two.term: (one.term, two.term)
        for segment in heard
        for sentence in segment
        for one, two in pairwise(sentence)
        if two.bound and len(one.term) > 2 < len(two.term)
    }
    lexicon = Lexicon([*(said.term for said in every), *joined], common.general)
    phrases: dict[tuple[str, str], str] = {}
    each = tuple(
        _gathered(text, segment, lexicon, phrases, weights)
        for text, segment in zip(texts, heard, strict=True)
    )
    names = frozenset(said.term for said in every if said.name)
    return Sayings(each, names, lexicon, phrases, joined)


def _called(episode: Episode) -> str:
    """What an episode is called: its title, and its show, which many summaries repeat too."""
    return f"{episode.title} | {episode.show}" if episode.show else episode.title


class _Hearer:
    """Hears the words of sentences, knowing what the episode is called and acronyms in use."""

    def __init__(
        self, called: str, known: frozenset[str], common: Common, weights: Weights
    ) -> None:
        self._known = known
        self._function = common.function
        self._weights = weights
        passed = common.function | common.general
        said = {token.term for token in tokens(called, 0, len(called))}
        self._title = {term for term in said - passed if not bare(term)}

    def sentence(self, text: str, span: Span) -> list[Said]:
        """The words of a sentence, without function words; and acronyms of what it spells out."""
        found = tokens(text, *span)
        spelled = self._spelled_out(found)
        said = {token.term for token in found}.union(spelled)
        recited = said & self._title
        if len(recited) < self._weights.recital:
            recited = set()
        quiet = {place for term in recited for place in spelled.get(term, ())}
        least = self._weights.restated
        out: list[Said] = []
        bound = False
        for place, (term, start, end, name, follows) in enumerate(found):
            if term in self._function:
                bound = False
                continue
            force = least if term in recited or place in quiet else 1.0
            out.append(Said(term, (start, end), force, name, bound and follows))
            bound = True
        for term, places in spelled.items():
            whole = (found[places[0]].start, found[places[-1]].end)
            out.append(Said(term, whole, least if term in recited else 1.0, name=True, bound=False))
        return out

    def _spelled_out(self, found: Sequence[Token]) -> dict[str, range]:
        """Known acronyms that words in a row stand for, and the places of these words."""
        spelled: dict[str, range] = {}
        for first in range(len(found)):
            letters = ""
            for place, token in enumerate(found[first : first + 5], first):
                if token.term in self._function or (place > first and not token.bound):
                    break
                letters += token.term[0]
                if len(letters) > 2 and letters in self._known:
                    spelled.setdefault(letters, range(first, place + 1))
        return spelled


def _gathered(
    text: str,
    heard: Sequence[Sequence[Said]],
    lexicon: Lexicon,
    phrases: dict[tuple[str, str], str],
    weights: Weights,
) -> Saying:
    """One segment's terms, where forms of one word are one term; adds its phrases to phrases."""
    form: dict[str, str] = {}
    spans: dict[str, list[Span]] = defaultdict(list)
    forces: dict[str, list[float]] = defaultdict(list)
    own: list[frozenset[str]] = []
    for sentence in heard:
        before: Said | None = None
        here: set[str] = set()
        for said in sentence:
            term = form.get(said.term) or _form_of(said.term, form, lexicon)
            here.add(term)
            spans[term].append(said.span)
            forces[term].append(said.force)
            if before is not None and said.bound:
                pair = (form[before.term], term)
                phrase = phrases.setdefault(pair, " ".join(pair))
                spans[phrase].append((before.span[0], said.span[1]))
                forces[phrase].append(min(before.force, said.force))
                here.add(phrase)
            before = said
        if here:
            own.append(frozenset(here))
    force = {}
    for term, each in forces.items():
        repeats = min(_REPEATS, sum(one == 1.0 for one in each)) - 1
        force[term] = max(each) * (1 + weights.again * max(0, repeats))
    some = -(-len(own) // _SENTENCES)
    joined = (own[place : place + some] for place in range(0, len(own), max(1, some)))
    return Saying(text, dict(spans), force, tuple(frozenset().union(*few) for few in joined))


def _form_of(term: str, form: dict[str, str], lexicon: Lexicon) -> str:
    """The form that stands for a term in its segment: the first one that is alike."""
    alike = (other for other, sure in lexicon[term] if sure >= SAME_WORD)
    form[term] = next((other for other in alike if form.get(other) == other), term)
    return form[term]
