"""Chapters that front matter lists, the ways real sites do it.

A list of mappings with a start and a title under many names, a list of texts ("0:00 Intro") or of
pairs, a mapping of starts to titles or of titles to starts, or one text with a line a chapter.
Lists that are called chapters come first; a list that holds what was said comes last, and fills
the others.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, islice

from tui.readers.frontmatter.document import FrontMatter, Value
from tui.readers.frontmatter.fields import loose, names_in
from tui.readers.markup.blocks import lines_of
from tui.readers.markup.inline import plain
from tui.readers.markup.paragraphs import paragraphs
from tui.readers.summary.outline import choose
from tui.readers.summary.segmentation import RawSegment, drafts
from tui.sanitize import clean_line
from tui.timecode import LONGEST, seconds_of

_CALLED = frozenset(
    names_in(
        "chapters chapter chaptermarks timestamps timestamp timecodes timeline segments toc"
        " tableofcontents outline sections marks"
    )
)
_STARTS = names_in(
    "start starttime startoffset startseconds begin from time timestamp timecode at offset ts t"
    " seconds sec startat startsat beginat beginsat"
)
_MILLISECONDS = names_in("startms starttimems starttimemilliseconds startmilliseconds offsetms")
_ENDS = names_in("end endtime endoffset endseconds to until stop")
_TITLES = names_in("title name label chapter topic heading headline header subject caption")
_TEXTS = names_in("text line body summary description content notes")
_SPEAKERS = names_in("who speaker")
_DESCRIPTIONS = frozenset(
    names_in("description summary shownotes notes content body overview text")
)
_FEW = 2  # times, from which on a description tells chapters
_DESCRIPTION = 200_000  # characters of a description that are looked at
_CAP = 20_000  # chapters that are read of one list
_AHEAD = 200  # times in which the line of a chapter is looked for
_LINE = 1000  # characters of a line in which its time is looked for
_TOKEN = re.compile(r"[0-9]{1,3}(?::[0-9]{2}){1,2}(?:\.[0-9]{1,6})?|(?<![\w.])[0-9]{1,7}(?![\w.])")


@dataclass(frozen=True, slots=True)
class Listed:
    """The segments of a list in front matter, and whether it holds what was said."""

    drafts: tuple[RawSegment, ...]
    called: bool
    spoken: bool


def chapters_of(matter: FrontMatter, text: str) -> list[RawSegment]:
    """The chapters that front matter lists, in its order; text is the whole file's, for lines."""
    lists = [
        listed
        for name, (value, line) in _values(matter).items()
        if (listed := _listed(name, value, line, text))
    ]
    lists.sort(key=lambda listed: (listed.spoken, not listed.called, -len(listed.drafts)))
    if not lists:
        return []
    rest = next((listed for listed in lists[1:] if listed.spoken), None)
    return filled(list(lists[0].drafts), list(rest.drafts) if rest is not None else [])


def described(matter: FrontMatter) -> list[RawSegment]:
    """The chapters that a description in front matter tells: several, on lines of their own."""
    texts = (text for name, text in matter.fields.items() if loose(name) in _DESCRIPTIONS)
    rows = (text for text in texts if isinstance(text, str) and "\n" in text.strip())
    told = (_of_text(text[:_DESCRIPTION]) for text in rows)
    return next((found for found in told if len(found) >= _FEW), [])


def is_chapter(item: Value) -> bool:
    """Whether an entry of a list that is called chapters has a start that is a time."""
    return bool(_drafts([item], called=True))


def is_list_of_chapters(value: Value) -> bool:
    """Whether a value under a name such as chapters holds any."""
    return bool(_drafts(value, called=True))


def _values(matter: FrontMatter) -> dict[str, tuple[Value, int | None]]:
    """The values that may list chapters, with their lines; those one level down if named so."""
    found = {name: (value, matter.lines.get(name)) for name, value in matter.fields.items()}
    for name, value in matter.fields.items():
        inner = value.items() if isinstance(value, dict) and loose(name) not in _CALLED else ()
        for called, part in inner:
            if loose(called) in _CALLED:
                found.setdefault(called, (part, matter.lines.get(name)))
    return found


def filled(chapters: list[RawSegment], cues: list[RawSegment]) -> list[RawSegment]:
    """Chapters with the words of cues: each goes to the chapter that its start lies in.

    Cues that say less than the chapters themselves add nothing but noise, and are left out.
    """
    if _said(cues) <= _said(chapters):
        return chapters
    order = sorted(range(len(chapters)), key=lambda place: chapters[place].start)
    starts = [chapters[place].start for place in order]
    words: list[list[str]] = [list(chapter.text) for chapter in chapters]
    for cue in cues:
        place = bisect_right(starts, cue.start) - 1
        if place >= 0 and cue.text:
            known = cue.title is None or cue.title == chapters[order[place]].title
            words[order[place]] += cue.text if known else (cue.title or "", *cue.text)
    return [
        replace(chapter, text=tuple(text)) for chapter, text in zip(chapters, words, strict=True)
    ]


