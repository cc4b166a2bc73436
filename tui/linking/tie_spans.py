"""Where the words that tie an item to a segment stand in a text of either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.linking.item_texts import READ
from tui.linking.linking_terms import SAME_WORD, Lexicon, plain, sentences, terms, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.linking.segment_terms import Span

_JOINED = frozenset(" -\u2010\u2011")


def ties_in(text: str, tied: Iterable[str]) -> tuple[Span, ...]:
    """The half-open spans of a text where tying words stand, in any form of theirs, in order.

    Args:
        text: a segment's title or text; an item's headline, excerpt or body. Read in its first
            60,000 characters.
        tied: the words, as in Link.words.

    Returns:
        Spans that neither overlap nor touch; words that only a space or a hyphen parts are one.
    """
    lexicon = Lexicon(plain(term) for words in tied for term in terms(words))
    if not lexicon.terms:
        return ()
    text = text[:READ]
    found = [
        (token.start, token.end)
        for sentence in sentences(text)
        for token in tokens(text, *sentence)
        if any(sure >= SAME_WORD for _, sure in lexicon[token.term])
    ]
    return _joined(text, found)


def _joined(text: str, found: Sequence[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for start, end in found:
        if joined and _JOINED.issuperset(text[joined[-1][1] : start]):
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return tuple(joined)
