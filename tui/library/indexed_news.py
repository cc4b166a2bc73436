"""The news items of an index, as their files have them now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from tui.library.catalog.reader import Catalog
from tui.library.catalog.rows import FileStat
from tui.library.sync.scan import file_stat
from tui.model import NewsItem
from tui.readers.reading import Reading
from tui.readers.registry import read

_Files: TypeAlias = Mapping[str, tuple[FileStat | None, tuple[NewsItem, ...]]]


class IndexedNews:
    """Gives news items without reading their files again, where these are as the index has them.

    An item stays the same object for as long as its file stays as it is. May be asked by several
    threads.
    """

    def __init__(self, most: int = 20_000) -> None:
        """Remember the items of so many files at most, and of those that were asked for last."""
        self._most = most
        self._files: _Files = {}

    def of(self, catalog: Catalog, numbers: Sequence[int]) -> Reading:
        """The news items in the files of some documents, with the problems of files read anew."""
        indexed = catalog.files_of(numbers)
        stats = {path: file_stat(path) for path in indexed}
        cached = self._files
        uncached = [p for p in stats if p not in cached or cached[p][0] != stats[p]]
        unchanged = [path for path in uncached if stats[path] == indexed[path]]
        changed = [path for path in uncached if stats[path] != indexed[path]]
        reading = read(changed, kind="news") if changed else Reading()
        items: dict[str, list[NewsItem]] = {path: [] for path in uncached}
        for item in (*catalog.news_in(unchanged), *reading.news):
            items.setdefault(item.path, []).append(item)
        fresh = {path: (stats[path], tuple(items[path])) for path in uncached}
        files = {**cached, **fresh}
        self._files = files if len(cached) < self._most else fresh
        return Reading((), tuple(one for path in stats for one in files[path][1]), reading.problems)
