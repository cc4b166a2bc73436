"""Formats that skimcast knows by name but does not read yet, told by suffix and by content."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from tui.model import Problem
from tui.readers.files import suffix_set
from tui.readers.format_reader import CERTAIN, ParsedFile
from tui.readers.reading import Kind, Reading

_BOTH: frozenset[Kind] = frozenset(("episode", "news"))
_BY_NAME = 0.99  # the guess where a suffix is told apart further by content


@dataclass(slots=True, eq=False)
class UnsupportedFormat:
    """A format that is not read yet: its reader gives a problem, and nothing else."""

    name: str
    advice: str  # what the reader can do meanwhile, as a whole sentence
    suffixes: frozenset[str]
    magic: Mapping[int, tuple[bytes, ...]] = field(default_factory=dict)  # by offset
    binary_magic: tuple[bytes, ...] = ()  # what files begin with if they hold no text
    pattern: re.Pattern[str] | None = None  # what their text begins with
    by_suffix: float = CERTAIN  # the guess where the suffix fits
    beside: bool = False  # they often lie beside notes, and are no fault of their folder
    is_binary: bool = False  # text that has such a name is of another format
    kinds: frozenset[Kind] = _BOTH

    def guess(self, file: ParsedFile) -> float:
        """By the suffix, or by what it begins with; text under a name of sound is text."""
        if file.suffix in self.suffixes:
            return 0.0 if self.is_binary and _is_text(file.opening) else self.by_suffix
        begins = file.raw.data.startswith
        if any(begins(marks, offset) for offset, marks in self.magic.items()):
            return CERTAIN
        if begins(self.binary_magic) and not file.source.text:
            return CERTAIN
        fits = self.pattern is not None and self.pattern.match(file.head) is not None
        return CERTAIN if fits and not file.matter.fields else 0.0

    def read(self, file: ParsedFile) -> Reading:
        """Only what a reader is told about such a file."""
        message = f"{self.name} is not read yet; {self.advice}"
        problems = file.json.problems if self.pattern is _JSON else ()
        return Reading(problems=(Problem(file.path, None, message), *problems))


def _is_text(opening: bytes) -> bool:
    text = opening.decode(errors="ignore")  # a letter may be cut off at the end
    return bool(text) and "\0" not in text and len(text.encode()) > len(opening) - 4


_AS_TEXT = "write its times and titles to a text file, one on a line, such as '12:30 A title'."
_AS_NEWS = "save each article as a text or Markdown file."
_NO_TEXT = "give skimcast the notes or the summary as a text or Markdown file."

_JSON = re.compile(
    r"\{\s{0,99}(?:\"|\}\s{0,99}\Z)|\[\s{0,99}(?:\{\s{0,99}\"|\]\s{0,99}\Z)"
    r"|\[\s{0,99}(?:\"[^\"\n]{0,999}\")\s{0,99}[,\n]"
)
_COMMENTS = r"(?:<!--(?:[^-]|-(?!->))*+-->\s*+)*+"
_XML_TAG = r"(?i:<(?:\?xml[ \t]|!DOCTYPE[ \t]|opml[ \t>]))"
_XML = re.compile(_COMMENTS + _XML_TAG)
_ARCHIVES = (
    *(b"PK\3\4", b"PK\5\6", b"\x1f\x8b\x08", b"BZh91AY&SY", b"\xfd7zXZ\0", b"7z\xbc\xaf\x27\x1c"),
    *(b"\x28\xb5\x2f\xfd", b"Rar!\x1a\x07"),
)
# A bare MPEG audio frame begins like some Latin-1 text, so it counts only in what is no text.
_FRAMES = tuple(b"\xff" + bytes([second]) for second in b"\xfb\xfa\xf3\xf2\xf1\xf9")

_beside = partial(UnsupportedFormat, beside=True)
UNSUPPORTED = (
    UnsupportedFormat("This caption format", _AS_TEXT, suffix_set("sub"), by_suffix=_BY_NAME),
    UnsupportedFormat(
        "JSON of another kind",
        _AS_TEXT,
        suffix_set("json json5 jsonl ndjson json3"),
        pattern=_JSON,
    ),
    UnsupportedFormat(
        "This chapter format",
        _AS_TEXT,
        suffix_set("xspf m3u m3u8 osf"),
    ),
    UnsupportedFormat(
        "XML of another kind", _AS_TEXT, suffix_set("xml"), pattern=_XML, by_suffix=_BY_NAME
    ),
    _beside("A table without times", _AS_TEXT, suffix_set("csv tsv xls xlsx ods")),
    _beside(
        "An audio file without chapters",
        _NO_TEXT,
        suffix_set("mp3 m4a m4b aac ogg oga opus flac wav aif aiff wma"),
        magic={
            0: (b"OggS\0", b"fLaC\0", b"ID3\2", b"ID3\3", b"ID3\4"),
            4: (b"ftypM4A", b"ftypM4B"),
            8: (b"WAVEfmt ",),
        },
        binary_magic=_FRAMES,
        is_binary=True,
    ),
    _beside(
        "A video file without chapters",
        _NO_TEXT,
        suffix_set("mp4 m4v mkv mka webm mov avi wmv ogv"),
        magic={0: (b"\x1a\x45\xdf\xa3",), 4: (b"ftyp",), 8: (b"AVI LIST",)},
        is_binary=True,
    ),
    _beside(
        "A picture",
        _NO_TEXT,
        suffix_set("png jpg jpeg gif webp svg bmp tif tiff ico heic avif"),
        magic={0: (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a"), 8: (b"WEBPVP8",)},
    ),
    _beside(
        "An archive",
        "unpack it and open what is inside.",
        suffix_set("zip gz tgz bz2 xz zst 7z rar tar"),
        magic={0: _ARCHIVES},
    ),
    _beside(
        "A PDF or a word processor's file",
        "save it as plain text.",
        suffix_set("pdf doc docx odt rtf epub pages"),
        magic={0: (b"%PDF-", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")},
    ),
    _beside(
        "A database",
        _NO_TEXT,
        suffix_set("sqlite sqlite3 db"),
        magic={0: (b"SQLite format 3\0",)},
    ),
    _beside("A calendar", _AS_NEWS, suffix_set("ics")),
)
"""The formats that are told by name, those that are tried first above the others."""
