"""Small summaries and news for tests of the library."""

from __future__ import annotations

import os
from pathlib import Path

from tests.unit.library.plain import PLAIN
from tui.library.catalog.reader import Catalog
from tui.library.sync.synchronizer import Outcome, sync

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


def follow(folder: Path, *roots: Path) -> Outcome:
    """Sync in this process."""
    return sync(folder, roots, PLAIN, workers=0)


def held(folder: Path) -> list[tuple[str, int, str]]:
    """What can be found in an index, whatever the numbers: file's name, place and gist."""
    catalog = Catalog(folder, PLAIN.form)
    documents = catalog.documents(range(catalog.numbers))
    runs = [line for run in catalog.runs() for line in run.read_text("utf-8").splitlines()]
    heads = dict(line.split("\t") for line in runs if "\t" in line)
    catalog.close()
    assert all(heads[str(d.number)] == d.gist for d in documents)
    return sorted((Path(d.path).name, d.place, d.gist) for d in documents)
