"""Segments: what an index keeps of a row of documents, as one file of plain arrays that is mapped.

A file is a magic word, the length of a header, the header (JSON: the form, the first number and
where each array lies) with its checksum, the arrays, and the checksums of those. Nothing in it is
ever changed, and nothing is believed of a file whose checksums are not right.
"""

from __future__ import annotations

import json
import mmap
import os
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias
from zlib import crc32

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Mapping

Array: TypeAlias = "np.ndarray[Any, np.dtype[Any]]"

FORMAT_VERSION = 3
"""The version of what a segment holds and of the terms in it."""

INITIALS = "\x02"
"""Stands before the first letters of capitalised words, which are kept as terms are."""

SCALE = 10
"""Parts of a count that are kept: a term said once counts so many."""

MOST_COUNTED = 127
"""The greatest count, in such parts."""

IN_TITLE = 128
"""Added to the count of a term that the file's own title has."""

_MAGIC = b"skimrun\n"
_ALIGN = 64
_MOST_HEADER = 100_000


class DamagedSegmentError(ValueError):
    """A file is no segment, or not whole."""


class IndexSegment(Struct, frozen=True):
    """The arrays of a segment. Numbers of documents in it count from its first.

    Attributes:
        first: the number of its first document.
        terms: its terms in the order of their characters, as UTF-8 with a line feed between.
        capitals: for each term, whether it is written in capitals somewhere.
        titled: for each term, how many documents have it in the file's own title.
        starts: for each term, where its postings begin; and their end.
        postings: the numbers of the documents that have each term, in order.
        counts: how often they say it, see SCALE, and IN_TITLE.
        bounds: for each document, where its terms begin in forward; and their end.
        heads: for each document, how many of its terms are its head's.
        owned: for each document, whether the head is the file's own title.
        forward: the terms of each document in their order, counted from 1, 0 between the head
            and the text.
        latins: spellings in Latin letters of terms of other scripts, in order, as terms are.
        latin_terms: for each of those, the term.
        sounds: the sound keys in order, as terms are.
        sound_ends: for each of them, where it ends in those bytes.
        sound_starts: for each of them, where its spellings begin; and their end.
        sounding: spellings: terms, and after those latins.
        mapped: the file, if it is one.
    """

    first: int
    terms: Array
    capitals: Array
    titled: Array
    starts: Array
    postings: Array
    counts: Array
    bounds: Array
    heads: Array
    owned: Array
    forward: Array
    latins: Array
    latin_terms: Array
    sounds: Array
    sound_ends: Array
    sound_starts: Array
    sounding: Array
    mapped: mmap.mmap | None = None

    @property
    def count(self) -> int:
        """How many documents it has, dead ones too."""
        return len(self.heads)

    def term_list(self) -> list[str]:
        """Its terms, and after INITIALS the initials, in order."""
        return lines_of(self.terms)

    def let_go(self) -> None:
        """Count its pages to this process no more until they are read again; they stay cached."""
        if self.mapped is not None and hasattr(mmap, "MADV_DONTNEED"):
            self.mapped.madvise(mmap.MADV_DONTNEED)


ARRAYS: Mapping[str, type[np.generic]] = {
    "terms": np.uint8,
    "capitals": np.uint8,
    "titled": np.uint32,
    "starts": np.int64,
    "postings": np.uint32,
    "counts": np.uint8,
    "bounds": np.int64,
    "heads": np.uint32,
    "owned": np.uint8,
    "forward": np.uint32,
    "latins": np.uint8,
    "latin_terms": np.uint32,
    "sounds": np.uint8,
    "sound_ends": np.int64,
    "sound_starts": np.int64,
    "sounding": np.uint32,
}
_CHECKS_SIZE = 4 * len(ARRAYS)


def held_bytes() -> int:
    """Bytes of mapped files that count to this process; 0 where the system does not tell."""
    try:
        shared = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[2])
    except (OSError, ValueError, IndexError):
        return 0
    return shared * mmap.PAGESIZE


def lines_of(blob: Array) -> list[str]:
    """The lines of UTF-8 bytes; none for no bytes."""
    return blob.tobytes().decode("utf-8", "surrogatepass").split("\n") if len(blob) else []


def blob_of(lines: list[str]) -> Array:
    """Lines as UTF-8 bytes."""
    return np.frombuffer("\n".join(lines).encode("utf-8", "surrogatepass"), np.uint8)


def pack(first: int, arrays: Mapping[str, Array]) -> bytes:
    """A segment as the bytes of its file."""
    sizes = {name: len(arrays[name]) for name in ARRAYS}
    head, offsets = _layout(first, sizes)
    whole = bytearray(_end(offsets, sizes) + _CHECKS_SIZE)
    whole[: len(head)] = head
    for name, kind in ARRAYS.items():
        data = np.ascontiguousarray(arrays[name], kind).tobytes()
        whole[offsets[name] : offsets[name] + len(data)] = data
    whole[-_CHECKS_SIZE:] = _checks(memoryview(whole), offsets, sizes)
    return bytes(whole)


