"""Formats that skimcast knows by name but does not read yet, told by suffix and by content."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that is not read yet.

    Attributes:
        name: what people call it, fit to begin a sentence.
        advice: what the reader can do meanwhile, as a whole sentence.
        beside: whether such files often lie beside notes, so that a folder is not blamed for them.
    """

    name: str
    advice: str
    beside: bool = False

    @property
    def message(self) -> str:
        """What a reader is told about such a file."""
        return f"{self.name} is not read yet; {self.advice}"


_AS_TEXT = "write its times and titles to a text file, one on a line, such as '12:30 A title'."
_AS_NEWS = "save each article as a text or Markdown file."
_NO_TEXT = "give skimcast the notes or the summary as a text or Markdown file."

CAPTIONS = Format("A WebVTT caption file", _AS_TEXT)
SUBTITLES = Format("A SubRip (SRT) subtitle file", _AS_TEXT)
JSON = Format("JSON", _AS_TEXT)
FEED = Format("An RSS or Atom feed", _AS_NEWS)
XML = Format("XML", _AS_TEXT)
PAGE = Format("A whole HTML page", "copy its text to a text or Markdown file.")
_OUTLINE = Format("An OPML outline", _AS_NEWS)
_TABLE = Format("A table file (CSV or TSV)", _AS_TEXT, beside=True)
_CHAPTERS = Format("This chapter format", _AS_TEXT)
_AUDIO = Format("An audio file", _NO_TEXT, beside=True)
_VIDEO = Format("A video file", _NO_TEXT, beside=True)
_PICTURE = Format("A picture", _NO_TEXT, beside=True)
_ARCHIVE = Format("An archive", "unpack it and open what is inside.", beside=True)
_DOCUMENT = Format("A PDF or a word processor's file", "save it as plain text.", beside=True)
_DATABASE = Format("A database", _NO_TEXT, beside=True)
_CALENDAR = Format("A calendar or mail file", _AS_NEWS, beside=True)
_STRUCTURED_TEXT = Format(
    "TOML", "write it as YAML, or as front matter in a Markdown file.", beside=True
)

_SUFFIXES = {
    CAPTIONS: "vtt webvtt",
    SUBTITLES: "srt sbv ass ssa sub ttml dfxp lrc",
    JSON: "json json5 jsonl ndjson json3",
    FEED: "rss atom",
    XML: "xml psc",
    PAGE: "html htm xhtml mhtml",
    _OUTLINE: "opml",
    _TABLE: "csv tsv xls xlsx ods",
    _CHAPTERS: "cue ffmetadata ffmeta chapters pbf xspf m3u m3u8 osf",
    _AUDIO: "mp3 m4a m4b aac ogg oga opus flac wav aif aiff wma",
    _VIDEO: "mp4 m4v mkv mka webm mov avi wmv ogv",
    _PICTURE: "png jpg jpeg gif webp svg bmp tif tiff ico heic avif",
    _ARCHIVE: "zip gz tgz bz2 xz zst 7z rar tar",
    _DOCUMENT: "pdf doc docx odt rtf epub pages",
    _DATABASE: "sqlite sqlite3 db",
    _CALENDAR: "ics eml mbox",
    _STRUCTURED_TEXT: "toml",
}
_BY_SUFFIX = {"." + word: form for form, words in _SUFFIXES.items() for word in words.split()}

TEXT_SUFFIXES = frozenset(
    [
        *("", ".txt", ".text", ".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"),
        *(".rst", ".adoc", ".asciidoc", ".org", ".yaml", ".yml"),
    ]
)
"""Suffixes of files that are looked into when a folder is walked."""

