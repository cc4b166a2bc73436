"""Captions in XML: TTML (DFXP too), and what YouTube serves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.model import Problem
from tui.readers.captions.cues import Cue, marked_text, said_once
from tui.readers.format_reader import ParsedFile
from tui.readers.reading import Reading
from tui.readers.timed_content import TimedContent, reading_of
from tui.readers.xml_document import XmlElement
from tui.timecode import seconds_of

_OFFSET = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,9})?)(h|ms|m|s|f|t)")
_UNITS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}
_FRAMES, _TICKS = 30.0, 10_000_000.0  # a second, unless the file says so


def read(file: ParsedFile) -> Reading:
    """The episode of a file of captions in XML."""
    cues, title, problems = _found(file)  # and the tree of elements goes, before words are joined
    return reading_of(
        file, TimedContent(said_once(cues), fields={"title": title}, problems=problems)
    )


def _found(file: ParsedFile) -> tuple[list[Cue], str, list[Problem]]:
    """The cues in the order of their times, the title, and what could not be read."""
    root, told = file.take_xml()
    problems = list(told)
    if root is None:
        return [], "", problems
    cues = list(_ttml(root) if root.name == "tt" else _youtube(root))
    late = [cue for cue in cues if cue.start < 0]
    problems += [Problem(file.path, cue.line, "this has no start that is a time.") for cue in late]
    title = next((each.words() for each in root.walk() if each.name == "title"), "")
    cues = sorted((cue for cue in cues if cue.start >= 0), key=lambda cue: cue.start)
    return cues, title.strip(), problems


def _ttml(root: XmlElement) -> Iterator[Cue]:
    """The paragraphs, or their spans that have times of their own; a start below 0 is no time."""
    rates = (
        _number(root.attributes.get("frameRate"), _FRAMES),
        _number(root.attributes.get("tickRate"), _TICKS),
    )
    agents = {
        each.attributes["id"]: " ".join(each.words().split())
        for each in root.walk()
        if each.name == "agent" and "id" in each.attributes
    }
    waiting: list[tuple[XmlElement, float]] = [(root, 0.0)]
    while waiting:
        element, base = waiting.pop()
        begin = _time(element.attributes.get("begin"), rates)
        start = base + (begin or 0.0)
        if element.name == "p" and (begin is not None or not _has_timed_spans(element)):
            text, speaker = marked_text(element.words())
            agent = agents.get(element.attributes.get("agent", ""), "")
            if text:
                at = start if begin is not None else -1.0
                yield Cue(
                    at, _end(element, base, start, rates), text, speaker or agent, element.line
                )
        elif element.name == "span" and begin is not None:
            yield Cue(start, _end(element, base, start, rates), *marked_text(element.words()))
        else:
            inner = [each for each in element.content if not isinstance(each, str)]
            waiting.extend((each, start) for each in reversed(inner))


def _has_timed_spans(element: XmlElement) -> bool:
    return any(each.name == "span" and "begin" in each.attributes for each in element.walk())


def _end(
    element: XmlElement, base: float, start: float, rates: tuple[float, float]
) -> float | None:
    end = _time(element.attributes.get("end"), rates)
    length = _time(element.attributes.get("dur"), rates)
    return base + end if end is not None else start + length if length is not None else None


def _time(told: str | None, rates: tuple[float, float]) -> float | None:
    """The seconds of a clock time, with frames behind it perhaps, or of a number with a unit."""
    told = (told or "").strip()
    offset = _OFFSET.fullmatch(told)
    if offset is not None:
        per_second = dict(zip("ft", rates, strict=True)).get(offset[2])
        number = float(offset[1])
        return number / per_second if per_second else number * _UNITS[offset[2]]
    clock, _, frames = told.rpartition(":") if told.count(":") == 3 else (told, "", "")
    seconds = seconds_of(clock)
    return seconds if seconds is None else seconds + _number(frames, 0.0) / rates[0]


def _number(told: str | None, usual: float) -> float:
    found = re.match(r"[0-9]{1,9}(?:\.[0-9]{1,9})?", told or "")
    return float(found[0]) or usual if found else usual


def _youtube(root: XmlElement) -> Iterator[Cue]:
    """`<text start dur>` in seconds, or `<p t d>` in milliseconds."""
    for element in root.walk():
        seconds = element.name == "text" and "start" in element.attributes
        if not seconds and not (element.name == "p" and "t" in element.attributes):
            continue
        names, scale = (("start", "dur"), 1.0) if seconds else (("t", "d"), 0.001)
        start, length = (seconds_of(element.attributes.get(name, "")) for name in names)
        text, speaker = marked_text(element.words())
        if text:
            at = -1.0 if start is None else start * scale
            end = at + length * scale if length is not None else None
            yield Cue(at, end, text, speaker, element.line)
