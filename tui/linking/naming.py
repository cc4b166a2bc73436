"""Whether an article names an episode: its show, its title or the address of its recording."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tui.linking.passages import texts_of
from tui.linking.terms import plain, terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.model import Episode, NewsItem

_TITLE_PARTS = re.compile(r"\s[|–—-]\s|[|\n]")  # noqa: RUF001  titles are divided by dashes
_LONG_ENOUGH = 4  # words of a title that no article has by chance
_VIDEO = re.compile(r"(?:v=|youtu\.be/|embed/)([\w-]{11})")
_PODCAST = "podcast"


class Names:
    """What an article says when it means this episode."""

    def __init__(self, episode: Episode) -> None:
        self._phrases = tuple(f" {' '.join(phrase)} " for phrase in _phrases(episode))
        self._addresses = tuple(_addresses(episode.media or ""))

    def stand_in(self, item: NewsItem) -> bool:
        """Whether an item's headline, excerpt, body or address names the episode."""
        texts = texts_of(item)
        links = " ".join((*texts, item.url or "")) if self._addresses else ""
        if any(address in links for address in self._addresses):
            return True
        return any(self._in_text(text) for text in texts)

    def _in_text(self, text: str) -> bool:
        folded = f" {' '.join(plain(word) for word in terms(text))} "
        return any(phrase in folded for phrase in self._phrases)


def _phrases(episode: Episode) -> Iterator[Sequence[str]]:
    show = [plain(word) for word in terms(episode.show or "")]
    if len(show) > 1:
        yield show
    elif show:
        yield [*show, _PODCAST]
        yield [_PODCAST, *show]
        if episode.number is not None:
            yield [*show, str(episode.number)]
    for part in _TITLE_PARTS.split(episode.title):
        words = [plain(word) for word in terms(part)]
        if len(words) >= _LONG_ENOUGH:
            yield words


def _addresses(media: str) -> Iterator[str]:
    whole = urlsplit(media)
    if whole.path.strip("/") or whole.query:
        yield media.partition("#")[0]
    video = _VIDEO.search(media)
    if video:
        yield video[1]
