"""Text as tokens: whole words, and the terms that an index holds and texts are compared by.

A word is letters and digits with what belongs between them ("don't", "2.0") and after them ("c++",
"c#"); a hyphen divides. A term is a folded word, with four differences: a possessive ending falls
away; an apostrophe before a short ending too, and before a longer one it divides ("don't" is dont,
"l'homme" is l and homme); initials and thousands are joined ("U.S." is us, "AT&T" att, "1,000"
1000); a run of a script without spaces becomes overlapping pairs of characters. A picture sign is a
word and a term. All is linear in the length of the text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from tui.analysis.normalize import fold, fold_map

LONGEST = 64
"""Letters of a term that count; a longer one is cut."""
_JOINED = 2  # letters of the last part of a word with apostrophes that make all of it one term

# Vowel signs and voicing marks are no letters to \w, yet stand inside Indic, Thai and kana words.
_SIGNS = "".join(
    char
    for char in map(chr, (*range(0x900, 0x10A0), *range(0x1780, 0x17D4), 0x3099, 0x309A))
    if unicodedata.category(char).startswith("M")
)


# Chinese, Japanese, Thai, Lao, Burmese and Khmer are written without spaces.
_SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
)
_THOUSANDS = r"\d{1,3}(?:,\d{3})+(?![^\W_])"
# Joiners, skin tones and other signs that only change the picture before them are left out.
_PICTURE = "[\u2600-\u27bf\U0001f300-\U0001f3fa\U0001f400-\U0001faff]"


def _initials(letter: str) -> str:
    """Initials with dots or an ampersand between them: "u.s.", "at&t"."""
    tied = rf"(?:\.{letter}){{1,5}}\.?|&{letter}{{1,2}}|{letter}&{letter}"
    return rf"{letter}(?:{tied})(?![^\W_])(?:'[sS])?"


def _word(letters: str, letter: str = r"[^\W\d_]") -> str:
    numbers = rf"[vV](?=\d+\.\d)|\d+(?:\.\d+)+|{_THOUSANDS}"
    words = rf"{letters}(?:'{letters})*(?:\+\+|\#(?!\w))?"
    return rf"(?<![^\W_]){_initials(letter)}|{numbers}|{words}"


WORD = re.compile(
    f"{_PICTURE}|" + _word(rf"[^\W_]+(?:[{_SIGNS}][^\W_]*)*", rf"(?:(?![{_SPACELESS}])[^\W\d_])")
)
"""A word of folded text."""

ASCII_WORD = re.compile(_word(r"[^\W_]+"), re.ASCII)
"""The same for a text in ASCII, in capitals or not; quicker."""

# What makes a term of an ASCII text another than the word that stands there.
_JOINS = re.compile(r"'|[A-Za-z](?:&|\.[A-Za-z](?![A-Za-z0-9]))|[0-9],[0-9]{3}")

# A sign inside a word: the dot of a name ("next.js", "web.dev"), and what stands before the endings
# for other genders ("Entwickler:innen", "étudiant·e·s").
_INNER_SIGN = re.compile(
    r"[.:*_/·•](?:(?<=[^\W\d_]\.)(?=[A-Za-z]{2,3}(?![^\W_]))"
    r"|(?<=[^\W\d_]{3}[:*_])(?=in(?:nen)?(?![^\W_]))|(?<=[^\W\d_]{3}/)(?=innen(?![^\W_]))"
    r"|(?<=[^\W\d_][·•])(?=[a-zé]{1,5}(?![^\W_])))"
)

_HAS_SPACELESS = re.compile(f"[{_SPACELESS}]")
_SCRIPT_RUN = re.compile(f"[{_SPACELESS}]+|[^{_SPACELESS}]+")
# A character with the vowel signs, tones and voicing marks that sit on it.
_CLUSTER = re.compile(
    ".[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"
    "\u102b-\u103e\u17b4-\u17d3\u3099\u309a]*"
)


class Token(NamedTuple):
    """A word or a term of a text: folded, and the half-open span of the text that it stands for."""

    term: str
    start: int
    end: int


PlacedTerm: TypeAlias = tuple[str, int, int]
"""What a Token is, as a plain tuple."""


def words(text: str) -> list[Token]:
    """The words of a text in order; text in a script without spaces stays whole runs."""
    if text.isascii():
        return [Token(match[0], *match.span()) for match in ASCII_WORD.finditer(text.lower())]
    folded, places = fold_map(text)
    return [Token(m[0], *_span(places, m.start(), m.end())) for m in WORD.finditer(folded)]


def folded_words(text: str) -> list[str]:
    """The words of a text in order, folded: the same as words gives, without their places."""
    return (ASCII_WORD if text.isascii() else WORD).findall(fold(text))


def terms(text: str, *, unigrams: bool = True) -> list[str]:
    """The terms of a text in order.

    With unigrams the last character of a run in a script without spaces is a term too, so that a
    beginning of any length is a beginning of terms; alone it is one in any case.
    """
    found = folded_words(text)
    if text.isascii() and not _JOINS.search(text):
        return [word[:LONGEST] for word in found] if len(text) > LONGEST else found
    made: list[str] = []
    for word in found:
        if word.isalnum() and word.isascii():
            made.append(word[:LONGEST])
        else:
            made += [piece for piece, _, _ in _pieces(word, unigrams=unigrams)]
    return made


def compared_terms(text: str) -> list[str]:
    """The terms of a text by which texts are compared, in order: a sign inside a word ties it.

    "js" and "innen" would make the same of all that ends with them. The first patch of a version
    is the version: "1.52.0" is 1.52. There are no unigrams.
    """
    made = terms(_INNER_SIGN.sub("", text), unigrams=False)
    return list(map(_version, made)) if ".0" in text else made


def compared_tokens(text: str) -> list[Token]:
    """The same terms as compared_terms gives, each with its place."""
    # Where the text goes on, once it is without the signs.
    cuts = [sign.start() - before for before, sign in enumerate(_INNER_SIGN.finditer(text))]
    return [
        Token(_version(term), start + bisect_right(cuts, start), end + bisect_right(cuts, end - 1))
        for term, start, end in placed_terms(_INNER_SIGN.sub("", text), unigrams=False)
    ]


def _version(term: str) -> str:
    return term.removesuffix(".0") if term.count(".") > 1 else term


def placed_terms(text: str, *, unigrams: bool = True) -> list[PlacedTerm]:
    """The terms of a text in order, the same as terms gives, each with its place.

    They are plain tuples, which Python's collector need not follow.
    """
    if text.isascii():
        placed: list[PlacedTerm] = []
        for found in ASCII_WORD.finditer(text.lower()):
            word, start = found[0], found.start()
            if word.isalnum():
                placed.append((word[:LONGEST], start, found.end()))
                continue
            placed += [
                (piece[:LONGEST], start + low, start + high) for piece, low, high in _parts(word)
            ]
        return placed
    folded, places = fold_map(text)
    placed = []
    for found in WORD.finditer(folded):
        word, start = found[0], found.start()
        if word.isalnum() and word.isascii():
            placed.append((word[:LONGEST], *_span(places, start, found.end())))
            continue
        placed += [
            (piece, *_span(places, start + low, start + high))
            for piece, low, high in _pieces(word, unigrams=unigrams)
        ]
    return placed


def runs(text: str) -> list[str]:
    """The terms of a text in order, with runs of a script without spaces left whole."""
    return [
        run.group()
        for word in folded_words(text)
        for part, _, _ in _parts(word)
        for run in _SCRIPT_RUN.finditer(part)
    ]


def is_spaceless(term: str) -> bool:
    """Whether a term is of a script that is written without spaces."""
    return _HAS_SPACELESS.match(term) is not None


def is_bare(term: str) -> bool:
    """Whether a term is a mere number or a single letter."""
    return term.isdigit() or (len(term) == 1 and not is_spaceless(term))


def _span(places: Sequence[int], low: int, high: int) -> tuple[int, int]:
    """The span of a text that a span of its folded form stands for, with all of its last letter."""
    return places[low], max(places[high], places[high - 1] + 1)


def _pieces(word: str, *, unigrams: bool) -> Iterator[tuple[str, int, int]]:
    """The terms of one word, with their places in it."""
    for part, low, high in _parts(word):
        if part.isascii() or not _HAS_SPACELESS.search(part):
            yield part[:LONGEST], low, high
            continue
        for run in _SCRIPT_RUN.finditer(part):
            if is_spaceless(run.group()):
                yield from _pairs(run.group(), low + run.start(), unigrams=unigrams)
            else:
                yield run.group()[:LONGEST], low + run.start(), low + run.end()


def _pairs(run: str, start: int, *, unigrams: bool) -> Iterator[tuple[str, int, int]]:
    edges = [found.start() for found in _CLUSTER.finditer(run)] + [len(run)]
    last = len(edges) - 1 if unigrams or len(edges) == 2 else len(edges) - 2
    for low, high in zip(edges[:last], [*edges[2:], len(run)], strict=False):
        yield run[low:high], start + low, start + high


def _parts(word: str) -> Iterator[tuple[str, int, int]]:
    """The parts of a word with apostrophes: one if the last part is short, else as divided."""
    if "'" in word:
        word = word.removesuffix("'s")
    if "'" not in word:
        joined = word if word[0].isdecimal() else word.replace(".", "").replace("&", "")
        yield joined.replace(",", ""), 0, len(word)
        return
    parts = word.split("'")
    if len(parts[-1]) <= _JOINED and not _HAS_SPACELESS.search(word):
        yield "".join(parts), 0, len(word)
        return
    start = 0
    for part in parts:
        yield part, start, start + len(part)
        start += len(part) + 1
