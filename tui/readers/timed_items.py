"""Rows with times, as JSON and tables hold them under many names, to cues and chapters.

What is a chapter and what a cue: rows with titles are chapters, those with words alone are cues.
Numbers are seconds, or milliseconds where their name says so, where they would be days, or where
nobody would say a word for minutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from math import isfinite
from typing import Any, NamedTuple

from tui.readers.captions.cues import Cue, marked_text, plain_words, unescaped
from tui.readers.frontmatter.field_names import FIELD_NAMES, normalize_name
from tui.readers.summary.segmentation import RawSegment
from tui.timecode import LONGEST, seconds_of

_UNIT = r"(?:in)?(?:(?P<ms>ms|msec|msecs|millis|milliseconds)|s|sec|secs|seconds)?"
_STAMP = r"(?:time|code|stamp|ts|tc|offset|position|pos|at)*"
_MADE_NAMES = {
    "start": re.compile(rf"(?:(?:start|begin|from|in){_STAMP}|(?:time)?code(?:in|start)){_UNIT}"),
    "end": re.compile(rf"(?:(?:end|stop|to|out|until){_STAMP}|(?:time)?code(?:out|end)){_UNIT}"),
    "duration": re.compile(rf"(?:duration|length|dur){_UNIT}"),
}
_NAMES_OF = {
    target.removeprefix("timed."): names
    for target, names in FIELD_NAMES.items()
    if target.startswith("timed.")
}
_RANGE = re.compile(r"([0-9:.,]{3,12}) ?(?:[-–—~]|-->|to) ?([0-9:.,]{3,12})")
_PARTS = ("utf8", "display", "text", "simpletext", "runs", "content", "title", "value", "name")
_HINTS = frozenset(("gist", "headline", "confidence"))  # who writes these counts milliseconds
_NOTHING: Mapping[str, Any] = {}
_DAYS = 100 * 3600  # seconds, which no start is
_A_DAY_OF_OURS = 1e9  # seconds since 1970
_NEVER = 1e15  # milliseconds, and more than a number of JSON may be
_SILENT = 0.3  # characters a second: nobody speaks so slowly
_DEPTH = 5  # levels that a text may be nested in


@dataclass(slots=True)
class TimedItems:
    """The cues and chapters of rows; and the rows, from 0, that have words but no start."""

    cues: list[Cue] = field(default_factory=list)
    chapters: list[RawSegment] = field(default_factory=list)
    without_start: list[int] = field(default_factory=list)


class _Row(NamedTuple):
    number: int
    values: Mapping[str, Any]  # of what may be a chapter
    start: float | None
    end: float | None
    is_bare: bool  # the times are numbers that do not say what they count
    title: str
    words: str
    speaker: str
    has_end: bool
    is_hinted: bool  # it has a name that only those have who count milliseconds


def timed_items(items: Iterable[Any], lines: Sequence[int] = ()) -> TimedItems | None:
    """The cues or the chapters that rows tell, in their order; None where they tell no times.

    Args:
        items: mappings of names to values; what is none is passed over.
        lines: the lines in the file of the items, if they are known once all were asked for.
    """
    every = (
        _row(number, _values(item)) for number, item in enumerate(items) if isinstance(item, dict)
    )
    rows = [row for row in every if row.title or row.words or row.start is not None]
    timed = [row for row in rows if row.start is not None]
    if not timed or 2 * len(timed) < len(rows) or not any(r.title or r.words for r in timed):
        return None
    zero, scale = _zero(timed), _scale(timed)
    if (zero, scale) != (0.0, 1.0):
        rows = [_moved(row, zero, scale) for row in rows]
    without = [row.number for row in rows if row.start is None and any(map(str.isalnum, row.words))]
    if 2 * sum(bool(row.title) for row in timed) <= len(timed):
        return TimedItems(_cues([row for row in rows if row.words], lines), [], without)
    timed = [row for row in rows if row.start is not None]
    shown = (row for row in timed if row.values.get("toc") not in (False, "false") or _place(row))
    return TimedItems([], [_chapter(row, _line(row, lines)) for row in shown], without)


def _moved(row: _Row, zero: float, scale: float) -> _Row:
    """A row whose times count seconds from the recording's beginning."""
    if row.start is None:
        return row
    end = (row.end - zero) * scale if row.end else None
    return row._replace(start=(row.start - zero) * scale, end=end)


