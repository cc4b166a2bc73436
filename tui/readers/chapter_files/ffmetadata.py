"""What ffmpeg and Audiobookshelf keep as metadata: fields, and sections of [CHAPTER]."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.model import Problem
from tui.readers.format_reader import ParsedFile
from tui.readers.reading import Reading
from tui.readers.summary.segmentation import RawSegment
from tui.readers.timed_content import TimedContent, reading_of
from tui.sanitize import clean_line

_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PAIR = re.compile(r"((?:[^=\\]|\\.)*+)=(.*)", re.DOTALL)
_BASE = re.compile(r"\s*([0-9]{1,12})\s*/\s*([0-9]{1,12})\s*")
_NUMBER = re.compile(r"\s*-?[0-9]{1,18}(?:\.[0-9]{1,9})?\s*")
_FIELDS = {"album": "show", "artist": "channel", "date": "date", "description": "description"}
_FIELDS |= {"title": "title", "synopsis": "description", "podcast": "show", "show": "show"}
_SECONDS, _NANOSECONDS = (1, 1), (1, 1_000_000_000)  # what times count where no TIMEBASE is told


def read(file: ParsedFile) -> Reading:
    """The episode of such a file."""
    fields: dict[str, str] = {}
    chapters: list[RawSegment] = []
    problems = list(file.source.problems)
    base = _SECONDS if file.head.startswith(";ABMETADATA") else _NANOSECONDS
    for name, line, values in _sections(file.source.text):
        if not name:
            told = {_FIELDS[key]: value for key, value in values.items() if key in _FIELDS}
            fields.update(told)
        elif name == "CHAPTER":
            chapter = _chapter(values, line, base)
            if chapter is not None:
                chapters.append(chapter)
            else:
                message = "this chapter has no START that is a number."
                problems.append(Problem(file.path, line, message))
    return reading_of(file, TimedContent(chapters=chapters, fields=fields, problems=problems))


def _sections(text: str) -> Iterator[tuple[str, int, dict[str, str]]]:
    """The sections with their names and lines; the first, of no name, is of the whole file."""
    name, first, values = "", 1, dict[str, str]()
    for number, line in _lines(text):
        if line.startswith("[") and line.rstrip().endswith("]"):
            yield name, first, values
            name, first, values = line.strip()[1:-1].upper(), number, {}
            continue
        pair = None if line.startswith((";", "#")) else _PAIR.fullmatch(line)
        if pair is not None:
            key, value = (_ESCAPED.sub(r"\1", part).strip() for part in pair.groups())
            values.setdefault(key.lower() if not name else key.upper(), value)
    yield name, first, values


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines, those that end with a backslash with the next one."""
    held, first = "", 1
    for number, line in enumerate(text.split("\n"), 1):
        first = first if held else number
        held += line
        if (len(line) - len(line.rstrip("\\"))) % 2:
            held += "\n"
            continue
        yield first, held
        held = ""
    if held:
        yield first, held


def _chapter(values: dict[str, str], line: int, unit: tuple[int, int]) -> RawSegment | None:
    base = _BASE.fullmatch(values.get("TIMEBASE", ""))
    up, down = (int(base[1]), int(base[2])) if base and int(base[2]) else unit
    start, end = (_number(values.get(key, "")) for key in ("START", "END"))
    if start is None:
        return None
    title = clean_line(values.get("TITLE", "")) or None
    return RawSegment(start * up / down, end * up / down if end else None, title, (), line)


def _number(told: str) -> float | None:
    return max(0.0, float(told)) if _NUMBER.fullmatch(told) else None
