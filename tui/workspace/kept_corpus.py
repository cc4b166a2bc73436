"""What linking knows of many news items, kept on the disk for other processes.

It goes by all that the items are, and by the code. It is arrays of numbers alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np

from tui.linking.corpus import NewsCorpus
from tui.model import NewsItem
from tui.model_json import all_items, encoded
from tui.workspace import cache_files
from tui.workspace.cache_files import CORPORA

if TYPE_CHECKING:
    from tui.linking.corpus import CorpusArrays

_TAKEN = "taken"  # the items of the corpus, by their places among all of the news


class KeptCorpus:
    """The corpus of some news as it is on the disk, where it is."""

    def __init__(self, news: Sequence[NewsItem]) -> None:
        self._news = news
        self._name: str | None = None
        self._arrays: frozenset[str] = frozenset()  # those that are kept
        with suppress(ValueError):  # the name of a file is no text: nothing is kept
            self._name = cache_files.name_of(encoded(news))

    def corpus(self) -> NewsCorpus | None:
        """The corpus of the news as it was kept; None where it was not, or is damaged."""
        arrays = _loaded(self._name)
        if arrays is None:
            return None
        self._arrays = frozenset(arrays)
        news = self._news
        every = list(all_items(news)) if any(item.related for item in news) else news
        return NewsCorpus.of((every[place] for place in arrays[_TAKEN].tolist()), arrays)

    def keep(self, corpus: NewsCorpus) -> None:
        """Keep what is known of the corpus of the news by now, if it is more than was kept."""
        if self._name is None or (self._arrays and self._arrays >= corpus.made().keys()):
            return
        places = {id(item): place for place, item in enumerate(all_items(self._news))}
        taken = np.array([places[id(item)] for item in corpus.items], np.int32)
        arrays = {**corpus.arrays(), _TAKEN: taken}
        file = BytesIO()
        np.savez(file, **arrays)  # type: ignore[arg-type]  # no name of ours is an option
        cache_files.save(self._name, file.getbuffer(), CORPORA)
        self._arrays = frozenset(arrays)


def kept_last() -> NewsCorpus | None:
    """What was known of texts by the corpus that was kept last, without items."""
    arrays = _loaded(cache_files.newest(CORPORA))
    return None if arrays is None else NewsCorpus.of((), arrays)


def _loaded(name: str | None) -> CorpusArrays | None:
    """The arrays that were kept under a name; None where there are none, or damaged ones."""
    data = None if name is None else cache_files.load(name, CORPORA)
    if data is None:
        return None
    with np.load(BytesIO(data)) as file:
        return dict(file)
