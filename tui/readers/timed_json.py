"""Transcripts and chapters in JSON, whoever writes them.

Read are Whisper and its kin (segments, chunks, transcription), YouTube (json3, transcripts of the
API), the transcripts and chapters of Podcasting 2.0 and Podlove, what yt-dlp writes beside a
recording, AssemblyAI, Deepgram, podwise, summarize, and whatever else lists texts or titles with
their times: of all lists in a document the one of most words is the transcript, the one of most
titles the chapters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import structs

from tui.model import Problem
from tui.readers.captions.cues import in_phrases, said_once
from tui.readers.format_reader import ParsedFile
from tui.readers.frontmatter.document import FrontMatter, Value
from tui.readers.reading import Reading
from tui.readers.summary.chapters import described_chapters
from tui.readers.timed_content import TimedContent, reading_of
from tui.readers.timed_items import TimedItems, timed_items
from tui.timecode import CLOCK

_DEPTH = 14  # levels in which lists are looked for
_LISTS = 20_000  # lists that are looked at
_NEAR = 0.95  # of the words of the longest transcript
_MOST_FIELDS = 200
_NO_TIMES = (
    "this JSON lists no words or titles with times; transcripts, chapters and what yt-dlp writes"
    " are read."
)


def is_timed(file: ParsedFile) -> bool:
    """Whether a JSON file lists words or titles with times, or is of a recording."""
    value = file.json.value
    return any(True for _ in _found(value)) or _is_recording(value)


def read(file: ParsedFile) -> Reading:
    """The episode of a JSON file."""
    value, problems = file.json
    lists = list(_found(value))
    chapters = max(
        (found for _, found in lists), key=lambda found: len(found.chapters), default=None
    )
    transcripts = [(path, found) for path, found in lists if found.cues]
    most = max((_length(found) for _, found in transcripts), default=0)
    full = [pair for pair in transcripts if _length(pair[1]) >= _NEAR * most]
    path, transcript = min(full, key=lambda pair: len(pair[1].cues), default=("", TimedItems()))
    fields = _fields(value)
    content = TimedContent(
        said_once(in_phrases(transcript.cues)),
        chapters.chapters if chapters else [],
        fields,
        [*problems, *_without_start(file.path, path, transcript)],
        _NO_TIMES,
    )
    if not content.chapters:
        described = described_chapters(FrontMatter(fields))
        content = structs.replace(content, chapters=described)
    return reading_of(file, content)


def _length(found: TimedItems) -> int:
    return sum(len(cue.text) for cue in found.cues)


def _without_start(path: str, name: str, found: TimedItems) -> Iterator[Problem]:
    for index in found.without_start:
        where = f"{name}[{index}]" if name else f"[{index}]"
        yield Problem(
            path, None, f"{where} has no start that is a time; its words stay with those before."
        )


def _found(value: Any) -> Iterator[tuple[str, TimedItems]]:
    """The lists with times in a document, those at one place in their holders as one."""
    lists: dict[str, list[Any]] = {}
    for count, (path, items) in enumerate(_lists(value, "", _DEPTH)):
        if count >= _LISTS:
            break
        lists.setdefault(path, []).extend(items)
    for path, items in lists.items():
        found = timed_items(items)
        if found is not None and (found.cues or found.chapters):
            yield path, found


def _lists(value: Any, path: str, depth: int) -> Iterator[tuple[str, list[Any]]]:
    if depth == 0:
        return
    if isinstance(value, dict) and value and all(map(CLOCK.fullmatch, value)):
        yield path, [_at(time, told) for time, told in value.items()]
    elif isinstance(value, dict):
        for name, inner in value.items():
            if isinstance(inner, dict | list):
                yield from _lists(inner, f"{path}.{name}" if path else name, depth - 1)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        yield path, value
        if timed_items(value[:20]) is None:
            for item in value:
                for inner_path, inner in _lists(item, path, depth - 1):
                    yield inner_path, _spoken_by(item, inner)


def _at(time: str, told: Any) -> dict[str, Any]:
    """What a mapping has for a time: a title, or more."""
    return {"start": time, **(told if isinstance(told, dict) else {"title": told})}


def _spoken_by(item: Any, lines: list[Any]) -> list[Any]:
    """Lines within an item with the speaker that it names, where they name none."""
    speaker = item.get("speaker") if isinstance(item, dict) else None
    if speaker is None:
        return lines
    return [{"speaker": speaker, **line} if isinstance(line, dict) else line for line in lines]


def _is_recording(value: Any) -> bool:
    """Whether a document is what yt-dlp tells of a recording, with or without chapters."""
    return isinstance(value, dict) and "extractor" in value and "title" in value


def _fields(value: Any) -> Mapping[str, Value]:
    """What a document says of its recording, as front matter would."""
    if not isinstance(value, dict):
        return {}
    fields: dict[str, Value] = {}
    for name, each in list(value.items())[:_MOST_FIELDS]:
        told = each.get("title") if isinstance(each, dict) else each  # a show has fields, too
        if isinstance(told, str | int | float) and not isinstance(told, bool) and name != "text":
            fields[name] = str(told)
    return fields
