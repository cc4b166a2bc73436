"""Chapters in XML: Podlove's simple chapters, Matroska's, OverDrive's markers and their like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from tui.model import Problem
from tui.readers.format_reader import ParsedFile
from tui.readers.reading import Reading
from tui.readers.summary.segmentation import RawSegment
from tui.readers.timed_content import TimedContent, reading_of
from tui.readers.xml_document import XmlElement
from tui.sanitize import clean_line
from tui.timecode import seconds_of, total_seconds

_CLOCK = re.compile(r"([0-9]{1,3}):([0-9]{1,2}):([0-9]{1,2})(?:\.([0-9]{1,9}))?")
_OTHER_NAMES = "chapter marker bookmark cuepoint cue chaptermarker segment topic section moment"
_OTHERS = frozenset(_OTHER_NAMES.split())
_STARTS = (
    "start",
    "time",
    "starttime",
    "position",
    "offset",
    "timecode",
    "timestamp",
    "begin",
    "fileposition",
)
_ENDS = ("end", "endtime", "stop")
_TITLES = ("title", "name", "label", "heading", "comment")
_SOME = 20  # of a document, that tell it
_RATIO = re.compile(r"([0-9]{1,18})(?:/([0-9]{1,12}))?s")
_NANOSECONDS = re.compile(r"[0-9]{1,18}(?:\.[0-9]{1,9})?")


def has_markers(file: ParsedFile) -> bool:
    """Whether a document of whatever kind holds several chapters or markers, with titles."""
    root = file.xml.root
    found = chapters_of_xml(root) if root is not None else ()
    return sum(one is not None and one.title is not None for one, _ in islice(found, _SOME)) > 1


def read(file: ParsedFile) -> Reading:
    """The episode of a file of chapters in XML."""
    root, told = file.take_xml()
    problems, chapters = list(told), list[RawSegment]()
    for chapter, line in chapters_of_xml(root) if root is not None else ():
        if chapter is not None:
            chapters.append(chapter)
        else:
            message = "this chapter has no start that is a time; it was left out."
            problems.append(Problem(file.path, line, message))
    del root  # the segments of many chapters need the room
    return reading_of(file, TimedContent(chapters=chapters, problems=problems))


def chapters_of_xml(root: XmlElement) -> Iterator[tuple[RawSegment | None, int]]:
    """The chapters of the first list in a document and their lines; None for one without start."""
    holder = next((each for each in root.walk() if each.name in ("chapters", "EditionEntry")), root)
    if root.name == "fcpxml":
        yield from _final_cut_markers(root)
        return
    for element in holder.walk():
        if element.name == "chapter":
            start = seconds_of(element.attributes.get("start", ""))
            title = clean_line(element.attributes.get("title", ""))
            yield _segment(start, None, title, element.line), element.line
        elif element.name.lower() in _OTHERS and (marker := _marker(element)) is not None:
            yield marker, element.line
        elif element.name == "ChapterAtom" and not _is_hidden(element):
            start, end = (
                _matroska_time(element.words_of(f"ChapterTime{n}")) for n in ("Start", "End")
            )
            display = next(element.children("ChapterDisplay"), element)
            title = display.words_of("ChapterString") or display.words_of("ChapString")
            title = clean_line(title)
            yield _segment(start, end, title, element.line), element.line


def _final_cut_markers(root: XmlElement) -> Iterator[tuple[RawSegment | None, int]]:
    """The markers of clips, whose times are those within the clip's own recording."""
    for clip in root.walk():
        shift = _ratio(clip, "offset") - _ratio(clip, "start")
        for element in (*clip.children("chapter-marker"), *clip.children("marker")):
            start = max(0.0, shift + _ratio(element, "start"))
            title = clean_line(element.attributes.get("value", ""))
            yield _segment(start, None, title, element.line), element.line


def _ratio(element: XmlElement, name: str) -> float:
    """Seconds of "7503/25s" in an attribute; 0 without it."""
    ratio = _RATIO.fullmatch(element.attributes.get(name, ""))
    return int(ratio[1]) / (int(ratio[2] or 1) or 1) if ratio else 0.0


def _marker(element: XmlElement) -> RawSegment | None:
    """What an element's attributes, or the elements in it, tell; None where none is a time."""
    parts = [each for each in element.content if not isinstance(each, str)]
    told = {**{each.name: each.words().strip() for each in parts}, **element.attributes}
    values = {name.lower(): value for name, value in told.items()}
    start, end = _first_time(values, _STARTS), _first_time(values, _ENDS)
    titled = next((name for name in _TITLES if values.get(name)), "title")
    named = (*_STARTS, *_ENDS, titled)
    others = (
        each if isinstance(each, str) else each.words()
        for each in element.content
        if isinstance(each, str) or each.name.lower() not in named
    )
    text = tuple(filter(None, map(clean_line, others)))
    return _segment(start, end, clean_line(values.get(titled, "")), element.line, text)


def _first_time(values: Mapping[str, str], names: Iterable[str]) -> float | None:
    """The seconds of the first of some names that has a time."""
    times = (seconds_of(values.get(name, "")) for name in names)
    return next((time for time in times if time is not None), None)


def _segment(
    start: float | None, end: float | None, title: str, line: int, text: tuple[str, ...] = ()
) -> RawSegment | None:
    return None if start is None else RawSegment(start, end, title or None, text, line)


def _is_hidden(atom: XmlElement) -> bool:
    hidden, enabled = atom.words_of("ChapterFlagHidden"), atom.words_of("ChapterFlagEnabled")
    return hidden.strip() == "1" or enabled.strip() == "0"


def _matroska_time(told: str) -> float | None:
    """Seconds of "HH:MM:SS.nnnnnnnnn", or of a whole number of nanoseconds."""
    told = told.strip()
    clock = _CLOCK.fullmatch(told)
    if clock is not None:
        return total_seconds(*clock.groups())
    return float(told) / 1e9 if _NANOSECONDS.fullmatch(told) else None