def _line(row: _Row, lines: Sequence[int]) -> int | None:
    return lines[row.number] if lines else None


def _values(item: Any) -> dict[str, Any]:
    if not isinstance(item, Mapping):
        return {}
    if len(item) == 1:  # as {"transcriptSegmentRenderer": {…}}
        inner = next(iter(item.values()))
        item = inner if isinstance(inner, dict) else item
    return {_normalized(name): value for name, value in item.items() if value not in ("", None)}


@cache
def _normalized(name: str) -> str:
    """A name without case and punctuation; one that is made of such words is the shortest."""
    normalized = normalize_name(name)
    if any(normalized in names for names in _NAMES_OF.values()):
        return normalized
    for what, pattern in _MADE_NAMES.items():
        if (match := pattern.fullmatch(normalized)) is not None:
            return f"{what}ms" if match["ms"] else what
    return normalized


def _first(values: Mapping[str, Any], what: str) -> Any:
    return next((values[name] for name in _NAMES_OF[what] if name in values), None)


def _row(number: int, values: Mapping[str, Any]) -> _Row:
    start, end, is_bare = _times(values)
    title = _first_text(values, "title") or _first_text(_values(values.get("tags")), "title")
    words = _first_text(values, "cue")
    words = words if words.strip() else ""
    if words and title and ("name" in values or "label" in values):
        title = ""  # it names who speaks
    is_hinted = not _HINTS.isdisjoint(values)
    speaker, has_end = _speaker(values) if words else "", "end" in values
    kept = values if title else _NOTHING  # a transcript has many rows, and each a mapping
    return _Row(number, kept, start, end, is_bare, title, words, speaker, has_end, is_hinted)


def _times(values: Mapping[str, Any]) -> tuple[float | None, float | None, bool]:
    """The start and the end, and whether it is open what they count."""
    start = _seconds(_first(values, "start_ms"), 0.001)
    start = _seconds(_first(values, "start_ticks"), 1e-7) if start is None else start
    if start is not None:
        length = _seconds(_first(values, "length_ms"), 0.001)
        end = _seconds(_first(values, "end_ms"), 0.001)
        return start, start + length if end is None and length is not None else end, False
    told = _first(values, "start")
    if isinstance(values.get("offsets"), dict):  # of whisper.cpp, beside what it prints
        told = values["offsets"]
        return _seconds(told.get("from"), 0.001), _seconds(told.get("to"), 0.001), False
    if isinstance(told, list):
        pair = [_seconds(each) for each in told[:2]] or [None]
        return pair[0], pair[-1] if len(pair) > 1 else None, False
    if isinstance(told, str) and (ends := _RANGE.fullmatch(told.strip())):
        return _seconds(ends[1]), _seconds(ends[2]), False
    if isinstance(told, dict):
        return *_times(_values(told))[:2], False
    start, end = _seconds(told), _seconds(_first(values, "end"))
    length = _seconds(_first(values, "length"))
    if start is not None and end is None and length is not None:
        end = start + length
    is_bare = isinstance(told, int) or (isinstance(told, str) and told.strip().isdecimal())
    return start, end, is_bare


def _seconds(value: Any, scale: float = 1.0) -> float | None:
    if isinstance(value, str):
        text = value.strip().replace(",", ".")
        frames = text.replace(";", ":").split(":")
        text = ":".join(frames[:3]) if len(frames) == 4 else text  # hours to frames
        number = _since_1970(value) if value[10:11] == "T" else seconds_of(text)
        scale = 1.0 if ":" in text else scale
    else:
        number = float(value) if isinstance(value, int | float) and value < _NEVER else None
    if number is None or isinstance(value, bool) or not isfinite(number) or number < 0:
        return None
    return number * scale


