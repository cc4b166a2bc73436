"""Stop words by language: function words, and words of little information."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from tui.analysis.normalize import fold
from tui.analysis.tokenizer import folded_words, terms
from tui.analysis.wordlists import FOLDER, read_wordlist, words_in

_LANGUAGES = "[a-z][a-z].txt"
_WRITTEN = 0.03  # words that only one language has make up so much of a text in it, and more
_LEAST = 2  # such words, for a text may be short
_FREQUENT = 0.005  # a short word of an unlisted language is taken for a function word from here on
_SHORT = 4  # letters
_ENOUGH = 500  # words that tell frequent ones from chance
_SCRIPTS = {
    language: re.compile(f"[{first}-{last}]")
    for language, first, last in (
        ("ja", "\u3040", "\u30ff"),
        ("zh", "\u3400", "\u9fff"),
        ("ko", "\uac00", "\ud7af"),
        ("ru", "\u0400", "\u04ff"),
        ("ar", "\u0600", "\u06ff"),
        ("th", "\u0e00", "\u0e7f"),
    )
}


class StopWords(Struct, frozen=True):
    """The words of a text's languages that tell little or nothing, folded.

    Function words are passed over; general ones belong to any talk about anything. Noun markers
    are the function words that come before nouns: determiners, and prepositions.
    """

    function: frozenset[str] = frozenset()
    general: frozenset[str] = frozenset()
    noun_markers: frozenset[str] = frozenset()

    def __or__(self, other: StopWords) -> StopWords:
        """The stop words of two texts."""
        return StopWords(
            self.function | other.function,
            self.general | other.general,
            self.noun_markers | other.noun_markers,
        )


@cache
def stop_words(language: str) -> StopWords:
    """The stop words of a language, by its code in ISO 639-1."""
    general, markers = (
        read_wordlist(language).get(name, ()) for name in ("general", "noun_markers")
    )
    return StopWords(_function_words(language), _words(general), _words(markers))


def stop_words_of(terms: Iterable[str]) -> StopWords:
    """The stop words of the languages that a text is written in, told by the words it has.

    Lists are not simply joined, for a function word of one language is a word of weight in
    another ("die", "war"). Where no list fits, the short words that make up much of the text
    are taken for its function words.
    """
    counts = Counter(terms)
    total = counts.total()
    least = max(_LEAST, _WRITTEN * total)
    found = StopWords()
    for language, own in _distinctive_words().items():
        if sum(counts[word] for word in own.intersection(counts)) >= least:
            found |= stop_words(language)
    if found.function or total < _ENOUGH:
        return found
    frequent = (word for word, count in counts.items() if count >= _FREQUENT * total)
    short = (word for word in frequent if len(word) <= _SHORT and word.isalpha())
    return StopWords(function=frozenset(short))


def language_of_word(word: str) -> str | None:
    """The one language that a folded word belongs to, by its script or as its function word."""
    if not word.isascii():
        for language, script in _SCRIPTS.items():
            if script.match(word):
                return language
    return _language_by_word().get(word)


def language_of(terms: Iterable[str]) -> str | None:
    """The language that most of a text is written in; None where nothing tells."""
    counts = Counter(filter(None, map(language_of_word, terms)))
    return max(counts, key=lambda language: counts[language], default=None)


@cache
def _language_by_word() -> dict[str, str]:
    return {word: language for language, own in _distinctive_words().items() for word in own}


@cache
def talk_words(section: str) -> frozenset[str]:
    """The words of a section of what belongs to talking and not to a topic, folded."""
    return frozenset(folded_words(" ".join(read_wordlist("talk")[section])))


@cache
def light_words() -> frozenset[str]:
    """English words that say little about what a text is about, folded as terms are."""
    sections = read_wordlist("en")
    return _words(sections["function"] + sections["light"]) - _words(sections["weighty"])


@cache
def verb_forms() -> frozenset[str]:
    """The forms of English verbs that no rule makes, with their base forms."""
    return frozenset(words_in("en", "irregular"))


@cache
def _distinctive_words() -> dict[str, frozenset[str]]:
    languages = (path.stem for path in sorted(FOLDER.glob(_LANGUAGES)))
    lists = {language: _function_words(language) for language in languages}
    shared = Counter(word for words in lists.values() for word in words)
    return {
        language: frozenset(word for word in words if shared[word] == 1)
        for language, words in lists.items()
    }


@cache
def _function_words(language: str) -> frozenset[str]:
    return _words(read_wordlist(language)["function"])


def _words(lines: Iterable[str]) -> frozenset[str]:
    """Words as terms, and as they are written where an apostrophe is left out."""
    text = " ".join(lines)
    return frozenset((*terms(text), *fold(text).replace("'", "").split()))


@cache
def loose_end() -> re.Pattern[str]:
    """A lone Chinese character, or one at the end of a word that only says where it is."""
    behind = "".join(read_wordlist("talk")["behind"]).replace(" ", "")
    return re.compile(f"\\A[\u3400-\u9fff]\\Z|(?<=[^\\W_]{{2}})[{behind}]\\Z")


@cache
def dividers() -> re.Pattern[str]:
    """What divides words in Chinese, and the kana that hold Japanese words together.

    Group "word" is a word in which a divider stands as a mere character.
    """
    sections = read_wordlist("talk")
    kept, between = (" ".join(sections[name]).split() for name in ("whole", "dividers"))
    between.sort(key=len, reverse=True)
    behind = "|".join(" ".join(sections["behind"]).split())
    last = f"(?<=[\u3400-\u9fff]{{2}})(?:{behind})(?![\u3400-\u9fff])"
    return re.compile("|".join([f"(?P<word>{'|'.join(kept)})", "[\u3041-\u309f]+", last, *between]))
