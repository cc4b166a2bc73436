"""Matroska and WebM: the element Chapters, wherever it lies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tui.readers.media_tags.media_file import MediaFile, MediaTags, chapter, in_order
from tui.readers.summary.segmentation import RawSegment

_SEGMENT, _SEEK_HEAD, _SEEK, _CLUSTER = 0x18538067, 0x114D9B74, 0x4DBB, 0x1F43B675
_SEEK_ID, _SEEK_POSITION, _CHAPTERS, _INFO = 0x53AB, 0x53AC, 0x1043A770, 0x1549A966
_EDITION, _ATOM, _DISPLAY, _STRING = 0x45B9, 0xB6, 0x80, 0x85
_START, _END, _HIDDEN, _ENABLED, _TITLE = 0x91, 0x92, 0x98, 0x4598, 0x7BA9
_ELEMENTS = 100_000  # that are looked at
_DEEPEST = 30  # atoms within one another
_NANOSECONDS = 1e9


class _Element(NamedTuple):
    identity: int
    start: int
    stop: int


def tags_of(media: MediaFile) -> MediaTags:
    """The chapters of a Matroska file."""
    segment = next((e for e in _elements(media, 0, media.size) if e.identity == _SEGMENT), None)
    if segment is None:
        return MediaTags()
    chapters: list[RawSegment] = []
    fields: dict[str, str] = {}
    for element in _heads(media, segment):
        if element.identity == _CHAPTERS and not chapters:
            data = media.at(element.start, element.stop - element.start)
            editions = (part for name, part in _parts(data) if name == _EDITION)
            chapters = list(_atoms(next(editions, b""), _DEEPEST))
        elif element.identity == _INFO:
            data = media.at(element.start, element.stop - element.start)
            titles = (part for name, part in _parts(data) if name == _TITLE)
            fields["title"] = next(titles, b"").decode("utf-8", "replace")
    return MediaTags(in_order(chapters), fields)


def _heads(media: MediaFile, segment: _Element) -> Iterator[_Element]:
    """The elements of a segment before its first cluster, and those that it says lie behind."""
    places = []
    for element in _elements(media, segment.start, segment.stop):
        if element.identity == _CLUSTER:
            break
        if element.identity == _SEEK_HEAD:
            for name, seek in _parts(media.at(element.start, element.stop - element.start)):
                found = dict(_parts(seek)) if name == _SEEK else {}
                if int.from_bytes(found.get(_SEEK_ID, b"")) == _CHAPTERS:
                    places.append(segment.start + int.from_bytes(found.get(_SEEK_POSITION, b"")))
        yield element
    for place in places:
        yield from _first(_elements(media, place, segment.stop))


def _first(elements: Iterator[_Element]) -> Iterator[_Element]:
    yield from (element for element in [next(elements, None)] if element is not None)


def _elements(media: MediaFile, start: int, stop: int) -> Iterator[_Element]:
    at = start
    for _ in range(_ELEMENTS):
        header = media.at(at, 12)
        identity, length = _number(header, 0, keeps_mark=True)
        size, width = _number(header, length)
        if not length or not width or at >= stop:
            return
        body = at + length + width
        unknown = size == (1 << 7 * width) - 1
        end = stop if unknown else min(body + size, stop)
        yield _Element(identity, body, end)
        at = end


def _parts(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(data):
        identity, length = _number(data, at, keeps_mark=True)
        size, width = _number(data, at + length)
        if not length or not width:
            return
        at += length + width
        yield identity, data[at : at + size]
        at += size


def _number(data: bytes, at: int, *, keeps_mark: bool = False) -> tuple[int, int]:
    """A number of EBML at an offset, and how many bytes it has; 0 bytes where there is none."""
    if at >= len(data) or not data[at]:
        return 0, 0
    width = 9 - data[at].bit_length()
    value = int.from_bytes(data[at : at + width])
    return (value if keeps_mark else value & ((1 << 7 * width) - 1)), width


def _atoms(data: bytes, depth: int) -> Iterator[RawSegment]:
    for name, body in _parts(data) if depth else ():
        if name != _ATOM:
            continue
        parts = list(_parts(body))
        values = dict(reversed(parts))
        shown = not int.from_bytes(values.get(_HIDDEN, b"")) and values.get(_ENABLED) != b"\0"
        if _START in values and shown:
            end = int.from_bytes(values.get(_END, b""))
            title = dict(_parts(values.get(_DISPLAY, b""))).get(_STRING, b"")
            yield chapter(
                int.from_bytes(values[_START]) / _NANOSECONDS,
                end / _NANOSECONDS or None,
                title.decode("utf-8", "replace"),
            )
        yield from _atoms(body, depth - 1)
