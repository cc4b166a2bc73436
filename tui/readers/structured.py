"""Formats that programs write: how each is told, and the module that reads it.

A row costs nothing to load; its module is imported when the first such file is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from tui.readers.files import MEDIA_SUFFIXES, suffix_set
from tui.readers.format_reader import CERTAIN, ParsedFile
from tui.readers.reading import Kind, Reading


@dataclass(slots=True, eq=False)
class StructuredFormat:
    """A format whose module has a function `read(file: ParsedFile) -> Reading`.

    Attributes:
        name, kinds: see FormatReader.
        module: the module beneath tui.readers.
        own: ends of names that are enough to tell it.
        shared: ends of names that other formats have, too.
        pattern: what its text begins with.
        magic: what its bytes begin with, and at which offset.
        sign: the function of its module that tells it by more than its name and beginning; asked
            only where one of these fits.
    """

    name: str
    module: str
    own: frozenset[str] = frozenset()
    shared: frozenset[str] = frozenset()
    pattern: re.Pattern[str] | None = None
    magic: Mapping[int, tuple[bytes, ...]] = field(default_factory=dict)
    sign: str = ""
    kinds: frozenset[Kind] = frozenset(("episode", "news"))
    suffixes: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """All ends of names together."""
        self.suffixes = self.own | self.shared

    def guess(self, file: ParsedFile) -> float:
        """By the name, without opening the file, or by what it holds."""
        fits = (
            file.suffix in self.own
            or any(file.raw.data.startswith(marks, at) for at, marks in self.magic.items())
            or (self.pattern is not None and self.pattern.match(file.head) is not None)
        )
        return CERTAIN if fits and (not self.sign or self._function(self.sign)(file)) else 0.0

    def read(self, file: ParsedFile) -> Reading:
        """What its module reads."""
        reading: Reading = self._function("read")(file)
        return reading

    def _function(self, name: str) -> Callable[[ParsedFile], Any]:
        function: Callable[[ParsedFile], Any] = getattr(
            import_module(f"tui.readers.{self.module}"), name
        )
        return function


_CLOCK = r"(?:[0-9]{1,3}:)?[0-9]{1,2}:[0-9]{1,2}(?:[.,][0-9]{1,3})?"
_NUMBER_LINE = r"(?:[0-9]{1,9}[ \t]{0,9}\n\s{0,9})?"
_PROLOG = r"(?:\s|<\?(?:[^?]|\?(?!>))*+\?>|<!--(?:[^-]|-(?!->))*+-->|<!DOCTYPE[^<>]*+>)*+"

STRUCTURED = (
    StructuredFormat(
        "WebVTT captions",
        "captions.webvtt",
        own=suffix_set("vtt webvtt"),
        pattern=re.compile(r"WEBVTT(?![^ \t\n])"),
    ),
    StructuredFormat(
        "SubRip (SRT) captions",
        "captions.subrip",
        own=suffix_set("srt"),
        pattern=re.compile(rf"{_NUMBER_LINE}{_CLOCK}[ \t]{{0,9}}-->[ \t]{{0,9}}{_CLOCK}"),
    ),
    StructuredFormat(
        "SubStation Alpha (SSA, ASS) captions",
        "captions.substation",
        own=suffix_set("ass ssa"),
        pattern=re.compile(r"\[Script Info\]", re.IGNORECASE),
    ),
    StructuredFormat(
        "YouTube's SBV captions",
        "captions.youtube_sbv",
        own=suffix_set("sbv"),
        pattern=re.compile(r"[0-9]{1,3}:[0-9]{2}:[0-9]{2}\.[0-9]{1,3},[0-9]{1,3}:[0-9]{2}:"),
    ),
    StructuredFormat(
        "Captions in XML: TTML, DFXP, YouTube's",
        "captions.timed_xml",
        own=suffix_set("ttml dfxp srv1 srv2 srv3"),
        shared=suffix_set("xml"),
        pattern=re.compile(rf"{_PROLOG}<(?:(?:tt:)?tt|transcript|timedtext)[\s>]"),
    ),
    StructuredFormat(
        "MicroDVD, MPL2 and SubViewer captions",
        "captions.frame_captions",
        shared=suffix_set("sub txt"),
        pattern=re.compile(
            r"(?:\{[0-9]{1,9}\}\{[0-9]{0,9}\}.{0,999}\n?){2}"
            r"|(?:\[[0-9]{1,9}\]\[[0-9]{1,9}\].{0,999}\n?){2}"
            r"|(?:\[[A-Z ]{1,30}\].{0,200}\n){0,20}?[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{2},[0-9]{2}:"
        ),
    ),
    StructuredFormat(
        "SAMI captions",
        "captions.sami",
        own=suffix_set("smi sami"),
        pattern=re.compile(r"<SAMI>", re.IGNORECASE),
    ),
    StructuredFormat(
        "LRC lyrics",
        "captions.lyrics",
        own=suffix_set("lrc"),
        pattern=re.compile(r"\[(?:ti|ar|al|by|re|ve|au|la|offset|length):[^\]\n]*\]\s*?\n\s*\["),
    ),
    StructuredFormat(
        "Transcripts and chapters in JSON",
        "timed_json",
        shared=suffix_set("json json3 jsonl ndjson"),
        pattern=re.compile(r"\{\s{0,99}\"|\[\s{0,99}\{\s{0,99}\""),
        sign="is_timed",
    ),
    StructuredFormat(
        "Tables with times: Whisper's TSV, Audacity's labels, markers, CSV",
        "timed_table",
        own=suffix_set("csv tsv"),
        pattern=re.compile(  # in a file of text: by tabs, or by numbers before words in quotes
            r"[0-9]{1,9}(?:[.,][0-9]{1,9})?(?:\t|,[ ]?\")"
            r"|(?=[^\n]{0,300}\t)[A-Za-z#\"][^\n]{3,300}\n"
        ),
        sign="is_timed_table",
    ),
    StructuredFormat(
        "Chapters in XML: Podlove's, Matroska's, markers of OverDrive and Final Cut",
        "chapter_files.chapter_xml",
        own=suffix_set("psc fcpxml"),
        shared=suffix_set("xml"),
        pattern=re.compile(rf"{_PROLOG}<(?:(?:psc:)?chapters|Chapters|[Mm]arkers|fcpxml)[\s>]"),
    ),
    StructuredFormat(
        "Markers in XML of any kind, as Hindenburg's",
        "chapter_files.chapter_xml",
        shared=suffix_set("xml nhsx"),
        pattern=re.compile(r"<\?xml\s|<[A-Za-z_]{3,30}>\s{0,99}<[A-Za-z_]{4,30}[ >]"),
        sign="has_markers",
    ),
    StructuredFormat(
        "Chapters of OGM and Vorbis comments",
        "chapter_files.ogm",
        own=suffix_set("ogm"),
        pattern=re.compile(r"CHAPTER_?[0-9]{1,9}(?:NAME)?[ \t]{0,9}=", re.IGNORECASE),
    ),
    StructuredFormat(
        "Metadata of ffmpeg and Audiobookshelf",
        "chapter_files.ffmetadata",
        own=suffix_set("ffmetadata ffmeta abs"),
        pattern=re.compile(r";(?:FF|AB)METADATA"),
    ),
    StructuredFormat(
        "Cue sheets",
        "chapter_files.cue_sheet",
        own=suffix_set("cue"),
        pattern=re.compile(r"(?:.{0,300}\n){0,20}?FILE[ \t].{1,300}\n\s*TRACK 0?1 AUDIO"),
    ),
    StructuredFormat(
        "Markers in edit lists (EDL)",
        "chapter_files.edit_list",
        own=suffix_set("edl"),
        pattern=re.compile(r"TITLE:.{0,300}\n\s*FCM:"),
    ),
    StructuredFormat(
        "QuickTime's chapter text",
        "chapter_files.quicktime_text",
        own=suffix_set("qttext"),
        pattern=re.compile(r"\{QTtext\}", re.IGNORECASE),
    ),
    StructuredFormat(
        "Bookmarks of PotPlayer (PBF)",
        "chapter_files.potplayer",
        own=suffix_set("pbf"),
        pattern=re.compile(r"\[Bookmark\]\s*\n[0-9]{1,9}="),
    ),
    StructuredFormat(
        "What Kodi keeps beside a recording (NFO)",
        "pages.kodi",
        shared=suffix_set("nfo"),
        pattern=re.compile(rf"{_PROLOG}<(?:episodedetails|movie|musicvideo)[\s>]"),
    ),
    StructuredFormat(
        "Recordings with chapters",
        "media_tags.recording",
        own=MEDIA_SUFFIXES,
        magic={
            0: (b"OggS\0", b"fLaC\0", b"ID3\3", b"ID3\4", b"\x1a\x45\xdf\xa3"),
            4: (b"ftyp",),
        },
        sign="has_chapters",
    ),
)
"""The formats that programs write, each told by a mark of its own."""


_REMARKS = r"(?:\s|<!--(?:[^-]|-(?!->))*+-->|<\?(?:[^?]|\?(?!>))*+\?>)*+"
_ANY_DOCTYPE = r"(?:<!DOCTYPE\s(?!\s{0,9}html\b)(?:[^<>\[]*+)(?:\[.{0,4000}?\]\s{0,9})?>)?"
_HEAD_OF_XML = rf"{_REMARKS}(?s:{_ANY_DOCTYPE}){_REMARKS}"
_ARTICLE_HEADER = r"(?:Feed|Title|Author|Link|Date|Flags|Podcast Download URL): "

PUBLISHED = (
    StructuredFormat(
        "An RSS, Atom or RDF feed",
        "feeds.feed",
        own=suffix_set("rss atom rdf"),
        shared=suffix_set("xml html htm"),
        pattern=re.compile(rf"{_HEAD_OF_XML}<(?:\w{{1,30}}:)?(?:rss|feed|RDF)[\s>]"),
    ),
    StructuredFormat(
        "A list of feeds (OPML)",
        "feeds.opml",
        own=suffix_set("opml"),
        shared=suffix_set("xml"),
        pattern=re.compile(rf"{_HEAD_OF_XML}(?i:<opml[\s>])"),
    ),
    StructuredFormat(
        "News in JSON: JSON Feed, Miniflux, FreshRSS, wallabag, Pocket, other lists of articles",
        "stores.json_items",
        shared=suffix_set("json jsonl ndjson"),
        pattern=re.compile(r"\{\s{0,99}\"|\[\s{0,99}\{\s{0,99}\""),
        sign="lists_items",
    ),
    StructuredFormat(
        "Bookmarks of browsers, Pocket, Instapaper, Pinboard (HTML)",
        "stores.bookmarks",
        shared=suffix_set("html htm"),
        pattern=re.compile(
            r"(?is:<!DOCTYPE NETSCAPE-Bookmark|.{0,2000}<(?:title|h1)>\s{0,9}(?:Pocket Export"
            r"|Instapaper: Export)\s{0,9}</)"
        ),
    ),
    StructuredFormat(
        "A page of HTML",
        "pages.page",
        own=suffix_set("html htm xhtml"),
        pattern=re.compile(rf"{_REMARKS}(?i:<(?:!doctype\s{{1,9}}html|html|head|body)\b)"),
    ),
    StructuredFormat(
        "A mailbox (mbox)",
        "pages.mailbox",
        own=suffix_set("mbox"),
        pattern=re.compile(r"From [^\s:]{1,200}(?: [^\n]{1,99})?\n(?:[\w-]{1,40}:[^\n]*\n){2}"),
    ),
    StructuredFormat(
        "A letter (EML) or a page saved as MHTML",
        "pages.mail",
        own=suffix_set("eml mht mhtml"),
        pattern=re.compile(
            r"(?=(?:[\w-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){0,60}MIME-Version:)[\w-]{1,40}:",
            re.IGNORECASE,
        ),
    ),
    StructuredFormat(
        "A table of saved articles: Pocket, Instapaper, Raindrop, Readwise",
        "stores.table_items",
        shared=suffix_set("csv tsv"),
        pattern=re.compile(
            r"[^\n]{0,2000}\b(?i:url|link|highlight)\b"
            r"|[^\t;,\n]{1,60}(?:[\t;,](?! )[^\t;,\n]{0,60})+\n"
        ),
        sign="names_articles",
    ),
    StructuredFormat(
        "What newsboat has read (cache.db)",
        "stores.newsboat",
        shared=suffix_set("db sqlite sqlite3"),
        magic={0: (b"SQLite format 3\0",)},
        sign="is_cache",
    ),
    StructuredFormat(
        "A shortcut to a page",
        "stores.shortcut",
        own=suffix_set("url webloc"),
        pattern=re.compile(r"\[InternetShortcut\]|\[Desktop Entry\][^\[]{0,999}\nType=Link\n"),
    ),
    StructuredFormat(
        "An article that newsboat saved",
        "stores.newsboat_article",
        shared=suffix_set("txt"),
        pattern=re.compile(rf"{_ARTICLE_HEADER}[^\n]*\n(?:{_ARTICLE_HEADER}[^\n]*\n){{1,6}}\s*\n"),
    ),
    StructuredFormat(
        "Lists of articles in XML: tt-rss, Pinboard, XBEL, sitemaps of news",
        "stores.xml_items",
        shared=suffix_set("xml xbel"),
        pattern=re.compile(rf"<\?xml\s|{_REMARKS}<urlset\b"),
        sign="lists_items",
    ),
    StructuredFormat(
        "References: RIS, EndNote, BibTeX",
        "stores.references",
        own=suffix_set("ris enw bib nbib"),
        pattern=re.compile(
            r"\s{0,99}(?:TY  - [A-Z]{2,9}\s*\n[A-Z][A-Z0-9]  - |%0 \w[\w ]{2,30}\n%[A-Z0-9] "
            r"|@\w{3,20}\s{0,9}\{[^\s,{}=]{1,200},\s{0,99}\w{2,30}\s{0,9}=\s{0,9}[{\"\d])"
        ),
    ),
)
"""What feeds, pages and other readers keep, told by marks of its own."""
