"""What a summary says about its recording: in front matter, or in lines of "Key: value" above.

The most telling name wins. A bare number is seconds; under the name "length", which counts bytes
as often, only a time with a colon or a unit is one. An address counts as the recording's under a
name that says so, or if it leads to a player or to a file that plays.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from itertools import chain, islice

from msgspec import Struct

from tui.model import Problem, When
from tui.readers.frontmatter.document import FrontMatter, Value
from tui.readers.frontmatter.field_names import FIELD_NAMES, is_named, normalize_name
from tui.readers.frontmatter.fields import Fields, flat, kind_of, shown
from tui.readers.markup.blocks import Block, BlockKind
from tui.sanitize import clean_line
from tui.timecode import LONGEST, seconds_of
from tui.urls import is_player, plays, video_url, web_address, without_moment

_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif")
_PUNCTUATION = ".,;:!?)*_'"
_DIGITS = re.compile(r"#?([0-9]{1,6})")
_PAIR = re.compile(r"([^\W\d_][\w ./-]{0,40}?) ?[:：] *(\S.*)")
_WEB = re.compile(r"https?://[^\s<>\"'\[\]{}|\\^`]{3,2000}")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,20}:\S")
_LABEL_CAP = 200  # characters of a labelled line
_LABELS = (
    *("episode.title", "episode.show", "episode.channel", "episode.number"),
    *("episode.published", "episode.duration", "episode.length"),
)
_LABELLED = (BlockKind.TEXT, BlockKind.ITEM, BlockKind.QUOTE, BlockKind.ROW)
_READ = (*_LABELS, "episode.media", "episode.overview", "episode.chapters")
_MOST_FIELDS = 200  # of front matter that are kept beside those that are read
_LINK_LABELS = ("episode.media", "episode.address")


class EpisodeMetadata(Struct, frozen=True):
    """What is known of an episode; the channel that published it can stand in for a show."""

    title: str | None
    show: str | None
    channel: str | None
    number: int | None
    published: When | None
    duration: float | None
    media: str | None
    overview: str
    problems: tuple[Problem, ...]


def read_metadata(path: str, matter: FrontMatter, head: Iterable[Block]) -> EpisodeMetadata:
    """What front matter says and, where it is silent, the labelled lines of the head."""
    values = dict(matter.fields)
    lines = dict(matter.lines)
    given = {normalize_name(name) for name in values}
    for line in head:
        label = _label(line)
        if label is not None and normalize_name(label[0]) not in given:
            values.setdefault(label[0], label[1])
            lines.setdefault(label[0], line.number)
    fields = Fields(path, values, lines)
    return EpisodeMetadata(
        title=_text_or_report(fields, "episode.title"),
        show=_text_or_report(fields, "episode.show") or _author(fields),
        channel=_text_or_report(fields, "episode.channel"),
        number=_number(fields),
        published=fields.when("episode.published"),
        duration=_duration(fields),
        media=_media(fields),
        overview=next((text for text in _texts(fields, "episode.overview") if text.strip()), ""),
        problems=tuple(fields.problems),
    )


def further_fields(matter: FrontMatter) -> tuple[tuple[str, str], ...]:
    """The fields of front matter that nothing here is read from, as pairs of plain text."""
    others = (
        (clean_line(name), value)
        for name, value in matter.fields.items()
        if not is_named(name, *_READ) and not _is_listing(value)
    )
    pairs = (pair for name, value in others for pair in flat(name, value))
    return tuple(pair for pair in islice(pairs, _MOST_FIELDS) if pair[1])


def _is_listing(value: Value) -> bool:
    """Whether a value is a list of mappings, as chapters and transcripts are."""
    return isinstance(value, list) and any(isinstance(part, dict) for part in value)


def is_label(line: Block) -> bool:
    """Whether a line is a "Key: value" line that is understood here."""
    return _label(line) is not None


def _label(line: Block) -> tuple[str, str] | None:
    if len(line.text) > _LABEL_CAP or line.kind not in _LABELLED:
        return None
    cells = line.text.split("|") if line.kind is BlockKind.ROW else []
    pair = _PAIR.fullmatch(": ".join(cells) if len(cells) == 2 else line.text)
    if pair is None:
        return None
    is_link = is_named(pair[1], *_LINK_LABELS) and pair[2].startswith("http")
    understood = is_link or is_named(pair[1], *_LABELS, "episode.author", "episode.category")
    return (pair[1], pair[2].strip()) if understood else None


def _texts(fields: Fields, target: str) -> Iterable[str]:
    return (value for _, value in fields.named(target) if isinstance(value, str))


def _text_or_report(fields: Fields, target: str) -> str | None:
    """The text of these fields; where none has any, lists and mappings among them are reported."""
    for words in map(clean_line, _texts(fields, target)):
        named = words.lower() not in ("", "true", "false") and not words.startswith("@")
        if named and not web_address(words):
            return words
    _report_lists(fields, target, "write it as one line of text")
    return None


def _author(fields: Fields) -> str | None:
    """Who made a recording, where a note program says that it is a podcast: that is the show."""
    is_podcast = any("podcast" in text.lower() for text in _texts(fields, "episode.category"))
    return _text_or_report(fields, "episode.author") if is_podcast else None


def _report_lists(fields: Fields, target: str, todo: str) -> None:
    for name, value in fields.named(target):
        if isinstance(value, list | dict) and value:
            message = f"{clean_line(name)} is a {kind_of(value)}, which is not used; {todo}."
            fields.tell(name, message)


def _number(fields: Fields) -> int | None:
    digits = (_DIGITS.fullmatch(value.strip()) for value in _texts(fields, "episode.number"))
    number = next((int(match[1]) for match in digits if match), None)
    if number is None:
        _report_lists(fields, "episode.number", "write digits only")
        for name, value in fields.named("episode.number"):
            # "episode" may hold a title.
            numbered = normalize_name(name).endswith(("number", "no"))
            if numbered and isinstance(value, str) and value.strip():
                fields.tell(name, f"'{shown(value)}' is no number; write digits only.")
    return number


def _duration(fields: Fields) -> float | None:
    _report_lists(fields, "episode.duration", "write a time such as 1:02:03, or seconds")
    for name, value in fields.named("episode.duration", "episode.length"):
        text = value.strip() if isinstance(value, str) else ""
        if not text or (is_named(name, "episode.length") and text.isdecimal()):
            continue
        seconds = seconds_of(text)
        if seconds is not None and 0 < seconds <= LONGEST:
            return seconds
        if seconds != 0:
            message = f"'{shown(text)}' is no duration; write it like 1:02:03 or in seconds."
            fields.tell(name, message)
    return None


def _media(fields: Fields) -> str | None:
    """The address of the recording; a player first, since it opens at a time."""
    _report_no_addresses(fields)
    named = _addresses(fields.left, "episode.media")
    named += filter(plays, _addresses(fields.left, "episode.address"))
    for _, nested in fields.named("episode.links"):
        named += _addresses(nested, "episode.media") if isinstance(nested, dict) else []
    videos = (video_url(text.strip()) for text in _texts(fields, "episode.video_id"))
    named += filter(None, videos)
    return next(chain(filter(is_player, named), named), None)


def _report_no_addresses(fields: Fields) -> None:
    """Tell what is meant as the recording's address and is none; paths within a site are not."""
    for name, value in fields.named("episode.media"):
        text = _address_text(value).strip()
        meant = _SCHEME.match(text) or normalize_name(name).endswith(("media", "url", "link"))
        if text and meant and web_address(text) is None and not text.startswith(("/", ".", "#")):
            message = (
                f"{clean_line(name)} is no http or https address; '{shown(text)}' is not used:"
                " write one that begins with https://."
            )
            fields.tell(name, message)


def _addresses(values: Mapping[str, Value], target: str) -> list[str]:
    named = {normalize_name(name): value for name, value in values.items()}
    texts = (_address_text(named[name]) for name in FIELD_NAMES[target] if name in named)
    return [address for text in texts if (address := web_address(text))]


def _address_text(value: Value) -> str:
    if isinstance(value, dict):
        value = next((value[key] for key in ("url", "href", "src") if key in value), None)
    if isinstance(value, list):
        value = value[0] if value else None
    return value if isinstance(value, str) else ""


def media_in(text: str) -> str | None:
    """The first address in a text that plays, without a time that it may open at."""
    for match in _WEB.finditer(text):
        address = web_address(html.unescape(match.group()).rstrip(_PUNCTUATION))
        if address is not None and plays(address) and not address.endswith(_PICTURES):
            return without_moment(address)
    return None
