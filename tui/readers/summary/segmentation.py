"""Timestamps to raw segments: the words beside and below each one as its title and text.

- Short words on the timestamp's own line are its title; more than TITLE_CAP characters are text.
  Where a third is too long, or most are sentences of a transcript, all of them are text.
- A speaker is no title: "Ann (0:12):" above words gives the text "Ann: words". Speakers are told
  by speaking again, or by a colon, if they are not numbered ("Chapter 2: 5:00 Growth").
- A timestamp that stands alone takes as its title the heading right above, where most have one, or
  the short line that is all below each, or the short line above, where all have one.
- Text goes on to the next timestamp, or to a heading that ends the section: of the same rank for
  headings, any for lists, and any for the last timestamp. Where chapters have no text, what stands
  below an empty line after the last is not about it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean, median
from typing import NamedTuple

from tui.readers.markup.blocks import Block, BlockKind
from tui.readers.markup.plain_text import paragraphs
from tui.readers.summary.timestamps import LinePosition, Timestamp, is_empty
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

# A transcript is told by how much is said in a second: summaries of real podcasts have one or two
# letters, transcripts eleven to twenty.
_TURNS, _LINES = 30, 40  # segments of a transcript, at least; where their density is in doubt
_DENSE, _LESS_DENSE = 8.0, 3.0  # letters a second
_TURN_LENGTH, _LINE_LENGTH = 90.0, 15.0  # seconds of a turn in the mean, of a line in the median
_WIDE = 3  # letters that a sign of a script without spaces stands for
_DEEPEST = 6  # the level of a heading
_APART = (BlockKind.HEADING, BlockKind.BLANK, BlockKind.RULE)
_BESIDE = (LinePosition.INSIDE, LinePosition.TAIL)


@dataclass(frozen=True, slots=True)
class RawSegment:
    """A segment as the file has it: seconds, title, paragraphs, line; its end may not be later.

    The times are as in tui.model.Segment, with offsets in the paragraphs joined by empty lines.
    """

    start: float
    end: float | None
    title: str | None
    text: tuple[str, ...]
    line: int | None
    times: tuple[tuple[int, float], ...] = ()


class _Style(NamedTuple):
    spoken: bool
    speakers: bool
    headed: bool
    labelled: bool
    below: bool = False


class _OwnWords(NamedTuple):
    title: str | None = None
    text: str = ""
    speaker: str = ""


def raw_segments(blocks: list[Block], stamps: tuple[Timestamp, ...], stop: int) -> list[RawSegment]:
    """The segments that timestamps begin, in their order, up to the block at stop."""
    if not stamps:
        return []
    above = int(are_below_titles(blocks, stamps))
    bodies = [_body(blocks, stamp, after.index - above) for stamp, after in pairwise(stamps)]
    bodies.append(_last_body(blocks, stamps[-1], stop, bodies))
    style = _style(blocks, stamps, bodies)._replace(below=bool(above))
    pairs = zip(stamps, bodies, strict=True)
    return [_raw_segment(blocks, stamp, body, style) for stamp, body in pairs]


def are_below_titles(blocks: list[Block], stamps: tuple[Timestamp, ...]) -> bool:
    """Whether every timestamp stands alone right below a short line, with nothing below it."""
    return len(stamps) > 1 and all(_is_below_title(blocks, stamp) for stamp in stamps)


def _is_below_title(blocks: list[Block], stamp: Timestamp) -> bool:
    at = stamp.index
    if stamp.position is not LinePosition.ALONE or stamp.kind is not BlockKind.TEXT or at == 0:
        return False
    title = blocks[at - 1]
    around = (*blocks[max(0, at - 2) : at - 1], *blocks[at + 1 : at + 2])
    if title.kind is not BlockKind.TEXT or any(block.kind not in _APART for block in around):
        return False
    return len(title.text) <= _LABEL_CAP and not title.text.endswith((*_SENTENCE_ENDS, ":"))


def _body(blocks: list[Block], stamp: Timestamp, stop: int) -> list[Block]:
    body = blocks[stamp.index + 1 : stop]
    for position, block in enumerate(body):
        if block.kind is BlockKind.HEADING and _ends_body(block, blocks[stamp.index], stamp):
            return body[:position]
    while body and body[-1].kind in _APART:
        body.pop()
    return body


def _ends_body(heading: Block, own: Block, stamp: Timestamp) -> bool:
    """Whether a heading ends the text of a timestamp that is not the last."""
    if stamp.kind is BlockKind.HEADING:
        return heading.level <= own.level
    leads = stamp.kind is BlockKind.TEXT and stamp.position is LinePosition.LEAD
    return leads or stamp.kind is BlockKind.ITEM


def _last_body(
    blocks: list[Block], stamp: Timestamp, stop: int, others: list[list[Block]]
) -> list[Block]:
    body = blocks[stamp.index + 1 : stop]
    silent = sum(not _has_words(other) for other in others)
    bare = stamp.position is not LinePosition.ALONE and others and 2 * silent > len(others)
    own = blocks[stamp.index]
    deepest = own.level if own.kind is BlockKind.HEADING else _DEEPEST
    for position, block in enumerate(body):
        headed = block.kind is BlockKind.HEADING and block.level <= deepest
        if headed or block.kind is BlockKind.RULE or (bare and block.kind is BlockKind.BLANK):
            return body[:position]
    return body


def _has_words(blocks: list[Block]) -> bool:
    return any(block.text and block.kind is not BlockKind.RULE for block in blocks)


def _style(blocks: list[Block], stamps: tuple[Timestamp, ...], bodies: list[list[Block]]) -> _Style:
    pairs = zip(stamps, bodies, strict=True)
    alone = [(stamp, body) for stamp, body in pairs if stamp.position is LinePosition.ALONE]
    labels = (_label_below(body) for _, body in alone)
    headed = sum(_heading_above(blocks, stamp) is not None for stamp, _ in alone)
    return _Style(
        spoken=_is_spoken(stamps),
        speakers=_has_speakers(stamps, bodies),
        headed=2 * headed > len(alone),
        labelled=not headed and len(alone) == len(stamps) and all(labels),
    )


def _is_spoken(stamps: tuple[Timestamp, ...]) -> bool:
    """Whether the words beside timestamps are text: many too long for titles, or sentences."""
    leads = [stamp for stamp in stamps if stamp.position is LinePosition.LEAD]
    trailed = (stamp.before for stamp in stamps if stamp.position is LinePosition.TAIL)
    words = [stamp.after for stamp in leads] or list(trailed)
    if len(words) < _SEVERAL:
        return False
    if 3 * sum(len(text) > TITLE_CAP for text in words) > len(words):
        return True
    if any(stamp.kind is not BlockKind.TEXT for stamp in leads):
        return False
    sentences = sum(text.endswith(_STOPS) for text in words) / len(words)
    if len(words) >= _MANY:
        return sentences >= _MOSTLY
    return sentences >= _PARTLY and median(map(len, words)) >= _SPOKEN_LENGTH


def _has_speakers(stamps: tuple[Timestamp, ...], bodies: list[list[Block]]) -> bool:
    """Whether the words before timestamps are who speaks: set off by a colon, or named again."""
    pairs = zip(stamps, bodies, strict=True)
    silent = sum(s.position is LinePosition.TAIL and not _has_words(body) for s, body in pairs)
    named = [stamp for stamp in stamps if stamp.position in _BESIDE]
    if 2 * silent > len(named) or 4 * len(named) < len(stamps) or not named:
        return False
    if 2 * len({stamp.before for stamp in named}) <= len(named):
        return True
    colons = sum(stamp.before.endswith(":") or stamp.after.startswith(":") for stamp in named)
    numbers = sum(stamp.before.rstrip(": ")[-1:].isdecimal() for stamp in named)
    return 2 * colons >= len(named) > 2 * numbers


def _heading_above(blocks: list[Block], stamp: Timestamp) -> str | None:
    """The heading right above a timestamp's line, if it has none of its own."""
    if stamp.kind is BlockKind.HEADING:
        return None
    for block in reversed(blocks[max(0, stamp.index - 3) : stamp.index]):
        if block.kind is not BlockKind.BLANK:
            return block.text if block.kind is BlockKind.HEADING and block.text else None
    return None


