"""The terms that tell most of what a text is about, to look for more like it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tui.analysis.stopwords import light_words
from tui.analysis.tokenizer import terms
from tui.index.postings import Impact

if TYPE_CHECKING:
    from tui.index.reader import IndexReader

_MOST_READ = 4_000  # characters of a text
_MOST_TERMS = 32  # terms of a text that are looked for
_SATURATION = 0.5  # how soon more of the same term stops to count


def telling_terms(index: IndexReader, text: str) -> list[Impact]:
    """The terms of a text that are rarest in an index for how often it says them."""
    weighed = []
    function_words = light_words()
    for term, count in Counter(terms(text[:_MOST_READ])).items():
        if term in function_words or not index.vocabulary.has(term):
            continue
        found = index.term(term)
        weight = index.idf(found.frequency) * count / (count + _SATURATION)
        weighed.append(Impact(weight, found))
    return sorted(weighed, key=lambda impact: -impact.value)[:_MOST_TERMS]
