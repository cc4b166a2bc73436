"""What the reader is told of how typed words were understood."""

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

_MOST_TOLD = 3  # words that are told of
_MOST_READ = 10  # segments that are looked at for what is shown
_LONGEST = 24  # characters of a word that are told


def told(index: IndexReader, query: Query, clues: Sequence[QueryTerm], shown: Sequence[int]) -> str:
    """A word on what was typed that the index has not, and what it was taken for.

    Args:
        index: that was asked.
        query: what was typed.
        clues: its words, read against the index.
        shown: the segments that were found, the best first; of what a word may mean, what they
            say is told. Where none was, the phrases are told that no segment has.
    """
    if not shown:
        return lacking(" ".join(phrase) for phrase in query.quoted if is_nowhere(index, phrase))
    codes = [index.indexed(number).codes for number in shown[:_MOST_READ]]
    taken: list[tuple[str, str]] = []
    missing: list[str] = []
    for clue in unlike(index, clues):
        meant = next((m.codes for said in codes for m in clue.meanings if m.codes in said), "")
        if meant:
            taken.append((clue.typed, index.spelt(meant)))
        elif clue.typed not in light_words() and not is_spaceless(clue.typed):
            missing.append(clue.typed)
    return "; ".join(filter(None, (corrected(taken), lacking(missing))))


def unlike(index: IndexReader, clues: Iterable[QueryTerm]) -> list[QueryTerm]:
    """The typed words that the index has not as they are."""
    return [clue for clue in clues if not _is_as_typed(index, clue)]


def is_nowhere(index: IndexReader, phrase: Phrase) -> bool:
    """Whether no segment has a phrase."""
    return not index.listed(having(index, phrase), 1)


def lacking(words: Iterable[str]) -> str:
    """A word on what no segment has; empty for none."""
    some = listed(list(words)[:_MOST_TOLD])
    return f"no {some}" if some else ""


def corrected(taken: Iterable[tuple[str, str]]) -> str:
    """A word on typed words and what is shown in their place; empty for none."""
    pairs = list(taken)[:_MOST_TOLD]
    if not pairs:
        return ""
    typed = listed(word for word, _ in pairs)
    shown = listed(word for _, word in pairs)
    return f"no {typed}; showing {shown}"


def listed(words: Iterable[str]) -> str:
    """Words between quotes, long ones cut, so that they fit on a line."""
    shown = (word if len(word) <= _LONGEST else word[: _LONGEST - 1] + "…" for word in words)
    return ", ".join(f"'{word}'" for word in shown)


def _is_as_typed(index: IndexReader, clue: QueryTerm) -> bool:
    """Whether a word of the index begins with what was typed, or is written so."""
    return index.vocabulary.begins(clue.typed) or any(
        len(meaning.codes) > 1 for meaning in clue.meanings[:1]
    )
