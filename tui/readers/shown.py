"""How much of the words of a file reaches the reader, and what does not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from tui.model import Episode, NewsItem
from tui.readers.format_reader import ParsedFile
from tui.readers.markup.inline import html_lines, plain, without_hidden
from tui.readers.summary.diagnostics import in_lines, unread_lines
from tui.readers.summary.timestamps import is_time_label
from tui.sanitize import clean_line

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\d_]{2,}")
_NO_WORDS = re.compile(
    r"https?://\S+|www\.\S+|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?: \"[^\"]*\")?\)|&#?\w+;"
    r"|^ *(?:```|~~~).*$|\{[:%][^{}]*\}|^ {0,3}\[[^\[\]]+\]: *\S+.*$"
)
_HEAD = re.compile(r"<head[\s>]", re.IGNORECASE)
_HEAD_ENDS = re.compile(r"</head\s{0,9}>", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,4000}>")
_QUOTED = 40  # characters of what is left out of a line
_MOST = 20  # lines whose words are told


class ShownWords(NamedTuple):
    """How many words a file has, how many are shown, and the lines of the others.

    Hidden are lines of comments, scripts and styles, labels those where a word only says that a
    time follows; others the numbers of further lines and what of them is not shown; unread the
    lines whose times begin no segment.
    """

    words: int
    shown: int
    hidden: list[int]
    labels: list[int]
    others: list[tuple[int, str]]
    unread: list[int]

    @property
    def percent(self) -> int:
        """The share that is shown; 100 only for all of them."""
        return 100 * self.shown // self.words if self.words else 100

    def __str__(self) -> str:
        told = [f"shown {self.percent} % of the words"]
        left = [f"comments and code ({in_lines(self.hidden)})"] if self.hidden else []
        left += [f"labels of times ({in_lines(self.labels)})"] if self.labels else []
        left += [f"'{text}' (line {number})" for number, text in self.others[:_MOST]]
        more = len(self.others) - _MOST
        left += [f"words on {more} more lines"] if more > 0 else []
        if left:
            told.append(f"left out: {', '.join(left)}")
        if self.unread:
            told.append(f"times that begin no segment: {in_lines(self.unread)}")
        return "; ".join(told)


def shown_words(file: ParsedFile, read: tuple[Episode | NewsItem, ...]) -> ShownWords:
    """Compare a file's words with those of what was read from it, each as often as it stands."""
    have: Counter[str] = Counter()
    for text in _texts(read):
        have.update(_words(text))
    body, first = file.matter.body, file.matter.body_line
    hidden, labels, others = [], [], []
    total = shown = 0
    texts = without_hidden(body), body, file.body
    lines = zip(*(text.split("\n") for text in texts), strict=True)
    for number, (line, raw, read_line) in enumerate(lines, first):
        if line != raw and _words(raw) != _words(line):
            hidden.append(number)
        words = _words(_NO_WORDS.sub(" ", plain(html_lines(clean_line(line)).replace("\n", " "))))
        lost = [word for word in words if not have[word]]
        have.subtract(word for word in words if have[word])
        total, shown = total + len(words), shown + len(words) - len(lost)
        if lost and (raw != read_line or _is_label(lost)):
            labels.append(number)
        elif lost:
            left = line.split() if len(lost) == len(words) else lost
            others.append((number, clean_line(" ".join(left))[:_QUOTED]))
    unread = [line.number for line in unread_lines(file.blocks, file.outline)]
    return ShownWords(total, shown, hidden, labels, others, unread)


def words_of_page(file: ParsedFile, read: tuple[Episode | NewsItem, ...]) -> ShownWords:
    """The same of a page of HTML: its words are those between tags, without comments and scripts.

    What the article leaves out of the page, as its navigation, is told as the words that it is.
    """
    text = file.machine_source.text
    seen = _without_head(without_hidden(text))
    lines = zip(text.split("\n"), seen.split("\n"), strict=True)
    hidden = [number for number, (raw, line) in enumerate(lines, 1) if _words(raw) != _words(line)]
    visible = ParsedFile.of_text(_TAG.sub(_line_ends, seen), file.path)
    return shown_words(visible, read)._replace(hidden=hidden, unread=[])


def _without_head(text: str) -> str:
    begins = _HEAD.search(text)
    ends = _HEAD_ENDS.search(text, begins.end()) if begins else None
    if begins is None or ends is None:
        return text
    lines = "\n" * text.count("\n", begins.start(), ends.end())
    return text[: begins.start()] + lines + text[ends.end() :]


def _line_ends(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n") or " "


def _is_label(words: list[str]) -> bool:
    return is_time_label(" ".join(words)) or is_time_label("".join(words))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _texts(value: object, name: str = "") -> Iterator[str]:
    """The texts that a reader sees of what was read."""
    if isinstance(value, str):
        if name not in ("path", "gist", "media", "url"):
            yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part, name)
    elif isinstance(value, Struct):
        for field in value.__struct_fields__:
            if field not in ("problems", "references"):
                yield from _texts(getattr(value, field), field)