def unpack(data: bytes | mmap.mmap) -> IndexSegment:
    """The segment whose file has these bytes; its arrays are views of them.

    Raises:
        DamagedSegmentError: it is none, or any byte of it is another than was written.
    """
    view = memoryview(data)
    try:
        first, layout = _read_header(bytes(view[: _MOST_HEADER * 2]))
        arrays: dict[str, Any] = {
            name: np.frombuffer(view, ARRAYS[name], size, offset)
            for name, (offset, size) in layout.items()
        }
        segment = IndexSegment(first, **arrays)
        offsets = {name: offset for name, (offset, _) in layout.items()}
        sizes = {name: size for name, (_, size) in layout.items()}
        if len(view) != _end(offsets, sizes) + _CHECKS_SIZE or not _is_whole(segment):
            raise DamagedSegmentError("it is not whole")
        if view[-_CHECKS_SIZE:] != _checks(view, offsets, sizes):
            raise DamagedSegmentError("a checksum is not right")
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise DamagedSegmentError(str(error)) from error
    return segment


def _is_whole(segment: IndexSegment) -> bool:
    """Whether the arrays that tell where others end agree with those."""
    ends = [
        int(array[-1])
        for array in (segment.starts, segment.starts, segment.bounds, segment.sound_starts)
    ]
    return ends == [
        len(segment.postings),
        len(segment.counts),
        len(segment.forward),
        len(segment.sounding),
    ]


def open_segment(path: Path) -> IndexSegment:
    """The segment in a file, mapped into memory.

    Raises:
        DamagedSegmentError: it is none, or not whole.
        OSError: it cannot be opened.
    """
    with path.open("rb") as file:
        try:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except ValueError as error:
            raise DamagedSegmentError("empty") from error
    segment = replace(unpack(data), mapped=data)
    segment.let_go()  # its checksums were all of it that is wanted yet
    return segment


class SegmentWriter:
    """A segment file that is being made: its arrays are written in place."""

    def __init__(self, path: Path, first: int, sizes: Mapping[str, int]) -> None:
        """Lay out a file for arrays of these lengths; OSError where that fails."""
        head, offsets = _layout(first, sizes)
        self._layout = offsets, sizes
        size = _end(offsets, sizes) + _CHECKS_SIZE
        self._file = path.open("w+b")
        try:
            # Room is taken now, for a mapped file that finds the disk full ends the process.
            if hasattr(os, "posix_fallocate"):
                os.posix_fallocate(self._file.fileno(), 0, size)
            else:
                self._file.truncate(size)
            self._map = mmap.mmap(self._file.fileno(), size)
        except BaseException:
            self._file.close()
            raise
        self._map[: len(head)] = head
        self.arrays = {
            name: np.frombuffer(self._map, kind, sizes[name], offsets[name])
            for name, kind in ARRAYS.items()
        }

    def finish(self) -> None:
        """Put all of it on the disk."""
        self.arrays.clear()
        checks = _checks(memoryview(self._map), *self._layout)
        self._map[-_CHECKS_SIZE:] = checks
        self._map.flush()
        os.fsync(self._file.fileno())
        self._file.close()


def _layout(first: int, sizes: Mapping[str, int]) -> tuple[bytes, dict[str, int]]:
    """The header of a segment with arrays of these lengths, and where they lie."""
    offsets: dict[str, int] = {}
    # Offsets count from the end of the header's room, so that they do not change its length.
    offset = 0
    for name, kind in ARRAYS.items():
        offsets[name] = offset
        offset = _aligned(offset + sizes[name] * np.dtype(kind).itemsize)
    layout = {name: (offsets[name], sizes[name]) for name in ARRAYS}
    header = json.dumps({"form": FORMAT_VERSION, "first": first, "arrays": layout}).encode()
    head = _MAGIC + len(header).to_bytes(8, "little") + crc32(header).to_bytes(8, "little") + header
    room = _aligned(len(head))
    return head, {name: offset + room for name, offset in offsets.items()}


def _read_header(data: bytes) -> tuple[int, dict[str, tuple[int, int]]]:
    """The first number of a segment, and the offset and length of each of its arrays."""
    if data[:8] != _MAGIC:
        raise DamagedSegmentError("no segment")
    size = int.from_bytes(data[8:16], "little")
    header = data[24 : 24 + size]
    if size > _MOST_HEADER or crc32(header) != int.from_bytes(data[16:24], "little"):
        raise DamagedSegmentError("its header is damaged")
    header_fields = json.loads(header)
    if header_fields["form"] != FORMAT_VERSION:
        raise DamagedSegmentError(f"of form {header_fields['form']}")
    room = _aligned(24 + size)
    return header_fields["first"], {
        name: (offset + room, length) for name, (offset, length) in header_fields["arrays"].items()
    }


def _checks(view: memoryview, offsets: Mapping[str, int], sizes: Mapping[str, int]) -> bytes:
    """The checksums of the arrays, each with the room behind it, in their order."""
    bounds = [0, *sorted(offsets.values())[1:], _end(offsets, sizes)]
    return b"".join(crc32(view[start:end]).to_bytes(4, "little") for start, end in pairwise(bounds))


def _end(offsets: Mapping[str, int], sizes: Mapping[str, int]) -> int:
    last = list(ARRAYS)[-1]
    return _aligned(offsets[last] + sizes[last] * np.dtype(ARRAYS[last]).itemsize)


def _aligned(offset: int) -> int:
    return -(-offset // _ALIGN) * _ALIGN
