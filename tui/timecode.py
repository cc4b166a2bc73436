"""Times as a reader types them, in seconds."""

from __future__ import annotations

import re
import unicodedata

from tui.model import Timecode

_LONGEST = 40  # characters of a typed time
_LONG_EPISODE = 4 * 3600.0
_SIGNS = str.maketrans("\u2212\u2013\u2014\u2010\u2011", "-----")
_AROUND = " \t\n[]()*`@"  # what stands around timecodes in the files that they are copied from
_CLOCK = re.compile(r"(\d{1,3}):(\d{1,2})(?::(\d{1,2}))?(\.\d{1,3})?")
_NUMBER = r"(\d{1,7}(?:\.\d{1,3})?)"
_UNITS = re.compile(
    rf"(?:{_NUMBER}\s*h(?:(?:ou)?rs?)?)?\s*"
    rf"(?:{_NUMBER}\s*m(?:in(?:ute)?s?)?)?\s*"
    rf"(?:{_NUMBER}\s*s(?:ec(?:ond)?s?)?)?"
)
_TAIL = re.compile(rf"(.*[hm][a-z]*)\s*{_NUMBER}")
_PERCENT = re.compile(rf"{_NUMBER}\s*%")
_PLAIN = re.compile(_NUMBER)


def parse_time(typed: str, *, now: float, duration: float | None) -> Timecode | None:
    """The second of the recording that a reader means, or None for what is no time.

    Clock times (`1:45`, `1:45:00`), units (`105m`, `1h45`, `90s`), bare seconds (`6300`) and a
    share of the duration (`50%`) count from the beginning; with `+` or `-` before them, from now.
    Full-width digits and any minus sign do too, and spaces are free.

    A clock time of two parts is hours and minutes where that lies within the duration, else
    minutes and seconds: who types `1:45` in a recording of three hours has read it off a list in
    h:mm:ss and wants no point in the second minute. Without a duration, times below four hours
    are read as hours and minutes, for few recordings are longer. After a sign it is minutes and
    seconds: moves are short.

    Args:
        typed: what was typed.
        now: where the reader is, in seconds.
        duration: length of the recording in seconds, if known.

    Returns:
        A time that is not negative and not after the duration.
    """
    text = _plain(typed)
    sign = text[:1] if text[:1] in ("+", "-") else ""
    text = text.removeprefix(sign).lstrip()
    seconds = _length(text, duration)
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
    found = _CLOCK.fullmatch(_plain(typed).replace(" ", ""))
    if not found:
        return ()
    first, second, third = (int(part or 0) for part in found.groups()[:3])
    fraction = float(found[4] or 0)
    if second >= 60 or third >= 60:
        return ()
    if found[3]:
        return (first * 3600 + second * 60 + third + fraction,)
    as_minutes = first * 60 + second + fraction
    return (as_minutes,) if found[4] else (first * 3600.0 + second * 60, as_minutes)


def unit_reading(typed: str) -> float | None:
    """The seconds that a time with units means ("1h45", "105 min", "90s"), or None."""
    text = _plain(typed)
    tail = _TAIL.fullmatch(text)
    if tail:
        text = f"{text} {'m' if _is_hours(tail[1]) else 's'}"
    found = _UNITS.fullmatch(text)
    if not found or not any(found.groups()):
        return None
    hours, minutes, seconds = (float(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds


def _plain(typed: str) -> str:
    """What was typed in plain digits and signs; empty if it is too long for a time."""
    if len(typed) > _LONGEST:
        return ""
    plain = unicodedata.normalize("NFKC", typed).translate(_SIGNS)
    return plain.strip(_AROUND).casefold()


def _length(text: str, duration: float | None) -> float | None:
    """Seconds of a bare number, a share of the duration, or a time with units."""
    if _PLAIN.fullmatch(text):
        return float(text)
    share = _PERCENT.fullmatch(text)
    if share:
        return None if duration is None else duration * float(share[1]) / 100
    return unit_reading(text)


def _is_hours(head: str) -> bool:
    """Whether the last unit of a time is hours, so that a bare number after it is minutes."""
    return "m" not in head


def _likelier(readings: tuple[float, ...], duration: float | None) -> float:
    if duration is None:
        return readings[0] if readings[0] < _LONG_EPISODE else readings[-1]
    return readings[0] if readings[0] <= duration else readings[-1]
