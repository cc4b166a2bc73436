"""What a reader types to filter: words and "phrases" that all must match, -word to exclude."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.search.terms import runs

_MOST_TYPED = 10_000  # characters of a query that are read
_MOST_PARTS = 64  # words and phrases of a query that count

_QUOTES = str.maketrans("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02", '""""""""')
_PART = re.compile(r'(?P<no>(?<!\S)[-\u2212\uff0d])?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """What a filter asks for; all text is folded.

    Attributes:
        words: each must begin a word of the segment.
        phrases: the words of each must stand side by side; the last may go on.
        excluded: words and phrases that the segment must not have.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    excluded: tuple[Phrase, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing, so that every segment matches."""
        return not (self.words or self.phrases or self.excluded)


def parse_query(typed: str) -> Query:
    """Read a filter; never fails, linear in the length of what was typed.

    A quote that is not closed runs to the end. A word that divides ("self-driving") is a phrase.
    A minus excludes only where a word could begin. What has no letters or digits asks for nothing.
    """
    words: dict[str, None] = {}
    phrases: dict[Phrase, None] = {}
    excluded: dict[Phrase, None] = {}
    for part in _PART.finditer(typed[:_MOST_TYPED].translate(_QUOTES)):
        phrase = tuple(runs(part["word"] or part["phrase"] or ""))
        if not phrase:
            continue
        if part["no"]:
            excluded[phrase] = None
        elif len(phrase) > 1:
            phrases[phrase] = None
        else:
            words[phrase[0]] = None
        if len(words) + len(phrases) + len(excluded) >= _MOST_PARTS:
            break
    return Query(tuple(words), tuple(phrases), tuple(excluded))
