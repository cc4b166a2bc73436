"""MP4: chapters of Nero's box `chpl`, and those of QuickTime, which are a track of text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from tui.readers.media_tags.media_file import CHAPTERS_CAP, MediaFile, MediaTags, chapter, in_order
from tui.readers.summary.segmentation import RawSegment

_BOXES = 100_000  # that are looked at
_TITLE = 4096  # bytes of a title that are read
_NERO = 10_000_000  # units a second
_FIELDS = {
    b"\xa9nam": "title",
    b"\xa9alb": "show",
    b"\xa9ART": "channel",
    b"\xa9day": "date",
    b"desc": "description",
}


class _Box(NamedTuple):
    kind: bytes
    start: int
    stop: int


class _Boxes:
    """The boxes of a file, found one by one."""

    def __init__(self, media: MediaFile) -> None:
        self.media = media
        self._left = _BOXES

    def inside(self, start: int, stop: int) -> Iterator[_Box]:
        at = start
        while at + 8 <= stop and self._left:
            self._left -= 1
            header = self.media.at(at, 16)
            size, body = int.from_bytes(header[:4]), 8
            if size == 1:
                size, body = int.from_bytes(header[8:16]), 16
            size = size or stop - at
            if size < body:
                return
            yield _Box(header[4:8], at + body, min(at + size, stop))
            at += size

    def find(self, box: _Box, *path: bytes) -> _Box | None:
        """The first box at a path of kinds within another."""
        for kind in path:
            inside = (each for each in self.inside(box.start, box.stop) if each.kind == kind)
            found = next(inside, None)
            if found is None:
                return None
            box = found
        return box

    def data(self, box: _Box | None) -> bytes:
        return b"" if box is None else self.media.at(box.start, box.stop - box.start)


def tags_of(media: MediaFile) -> MediaTags:
    """The chapters of an MP4 file."""
    boxes = _Boxes(media)
    movie = boxes.find(_Box(b"", 0, media.size), b"moov")
    if movie is None:
        return MediaTags()
    chapters = list(_track_chapters(boxes, movie))
    nero = _nero_chapters(boxes.data(boxes.find(movie, b"udta", b"chpl")))
    return MediaTags(in_order(max(chapters, list(nero), key=len)), dict(_fields(boxes, movie)))


def _fields(boxes: _Boxes, movie: _Box) -> Iterator[tuple[str, str]]:
    meta = boxes.find(movie, b"udta", b"meta")
    if meta is None:
        return
    items = boxes.find(_Box(b"", meta.start + 4, meta.stop), b"ilst")
    for item in boxes.inside(items.start, items.stop) if items else ():
        if item.kind in _FIELDS:
            data = boxes.data(boxes.find(item, b"data"))[8 : 8 + _TITLE]
            yield _FIELDS[item.kind], data.decode("utf-8", "replace")


def _nero_chapters(data: bytes) -> Iterator[RawSegment]:
    at = 9 if data[:1] == b"\1" else 5
    while at + 9 <= len(data):
        start, length = int.from_bytes(data[at : at + 8]), data[at + 8]
        title = data[at + 9 : at + 9 + length].decode("utf-8", "replace")
        yield chapter(start / _NERO, None, title)
        at += 9 + length


def _track_chapters(boxes: _Boxes, movie: _Box) -> Iterator[RawSegment]:
    tracks = [box for box in boxes.inside(movie.start, movie.stop) if box.kind == b"trak"]
    wanted = set()
    for track in tracks:
        named = boxes.data(boxes.find(track, b"tref", b"chap"))
        wanted |= {int.from_bytes(named[at : at + 4]) for at in range(0, len(named) - 3, 4)}
    for track in tracks:
        header = boxes.data(boxes.find(track, b"tkhd"))
        at = 20 if header[:1] == b"\1" else 12
        media = boxes.find(track, b"mdia")
        if media is None or int.from_bytes(header[at : at + 4]) not in wanted:
            continue
        if boxes.data(boxes.find(media, b"hdlr"))[8:12] in (b"text", b"sbtl"):
            yield from _text_samples(boxes, media)


def _text_samples(boxes: _Boxes, media: _Box) -> Iterator[RawSegment]:
    about = boxes.data(boxes.find(media, b"mdhd"))
    at = 20 if about[:1] == b"\1" else 12
    scale = int.from_bytes(about[at : at + 4]) or 1
    table = boxes.find(media, b"minf", b"stbl")
    if table is None:
        return
    lengths = [
        length
        for count, length in _numbers(boxes.data(boxes.find(table, b"stts")), 8, 4, 4)
        for _ in range(min(count, CHAPTERS_CAP))
    ][:CHAPTERS_CAP]
    starts = [0, *accumulate(lengths)]
    for index, (offset, size) in enumerate(_places(boxes, table)):
        if index >= len(lengths):
            return
        sample = boxes.media.at(offset, min(size, _TITLE))
        text = sample[2 : 2 + int.from_bytes(sample[:2])]
        wide = text[:2] in (b"\xfe\xff", b"\xff\xfe")
        title = text.decode("utf-16" if wide else "utf-8", "replace")
        yield chapter(starts[index] / scale, starts[index + 1] / scale, title)


def _places(boxes: _Boxes, table: _Box) -> Iterator[tuple[int, int]]:
    """Where the samples of a track lie, and their sizes."""
    sizes = boxes.data(boxes.find(table, b"stsz"))
    same, count = int.from_bytes(sizes[4:8]), int.from_bytes(sizes[8:12])
    each = [same] * min(count, CHAPTERS_CAP) if same else [n for (n,) in _numbers(sizes, 12, 4)]
    near, far = (boxes.find(table, kind) for kind in (b"stco", b"co64"))
    width = 4 if near else 8
    chunks = [offset for (offset,) in _numbers(boxes.data(near or far), 8, width)]
    runs = list(_numbers(boxes.data(boxes.find(table, b"stsc")), 8, 4, 4, 4))
    firsts = [first for first, _, _ in runs]
    index = 0
    for number, offset in enumerate(chunks, 1):
        run = bisect_right(firsts, number) - 1
        for _ in range(min(runs[run][1], CHAPTERS_CAP) if run >= 0 else 1):
            if index >= min(len(each), CHAPTERS_CAP):
                return
            yield offset, each[index]
            offset += each[index]  # noqa: PLW2901  samples of a chunk follow one another
            index += 1


def _numbers(data: bytes, start: int, *widths: int) -> Iterator[tuple[int, ...]]:
    """The rows of a table, each of numbers with so many bytes."""
    step = sum(widths)
    for at in range(start, min(len(data), start + CHAPTERS_CAP * step) - step + 1, step):
        ends = accumulate(widths, initial=at)
        yield tuple(int.from_bytes(data[low:high]) for low, high in pairwise(ends))
