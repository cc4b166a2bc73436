"""Dates as people and programs write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache

from tui.analysis.wordlists import read_wordlist
from tui.model import When

_LONGEST = 80  # characters; no date is longer
_YEARS = range(1900, 2200)
_DAY_LENGTH = 10  # characters of a day in ISO 8601 at most
_WEEKDAY = re.compile(r"[^\W\d]{2,12}\.?,?[ ]{1,3}(?=\d|[^\W\d])")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_DAY_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|º|er|\.)?[ -](?:de |of )?([^\W\d]{3,12})\.?,?[ -]"
    r"(?:de )?(\d{4}|\d{2}(?= \d{1,2}:))(?!\d)"
)
_MONTH_DAY = re.compile(r"([^\W\d]{3,12})\.?[ ](\d{1,2})(?:st|nd|rd|th)?,?[ ](\d{4})(?!\d)")
_SIGNS = re.compile(r"(\d{4})[年년][ ]?(\d{1,2})[月월][ ]?(\d{1,2})[日일]")
_TIME = re.compile(
    r"(?:T|[ ]|,[ ]|(?:,[ ]|[ ])(?:at|à|um|alle|kl\.?|om)[ ])[ ]{0,3}"
    r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?"
    r"(?:[ ]?([ap])\.?m\.?)?(?:[ ]{0,3}(Z|[A-Z]{2,5}|[+-]\d{1,2}(?::?\d{2})?))?$",
    re.IGNORECASE,
)
# As C prints a time, its year at the end; and a comment behind a date of mail.
_YEAR_LAST = re.compile(r"([A-Za-z]{3}) (\d{1,2}) (\d{1,2}:\d{2}:\d{2})( [A-Z]{1,5})? (\d{4})$")
_COMMENT = re.compile(r" ?\([^()]*\)$")
_EPOCH = re.compile(r"(\d{9,10}|\d{12,13})(?:\.\d{1,9})?$")
_MONTH = re.compile(r"\d{4}-\d{2}$")
_STAMP = re.compile(r"((?:19|20|21)\d{6})(\d{4}|\d{6})$")
_ZONES = {
    name: hours
    for hours, names in (
        (0, "z ut utc gmt wet"),
        *((-8, "pst"), (-7, "pdt mst"), (-6, "mdt cst"), (-5, "cdt est"), (-4, "edt")),
        *((1, "cet bst west"), (2, "cest eet"), (3, "eest msk")),
        *((9, "jst"), (10, "aest"), (11, "aedt")),
    )
    for name in names.split()
}


def parse_when(text: str) -> When | None:
    """The day that a text names, or the moment where it tells the hour; None if it is no date.

    Read are ISO 8601 (of a month or a week, the first day), RFC 822, dates with a month's name,
    digits in one run, seconds or milliseconds since 1970, and days first where dots or a day past
    12 leave no doubt. A moment without a known zone has none; only years 1900 to 2199 count.
    """
    text = " ".join(text[: _LONGEST + 1].split())
    if not text or len(text) > _LONGEST:
        return None
    text = _YEAR_LAST.sub(r"\2 \1 \5 \3\4", _COMMENT.sub("", text))
    for parse in (_iso, _epoch, _calendar):
        try:
            when = parse(text)
        except (ValueError, OverflowError):
            continue
        if when is not None:
            return when if when.year in _YEARS else None
    return None


def _iso(text: str) -> When | None:
    """What the standard library reads as ISO 8601; "202405031200" too, and a month for its days."""
    if text.isdecimal() and (stamp := _STAMP.match(text)):
        text = "T".join(stamp.groups())
    if len(text) > _DAY_LENGTH:
        return datetime.fromisoformat(text)
    return date.fromisoformat(f"{text}-01" if _MONTH.match(text) else text)


def _epoch(text: str) -> datetime | None:
    if not (epoch := _EPOCH.match(text)):
        return None
    return datetime.fromtimestamp(int(epoch[1]) / (1000 if len(epoch[1]) > 10 else 1), UTC)


def _calendar(text: str) -> When | None:
    day, rest = _day(text)
    if day is None and (weekday := _WEEKDAY.match(text)):
        day, rest = _day(text[weekday.end() :])
    return _moment(day, rest) if day and rest else day


def _day(text: str) -> tuple[date | None, str]:
    if match := _YEAR_FIRST.match(text):
        return date(int(match[1]), int(match[3]), int(match[4])), text[match.end() :]
    if match := _SIGNS.match(text):
        return date(*map(int, match.groups())), text[match.end() :]
    if match := _DAY_MONTH.match(text):
        return _named(match[3], match[2], match[1]), text[match.end() :]
    if match := _MONTH_DAY.match(text):
        return _named(match[3], match[1], match[2]), text[match.end() :]
    if match := _DAY_FIRST.match(text):
        return _numbers(match), text[match.end() :]
    return None, ""


@cache
def _months() -> dict[str, int]:
    """The number of a month by its name, in many languages."""
    rows = (names.split() for names in read_wordlist("months")["months"])
    return {name: month for names in rows for month, name in enumerate(names, 1)}


def _named(year: str, month: str, day: str) -> date | None:
    number = _months().get(month.lower())
    if number is None:
        return None
    century = 0 if len(year) == 4 else 1900 if year >= "69" else 2000
    return date(century + int(year), number, int(day))


def _numbers(match: re.Match[str]) -> date | None:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if match[2] == "." or first > 12 or first == second:
        return date(year, second, first)
    return date(year, first, second) if second > 12 else None


def _moment(day: date, rest: str) -> datetime | None:
    match = _TIME.match(rest)
    if match is None:
        return None
    hour = int(match[1])
    if match[5]:
        if hour not in range(1, 13):
            return None
        hour = hour % 12 + (12 if match[5].lower() == "p" else 0)
    micro = int((match[4] or "0")[:6].ljust(6, "0"))
    zone = _zone(match[6]) if match[6] else None
    return datetime.combine(day, time(hour, int(match[2]), int(match[3] or 0), micro, zone))


def _zone(text: str) -> timezone | None:
    """The zone of a name or an offset; None for a name that is unknown, or that several have."""
    hours = _ZONES.get(text.lower())
    if hours is not None:
        return timezone(timedelta(hours=hours)) if hours else UTC
    if text[0] not in "+-":
        return None
    digits = text[1:].replace(":", "")
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if text[0] == "-" else offset) if offset else UTC
