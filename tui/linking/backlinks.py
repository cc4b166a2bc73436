"""The other way round: from a news item to the segments that speak of it, in any episode."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from tui.analysis.stopwords import stop_words, stop_words_of
from tui.analysis.tokenizer import words
from tui.linking.corpus import NewsCorpus, text_fields
from tui.linking.linker import link
from tui.linking.linking_terms import terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tui.model import Episode, Link, NewsItem

_LEAD = 600  # characters of an item's text that words are looked for in
_WORDS = 24  # words of an item that lead to segments
_TOGETHER = 2  # of these words, that are looked for together


class Mention(NamedTuple):
    """A segment that may speak of a news item."""

    episode: Episode
    link: Link


def mentions(
    item: NewsItem,
    episodes: Iterable[Episode],
    news: Sequence[NewsItem] | NewsCorpus = (),
    *,
    warn: Callable[[str], None] | None = None,
) -> list[Mention]:
    """The segments of episodes that share anything with an item, best first.

    Args:
        item: the item.
        episodes: the episodes to look in; each costs some milliseconds.
        news: the news that the item stands among, which tells which words are rare, and which
            other items take its place; the item need not be among it. With the news that an
            episode is read with, what is shown here is what is shown there.
        warn: told in a sentence why the sentence model has no word though it is installed.

    Returns:
        A mention for each such segment; of equal scores in the order of episodes and segments.
        What a reader would be shown has link.shown.
    """
    corpus = news if isinstance(news, NewsCorpus) else NewsCorpus(news)
    if item not in corpus.items:
        corpus = corpus.extended([item])
    found = (
        Mention(episode, one)
        for episode in episodes
        for row in link(episode, corpus, warn=warn)
        for one in row
        if one.item == item
    )
    return sorted(found, key=lambda mention: -mention.link.score)


def likely_words(item: NewsItem) -> str:
    """An item's telling words, to find segments in an index with: the headline's come first.

    Words and nothing but words, each once, divided by spaces; names and numbers before others.
    """
    headline, excerpt, body = text_fields(item)
    lead = f"{excerpt}\n{body[:_LEAD]}"[:_LEAD]
    passed = stop_words("en").general | stop_words_of(terms(f"{headline}\n{lead}")).function
    ranked = chain(_names_first(headline, passed), _names_first(lead, passed))
    return " ".join(list(dict.fromkeys(ranked))[:_WORDS])


def likely_topics(item: NewsItem) -> list[str]:
    """An item's telling words in twos, to find in an index what has some of them but not all."""
    ranked = likely_words(item).split()
    return [" ".join(ranked[at : at + _TOGETHER]) for at in range(0, len(ranked), _TOGETHER)]


def _names_first(text: str, passed: frozenset[str]) -> Iterator[str]:
    """The words of a text that are not passed over, those written like names first."""
    left = [word for word in words(text) if word.term not in passed]
    names = [word for word in left if not text[word.start : word.start + 1].islower()]
    return (word.term for word in (*names, *left))
