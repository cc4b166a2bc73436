"""The grammar of timecodes in a line of text, and of what only looks like one.

A timecode is M:SS, MM:SS, MMM:SS, H:MM:SS up to HHH:MM:SS, with a fraction or not; or 1h2m3s. What
was disputed among readers of such files, and is decided here:

- 60:59 and 75:10 are minutes and seconds, since many files never write hours; 1:75:10 is nothing.
  10:11 is ten minutes, however long the recording; 00:25:21 begins with hours, never with frames.
- 1:2, 16:9 and 1:2:99 are no timecodes: seconds are two digits below 60, but for [@10:3], where @
  announces a time. Nor is -2:00: the minus that touches it says time left. 01.02.03 is a version.
- A colon of full width counts at the beginning of a line only; elsewhere it writes a ratio.
- 1h2m3s counts where it cannot be prose (see timestamps); 90s alone is weak: decades look so.
- 12:30-15:00 has an end, and so has [12:30] - [15:00], and 12:30 15:00 where it leads its line;
  [2:00-4:00, 8:00-9:00] and [2:00-4:00] & [8:00-9:00] begin at the first; [start-6:30] is at 6:30.
- [inaudible 0:12:45] is labelled: its words say what the time is about; [video 0:12:45] is not.
- Clock times (AM, PM, Uhr, UTC, after a date) and verses (John 3:16, 4:24-26, 21:14b) are false
  positives: they are counted, since a file that is full of them is not to be trusted. Times in an
  address are nothing at all. 00:12:30 that touches a letter has lost the space between, and so have
  times without hours where several of a line do and all run forward.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice, pairwise
from typing import NamedTuple

from tui.analysis.normalize import is_wide
from tui.analysis.wordlists import alternatives, words_in
from tui.timecode import CLOCK, ascii_signs, clock_seconds, unit_seconds

# All patterns are bounded or begin at one place, so that no text takes more than linear time.
_UNITS = re.compile(
    r"(?<![0-9:.,])(?=[0-9]{1,3}[ ]?[hms])"
    r"(?:([0-9]{1,3})h[ ]?)?(?:([0-9]{1,3})m(?:in)?[ ]?)?(?:([0-9]{1,3})s)?(?<![ ])(?![^\W_])"
)
_BEFORE_COLON, _BEHIND_COLON = 3, 16  # characters of a clock time, with what must not follow it
# Without one of these, there is nothing to find in a line.
_MAYBE = re.compile(r"\d(?:[:：︓﹕∶]|[ \u00a0]?[hms])")
_ADDRESS = re.compile(r"(?:(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,15}://|www\.)\S+", re.IGNORECASE)
_TO = (
    r" ?(?:-{1,2}>|[-‒–—―−~⁓→至到…]|\.{2,3}|to|until|till|bis|à|jusqu['’]à|a|al|hasta|até|ao?|tot"
    r"|do|до|по|から|부터|إلى|حتى|עד) ?"
)
_RANGE = re.compile(_TO)
_BRACKETED_RANGE = re.compile(rf"[\])>]{_TO}[\[(<]")
_BLANKS = re.compile(r"[ \t]{1,4}")
_MORE = re.compile(r" ?[\])>]? ?[,;&+] ?[\[(<]? ?")
_TOUCHES_BEFORE = tuple("_:/=#&?%+$€£-−")
_TOUCHES_AFTER = re.compile(r"[_%°=$€£]|[/+.,][0-9]")
_WHOLE = re.compile(r"[0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.,][0-9]{1,3})?")
_ISO_BEFORE = re.compile(r"[0-9][Tt]$")
_LEFT = re.compile(
    r"([\[(<]?) ?(?:[@~≈]|大?[约約]"
    r"|\b(?:[Aa]pprox(?:imately)?|[Cc]a|[Cc]irca|[Aa]round|[Aa]bout|etwa|env(?:iron)?|vers)\.?)? ?$"
)
_LENGTH = (
    r"[,;·] ?[0-9]{1,3} ?(?:h(?:ours?|rs?)?|m(?:in(?:ute)?s?)?|s(?:ec(?:ond)?s?)?)\.?(?=[\])>])"
)
_RIGHT = re.compile(
    rf" ?(?:\+|{_LENGTH}|(?:-{{1,2}}>|[-‒–—―~→]) ?[^\W\d_]{{0,12}} ?)?([\])>]?)", re.IGNORECASE
)
TIME_LABELS = alternatives("times", "labels")
"""A pattern for words that say that a time follows, in many languages."""
HOURS, MINUTES, SECONDS = (words_in("times", unit) for unit in ("hours", "minutes", "seconds"))
"""Patterns for the units of a time that is spelled out, in languages that YouTube's panel has."""
_SAYS_TIME = re.compile(
    rf" ?(?:(?:video|audio|clip|{TIME_LABELS}|\w{{0,12}}(?:quote|snip|highlight|bookmark)s?)"
    r"(?: (?:at|from))?|ab|at|from|desde|depuis|от|с|視頻"
    r"|视频|影片|音频|動画)[:：]{0,2} ?",
    re.IGNORECASE,
)
_PAIRS = {"[": "]", "(": ")", "<": ">"}
_CONTEXT = 24  # characters before a time that are looked at
_ZONES = "UTC|GMT|[ECMP][SD]T|CES?T|BST|JST|KST|IST|MSK"
_GLUED_TIME = re.compile(r"[^\W\d_][0-9]{1,2}:[0-5][0-9](?![0-9:])")
_FEW_GLUED = 2  # times that touch a word, from which on a line has lost its ends
_CLOCK_AFTER = re.compile(
    rf" ?\(?(?:[ap]m|[AP]M|[Aa]\. ?[Mm]|[Pp]\. ?[Mm]|[Uu]hr|o['’]clock|{_ZONES})(?![^\W_])"
    r"| ?min ?/ ?(?:km|mi)"
)
_CLOCK_BEFORE = re.compile(
    r"(?:\b[AaPp]\.?[Mm]\.?|오전|오후|[上下]午|午[前後]"
    r"|[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2}|[0-9]{1,2}[-./][0-9]{1,2}[-./][0-9]{2,4}"
    r"|[0-9]{1,2}(?:,|\.? [^\W\d_]{3,12}\.?,?)? (?:19|20)[0-9]{2}|[年月日])[ T,]{0,3}"
    r"(?:at |um |à )?$"
)
_CHAPTER_BEFORE = r"[ *_]{0,3}$"
_VERSE_AFTER = re.compile(r"[-–—][0-9]|[a-f](?![^\W_])")
_LABEL = 40  # characters of a label in the same bracket
_MAX_MATCHES = 1000  # timecodes that are read of one line


