"""What looks like a list of times and is none: verses, the plan of a day, ratios."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.analysis.wordlists import alternatives
from tui.readers.markup.blocks import Block, BlockKind
from tui.readers.summary.timecodes import behind_book
from tui.readers.summary.timestamps import LinePosition

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.readers.summary.timestamps import Timestamp

_CHAPTER = r"[ *_]{0,3}([0-9]{1,3})(?:[-–—]([0-9]{1,3}))?(?![0-9])"
_MORE_VERSES = re.compile(r"(?:[,;]|\b(?:and|und|y|et|e|и)\b) {0,2}([0-9]{1,3}):[0-9]")
_WEEKDAY = re.compile(
    rf"\W{{0,6}}(?:{alternatives('times', 'weekdays')}"
    r")\b|\W{0,6}(?:星期|周|週)[一二三四五六日天]|\W{0,6}[月火水木金土日]曜",
    re.IGNORECASE,
)
_HEAD = 2  # blocks in which a text without headings names itself
_LONGEST_NAME = 60  # characters
_NAME_WORDS = 3
_LONGEST_TRACK = 15 * 60.0  # seconds
_NEAR = 1.2  # times that of the first, in results
_MINUTE = 60
_FEW = 3  # times, from which on they can be verses
_SOME = 4  # of one minute, from which on they are no moments
_MANY = 12  # chapters; verses of more are not read in a row
_LAST_CHAPTER = 151 * _MINUTE
_LAST_HOUR = 25 * _MINUTE
_FIRST_HOUR = 5 * _MINUTE
_MORNING = 6 * _MINUTE
_QUARTER = 15  # minutes, of which a plan is made whose name does not tell it
_STEP = 5  # minutes of which a plan of the day is made
_DATE = re.compile(
    r"[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2}|[0-9]{1,2}[-./][0-9]{1,2}[-./][0-9]{2,4}"
    r"|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\b(?:mon|diens|donners|frei|sams|sonn)tag\b|\bmittwoch\b",
    re.IGNORECASE,
)
_PLAN = re.compile(
    rf"\b(?:{alternatives('times', 'plans')})\b|{alternatives('times', 'wide_plans')}",
    re.IGNORECASE,
)

_LONG_DATE = re.compile(
    r"\b[0-9]{1,2}(?:st|nd|rd|th|\.)? [^\W\d_]{3,10},? (?:19|20)[0-9]{2}\b"
    r"|\b[^\W\d_]{3,10} [0-9]{1,2}(?:st|nd|rd|th)?,? (?:19|20)[0-9]{2}\b"
)
_PROGRAMME = re.compile(
    r"\b(?:programm?e?|conference|itinerary|konferenz|tagung|conférence|congreso|cronograma)\b",
    re.IGNORECASE,
)


_RATIO = re.compile(r"\W{0,4}[0-9]{1,3}:[0-9](?![0-9:])")


def are_false(stamps: Sequence[Timestamp], blocks: Sequence[Block]) -> bool:
    """Whether a file's times are verses or the hours of a day; linear in the length of both."""
    starts = [stamp.timecode.start for stamp in stamps]
    if _are_ratios(stamps, blocks) or _are_lengths(stamps) or _are_results(stamps, blocks):
        return True
    if len(starts) < _FEW or min(starts) < _MINUTE or max(starts) >= _LAST_CHAPTER:
        return False
    return _are_verses(starts, blocks) or _are_hours(stamps, starts, blocks)


def _are_ratios(stamps: Sequence[Timestamp], blocks: Sequence[Block]) -> bool:
    """Whether more lines begin with ratios, as 16:9, than with what could be a time."""
    if not 0 < len(stamps) < _FEW or any(stamp.timecode.bracketed for stamp in stamps):
        return False
    return sum(_RATIO.match(block.text) is not None for block in blocks) > len(stamps)


def _are_lengths(stamps: Sequence[Timestamp]) -> bool:
    """Whether times behind titles are in no order: how long tracks are, or verses of any book."""
    starts = [stamp.timecode.start for stamp in stamps]
    named = len(starts) >= _FEW and all(map(_is_behind_name, stamps))
    if not named and (len(starts) < _SOME or max(starts) > _LONGEST_TRACK):
        return False
    if min(starts) < _MINUTE / (1 if named else 2):
        return False
    if any(stamp.position is not LinePosition.TAIL for stamp in stamps):
        return False
    return 3 * sum(late < early for early, late in pairwise(starts)) >= len(starts) - 1


def _is_behind_name(stamp: Timestamp) -> bool:
    """Whether a bare time stands behind what can be the name of a book: a word or a few."""
    words = stamp.before.split()
    return stamp.is_bare and 0 < len(words) <= _NAME_WORDS and words[0][:1].isupper()


def _are_results(stamps: Sequence[Timestamp], blocks: Sequence[Block]) -> bool:
    """Whether times behind ranks are how long each took: all near to that of the first."""
    starts = [stamp.timecode.start for stamp in stamps]
    if len(starts) < _FEW or max(starts) > _NEAR * starts[0] or starts != sorted(starts):
        return False
    ranks = [blocks[stamp.index].marker.rstrip(".) ") for stamp in stamps]
    tails = all(stamp.position is LinePosition.TAIL for stamp in stamps)
    return tails and ranks == [str(rank) for rank in range(1, len(ranks) + 1)]


def _are_verses(starts: list[float], blocks: Sequence[Block]) -> bool:
    chapters = {int(start // _MINUTE) for start in starts}
    if len(chapters) == 1 and len(starts) >= _SOME and len(set(starts)) == len(starts):
        return True
    return len(chapters) <= _MANY and chapters <= _chapters_named(blocks)


def _chapters_named(blocks: Iterable[Block]) -> set[int]:
    """The numbers of the chapters that are named with their book."""
    named: set[int] = set()
    for block in blocks:
        for first, last in behind_book(_CHAPTER).findall(block.text):
            named.update(range(int(first), min(int(last or first), int(first) + 20) + 1))
            named.update(map(int, _MORE_VERSES.findall(block.text)))
    return named


def _are_hours(stamps: Sequence[Timestamp], starts: list[float], blocks: Sequence[Block]) -> bool:
    """Whether times are round hours and minutes, below a date or a plan, or to be ticked off."""
    if max(starts) >= _LAST_HOUR or min(starts) < _FIRST_HOUR:
        return False
    if any(start % _STEP for start in starts):
        return False
    if len(starts) > _SOME and _is_round_day(stamps, starts):
        return True
    days = sum(_WEEKDAY.match(blocks[stamp.index].text) is not None for stamp in stamps)
    if 2 * days > len(stamps):
        return True
    headings = [block.text for block in blocks if block.kind is BlockKind.HEADING]
    headings += [block.text for block in blocks[:_HEAD] if len(block.text) < _LONGEST_NAME]
    dated = _DATE.search, _WEEKDAY.match, _PLAN.search
    planned = any(told(text) for text in headings for told in dated) or any(
        _LONG_DATE.search(text) and _PROGRAMME.search(text) for text in headings
    )
    ticked = sum(blocks[stamp.index].marker.endswith("]") for stamp in stamps)
    return planned or 2 * ticked > len(stamps)


def _is_round_day(stamps: Sequence[Timestamp], starts: list[float]) -> bool:
    """Whether times are quarters of the hours of a day, from its morning on, all bare."""
    quarters = all(start % _QUARTER == 0 for start in starts) and starts[0] >= _MORNING
    return quarters and starts == sorted(starts) and all(stamp.is_bare for stamp in stamps)