def _since_1970(told: str) -> float | None:
    """Seconds of a moment in ISO 8601."""
    try:
        return datetime.fromisoformat(told).timestamp()
    except (ValueError, OverflowError):
        return None


def _scale(rows: Sequence[_Row]) -> float:
    """What the numbers of rows count, in seconds."""
    starts = [row.start for row in rows if row.start is not None]
    if not all(row.is_bare for row in rows):
        return 1.0
    span = max(starts) - min(starts)
    if max(starts) >= _DAYS or (span >= 1000 and any(row.is_hinted for row in rows)):
        return 0.001
    titled = any(row.title for row in rows)
    said = sum(len(row.words) for row in rows[:-1])
    return 0.001 if span and not titled and said < _SILENT * span else 1.0


def _zero(rows: Sequence[_Row]) -> float:
    """Where a recording begins whose times are moments of a day; else 0."""
    first = min(row.start or 0.0 for row in rows)
    return first if first >= _A_DAY_OF_OURS and not any(row.is_bare for row in rows) else 0.0


def _chapter(row: _Row, line: int | None) -> RawSegment:
    title = plain_words(unescaped(row.title)).replace("\n", " ") or None
    notes = [_note(row.values.get(name)) for name in _NAMES_OF["note"]] + [_place(row)]
    texts = dict.fromkeys(marked_text(note)[0] for note in notes if note and note != row.title)
    start = min(row.start or 0.0, LONGEST)
    return RawSegment(start, row.end, title, tuple(filter(None, texts)), line)


def _note(value: Any) -> str:
    """The text of a value; texts of a list are paragraphs."""
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return "\n\n".join(value)
    return _text_of(value)


def _place(row: _Row) -> str:
    """The place that a chapter is about; a picture of it is left out of tables of contents."""
    return _text_of(row.values.get("location"))


def _cues(rows: Sequence[_Row], lines: Sequence[int]) -> list[Cue]:
    """The cues of rows; what has no start is said in the cue before."""
    cues: list[Cue] = []
    for row, after in zip(rows, [*rows[1:], None], strict=False):
        text, speaker = marked_text(row.words)
        if row.start is None:
            if cues and text:
                blank = " " if any(map(str.isalnum, text)) else ""
                cues[-1] = cues[-1]._replace(text=f"{cues[-1].text}{blank}{text}")
            continue
        end = row.end
        if end is not None and after is not None and not row.has_end:
            end = min(end, max(row.start, after.start or end))  # lengths overlap
        speaker = speaker or row.speaker
        if text:
            cues.append(Cue(min(row.start, LONGEST), end, text, speaker, _line(row, lines)))
    return cues


def _speaker(values: Mapping[str, Any]) -> str:
    value = _first(values, "speaker")
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    name = plain_words(_text_of(value)).replace("\n", " ")
    return f"Speaker {name}" if len(name) == 1 or name.isdecimal() else name


def _first_text(values: Mapping[str, Any], what: str) -> str:
    return next(filter(None, (_text_of(values.get(name)) for name in _NAMES_OF[what])), "")


def _text_of(value: Any, depth: int = 0) -> str:
    """The text of a value: all pieces of a list, of one in several languages the first."""
    if isinstance(value, str):
        return value
    if depth > _DEPTH:
        return ""
    if isinstance(value, dict):
        parts = _values(value)
        return next(filter(None, (_text_of(parts.get(n), depth + 1) for n in _PARTS)), "")
    if isinstance(value, list):
        pieces = [_text_of(piece, depth + 1) for piece in value]
        one_of = any(
            isinstance(piece, dict) and ("language" in piece or "confidence" in piece)
            for piece in value
        )
        return pieces[0] if one_of else "".join(pieces)
    return ""


def is_time_name(name: str) -> bool:
    """Whether a column of this name holds where something begins."""
    return _normalized(name.strip()) in {*_NAMES_OF["start"], *_NAMES_OF["start_ms"]}


def is_words_name(name: str) -> bool:
    """Whether a column of this name holds what is said, or a title."""
    return _normalized(name.strip()) in {*_NAMES_OF["cue"], *_NAMES_OF["title"]}
