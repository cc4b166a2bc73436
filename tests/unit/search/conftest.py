"""Indexes in memory and on disk with the same texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tui.index.builder import analyse, segment_of, write_segment
from tui.index.documents import Document, documents_of
from tui.index.reader import IndexReader
from tui.index.segment_file import open_segment
from tui.model import Episode, Segment, Timecode

MakeIndex = Callable[..., IndexReader]


def episode_of(texts: Sequence[str], titles: dict[int, str]) -> Episode:
    segments = tuple(
        Segment(
            Timecode(60 * place),
            None,
            titles.get(place),
            titles.get(place, " ".join(text.split()[:6])),
            text,
        )
        for place, text in enumerate(texts)
    )
    return Episode(path="talk.md", title="Talk", segments=segments)


def index_on_disk(documents: Sequence[Document], folder: Path, runs: int) -> IndexReader:
    step = max(1, -(-len(documents) // runs))
    paths = []
    for first in range(0, len(documents), step):
        paths.append(folder / f"{first}.bin")
        write_segment(paths[-1], first, [analyse(documents[first : first + step])])
    return IndexReader([open_segment(path) for path in paths])


@pytest.fixture(params=["memory", "one run", "three runs"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> MakeIndex:
    """Makes an index of texts, with the titles of some of them."""

    def make_of(*texts: str, titles: dict[int, str] | None = None) -> IndexReader:
        documents = list(documents_of(episode_of(texts, titles or {}), 0))
        if request.param == "memory":
            return IndexReader([segment_of(documents)])
        runs = 3 if request.param == "three runs" else 1
        return index_on_disk(documents, tmp_path, runs)

    return make_of
