"""The lists of words of tui/wordlists, each a file with sections; its README tells the form."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "wordlists"
"""Where they lie."""


@cache
def read_wordlist(name: str) -> Mapping[str, tuple[str, ...]]:
    """The sections of a file of tui/wordlists, each as its lines."""
    sections: dict[str, list[str]] = {}
    section: list[str] = []
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            section.append(line)
    return {title: tuple(lines) for title, lines in sections.items()}


def words_in(name: str, section: str) -> list[str]:
    """The words of a section, which blanks divide."""
    return " ".join(read_wordlist(name)[section]).split()


def alternatives(name: str, section: str) -> str:
    """A pattern for any of the phrases of a section, which bars divide; each is a pattern."""
    return "|".join(read_wordlist(name)[section])
