"""ID3: the frames CHAP of versions 2.3 and 2.4. Tables of contents are left out, for they lie."""

from __future__ import annotations

from collections.abc import Iterator

from tui.readers.media_tags.media_file import MediaFile, MediaTags, chapter, in_order
from tui.readers.summary.segmentation import RawSegment

_HEADER = 10
_FIELDS = {
    "TIT2": "title",
    "TALB": "show",
    "TPE1": "channel",
    "TDRC": "date",
    "TDES": "description",
}
_NONE = 0xFFFFFFFF
_ENCODINGS = ("latin-1", "utf-16", "utf-16-be", "utf-8")


def tags_of(media: MediaFile) -> MediaTags:
    """The chapters of an ID3 tag at the beginning of a file."""
    header = media.at(0, _HEADER)
    version, flags = header[3], header[5]
    data = media.at(_HEADER, _syncsafe(header[6:10]))
    if flags & 0x80 and version < 4:
        data = data.replace(b"\xff\0", b"\xff")
    start = 0
    if flags & 0x40:
        size = data[:4]
        start = _syncsafe(size) if version > 3 else int.from_bytes(size) + 4
    chapters: list[RawSegment] = []
    fields: dict[str, str] = {}
    for name, frame in _frames(data[start:], version):
        if name == "CHAP":
            chapters += _chapter(frame, version)
        elif name in _FIELDS and _FIELDS[name] not in fields:
            fields[_FIELDS[name]] = _text(frame)
    return MediaTags(in_order(chapters), fields)


def _frames(data: bytes, version: int) -> Iterator[tuple[str, bytes]]:
    at = 0
    while at + _HEADER < len(data) and data[at : at + 4].isalnum():
        plain = int.from_bytes(data[at + 4 : at + 8])
        size = plain
        if version > 3:  # sizes have seven bits a byte, but some programs forget it
            size = _syncsafe(data[at + 4 : at + 8])
            if size != plain and not _continues(data, at + _HEADER + size):
                size = plain if _continues(data, at + _HEADER + plain) else size
        body = data[at + _HEADER : at + _HEADER + size]
        flags = data[at + 9]
        if version > 3 and flags & 0x02:
            body = body.replace(b"\xff\0", b"\xff")
        if version > 3 and flags & 0x01:
            body = body[4:]
        if not (flags & 0x0C if version > 3 else flags & 0xC0):  # compressed or encrypted
            yield data[at : at + 4].decode("ascii", "replace"), body
        at += _HEADER + size


def _continues(data: bytes, at: int) -> bool:
    """Whether a frame, the padding or the end is at an offset."""
    return at == len(data) or data[at : at + 4].isalnum() or (at < len(data) and not data[at])


def _chapter(frame: bytes, version: int) -> Iterator[RawSegment]:
    _, _, rest = frame.partition(b"\0")
    if len(rest) < 16:
        return
    start, end = int.from_bytes(rest[:4]), int.from_bytes(rest[4:8])
    if start == _NONE:
        return
    names = (_text(body) for name, body in _frames(rest[16:], version) if name == "TIT2")
    yield chapter(start / 1000, end / 1000 if start < end != _NONE else None, next(names, ""))


def _text(frame: bytes) -> str:
    encoding = _ENCODINGS[frame[0]] if frame and frame[0] < len(_ENCODINGS) else "latin-1"
    return frame[1:].decode(encoding, "replace").split("\0")[0].strip("\ufeff ")


def _syncsafe(data: bytes) -> int:
    size = 0
    for byte in data:
        size = size << 7 | byte & 0x7F
    return size
