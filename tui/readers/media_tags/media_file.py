"""A recording's bytes, read piece by piece, and what its tags say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO, NamedTuple

from tui.readers.summary.segmentation import RawSegment
from tui.sanitize import clean_line

CHAPTERS_CAP = 20_000
"""Chapters that are read of one recording at most."""

_PIECE = 16 * 1024 * 1024
_TITLE = 2000  # characters


class MediaTags(NamedTuple):
    """The chapters of a recording, and what it says of itself by any names of field_names."""

    chapters: Sequence[RawSegment] = ()
    fields: Mapping[str, str] = {}


@dataclass(slots=True)
class MediaFile:
    """The bytes of a file, of which no piece is larger than 16 MiB.

    Attributes:
        size: how many there are.
    """

    _file: BinaryIO
    size: int
    _spent: int = field(default=0)

    def at(self, offset: int, length: int) -> bytes:
        """Bytes from an offset on; fewer where the file ends, none outside of it."""
        if offset < 0 or length <= 0 or offset >= self.size or self._spent > 4 * _PIECE:
            return b""
        self._file.seek(offset)
        data = self._file.read(min(length, _PIECE))
        self._spent += len(data)
        return data


def chapter(start: float, end: float | None, title: str) -> RawSegment:
    """A chapter with a title that is fit to be shown."""
    return RawSegment(start, end, clean_line(title[:_TITLE]) or None, (), None)


def in_order(chapters: Sequence[RawSegment]) -> list[RawSegment]:
    """Chapters by their starts, for players do not keep any other order."""
    return sorted(chapters[:CHAPTERS_CAP], key=lambda each: each.start)