# Magic numbers: where they stand, and what they begin.
_MAGIC: tuple[tuple[int, bytes, Format], ...] = (
    (0, b"OggS\0", _AUDIO),
    (0, b"fLaC\0", _AUDIO),
    (0, b"ID3\2", _AUDIO),
    (0, b"ID3\3", _AUDIO),
    (0, b"ID3\4", _AUDIO),
    (8, b"WAVEfmt ", _AUDIO),
    (8, b"AVI LIST", _VIDEO),
    (8, b"WEBPVP8", _PICTURE),
    (4, b"ftypM4A", _AUDIO),
    (4, b"ftypM4B", _AUDIO),
    (4, b"ftyp", _VIDEO),
    (0, b"\x1a\x45\xdf\xa3", _VIDEO),
    (0, b"\x89PNG\r\n\x1a\n", _PICTURE),
    (0, b"\xff\xd8\xff", _PICTURE),
    (0, b"GIF87a", _PICTURE),
    (0, b"GIF89a", _PICTURE),
    (0, b"PK\3\4", _ARCHIVE),
    (0, b"PK\5\6", _ARCHIVE),
    (0, b"\x1f\x8b\x08", _ARCHIVE),
    (0, b"BZh91AY&SY", _ARCHIVE),
    (0, b"\xfd7zXZ\0", _ARCHIVE),
    (0, b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (0, b"\x28\xb5\x2f\xfd", _ARCHIVE),
    (0, b"Rar!\x1a\x07", _ARCHIVE),
    (0, b"%PDF-", _DOCUMENT),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _DOCUMENT),
    (0, b"SQLite format 3\0", _DATABASE),
)
# A bare MPEG audio frame begins like some Latin-1 text, so it counts only in what is no text.
_FRAMES = (b"\xff\xfb", b"\xff\xfa", b"\xff\xf3", b"\xff\xf2", b"\xff\xf1", b"\xff\xf9")


def of_suffix(path: str) -> Format | None:
    """The format that a file's suffix names, if it is one that is not read yet."""
    return _BY_SUFFIX.get(PurePath(path).suffix.lower())


def of_magic(head: bytes, *, binary: bool = False) -> Format | None:
    """The format that a file's first bytes tell.

    Args:
        head: the first bytes of the file; 16 are enough.
        binary: whether the file is known to hold no text.
    """
    for place, magic, form in _MAGIC:
        if head.startswith(magic, place):
            return form
    return _AUDIO if binary and head.startswith(_FRAMES) else None


_HEAD = 4096
_CUE = re.compile(
    r"(?:[0-9]{1,9}[ \t]{0,9}\n)?[0-9]{1,3}(?::[0-9]{1,2}){1,2}[.,][0-9]{1,3}"
    r"(?:[ \t]{1,9}-->[ \t]{1,9}[0-9]|,[0-9]{1,3}:[0-9]{2}:)"
)
_JSON = re.compile(r"\{\s{0,99}(?:\"|\}\s{0,99}\Z)|\[\s{0,99}(?:\{\s{0,99}\"|\]\s{0,99}\Z)")
_JSON_LIST = re.compile(r"\[\s{0,99}(?:\"[^\"\n]{0,999}\")\s{0,99}[,\n]")
_NUMBERED = re.compile(r"CHAPTER[0-9]{1,9}[ \t]{0,9}=")
_PAGE = re.compile(r"<(?:!doctype[ \t]{1,9}html|html|head|body)\b", re.IGNORECASE)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]")
_XML = re.compile(r"<(?:\?xml[ \t]|!DOCTYPE[ \t]|Chapters>|psc:|opml[ \t>]|tt[ \t])", re.IGNORECASE)


def of_text(text: str) -> Format | None:
    """The format that the beginning of a text tells, if it is one that is not read yet.

    Plain text, Markdown and YAML give None; so do scraps of HTML such as show notes.
    """
    head = text[:_HEAD].lstrip("\ufeff \t\n")
    if head.startswith("WEBVTT") and head[6:7] in ("", " ", "\t", "\n"):
        return CAPTIONS
    if _CUE.match(head):
        return SUBTITLES
    if _JSON.match(head) or _JSON_LIST.match(head):
        return JSON
    if head.startswith(";FFMETADATA") or _NUMBERED.match(head):
        return _CHAPTERS
    return _of_tags(head) if head.startswith("<") else None


def _of_tags(head: str) -> Format | None:
    while head.startswith("<!--"):
        head = head.partition("-->")[2].lstrip()
    if _PAGE.match(head):
        return PAGE
    if _FEED.match(head):
        return FEED
    if _XML.match(head):
        return FEED if _FEED.search(head) else XML
    return None
