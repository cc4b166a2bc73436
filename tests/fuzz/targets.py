"""What is fuzzed: each takes bytes and raises for what it should have borne."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from tui.model import Episode, Segment, Timecode
from tui.readers import registry
from tui.readers.reading import Kind
from tui.search.query import parse_query
from tui.search.time_query import segments_at
from tui.timecode import parse_time
from tui.workspace.open_documents import OpenDocuments

Target: TypeAlias = Callable[[str, bytes], None]
"""Takes the suffix of the file that an input was made of, and the input."""
TYPED = (
    b"bees", b'"living soil" -tesla', b"title:robots has:news", b"after:2024-01-02 hives", b"1:45",
    b"speaker:anna news:x show:y", b"1h45 50% +5m", b"bees OR (hives AND NOT wax)", b"'exact ^head",
    "深度学习 Straße ﬁn 1０:３０".encode(), b"https://youtu.be/x?t=1m30", b"robot~2 hiv* not",
    b"#t=npt:10,20", b"12:34:56.789", b"90.5s", "−5m +１:００".encode(),
)  # fmt: skip
"""What mutated queries and times begin as."""
_LONGEST_TYPED = 2_000
_KINDS: tuple[Kind | None, ...] = (None, "news", "episode")
_TALK = Episode(
    "talk.md",
    "Bees and robots",
    segments=tuple(
        Segment(Timecode(60 * number), None, None, f"Gist {number} of bees", f"{word} in hives")
        for number, word in enumerate(
            ("Almonds", "robots", "深度学习", "Straße", "living soil") * 8
        )
    ),
)


class StumbledError(Exception):
    """A reader raised; the registry told of it."""


class ReaderTarget:
    """Every reader, by a file of the input's suffix."""

    def __init__(self, folder: Path) -> None:
        """Write the files into a folder, best in memory."""
        self._folder = folder

    def __call__(self, suffix: str, data: bytes) -> None:
        """Read a file as a reader names it, as an episode and as news by turns.

        Raises:
            StumbledError: it was not borne.
        """
        path = self._folder / f"input{suffix}"
        path.write_bytes(data)
        kind = _KINDS[len(data) % 3]
        reading = registry.read([path], kind)
        path.unlink()
        for problem in reading.problems:
            if "stumbled" in problem.message:
                raise StumbledError(problem.message)


class QueryTarget:
    """A query, asked of an episode that is indexed once, as in a session."""

    def __init__(self) -> None:
        self._documents = OpenDocuments([_TALK])

    def __call__(self, _suffix: str, data: bytes) -> None:
        """Take a query apart, and ask for it by both ways."""
        typed = data.decode("utf-8", "replace")[:_LONGEST_TYPED]
        parse_query(typed)
        self._documents.filter(typed)
        self._documents.search(typed, 10, lambda: False)


def time(_suffix: str, data: bytes) -> None:
    """Read a time, which lies within the recording if it is one."""
    typed = data.decode("utf-8", "replace")[:_LONGEST_TYPED]
    moment = parse_time(typed, now=100.0, duration=7200.0)
    assert moment is None or 0 <= moment <= 7200.0
    unlimited = parse_time(typed, now=100.0, duration=None)
    assert unlimited is None or unlimited >= 0
    segments_at(typed, [_TALK])


def targets() -> Mapping[str, Target]:
    """The targets by name."""
    memory = Path("/dev/shm")  # noqa: S108  no disk is waited for
    folder = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))
    return {"readers": ReaderTarget(folder), "queries": QueryTarget(), "times": time}
