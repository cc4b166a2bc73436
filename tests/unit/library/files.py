"""Small summaries and news for tests of the library."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from tui.analysis.tokenizer import terms
from tui.index.segment_file import open_segment
from tui.library.catalog.reader import Catalog
from tui.library.sync.limits import SyncLimits
from tui.library.sync.outcome import Outcome
from tui.library.sync.synchronizer import sync

SMALL = SyncLimits(first_chunk=2, largest_chunk=2, batch_files=1)
"""A transaction for each file."""
_OLD = 1_700_000_000_000_000_000


def summary(title: str, *gists: str, show: str = "Field Notes", day: str = "2024-05-01") -> str:
    """A summary with a segment a minute, named by the gists."""
    head = f"---\ntitle: {title}\nshow: {show}\npublished: {day}\n---\n\n"
    parts = (f"{place}:00 {gist}\nAll about {gist}.\n\n" for place, gist in enumerate(gists))
    return head + "".join(parts)


def item(title: str, day: str = "2024-05-03") -> str:
    """A news item."""
    return (
        f"---\ntitle: {title}\nexcerpt: An excerpt on {title}.\npublishedDateTime: {day}\n"
        "webUrl: https://example.org/item\nprovider:\n  name: Field Wire\n---\n"
    )


def put(path: Path, text: str, *, age: int = 0) -> Path:
    """Write a file that was changed long ago, by so many nanoseconds more or less."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(_OLD + age, _OLD + age))
    return path


def follow(folder: Path, *roots: Path, limits: SyncLimits = SyncLimits()) -> Outcome:  # noqa: B008  it is frozen
    """Sync in this process."""
    return sync(folder, roots, workers=0, limits=limits)


def held(folder: Path) -> list[tuple[str, int, str]]:
    """What can be found in an index, whatever the numbers: file's name, place and gist."""
    catalog = Catalog(folder)
    documents = catalog.documents(range(catalog.numbers))
    heads = {number: head for run in catalog.runs() for number, head in _heads(run)}
    catalog.close()
    assert all(heads[document.number] == terms(document.gist) for document in documents)
    return sorted((Path(d.path).name, d.place, d.gist) for d in documents)


def _heads(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Each document of a segment, with the terms of its head."""
    segment = open_segment(path)
    spelt = segment.term_list()
    for place, (start, length) in enumerate(zip(segment.bounds, segment.heads, strict=False)):
        codes = segment.forward[start : start + length]
        yield segment.first + place, [spelt[code - 1] for code in codes if code]
