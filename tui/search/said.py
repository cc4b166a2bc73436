"""What the reader is told of how typed words were understood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.search.clues import Clue
from tui.search.index import Index

_MOST_TOLD = 3  # words that are told of
_LONGEST = 24  # characters of a word that are told


def told(index: Index, clues: Sequence[Clue], best: int | None) -> str:
    """A word on the typed words that the index has not, and what they were taken for.

    Args:
        index: that was asked.
        clues: what was typed.
        best: the segment that answers best; of what a word may mean, what it says is told.
    """
    said = "" if best is None else index.indexed(best).codes
    taken = [
        (clue.typed, _taken_for(index, clue, said))
        for clue in clues
        if clue.meanings and not _is_as_typed(index, clue)
    ]
    return corrected(taken)


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


def _taken_for(index: Index, clue: Clue, said: str) -> str:
    meant = (meaning.codes for meaning in clue.meanings if meaning.codes in said)
    return index.spelt(next(meant, clue.meanings[0].codes))


def _is_as_typed(index: Index, clue: Clue) -> bool:
    """Whether a word of the index begins with what was typed, or is written so."""
    return index.vocabulary.begins(clue.typed) or any(
        len(meaning.codes) > 1 for meaning in clue.meanings[:1]
    )