class TimecodeMatch(NamedTuple):
    """A timecode in a line, its span with bracket and sign; start and end are seconds.

    The end of a range need not be later than its start. Weak is what could well be something else,
    as 90s; labelled stands in brackets with words before it, bracketed in brackets of its own.
    """

    start: float
    end: float | None
    left: int
    right: int
    bracketed: bool = False
    labelled: bool = False
    weak: bool = False
    lead_only: bool = False


class TimecodeMatches(NamedTuple):
    """The timecodes of a line, from left to right, and how many things only looked like one."""

    matches: list[TimecodeMatch]
    false_positives: int


class _Time(NamedTuple):
    seconds: float
    left: int
    right: int
    units: int = 0


def find_timecodes(line: str) -> TimecodeMatches:
    """Find the timecodes in a line that holds no markup; linear in its length."""
    if not _MAYBE.search(line):
        return TimecodeMatches([], 0)
    flat = ascii_signs(line)
    if "/" in flat or "www." in flat:
        flat = _ADDRESS.sub(lambda match: "\0" * len(match.group()), flat)
    times, false_positives = _find_clocks(flat)
    return TimecodeMatches(_matches(line, flat, times or _find_units(flat)), false_positives)


def _find_clocks(flat: str) -> tuple[list[_Time], int]:
    times: list[_Time] = []
    false_positives, last = 0, None
    colon = flat.find(":")
    if colon < 0:
        return [], 0
    window = max(0, colon - _BEFORE_COLON), flat.rfind(":") + _BEHIND_COLON
    any_glued = _has_lost_ends(flat)
    for match in islice(CLOCK.finditer(flat, *window), _MAX_MATCHES):
        seconds = clock_seconds(match)
        left, right = match.span()
        is_end = last is not None and _RANGE.fullmatch(flat, last, left) is not None
        is_false = seconds is not None and _is_false_positive(flat, left, right)
        if is_false and is_end and times and times[-1].right == last:
            times.pop()  # from 9:00 to 5:00 PM is a range of clock times
        false_positives += is_false
        is_glued = any_glued or _is_glued(flat, left, right)
        if (
            seconds is None
            or is_false
            or not _is_separate(flat, left, right, is_end=is_end, is_glued=is_glued)
        ):
            last = None
            continue
        times.append(_Time(seconds, left, right))
        last = right
    return times, false_positives


