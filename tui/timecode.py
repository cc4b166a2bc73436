"""Clock times in text: as files and addresses write them, and as a reader types them.

Files are read strictly, for much only looks like a time (seconds_of, CLOCK, clock_seconds); the
value of `t` in an address a little less so (moment_of); what a reader types as freely as it can be
understood (parse_time). All answers are seconds from the beginning of the recording.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from tui.model import Segment, Timecode

LONGEST = 999 * 3600 + 3599
"""The last second that a timecode can name."""
CLOCK = re.compile(
    r"(?<![0-9:])(?:([0-9]{1,3}):)?([0-9]{1,3}):([0-9]{1,2})(?:[.,]([0-9]{1,9}))?(?![0-9]|:[0-9])"
)
"""Hours if there are any, minutes, seconds, and the digits of a fraction; see clock_seconds."""

HOUR = 3600.0
"""Seconds."""
# The patterns that stand here as text take long to compile: they are compiled when first used.
_LONGEST_TYPED = 40  # characters
_LONGEST_PASTED = 4096  # characters of an address
_ASKED = (
    r"(?i)(?:^|[?&#;])(?:t|start|time_continue)="
    r"((?:npt:)?[0-9][0-9hms:.]{0,19})(?=$|[&#;,\s\])])"
)
_LONG_EPISODE = 4 * 3600.0
_NUMBER = r"([0-9]{1,8}(?:\.[0-9]{1,9})?)"
_UNITS = (
    rf"(?i)(?:pt)?(?=[0-9])(?:{_NUMBER} ?h(?:(?:ou)?rs?)?[ ,]{{0,2}})?"
    rf"(?:{_NUMBER} ?m(?:in(?:ute)?s?)?\.?[ ,]{{0,2}})?"
    rf"(?:{_NUMBER} ?s(?:ec(?:ond)?s?)?\.?)?"
)
_BARE = r"[0-9]{1,7}(?:\.[0-9]{1,9})?"
_TAIL = rf"(.*[hm][a-z]*) ?{_NUMBER}"
_PERCENT = rf"{_NUMBER} ?%"
_SIGNS = str.maketrans("\u2212\u2013\u2014\u2010\u2011", "-----")
_AROUND = " []()*`@"  # what stands around timecodes in the files that they are copied from
_FULL = str.maketrans("～〜［］（）【】〔〕＜＞٫", "~~[]()[][]<>.")
_FOREIGN = f"[^\\D0-9]|[：︓﹕∶{''.join(map(chr, _FULL))}]"
_FOREIGN_DIGIT = r"[^\D0-9]"
_FULL_COLON = r"(?<=[0-9])[：︓﹕∶](?=[0-9])"


def clock(seconds: Timecode, *, hours: bool) -> str:
    """A timecode as h:mm:ss; without hours as m:ss, where no time of the recording has any."""
    text = str(seconds)
    return text if hours or not text else text[2:].removeprefix("0")


def have_hours(segments: Sequence[Segment]) -> bool:
    """Whether a segment begins after the first hour: then all are told with hours."""
    return any(segment.start >= HOUR for segment in reversed(segments))


def seconds_of(text: str) -> float | None:
    """The seconds that a whole text names: 12:30, 1:02:03.5, 750, 1h2m3s, 62 min, PT1H2M3S."""
    text = ascii_signs(text.strip())
    clock = CLOCK.fullmatch(text)
    if clock is not None:
        return clock_seconds(clock)
    if re.fullmatch(_BARE, text):
        return float(text)
    units = re.fullmatch(_UNITS, text)
    return unit_seconds(*units.groups()) if units is not None else None


def clock_seconds(match: re.Match[str]) -> float | None:
    """The seconds of a match of CLOCK; None where it is no time, as 1:2, 16:9 and 1:75:10 are.

    Seconds are two digits below 60, but after @, which announces a time, one digit is enough.
    """
    hours, minutes, seconds, fraction = match.groups()
    start = match.start()
    if len(seconds) < 2 and match.string[start - 1 : start] != "@":
        return None
    if int(seconds) > 59 or (hours is not None and (len(minutes) != 2 or int(minutes) > 59)):
        return None
    return total_seconds(hours, minutes, seconds, fraction)


def unit_seconds(hours: str | None, minutes: str | None, seconds: str | None) -> float | None:
    """The seconds of a time with units; None where there is no part, or one is too large."""
    if hours is minutes is seconds is None:
        return None
    if (hours and float(minutes or 0) >= 60) or ((hours or minutes) and float(seconds or 0) >= 60):
        return None
    return total_seconds(hours, minutes, seconds)


def ascii_signs(line: str) -> str:
    """The line with digits, colons and brackets of any script as ASCII; every index stays."""
    if line.isascii():
        return line
    line = line.replace("\N{NO-BREAK SPACE}", " ")
    if not re.search(_FOREIGN, line):
        return line
    line = line.translate(_FULL)
    line = re.sub(_FOREIGN_DIGIT, lambda match: str(unicodedata.decimal(match[0])), line)
    return re.sub(_FULL_COLON, ":", line)


def moment_of(value: str) -> float | None:
    """The seconds that a value of `t` in an address asks for: 90, 90.5, 1m30, 1:30 or 10,20."""
    value = value.removeprefix("npt:").partition(",")[0]
    seconds = seconds_of(value)
    return unit_reading(value) if seconds is None else seconds


def pasted_moment(typed: str) -> float | None:
    """The seconds that a pasted address asks for, or its end does (t=335); None for all else."""
    typed = typed.strip()
    pasted = "=" in typed and len(typed) <= _LONGEST_PASTED and len(typed.split()) == 1
    asked = re.search(_ASKED, typed) if pasted else None
    return moment_of(asked[1].casefold()) if asked else None


def parse_time(typed: str, *, now: float, duration: float | None) -> Timecode | None:
    """The second of the recording that a reader means, or None for what is no time.

    Clock times (`1:45`, `1:45:00`), units (`105m`, `1h45`, `90s`), bare seconds (`6300`) and a
    share of the duration (`50%`) count from the beginning; with `+` or `-` before them, from now.
    Full-width digits and any minus sign do too, and spaces are free. A pasted address counts by
    the second that it asks for.

    A clock time of two parts is hours and minutes where that lies within the duration, else
    minutes and seconds: who types `1:45` in a recording of three hours has read it off a list in
    h:mm:ss and wants no point in the second minute. Without a duration, times below four hours
    are read as hours and minutes, for few recordings are longer. After a sign it is minutes and
    seconds: moves are short.

    Now and duration are seconds. The answer is never negative, and never after the duration.
    """
    text = _plain(typed)
    sign = text[:1] if text[:1] in ("+", "-") else ""
    text = text.removeprefix(sign).lstrip()
    pasted = pasted_moment(typed)
    seconds = _length(text, duration) if pasted is None else pasted
    if seconds is None:
        readings = clock_readings(text)
        if not readings:
            return None
        seconds = readings[-1] if sign else _likelier(readings, duration)
    if sign:
        seconds = now + seconds if sign == "+" else now - seconds
    if duration is not None:
        seconds = min(seconds, duration)
    return Timecode(max(0.0, seconds))


def clock_readings(typed: str) -> tuple[float, ...]:
    """The seconds that a clock time may mean: h:mm before m:ss; none for what is no clock time."""
    clock = CLOCK.fullmatch(_plain(typed).replace(" ", ""))
    if clock is None:
        return ()
    hours, minutes, seconds, fraction = clock.groups()
    if int(seconds) > 59 or (hours is not None and int(minutes) > 59):
        return ()
    total = total_seconds(hours, minutes, seconds, fraction)
    return (total,) if hours or fraction else (60 * total, total)


def unit_reading(typed: str) -> float | None:
    """The seconds that a time with units means ("1h45", "105 min", "90s"), or None."""
    text = _plain(typed)
    tail = re.fullmatch(_TAIL, text)
    if tail:  # a bare number after hours is minutes, after minutes seconds
        text = f"{text} {'s' if 'm' in tail[1] else 'm'}"
    units = re.fullmatch(_UNITS, text)
    return total_seconds(*units.groups()) if units and any(units.groups()) else None


def total_seconds(
    hours: str | None, minutes: str | None, seconds: str | None, fraction: str | None = None
) -> float:
    """The seconds of hours, minutes and seconds as they are written, and digits behind a point."""
    whole = float(hours or 0) * 3600 + float(minutes or 0) * 60 + float(seconds or 0)
    return float(f"{whole:.0f}.{fraction}") if fraction else whole


def _plain(typed: str) -> str:
    """What was typed in ASCII digits and signs; empty if it is too long for a time."""
    if len(typed) > _LONGEST_TYPED:
        return ""
    plain = ascii_signs(unicodedata.normalize("NFKC", typed).translate(_SIGNS))
    return " ".join(plain.split()).strip(_AROUND).casefold()


def _length(text: str, duration: float | None) -> float | None:
    """Seconds of a bare number, a share of the duration, or a time with units."""
    if re.fullmatch(_BARE, text):
        return float(text)
    share = re.fullmatch(_PERCENT, text)
    if share:
        return None if duration is None else duration * float(share[1]) / 100
    return unit_reading(text)


def _likelier(readings: tuple[float, ...], duration: float | None) -> float:
    if duration is None:
        return readings[0] if readings[0] < _LONG_EPISODE else readings[-1]
    return readings[0] if readings[0] <= duration else readings[-1]
