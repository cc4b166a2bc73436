"""Times that lines begin with in other writings than a clock's, as clocks in brackets.

"Minute 14: Mites", "14分05秒 ダニ", "5 min 20 s: Mites", "5 min 20 Mites", "0h05 Accueil", 5'30,
"05.30 Mites", "0.05.30 Mites", "05:30Mites"; "P2 05:30" of a recording in parts. Each of these is
as often something else, so there is a list of several lines, whose times run forward from the
beginning of a recording on. Every line keeps its number. Linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from tui.model import Timecode
from tui.readers.summary.timecodes import HOURS, MINUTES, SECONDS

_FEW = 3  # lines, from which on there is a list
_LEAD = r"^(?P<lead>[ \t]{0,12}(?:[-*+•] |[0-9]{1,3}[.)] |#{1,6} |> )?\*{0,2})[【\[(「]?"
_CLOSE = r"[】\])」]?(?P<shut>\*{0,2})"
_MINUTE = r"minut(?:es?|os?|i|a|en|ter|te|u)|min\.?|минут[аы]|मिनट|dakika|phút|menit"
_HOURS, _MINUTES, _SECONDS = (
    rf"(?:{'|'.join((*words, *more.split()))})\b\.?,? ?"
    for words, more in (
        (HOURS, "h hrs? std ч год godz sa"),
        (MINUTES, "mins? m мин м хв dk"),
        (SECONDS, "se[cgk]s? s сек с sn"),
    )
)


class _Writing(NamedTuple):
    """A way to write times, with h, m and s in its lines; is_likely judges all that is found."""

    pattern: re.Pattern[str]
    is_likely: Callable[[list[re.Match[str]]], bool]


def _writing(pattern: str, is_likely: Callable[[list[re.Match[str]]], bool]) -> _Writing:
    return _Writing(re.compile(_LEAD + pattern, re.IGNORECASE | re.MULTILINE), is_likely)


def _always(_: list[re.Match[str]]) -> bool:
    return True


def _from_zero(found: list[re.Match[str]]) -> bool:
    """Whether the first hours and minutes are none, as in a recording, but in no programme."""
    return not int(found[0]["h"] or 0) and (int(found[0]["m"] or 0) == 0 or "h" in found[0][0])


def _counts_in_two(found: list[re.Match[str]]) -> bool:
    """Whether the times have two units, mostly, or begin at none: steps of a recipe do neither."""
    two = sum(sum(bool(match[unit]) for unit in "hms") > 1 for match in found)
    return 2 * two > len(found) or _from_zero(found)


_WRITINGS = (
    _writing(
        rf"(?P<h>)(?:[^\W\d_]{{1,4}} )?(?:{_MINUTE})[ \t]{{1,2}}(?P<m>[0-9]{{1,3}})(?P<s>)"
        rf"(?: ?(?:[-–—]|to|bis|à|a|до) ?(?P<end>[0-9]{{1,3}})(?!\w|:[0-9]))?{_CLOSE}"
        r"(?=[ \t]{0,2}(?:[:：.|–—-]|[ \t]\S))(?![.:][0-9])[ \t]{0,2}[:：.]?",
        _always,
    ),
    _writing(
        r"第?(?:(?P<h>[0-9]{1,2}) ?(?:時間|小时|小時|시간) ?)?"
        r"(?:(?P<m>[0-9]{1,3}) ?(?:分钟|分鐘|分|분) ?)?"
        r"(?:(?P<s>[0-9]{1,2}) ?(?:秒钟|秒鐘|秒|초))?"
        rf"(?<=[间間钟鐘分분간秒초])(?![前後后間间まの]){_CLOSE}[ \t]{{0,2}}[:：]?",
        _counts_in_two,
    ),
    _writing(
        r"(?:[^\W\d_]{1,2} )?"  # as "à"
        rf"(?:(?P<h>[0-9]{{1,2}}) ?{_HOURS})?(?:(?P<m>[0-9]{{1,3}}) ?{_MINUTES})?"
        rf"(?:(?P<s>[0-9]{{1,2}}) ?{_SECONDS})?"
        rf"{_CLOSE}(?:(?<=[\])】」])|[ \t]{{0,2}}(?:[:：|–—-]|$))",
        _counts_in_two,
    ),
    _writing(r"(?P<h>[0-9]{1,2}) ?h ?(?P<m>[0-5][0-9])(?P<s>)(?![\w:.,])" + _CLOSE, _from_zero),
    _writing(
        r"(?P<h>)(?P<m>[0-9]{1,3}) ?min\.? ?(?P<s>[0-5][0-9])(?![\w:.,%])" + _CLOSE, _from_zero
    ),
    _writing(
        rf"(?P<h>)(?P<m>[0-9]{{1,3}})['’′](?P<s>[0-5][0-9])?(?:[\"”″]|''|’’)?(?![\w'’′]){_CLOSE}",
        _from_zero,
    ),
    _writing(
        rf"(?P<h>)(?P<m>[0-9]{{1,3}})\.(?P<s>[0-5][0-9])(?![\w.,:%]){_CLOSE}(?=[ \t]+\D)",
        lambda found: _from_zero(found) and (len(found[0]["m"]) > 1 or found[0]["s"] == "00"),
    ),
    _writing(
        r"(?P<h>[0-9]{1,2})\.(?P<m>[0-5][0-9])\.(?P<s>[0-5][0-9])(?![\w.,:%])"
        rf"{_CLOSE}(?=[ \t]+\D)",
        _from_zero,
    ),
    _writing(
        r"(?:(?P<h>[0-9]{1,2}):)?(?P<m>[0-9]{1,2}):(?P<s>[0-5][0-9])(?P<shut>)(?=[^\W\d_])"
        r"(?!(?:[ap]\.?m|uhr|[hzт])\b)",
        _always,
    ),
)
_PART = re.compile(
    r"^(?P<lead>[ \t]{0,12}(?:[-*+•] |#{1,6} )?\*{0,2})(?P<open>\[)?(?:BV\w{4,20} )?"
    r"(?P<part>P[0-9]{1,3})[ ·:-]{1,3}(?P<time>(?:[0-9]{1,2}:)?[0-9]{1,3}:[0-9]{2})"
    r"(?P<end> ?[-–—] ?(?:[0-9]{1,2}:)?[0-9]{1,3}:[0-9]{2})?(?(open)\])(?![\w:])",
    re.MULTILINE,
)


def with_clocks(text: str) -> str:
    """A text whose lists of such times have clocks; the same text where there are none."""
    for writing in _WRITINGS:
        text = _rewritten(text, writing)
    return _without_parts(text) if "P1" in text or "P2" in text else text


def _rewritten(text: str, writing: _Writing) -> str:
    found = [(match, _seconds(match)) for match in writing.pattern.finditer(text) if _told(match)]
    times = [time for _, time in found]
    forward = all(early < late for early, late in pairwise(times))
    if len(found) < _FEW or not forward or not writing.is_likely([match for match, _ in found]):
        return text
    parts, end = [], 0
    for match, seconds in found:
        lead = match["lead"].rstrip("*") if match["shut"] else match["lead"]
        until = match.groupdict().get("end")
        told = f"{Timecode(seconds)}-{Timecode(60 * int(until))}" if until else Timecode(seconds)
        parts += [text[end : match.start()], f"{lead}[{told}] "]
        end = match.end()
    return "".join((*parts, text[end:]))


def _told(match: re.Match[str]) -> bool:
    return any(match[unit] for unit in "hms")


def _seconds(match: re.Match[str]) -> int:
    hours, minutes, seconds = (int(match[unit] or 0) for unit in "hms")
    return 3600 * hours + 60 * minutes + seconds


def _without_parts(text: str) -> str:
    """A text whose times stand before the part of the recording; one part alone is not named."""
    found = list(_PART.finditer(text))
    if len(found) < _FEW - 1:
        return text
    one = len({match["part"] for match in found}) == 1

    def told(match: re.Match[str]) -> str:
        part = "" if one else f" {match['part']}"
        return f"{match['lead']}[{match['time']}{match['end'] or ''}]{part}"

    return _PART.sub(told, text)
