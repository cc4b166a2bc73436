"""Org mode: what stands above a text as fields, and the text as Markdown, line by line.

Keywords (`#+TITLE:`) and the properties of the file are fields. Stars are headings, links to a
moment (`[[video:talk.mp4#0:05:30][0:05:30]]` of org-media-note, `[[mpv:talk.mp4::00:05:30]]`) are
times, a heading's property that is a time stands below it; other drawers, comments and keywords go.
Every line keeps its number. The syntax is of https://orgmode.org/worg/org-syntax.html.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tui.timecode import seconds_of
from tui.urls import web_address

_KEYWORD = re.compile(r"[ \t]*#\+([A-Za-z][\w-]{0,40}):[ \t]*(.*?)[ \t]*$")
_DRAWER = re.compile(r"[ \t]*:([A-Za-z][\w-]{0,40}):[ \t]*(.*?)[ \t]*$")
_HEADING = re.compile(
    r"(\*{1,20})[ \t]+(?:(?:TODO|NEXT|WAIT|WAITING|HOLD|DONE|CANCELED|CANCELLED)[ \t]+)?"
    r"(?:\[#[A-Z]\][ \t]+)?(.*?)(?:[ \t]+:[\w@#%:]+:)?[ \t]*$"
)
_BLOCK = re.compile(r"[ \t]*#\+(begin|end)_(\w{1,20})\b(.*)$", re.IGNORECASE)
_LINK = re.compile(r"\[\[([^\[\]\n]{1,2000})\](?:\[([^\[\]\n]{1,500})\])?\]")
_MOMENT = re.compile(
    r"(?:(?:video|audio|mpv|media)(?:cite)?:)?(?P<file>[^\n]{1,1900}?)(?:::|#)"
    r"(?P<time>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)(?:[.,][0-9]{1,6})?"
    r"(?:-(?P<end>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)(?:[.,][0-9]{1,6})?)?$"
)
_STAMP = re.compile(r"[<\[]([0-9]{4}-[0-9]{2}-[0-9]{2})[^<>\[\]]{0,40}[>\]]")
_STRONG = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,300}?)(?<=\S)\*(?![\w*])")
_CODE = re.compile(r"(?<![\w=~])([=~])(?=\S)([^=~\n]{1,300}?)(?<=\S)\1(?![\w=~])")
_RULE_OF_TABLE = re.compile(r"[ \t]*\|[-+|]+$")
_COMMENT = re.compile(r"[ \t]*#(?:[ \t]|$)")
_QUOTES = ("quote", "verse")
_TIMES = ("time", "timestamp", "start", "timecode")
_ALSO = {"roam_refs": "url", "roam_key": "url", "filetags": "tags"}


class OrgDocument(NamedTuple):
    """The fields above a text with their lines, from 0; the Markdown of all lines, empty there."""

    fields: dict[str, str]
    lines: dict[str, int]
    body: str


def is_org(text: str) -> bool:
    """Whether a text begins as Org mode does: with a keyword, or with a drawer of properties."""
    first = text.lstrip("\ufeff \t\n")[:200].partition("\n")[0]
    return _KEYWORD.match(first) is not None or first.strip().upper() == ":PROPERTIES:"


def read_org(text: str) -> OrgDocument:
    """Take a text of Org mode apart; linear in its length."""
    reader = _Reader()
    body = "\n".join(
        [reader.markdown(number, line) for number, line in enumerate(text.split("\n"))]
    )
    return OrgDocument(reader.fields, reader.lines, body)


class _Reader:
    """What is known of a text while its lines are read, one after the other."""

    def __init__(self) -> None:
        self.fields: dict[str, str] = {}
        self.lines: dict[str, int] = {}
        self._in_head = True
        self._in_drawer = False
        self._block = ""

    def markdown(self, number: int, line: str) -> str:
        block = _BLOCK.match(line)
        if block is not None:
            return self._fence(*block.groups())
        if self._block:
            return f"> {_inline(line)}" if self._block in _QUOTES else line
        if self._in_drawer:
            return self._property(number, line)
        if self._is_of_the_file(number, line):
            return ""
        self._in_head = self._in_head and not line.strip()
        return self._prose(line)

    def _is_of_the_file(self, number: int, line: str) -> bool:
        """Whether a line is no text: it opens a drawer, is a keyword, or a comment."""
        drawer = _DRAWER.match(line)
        if drawer is not None and not drawer[2] and drawer[1].upper() in ("PROPERTIES", "LOGBOOK"):
            self._in_drawer = True
            return True
        keyword = _KEYWORD.match(line)
        if keyword is not None:
            self._keep(number, keyword[1], keyword[2])
            return True
        return _COMMENT.match(line) is not None

    def _fence(self, end: str, name: str, more: str) -> str:
        name = name.lower()
        is_quote = name in _QUOTES
        self._block = name if end.lower() == "begin" else ""
        if is_quote:
            return ""
        return f"```{more.split(maxsplit=1)[0] if more.split() and self._block else ''}"

    def _property(self, number: int, line: str) -> str:
        """What a line of a drawer comes to: a field of the file, or a time below a heading."""
        match = _DRAWER.match(line)
        if match is None:
            return ""
        name, value = match[1].lower(), match[2]
        if name == "end":
            self._in_drawer = False
        elif self._in_head:
            self._keep(number, name, value)
        elif name in _TIMES and ":" in value and seconds_of(value) is not None:
            return f"Time: {value}"
        return ""

    def _keep(self, number: int, name: str, value: str) -> None:
        name = name.lower()
        name = _ALSO.get(name, name)
        value = _STAMP.sub(r"\1", value.strip())
        if name == "tags":
            value = ", ".join(filter(None, value.replace(":", " ").split()))
        link = _LINK.fullmatch(value)
        value = link[1] if link and name == "url" else _inline(value)
        if value and name not in self.fields:
            self.fields[name], self.lines[name] = value, number

    def _prose(self, line: str) -> str:
        heading = _HEADING.match(line)
        if heading is not None:
            return f"{'#' * min(len(heading[1]), 6)} {_inline(heading[2])}"
        if _RULE_OF_TABLE.match(line):
            return line.replace("+", "|")
        return _inline(line)


def _inline(line: str) -> str:
    if "[[" in line:
        line = _LINK.sub(_linked, line)
    if "*" in line:
        line = _STRONG.sub(r"**\1**", line)
    if "=" in line or "~" in line:
        line = _CODE.sub(r"`\2`", line)
    return line


def _linked(match: re.Match[str]) -> str:
    target, label = match[1], match[2]
    moment = _MOMENT.match(target)
    if moment is not None:
        end = f"-{moment['end']}" if moment["end"] else ""
        is_time = label is None or seconds_of(label.partition("-")[0]) is not None
        words = "" if is_time else f" {label}"
        seconds = seconds_of(moment["time"])
        address = web_address(moment["file"])
        time = f"[{moment['time']}{end}]"
        if address is None or seconds is None:
            return f"{time}{words}"
        return f"{time}({address}{'&' if '?' in address else '?'}t={int(seconds)}){words}"
    if web_address(target) is None:
        return label or target.partition("::")[0].rpartition(":")[2]
    return f"[{label}]({target})" if label else f"<{target}>"