def _label_below(body: list[Block]) -> str | None:
    """The one short line that a body is, if it is no sentence."""
    words = [block for block in body if block.kind is not BlockKind.BLANK]
    if len(words) != 1 or words[0].kind not in (BlockKind.TEXT, BlockKind.HEADING):
        return None
    label = words[0].text
    return label if len(label) <= _LABEL_CAP and not label.endswith(_SENTENCE_ENDS) else None


def _raw_segment(
    blocks: list[Block], stamp: Timestamp, body: list[Block], style: _Style
) -> RawSegment:
    own = blocks[stamp.index]
    words = _own_words(blocks, stamp, body, style)
    if stamp.position is LinePosition.ALONE and style.labelled:
        body = []
    first = [own._replace(kind=BlockKind.TEXT, text=words.text)] if words.text else []
    title, text = words.title, paragraphs([*first, *body])
    if title is not None and len(title) > TITLE_CAP:
        text.insert(0, title)
        title = None
    if words.speaker and text:
        text[0] = f"{words.speaker}: {text[0]}"
    elif words.speaker:
        title = words.speaker
    return RawSegment(stamp.start, stamp.timecode.end, title or None, tuple(text), own.number)


def _own_words(
    blocks: list[Block], stamp: Timestamp, body: list[Block], style: _Style
) -> _OwnWords:
    if stamp.position is LinePosition.ALONE:
        title = _heading_above(blocks, stamp) if style.headed else None
        title = blocks[stamp.index - 1].text if style.below else title
        if style.labelled and title is None:
            title = _label_below(body)
        return _OwnWords(title=clean_line(title) if title else None)
    if stamp.position is LinePosition.LEAD:
        first, _, rest = stamp.after.partition("\n")
        if style.spoken or style.speakers:
            return _OwnWords(text=_trailing_words(first))
        return _OwnWords(_trailing_words(first), rest)
    before = clean_line(stamp.before).rstrip(_SIGNS)
    if style.speakers:
        return _OwnWords(speaker=before, text=_trailing_words(stamp.after))
    return _surrounding_words(stamp, before, style)


