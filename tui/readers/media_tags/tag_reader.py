"""The tags of a recording, whose container is told by its first bytes."""

from __future__ import annotations

import os

from tui.readers.media_tags import id3, matroska, mp4, vorbis_comments
from tui.readers.media_tags.media_file import MediaFile, MediaTags
from tui.readers.source import open_regular

_READERS = (
    (0, b"ID3", id3.tags_of),
    (4, b"ftyp", mp4.tags_of),
    (0, b"OggS", vorbis_comments.tags_of),
    (0, b"fLaC", vorbis_comments.tags_of),
    (0, b"\x1a\x45\xdf\xa3", matroska.tags_of),
)


def read_tags(path: str) -> MediaTags:
    """What the tags of a file say; nothing where it cannot be read. Never raises."""
    try:
        with open_regular(path) as file:
            media = MediaFile(file, os.fstat(file.fileno()).st_size)
            head = media.at(0, 16)
            for offset, mark, tags_of in _READERS:
                if head.startswith(mark, offset):
                    return tags_of(media)
    except (OSError, ValueError, IndexError):
        pass
    return MediaTags()
