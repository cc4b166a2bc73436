"""Marks to segments in the rough: the words beside and below each mark as its title and text.

Policy:

- Short words on the mark's own line are its title; more than TITLE_CAP characters are text. Where
  a third is too long, or most are sentences of a transcript, all of them are text.
- A speaker is no title: "Ann (0:12):" above words gives the text "Ann: words". Speakers are told
  by speaking again, or by a colon, if they are not numbered ("Chapter 2: 5:00 Growth").
- A mark that stands alone takes the heading right above it as its title, where most marks have
  one, or the short line below, where nothing else is below any of them, or the short line above,
  where all marks have one and an empty line below.
- Text goes on to the next mark, or to a heading that ends the section: of the same rank for
  headings, any for lists, and any for the last mark. Where chapters have no text, what stands
  below an empty line after the last is not about it.
"""

# ruff: noqa: RUF001  signs of all scripts are what is read here

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from tui.readers.markup.blocks import Kind, Line
from tui.readers.markup.paragraphs import paragraphs
from tui.readers.summary.timestamps import Position, Timestamp, is_empty
from tui.sanitize import clean_line

TITLE_CAP = 120
"""Characters of a title at most; longer words are text."""

_SIGNS = " \t\N{NO-BREAK SPACE}-‒–—―−:|｜•·~〜→>=,;،、"
_CLOSERS = ")]}〉》」』"
_DASHES = " -–—|•·~"
_LEADER, _DOTS = ("...", "…", "···", "___"), " .…·_"
_STOPS = (".", ",", ";", "。", "、", "…")
_SENTENCE_ENDS = (".", "。", "…")
_SPOKEN_LENGTH = 40
_PARTLY, _MOSTLY = 0.4, 0.6  # of the lines are sentences, if they are long, or if they are many
_SEVERAL, _MANY = 3, 50
_LABEL_CAP = 100


@dataclass(frozen=True, slots=True)
class RawSegment:
    """A segment before its end and gist are known.

    Attributes:
        start: seconds.
        end: seconds where the file names the end; not always later than start.
        title: what the file calls it, if it does.
        text: paragraphs.
        line: its line in the file.
    """

    start: float
    end: float | None
    title: str | None
    text: tuple[str, ...]
    line: int | None


class _Style(NamedTuple):
    """How a file writes its segments, seen over all of its marks."""

    spoken: bool
    speakers: bool
    headed: bool
    labelled: bool
    below: bool = False


class _Words(NamedTuple):
    """What a mark's own line says."""

    title: str | None = None
    text: str = ""
    speaker: str = ""


def drafts(lines: list[Line], marks: tuple[Timestamp, ...], stop: int) -> list[RawSegment]:
    """The segments that marks begin, in their order; stop is the place of the first line beyond."""
    if not marks:
        return []
    above = int(are_below_titles(lines, marks))
    bodies = [_body(lines, mark, after.at - above) for mark, after in pairwise(marks)]
    bodies.append(_last_body(lines, marks[-1], stop, bodies))
    style = _style(lines, marks, bodies)._replace(below=bool(above))
    return [_draft(lines, mark, body, style) for mark, body in zip(marks, bodies, strict=True)]


def are_below_titles(lines: list[Line], marks: tuple[Timestamp, ...]) -> bool:
    """Whether every mark stands alone right below a short line, with nothing right below it."""
    return len(marks) > 1 and all(_is_below_title(lines, mark) for mark in marks)


def _is_below_title(lines: list[Line], mark: Timestamp) -> bool:
    if mark.place is not Position.ALONE or mark.kind is not Kind.TEXT or mark.at == 0:
        return False
    title = lines[mark.at - 1]
    around = (*lines[max(0, mark.at - 2) : mark.at - 1], *lines[mark.at + 1 : mark.at + 2])
    short = title.kind is Kind.TEXT and len(title.text) <= _LABEL_CAP
    return (
        short
        and not title.text.endswith((*_SENTENCE_ENDS, ":"))
        and all(line.kind in (Kind.BLANK, Kind.RULE, Kind.HEADING) for line in around)
    )


def _body(lines: list[Line], mark: Timestamp, stop: int) -> list[Line]:
    body = lines[mark.at + 1 : stop]
    for place, line in enumerate(body):
        if line.kind is Kind.HEADING and _ends(line, lines[mark.at], mark):
            return body[:place]
    while body and body[-1].kind in (Kind.HEADING, Kind.BLANK, Kind.RULE):
        body.pop()
    return body


def _ends(heading: Line, own: Line, mark: Timestamp) -> bool:
    """Whether a heading ends the text of a mark that is not the last."""
    if mark.kind is Kind.HEADING:
        return heading.level <= own.level
    return mark.kind is Kind.ITEM or (mark.kind is Kind.TEXT and mark.place is Position.LEAD)


def _last_body(
    lines: list[Line], mark: Timestamp, stop: int, others: list[list[Line]]
) -> list[Line]:
    body = lines[mark.at + 1 : stop]
    silent = sum(not _has_words(other) for other in others)
    bare = mark.place is not Position.ALONE and others and 2 * silent > len(others)
    own = lines[mark.at]
    for place, line in enumerate(body):
        if line.kind is Kind.HEADING and (own.kind is not Kind.HEADING or line.level <= own.level):
            return body[:place]
        if line.kind is Kind.RULE or (bare and line.kind is Kind.BLANK):
            return body[:place]
    return body


def _has_words(lines: list[Line]) -> bool:
    return any(line.text and line.kind is not Kind.RULE for line in lines)