def _is_false_positive(flat: str, left: int, right: int) -> bool:
    """Whether a clock shows this time, or it is chapter and verse of a book, and no range of times.

    Chapters have no zero in front, which tells John 3:16 from what John says at 03:16.
    """
    before = max(0, left - _CONTEXT), left
    if _CLOCK_AFTER.match(flat, right) or _CLOCK_BEFORE.search(flat, *before):
        return True
    if flat[left] == "0" or flat.count(":", left, right) > 1:
        return False
    if behind_book(_CHAPTER_BEFORE).search(flat, *before):
        return True
    dash = _RANGE.match(flat, right)
    is_range = dash is not None and CLOCK.match(flat, dash.end()) is not None
    return not is_range and _VERSE_AFTER.match(flat, right) is not None


@cache
def behind_book(pattern: str) -> re.Pattern[str]:
    """A pattern behind the name of a book of a scripture, in many languages."""
    books, wide = ("|".join(words_in("scripture", name)) for name in ("books", "wide_books"))
    return re.compile(rf"(?:(?:^|[^\w])(?:{books})\.?|(?:{wide})){pattern}")


def _has_lost_ends(flat: str) -> bool:
    """Whether a line is a list of times that run forward, several of which touch a word."""
    if len(_GLUED_TIME.findall(flat)) < _FEW_GLUED:
        return False
    times = [clock_seconds(match) for match in islice(CLOCK.finditer(flat), _MAX_MATCHES)]
    return all(
        early is not None and late is not None and early < late for early, late in pairwise(times)
    )


def _is_separate(
    flat: str, left: int, right: int, *, is_end: bool = False, is_glued: bool = False
) -> bool:
    """Whether no letter, digit or sign that would change the meaning touches the time."""
    before, after = flat[left - 1 : left] if left else "", flat[right : right + 1]
    if not is_end:
        if before in _TOUCHES_BEFORE and not (
            flat[:left] == "#" or _ends_bracket_label(flat, left)
        ):
            return False
        if before in (".", ",") and flat[left - 2 : left - 1].isdecimal():
            return False
        if before.isalnum() and not is_wide(before) and not is_glued:
            return False
    if after.isalnum() and not is_wide(after) and not is_glued:
        return False
    return _TOUCHES_AFTER.match(flat, right) is None


def _is_glued(flat: str, left: int, right: int) -> bool:
    """Whether a time has lost the space beside it: one of hours, minutes and seconds.

    No word ends or begins so; but a date does ("2021-02-05T20:00:00Z").
    """
    if _WHOLE.fullmatch(flat, left, right) is None:
        return False
    return (
        _ISO_BEFORE.search(flat, max(0, left - 2), left) is None and flat[right : right + 1] != "Z"
    )


