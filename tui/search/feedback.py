"""What the reader should know of how typed words were understood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tui.analysis.stopwords import light_words
from tui.analysis.tokenizer import is_spaceless
from tui.search.query import Phrase, Query
from tui.search.query_terms import QueryTerm
from tui.search.restrict import having

if TYPE_CHECKING:
    from tui.index.reader import IndexReader

_MOST_NAMED = 3  # words that are named
_MOST_READ = 10  # segments that are looked at for what is shown
_LONGEST = 24  # characters of a word that are shown


def feedback_on(
    index: IndexReader, query: Query, query_terms: Sequence[QueryTerm], shown: Sequence[int]
) -> str:
    """A word on what was typed that the index has not, and what it was taken for.

    Args:
        index: that was asked.
        query: what was typed.
        query_terms: its words, read against the index.
        shown: the segments that were found, the best first; of what a word may mean, what they
            say is named. Where none was, the phrases are named that no segment has.
    """
    if not shown:
        return missing_words(
            " ".join(phrase) for phrase in query.quoted if is_nowhere(index, phrase)
        )
    codes = [index.document_terms(number).codes for number in shown[:_MOST_READ]]
    taken: list[tuple[str, str]] = []
    missing: list[str] = []
    for query_term in not_as_typed(index, query_terms):
        meant = next(
            (m.codes for document in codes for m in query_term.expansions if m.codes in document),
            "",
        )
        if meant:
            taken.append((query_term.typed, index.spelling(meant)))
        elif query_term.typed not in light_words() and not is_spaceless(query_term.typed):
            missing.append(query_term.typed)
    return "; ".join(filter(None, (corrections(taken), missing_words(missing))))


def not_as_typed(index: IndexReader, query_terms: Iterable[QueryTerm]) -> list[QueryTerm]:
    """The typed words that the index has not as they are."""
    return [query_term for query_term in query_terms if not _is_as_typed(index, query_term)]


def is_nowhere(index: IndexReader, phrase: Phrase) -> bool:
    """Whether no segment has a phrase."""
    return not index.first(having(index, phrase), 1)


def missing_words(words: Iterable[str]) -> str:
    """A word on what no segment has; empty for none."""
    some = quoted_list(list(words)[:_MOST_NAMED])
    return f"no {some}" if some else ""


def corrections(taken: Iterable[tuple[str, str]]) -> str:
    """A word on typed words and what is shown in their place; empty for none."""
    pairs = list(taken)[:_MOST_NAMED]
    if not pairs:
        return ""
    typed = quoted_list(word for word, _ in pairs)
    shown = quoted_list(word for _, word in pairs)
    return f"no {typed}; showing {shown}"


def quoted_list(words: Iterable[str]) -> str:
    """Words between quotes, long ones cut, so that they fit on a line."""
    shown = (word if len(word) <= _LONGEST else word[: _LONGEST - 1] + "…" for word in words)
    return ", ".join(f"'{word}'" for word in shown)


def _is_as_typed(index: IndexReader, query_term: QueryTerm) -> bool:
    """Whether a word of the index begins with what was typed, or is written so."""
    return index.vocabulary.begins(query_term.typed) or any(
        len(expansion.codes) > 1 for expansion in query_term.expansions[:1]
    )
