"""Links of a summary: the addresses behind its words, and moments of a video as its times.

Where a summary tells its times in no other way, links to moments of a video do:
"[Topic](https://youtu.be/ID?t=750)" and "https://youtu.be/ID?t=750 Topic" become "[12:30] Topic".
They must lead their lines or end them, go to one and the same recording, be two or more, and run
forward mostly. Links in other places are references, and stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from tui.model import Attachment, Reference, Timecode
from tui.sanitize import clean_line
from tui.timecode import LONGEST
from tui.urls import moment_in, web_address, without_moment

if TYPE_CHECKING:
    from tui.readers.frontmatter.document import FrontMatter, Value

_MOST = 2000  # references of one file
_FEW = 2  # links, from which on they are a list
_MAX_LINE = 4000  # characters of a line that are looked at
_LEAD = r"(?P<lead>[ \t]{0,12}(?:(?:[-*+•]|#{1,6}|[0-9]{1,3}[.)])[ \t]{1,4})?\*{0,2})"
_WEB = r"(?P<web>https?://[^\s()<>\[\]]{3,2000})"
_FILE = r"(?P<file>[^\s()<>\[\]]{0,500}#t=[^\s()<>\[\]]{1,30})"
_LABELLED = re.compile(rf"{_LEAD}\[(?P<label>[^\[\]]{{1,500}})\]\((?:{_WEB}|{_FILE})\)")
_BARE = re.compile(rf"{_LEAD}(?P<label>)(?P<file>)<?{_WEB}>?(?=\s)")
_TAILED = re.compile(
    rf"{_LEAD}(?P<label>[^\[\]\n]{{2,200}}?)(?P<file>)[ :|–—-]{{1,4}}"
    rf"(?:\[[^\[\]]{{0,40}}\]\({_WEB}\)|<?{_WEB.replace('web', 'bare')}>?)[ \t.]{{0,4}}$"
)
_LINK = re.compile(
    r"\[(?P<words>[^\[\]\n]{0,300})\](?:\(|: )<?(?P<url>https?://(?:[^\s<>()]|\([^\s<>()]{0,200}\)){4,2000})"
    r"|<a\s[^<>\n]{0,200}?href=[\"']?(?P<href>https?://[^\s<>\"']{4,2000})[^<>\n]{0,200}>"
    r"(?P<label>[^<>\n]{0,300})",
    re.IGNORECASE,
)

FETCHED_SIGN = "guid"
"""The field that only files of feeds have: nobody who reads them can mend what they lack."""
_ATTACHED = ("transcript", "chapters")


def references_in(text: str) -> tuple[Reference, ...]:
    """The first references of a file's text, in its order; linear in its length."""
    return tuple(islice(_references(text), _MOST))


def _references(text: str) -> Iterator[Reference]:
    line, done = 1, 0
    for match in _LINK.finditer(text):
        if url := web_address(match["url"] or match["href"]):
            line += text.count("\n", done, match.start())
            done = match.start()
            yield Reference(line, clean_line(match["words"] or match["label"] or ""), url)


class _TimedLink(NamedTuple):
    position: int
    start: float
    target: str
    line: str


def with_times(text: str) -> str:
    """A text whose links to moments are timecodes if they are a list; lines keep their numbers."""
    if "://" not in text and "#t=" not in text:
        return text
    lines = text.split("\n")
    heads = (_timed_link(index, line[:_MAX_LINE]) for index, line in enumerate(lines))
    links = [link for link in heads if link is not None]
    back = sum(late.start < early.start for early, late in pairwise(links))
    one = len({link.target for link in links}) == 1
    if not one or len(links) < _FEW or 2 * back >= len(links):
        return text
    for link in links:
        lines[link.position] = link.line + lines[link.position][_MAX_LINE:]
    return "\n".join(lines)


def _timed_link(index: int, line: str) -> _TimedLink | None:
    match = _LABELLED.match(line) or _BARE.match(line) or _TAILED.match(line)
    if match is None:
        return None
    address = match["web"] or match.groupdict().get("bare") or match["file"]
    start = moment_in(address) if match["file"] or web_address(address) else None
    if start is None or start > LONGEST:
        return None
    words = f"{match['lead']}[{Timecode(start)}] {match['label'] or ''}{line[match.end() :]}"
    return _TimedLink(index, start, without_moment(address), words)


def listed_attachments(matter: FrontMatter) -> tuple[Attachment, ...]:
    """Transcripts and chapters elsewhere that front matter of what was fetched lists, each once.

    `attachments` is a list of mappings with kind ("transcript" or "chapters"), url, type, language.
    """
    listed = matter.fields.get("attachments")
    return tuple(dict.fromkeys(_attachments(listed if isinstance(listed, list) else [])))


def _attachments(listed: list[Value]) -> Iterator[Attachment]:
    for one in listed:
        if not isinstance(one, dict):
            continue
        kind, address, media_type, language = (
            clean_line(text) if isinstance(text := one.get(name), str) else ""
            for name in ("kind", "url", "type", "language")
        )
        url = web_address(address)
        if kind in _ATTACHED and url is not None:
            yield Attachment(kind, url, media_type, language)