def _surrounding_words(stamp: Timestamp, before: str, style: _Style) -> _OwnWords:
    """The words on both sides of a timestamp, where those before it are no speaker."""
    after = _trailing_words(stamp.after)
    if stamp.position is LinePosition.TAIL:
        before = before.rstrip(_DOTS) if before.endswith(_LEADER) else before
        title = before if is_empty(after) else clean_line(f"{before} {stamp.after}")
        return _OwnWords(text=title) if style.spoken else _OwnWords(title)
    return _OwnWords(f"{before}: {after}") if before[-1:].isdecimal() else _OwnWords(before, after)


def _trailing_words(words: str) -> str:
    """Words behind a timecode, without the signs that set it off."""
    words = clean_line(words).lstrip(_SIGNS + _CLOSERS).rstrip(_DASHES)
    return words.lstrip("./ ") if words.startswith((". ", "/ ", "// ")) else words


def is_transcript(segments: Sequence[RawSegment]) -> bool:
    """Whether segments are lines or turns of a transcript, too many to be rows of a list."""
    if len(segments) < _TURNS or 2 * sum(bool(s.title and s.text) for s in segments) > len(
        segments
    ):
        return False
    starts = sorted(segment.start for segment in segments)
    steps = [late - early for early, late in pairwise(starts)]
    span = starts[-1] - starts[0]
    if not span or mean(steps) > _TURN_LENGTH:
        return False
    said = sum(_letters(words) for segment in segments[:-1] for words in words_of(segment))
    lines = len(segments) >= _LINES and median(steps) <= _LINE_LENGTH
    return said >= (_LESS_DENSE if lines else _DENSE) * span


def words_of(segment: RawSegment) -> tuple[str, ...]:
    """What is said in a segment of a transcript, of which its title is the beginning."""
    return (segment.title, *segment.text) if segment.title else segment.text


def _letters(text: str) -> int:
    return len(text) if text.isascii() else len(text) + _WIDE * sum(map(_is_wide, text))


def _is_wide(letter: str) -> bool:
    return letter > "\u2e80"
