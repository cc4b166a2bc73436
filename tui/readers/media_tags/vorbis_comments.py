"""Comments of Ogg (Vorbis, Opus, Speex, FLAC) and FLAC files: CHAPTER001 and CHAPTER001NAME."""

from __future__ import annotations

from collections.abc import Iterator

from tui.readers.chapter_files.numbered_chapters import chapters_in
from tui.readers.media_tags.media_file import MediaFile, MediaTags, in_order

_PAGES = 4000  # of an Ogg file that are looked at
_PACKET = 8 * 1024 * 1024  # bytes of comments
_MOST = 60_000  # comments
_COMMENT_BLOCK = 4
_FIELDS = {"TITLE": "title", "ALBUM": "show", "ARTIST": "channel", "DATE": "date"}
_FIELDS |= {"DESCRIPTION": "description"}


def tags_of(media: MediaFile) -> MediaTags:
    """The chapters of an Ogg or FLAC file."""
    comments = list(_comments(_flac(media) if media.at(0, 4) == b"fLaC" else _ogg(media)))
    fields: dict[str, str] = {}
    for comment in comments:
        name, _, value = comment.partition("=")
        if name.upper() in _FIELDS:
            fields.setdefault(_FIELDS[name.upper()], value)
    return MediaTags(in_order(list(chapters_in((None, each) for each in comments))), fields)


def _comments(packet: bytes) -> Iterator[str]:
    at = 4 + int.from_bytes(packet[:4], "little")
    count = int.from_bytes(packet[at : at + 4], "little")
    at += 4
    for _ in range(min(count, _MOST)):
        if at + 4 > len(packet):
            return
        length = int.from_bytes(packet[at : at + 4], "little")
        yield packet[at + 4 : at + 4 + length].decode("utf-8", "replace")
        at += 4 + length


def _flac(media: MediaFile) -> bytes:
    at, last = 4, False
    while not last and at < media.size:
        header = media.at(at, 4)
        if len(header) < 4:
            break
        last, kind, size = header[0] > 0x7F, header[0] & 0x7F, int.from_bytes(header[1:])
        if kind == _COMMENT_BLOCK:
            return media.at(at + 4, size)
        at += 4 + size
    return b""


def _ogg(media: MediaFile) -> bytes:
    """The comments of the first stream: its second packet, without the mark that it begins with."""
    at, packets, packet, stream = 0, 0, bytearray(), b""
    for _ in range(_PAGES):
        header = media.at(at, 27)
        if header[:4] != b"OggS":
            return b""
        sizes = media.at(at + 27, header[26])
        body = media.at(at + 27 + len(sizes), sum(sizes))
        at += 27 + len(sizes) + sum(sizes)
        stream = stream or header[14:18]
        if header[14:18] != stream:
            continue
        start = 0
        for size in sizes:
            packet += body[start : start + size]
            start += size
            if size < 255:
                packets += 1
                if packets == 2:
                    return _without_mark(bytes(packet))
                packet.clear()
        if len(packet) > _PACKET:
            return b""
    return b""


def _without_mark(packet: bytes) -> bytes:
    marks = ((b"OpusTags", 8), (b"\3vorbis", 7), (b"\x84", 4), (b"\4", 4))
    return packet[next((length for mark, length in marks if packet.startswith(mark)), 0) :]