def _said(told: list[RawSegment]) -> int:
    return sum(len(text) for draft in told for text in draft.text)


def _listed(name: str, value: Value, line: int | None, text: str) -> Listed | None:
    called = loose(name) in _CALLED
    found = _drafts(value, called=called)
    if not found or (len(found) < 2 and not called):
        return None
    spoken = sum(bool(draft.text) and not draft.title for draft in found)
    numbered = tuple(_with_lines(found, text, line))
    return Listed(numbered, called, 2 * spoken > len(found))


def _drafts(value: Value, *, called: bool) -> list[RawSegment]:
    if isinstance(value, str):
        return _of_text(value) if called else []
    if isinstance(value, dict):
        pairs = value.items() if called else ()
        return [draft for pair in pairs if (draft := _of_pair(*pair, either=True))]
    if not isinstance(value, list):
        return []
    if called and value and all(isinstance(item, str) for item in value):
        return _of_text("\n".join(item for item in value if isinstance(item, str)))
    found = (_of_item(item, called=called) for item in value[:_CAP])
    return [draft for draft in found if draft]


def _of_item(item: Value, *, called: bool) -> RawSegment | None:
    if isinstance(item, dict):
        return _of_mapping(item, either=called)
    return _of_list(item) if called and isinstance(item, list) else None


def _of_text(text: str) -> list[RawSegment]:
    lines = lines_of(text)
    found = drafts(lines, choose(lines).marks, len(lines))
    return [replace(draft, line=None) for draft in found]


def _of_pair(start: str, title: Value, *, either: bool = False) -> RawSegment | None:
    """A chapter of a start and a title; of a title and a start too, where it may be either."""
    seconds = seconds_of(start)
    if seconds is None and either and isinstance(title, str) and loose(start) not in _STARTS:
        seconds, title = (seconds_of(title) if ":" in title else None), start
    if seconds is None or seconds > LONGEST or not isinstance(title, str):
        return None
    return RawSegment(seconds, None, _words(title) or None, (), None)


def _of_list(item: list[Value]) -> RawSegment | None:
    """A chapter written as a list of a start and a title."""
    return _of_pair(item[0], item[1]) if len(item) == 2 and isinstance(item[0], str) else None


def _of_mapping(item: Mapping[str, Value], *, either: bool) -> RawSegment | None:
    pair = _of_pair(*next(iter(item.items())), either=either) if len(item) == 1 else None
    if pair is not None:
        return pair
    known = {loose(name): value for name, value in item.items()}
    start = next(chain(_times(known, _STARTS), _times(known, _MILLISECONDS, 1000)), None)
    if start is None:
        return None
    title = next(_texts(known, _TITLES), "")
    text = next(_texts(known, _TEXTS), "")
    speaker = _words(next(_texts(known, _SPEAKERS), ""))
    said = paragraphs(lines_of(text)) if text else []
    if speaker and said:
        said[0] = f"{speaker}: {said[0]}"
    end = next(_times(known, _ENDS), None)
    return RawSegment(start, end, _words(title) or None, tuple(said), None)


def _times(known: Mapping[str, Value], names: tuple[str, ...], unit: int = 1) -> Iterator[float]:
    for text in _texts(known, names):
        seconds = seconds_of(text)
        if seconds is not None and seconds <= LONGEST * unit:
            yield seconds / unit


def _texts(known: Mapping[str, Value], names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        value = known.get(name)
        if isinstance(value, str) and value.strip():
            yield value


def _words(text: str) -> str:
    return clean_line(plain(clean_line(text), addresses=False))


def _with_lines(found: list[RawSegment], text: str, first: int | None) -> Iterator[RawSegment]:
    """The chapters with the lines that their starts stand on, as far as they can be found."""
    if first is None:
        yield from found
        return
    marks = (
        (number, seconds_of(token[0]))
        for number, line in enumerate(text.split("\n")[first - 1 :], first)
        if (token := _TOKEN.search(line, 0, _LINE))
    )
    ahead: list[tuple[int, float | None]] = []
    for draft in found:
        ahead += islice(marks, _AHEAD - len(ahead))
        at = next((place for place, mark in enumerate(ahead) if mark[1] == draft.start), None)
        yield draft if at is None else replace(draft, line=ahead[at][0])
        del ahead[: 0 if at is None else at + 1]