def _ends_bracket_label(flat: str, left: int) -> bool:
    """Whether a word and a dash stand before the offset, in a bracket: [start-6:30]."""
    after_word = flat[left - 1] == "-" and flat[left - 2].isalpha()
    return after_word and _open_bracket(flat, left) is not None


def _find_units(flat: str) -> list[_Time]:
    times: list[_Time] = []
    for match in islice(_UNITS.finditer(flat), _MAX_MATCHES):
        seconds = unit_seconds(*match.groups())
        if seconds is not None and _is_separate(flat, *match.span()):
            units = sum(group is not None for group in match.groups())
            times.append(_Time(seconds, *match.span(), units))
    return times


def _matches(line: str, flat: str, times: list[_Time]) -> list[TimecodeMatch]:
    """Join ranges and lists of ranges, and see what stands around them."""
    groups: list[list[_Time]] = []
    ends: list[float | None] = []
    for time in times:
        group = groups[-1] if groups else []
        gap = group[-1].right if group else 0, time.left
        if len(group) == 1 and _is_range(line, flat, group[0], time):
            ends[-1] = time.seconds
        elif not group or not (
            _MORE.fullmatch(flat, *gap) or (len(group) > 1 and _RANGE.fullmatch(flat, *gap))
        ):
            groups.append([time])
            ends.append(None)
            continue
        group.append(time)
    pairs = zip(groups, ends, strict=True)
    return [_match(line, flat, group[0], group[-1], end) for group, end in pairs]


def _is_range(line: str, flat: str, one: _Time, other: _Time) -> bool:
    """Whether two times are where something begins and ends."""
    gap = one.right, other.left
    if _RANGE.fullmatch(flat, *gap) or _BRACKETED_RANGE.fullmatch(flat, *gap):
        return True
    if one.seconds >= other.seconds or not _BLANKS.fullmatch(flat, *gap):
        return False
    leads = one.left <= _CONTEXT and not any(map(str.isalnum, flat[: one.left]))
    return leads and ":" in line[other.left : other.right]


def _match(line: str, flat: str, first: _Time, last: _Time, end: float | None) -> TimecodeMatch:
    left, right, bracketed = first.left, last.right, False
    while True:
        before = _LEFT.search(flat, max(0, left - _CONTEXT), left)
        behind = _RIGHT.match(flat, right)
        if before is None or behind is None or _PAIRS.get(before[1]) != behind[1]:
            break
        left, right, bracketed = before.start(), behind.end(), True
    if not bracketed and before is not None and not before[1]:
        left -= len(before[0].lstrip())
    labelled = None if bracketed else _bracket_span(flat, left, right)
    if labelled is not None:
        left, right = labelled
        bracketed = _SAYS_TIME.fullmatch(flat, left + 1, first.left) is not None
    written = line[first.left : first.right]
    wide = not written.isascii() and ":" not in written
    return TimecodeMatch(
        first.seconds,
        end,
        left,
        right,
        bracketed=bracketed,
        labelled=labelled is not None and not bracketed,
        weak=first.units == 1,
        lead_only=wide or (first.units > 0 and not bracketed),
    )


def _bracket_span(flat: str, left: int, right: int) -> tuple[int, int] | None:
    """The span of a bracket that holds words before the time, if it stands in one."""
    opened = _open_bracket(flat, left)
    if opened is None:
        return None
    closed = flat.find(_PAIRS[flat[opened]], right, right + _CONTEXT)
    return (opened, closed + 1) if closed >= 0 else None


def _open_bracket(flat: str, left: int) -> int | None:
    """The offset of a bracket that is opened shortly before another, and not closed again."""
    window = max(0, left - _LABEL), left
    opened = max(flat.rfind("[", *window), flat.rfind("(", *window))
    closed = max(flat.rfind("]", *window), flat.rfind(")", *window))
    return opened if opened > closed else None
