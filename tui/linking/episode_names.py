"""Whether an article names an episode: its show, its title or the address of its recording."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.analysis.normalize import fold
from tui.analysis.stopwords import stop_words
from tui.linking.item_texts import texts_of
from tui.linking.linking_terms import plain, terms
from tui.urls import canonical_url, urls_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.model import Episode, NewsItem

NAMES_EPISODE = "names this episode"
NAMES_SHOW = "names the show"
LINKS_TO_RECORDING = "links to the recording"

_TITLE_PARTS = re.compile(r"\s[|–—-]\s|[|\n]")  # noqa: RUF001  titles are divided by dashes
_LONG_ENOUGH = 4  # words of a title that no article has by chance
_OF_TITLE = 2  # words of a title that an article on another episode of the show would not have
_PODCAST = "podcast"
_NUMBERED = ("episode", "ep", "no", "folge", "nr")


class Names:
    """What an article says when it means this episode."""

    def __init__(self, episode: Episode) -> None:
        self._episode = [_Phrase(words) for words in _of_episode(episode)]
        self._show = [_Phrase(words) for words in _of_show(episode)]
        self._needles = {phrase.needle for phrase in (*self._episode, *self._show)}
        self._of_title = _of_title(episode)
        recording = canonical_url(episode.media) if episode.media else None
        self._recording = recording.key if recording else None
        self._needle = _needle(self._recording) if self._recording else ""

    def stand_in(self, item: NewsItem) -> bool:
        """Whether an item's headline, excerpt, body or address names the episode or its show."""
        return self.said_in(item) is not None

    def said_in(self, item: NewsItem) -> str | None:
        """What an item names, in a reader's words; None if neither the episode nor its show.

        To name the show is to name the episode, if words of the episode's title stand there too.
        """
        texts = [*texts_of(item), item.url or ""]
        if self.moments_in(texts):
            return LINKS_TO_RECORDING
        folded = [fold(text) for text in texts[:3]]
        if not any(needle in text for text in folded for needle in self._needles):
            return None
        if any(phrase.stands_in(text) for phrase in self._episode for text in folded):
            return NAMES_EPISODE
        if not any(phrase.stands_in(text) for phrase in self._show for text in folded):
            return None
        told = {plain(word) for text in folded for word in terms(text)}
        return NAMES_EPISODE if self._is_titled(told) else NAMES_SHOW

    def moments_in(self, texts: Sequence[str]) -> list[float | None]:
        """The moments of the recording that texts link to; None for it as a whole."""
        if not self._needle:
            return []
        return [
            found.seconds
            for text in texts
            if self._needle in text.lower()
            for found in urls_in(text)
            if found.key == self._recording
        ]

    def _is_titled(self, told: set[str]) -> bool:
        return len(self._of_title & told) >= min(_OF_TITLE, max(1, len(self._of_title)))


def _needle(key: str) -> str:
    """What stands in every way to write the address of a canonical_url, in small letters."""
    where, _, rest = key.partition(" ")
    return rest.lower() if where == "video" else re.split("[:/]", where, maxsplit=1)[0]


class _Phrase:
    """Words in a row; where the needle, the longest of them, is missing they cannot stand."""

    def __init__(self, words: Sequence[str]) -> None:
        self.needle = max(words, key=len)
        self._phrase = f" {' '.join(words)} "

    def stands_in(self, folded: str) -> bool:
        """Whether a folded text has the phrase."""
        if self.needle not in folded:
            return False
        return self._phrase in f" {' '.join(plain(word) for word in terms(folded))} "


def _words(text: str) -> list[str]:
    return [plain(word) for word in terms(text)]


def _of_episode(episode: Episode) -> Iterator[Sequence[str]]:
    """The phrases that mean this one episode."""
    show = _words(episode.show or "")
    if show and episode.number is not None:
        number = str(episode.number)
        yield [*show, number]
        for word in _NUMBERED:
            yield [*show, word, number]
    for part in _TITLE_PARTS.split(episode.title):
        words = _words(part)
        if len(words) >= _LONG_ENOUGH and words[: len(show)] != show:
            yield words


def _of_show(episode: Episode) -> Iterator[Sequence[str]]:
    """The phrases that mean the show."""
    show = _words(episode.show or "")
    if len(show) > 1:
        yield show
    elif show:
        yield [*show, _PODCAST]
        yield [_PODCAST, *show]
    for part in _TITLE_PARTS.split(episode.title):
        words = _words(part)
        if len(words) >= _LONG_ENOUGH and words[: len(show)] == show:
            yield words


def _of_title(episode: Episode) -> frozenset[str]:
    """The words of the title that the show does not have."""
    passed = stop_words("en").general.union(_words(episode.show or ""))
    return frozenset(_words(episode.title)) - passed
