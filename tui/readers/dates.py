"""Dates as people and programs write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

from tui.model import When

_LONGEST = 80  # characters; no date is longer
_YEARS = range(1900, 2200)
_DAY_LENGTH = 10  # characters of a day in ISO 8601 at most

_NAMES = (
    "january february march april may june july august september october november december",
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "jänner feber mars april mai juni juli august sept okt november dez",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "januari februari marco april maj juni juli augusti september oktober november desember",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "янв фев мар апр май июн июл авг сен окт ноя дек",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października _ grudnia",
    "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik _ grudzień",
    "sty lut mar kwi maj cze lip sie wrz paź listopada gru",
    "ledna února března dubna května června července srpna září října listopadu prosince",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
)
_MONTHS = {name: month for names in _NAMES for month, name in enumerate(names.split(), 1)}
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


def _named(year: str, month: str, day: str) -> date | None:
    number = _MONTHS.get(month.lower())
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