def _style(lines: list[Line], marks: tuple[Timestamp, ...], bodies: list[list[Line]]) -> _Style:
    alone = [
        (mark, body)
        for mark, body in zip(marks, bodies, strict=True)
        if mark.place is Position.ALONE
    ]
    labels = (_label_below(body) for _, body in alone)
    headed = sum(_heading_above(lines, mark) is not None for mark, _ in alone)
    return _Style(
        spoken=_is_spoken(marks),
        speakers=_has_speakers(marks, bodies),
        headed=2 * headed > len(alone),
        labelled=not headed and len(alone) == len(marks) and all(labels),
    )


def _is_spoken(marks: tuple[Timestamp, ...]) -> bool:
    """Whether the words beside marks are a text: many too long for titles, or most sentences."""
    leads = [mark for mark in marks if mark.place is Position.LEAD]
    words = [mark.after for mark in leads] or [
        mark.before for mark in marks if mark.place is Position.TAIL
    ]
    if len(words) < _SEVERAL:
        return False
    if 3 * sum(len(text) > TITLE_CAP for text in words) > len(words):
        return True
    lines = all(mark.kind is Kind.TEXT for mark in leads)
    sentences = sum(text.endswith(_STOPS) for text in words) / len(words)
    long = median(map(len, words)) >= _SPOKEN_LENGTH
    return lines and (
        sentences >= _MOSTLY if len(words) >= _MANY else long and sentences >= _PARTLY
    )


def _has_speakers(marks: tuple[Timestamp, ...], bodies: list[list[Line]]) -> bool:
    """Whether the words before marks are who speaks: set off by a colon, or named again."""
    speech = [
        mark
        for mark, body in zip(marks, bodies, strict=True)
        if mark.place is Position.INSIDE or (mark.place is Position.TAIL and _has_words(body))
    ]
    named = [mark for mark in marks if mark.place in (Position.INSIDE, Position.TAIL)]
    if 2 * len(speech) < len(named) or 4 * len(named) < len(marks) or not named:
        return False
    if 2 * len({mark.before for mark in named}) <= len(named):
        return True
    colons = sum(mark.before.endswith(":") or mark.after.startswith(":") for mark in named)
    numbers = sum(mark.before.rstrip(": ")[-1:].isdecimal() for mark in named)
    return 2 * colons >= len(named) > 2 * numbers


def _heading_above(lines: list[Line], mark: Timestamp) -> str | None:
    """The heading right above a mark's line, if the mark has none of its own."""
    if mark.kind is Kind.HEADING:
        return None
    for line in reversed(lines[max(0, mark.at - 3) : mark.at]):
        if line.kind is not Kind.BLANK:
            return line.text if line.kind is Kind.HEADING and line.text else None
    return None


def _label_below(body: list[Line]) -> str | None:
    """The one short line that a body is, if it is no sentence."""
    words = [line for line in body if line.kind is not Kind.BLANK]
    if len(words) != 1 or words[0].kind not in (Kind.TEXT, Kind.HEADING):
        return None
    label = words[0].text
    return label if len(label) <= _LABEL_CAP and not label.endswith(_SENTENCE_ENDS) else None


def _draft(lines: list[Line], mark: Timestamp, body: list[Line], style: _Style) -> RawSegment:
    own = lines[mark.at]
    words = _words_of(lines, mark, body, style)
    if mark.place is Position.ALONE and style.labelled:
        body = []
    first = [own._replace(kind=Kind.TEXT, text=words.text)] if words.text else []
    title, text = words.title, paragraphs([*first, *body])
    if title is not None and len(title) > TITLE_CAP:
        text.insert(0, title)
        title = None
    if words.speaker and text:
        text[0] = f"{words.speaker}: {text[0]}"
    elif words.speaker:
        title = words.speaker
    return RawSegment(mark.stamp.start, mark.stamp.end, title or None, tuple(text), own.number)


def _words_of(lines: list[Line], mark: Timestamp, body: list[Line], style: _Style) -> _Words:
    """What a mark's own line says."""
    if mark.place is Position.ALONE:
        title = _heading_above(lines, mark) if style.headed else None
        title = lines[mark.at - 1].text if style.below else title
        if style.labelled and title is None:
            title = _label_below(body)
        return _Words(title=clean_line(title) if title else None)
    if mark.place is Position.LEAD:
        first, _, rest = mark.after.partition("\n")
        text = style.spoken or style.speakers
        return _Words(text=_behind(first)) if text else _Words(_behind(first), rest)
    before = clean_line(mark.before).rstrip(_SIGNS)
    if style.speakers:
        return _Words(speaker=before, text=_behind(mark.after))
    return _words_around(mark, before, style)


def _words_around(mark: Timestamp, before: str, style: _Style) -> _Words:
    """The words on both sides of a mark, where those before it are no speaker."""
    after = _behind(mark.after)
    if mark.place is Position.TAIL:
        before = before.rstrip(_DOTS) if before.endswith(_LEADER) else before
        title = before if is_empty(after) else clean_line(f"{before} {mark.after}")
        return _Words(text=title) if style.spoken else _Words(title)
    return _Words(f"{before}: {after}") if before[-1:].isdecimal() else _Words(before, after)


def _behind(words: str) -> str:
    """Words behind a timecode, without the signs that set it off."""
    words = clean_line(words).lstrip(_SIGNS + _CLOSERS).rstrip(_DASHES)
    return words.lstrip("./ ") if words.startswith((". ", "/ ", "// ")) else words
