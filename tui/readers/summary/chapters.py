"""Chapters that front matter lists, the ways real sites do it.

A list of mappings with a start and a title, of texts ("0:00 Intro") or of pairs, a mapping of
starts to titles or of titles to starts, or one text with a line a chapter. Lists that are called
chapters come first; a list that holds what was said comes last, and fills the others.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import NamedTuple

from msgspec.structs import replace

from tui.readers.frontmatter.document import FrontMatter, Value
from tui.readers.frontmatter.field_names import FIELD_NAMES, is_named, normalize_name
from tui.readers.markup.blocks import Block, BlockKind, parse_blocks
from tui.readers.markup.inline import plain
from tui.readers.markup.paragraphs import paragraphs
from tui.readers.summary.outline import detect_outline
from tui.readers.summary.segmentation import RawSegment, is_transcript, segment_blocks, words_of
from tui.sanitize import clean_line
from tui.timecode import LONGEST, seconds_of

_FEW = 2  # times, from which on a description tells chapters
_DESCRIPTION = 200_000  # characters of a description that are looked at
_CAP = 20_000  # chapters that are read of one list
_AHEAD = 200  # times in which the line of a chapter is looked for
_LINE = 1000  # characters of a line in which its time is looked for
_TOKEN = re.compile(r"[0-9]{1,3}(?::[0-9]{2}){1,2}(?:\.[0-9]{1,6})?|(?<![\w.])[0-9]{1,7}(?![\w.])")


class _ChapterList(NamedTuple):
    segments: list[RawSegment]
    by_name: bool
    is_transcript: bool


def chapters_of(matter: FrontMatter, text: str) -> list[RawSegment]:
    """The chapters that front matter lists, in its order; text is the whole file's, for lines."""
    values = _values(matter).items()
    lists = (_chapter_list(name, value, line, text) for name, (value, line) in values)
    candidates = sorted(filter(None, lists), key=_rank)
    if not candidates:
        return []
    transcripts = (chapters.segments for chapters in candidates[1:] if chapters.is_transcript)
    return fill_chapters(candidates[0].segments, next(transcripts, []))


def _rank(chapters: _ChapterList) -> tuple[bool, bool, int]:
    return chapters.is_transcript, not chapters.by_name, -len(chapters.segments)


def described_chapters(matter: FrontMatter) -> list[RawSegment]:
    """The chapters that a description in front matter tells: several, on lines of their own."""
    texts = (text for name, text in matter.fields.items() if is_named(name, "episode.description"))
    rows = (text for text in texts if isinstance(text, str) and "\n" in text.strip())
    candidates = (_from_text(text[:_DESCRIPTION]) for text in rows)
    return next((segments for segments in candidates if len(segments) >= _FEW), [])


def holds_chapters(value: Value) -> bool:
    """Whether a value under a name such as chapters holds any."""
    return bool(_segments_of(value, by_name=True))


def _values(matter: FrontMatter) -> dict[str, tuple[Value, int | None]]:
    """The values that may list chapters, with their lines; those one level down if named so."""
    values = {name: (value, matter.lines.get(name)) for name, value in matter.fields.items()}
    for name, value in matter.fields.items():
        nested = isinstance(value, dict) and not is_named(name, "episode.chapters")
        for key, part in value.items() if nested and isinstance(value, dict) else ():
            if is_named(key, "episode.chapters"):
                values.setdefault(key, (part, matter.lines.get(name)))
    return values


def fill_chapters(chapters: list[RawSegment], cues: list[RawSegment]) -> list[RawSegment]:
    """Chapters with the words of cues: each goes to the chapter that its start lies in.

    What only names a chapter again is left out.
    """
    if not chapters:
        return cues
    names = {_name(chapter.title) for chapter in chapters if chapter.title}
    cues = [_without_names(cue, names) for cue in cues]
    if is_transcript(cues):
        from tui.readers.captions import transcript_passages  # noqa: PLC0415  for transcripts alone

        return transcript_passages.fill_with_cues(chapters, transcript_passages.as_cues(cues))
    order = sorted(range(len(chapters)), key=lambda index: chapters[index].start)
    starts = [chapters[index].start for index in order]
    words: list[list[str]] = [list(chapter.text) for chapter in chapters]
    blocks: list[list[Block]] = [list(chapter.blocks) for chapter in chapters]
    for cue in cues:
        index = order[max(0, bisect_right(starts, cue.start) - 1)]
        words[index] += words_of(cue)
        blocks[index] += cue.blocks
    rows = zip(chapters, words, blocks, strict=True)
    return [
        replace(chapter, text=tuple(text), blocks=tuple(of_it)) for chapter, text, of_it in rows
    ]


def _without_names(cue: RawSegment, names: set[str]) -> RawSegment:
    section = tuple(text for text in cue.section if _name(text) not in names)
    title = cue.title if cue.title and _name(cue.title) not in names else None
    return replace(cue, title=title, section=section)


def with_names(blocks: list[Block], chapters: list[RawSegment]) -> list[Block]:
    """Blocks in which lines that only name a chapter are headings."""
    names = {_name(chapter.title) for chapter in chapters if chapter.title}
    return [
        block._replace(kind=BlockKind.HEADING, level=6)
        if block.kind is BlockKind.TEXT and _name(block.text) in names
        else block
        for block in blocks
    ]


def _name(title: str) -> str:
    return "".join(filter(str.isalnum, title.casefold()))


def _chapter_list(name: str, value: Value, line: int | None, text: str) -> _ChapterList | None:
    by_name = is_named(name, "episode.chapters")
    segments = _segments_of(value, by_name=by_name)
    if not segments or (len(segments) < 2 and not by_name):
        return None
    is_transcript = sum(bool(segment.text) and not segment.title for segment in segments)
    numbered = list(_with_line_numbers(segments, text, line))
    return _ChapterList(numbered, by_name, 2 * is_transcript > len(segments))


def _segments_of(value: Value, *, by_name: bool) -> list[RawSegment]:
    if isinstance(value, str):
        return _from_text(value) if by_name else []
    if isinstance(value, dict):
        pairs = value.items() if by_name else ()
        return [segment for pair in pairs if (segment := _from_pair(*pair, either=True))]
    if not isinstance(value, list):
        return []
    texts = [item for item in value if isinstance(item, str)]
    if by_name and texts and len(texts) == len(value):
        return _from_text("\n".join(texts))
    segments = (_from_item(item, by_name=by_name) for item in value[:_CAP])
    return [segment for segment in segments if segment]


def _from_item(item: Value, *, by_name: bool) -> RawSegment | None:
    if isinstance(item, dict):
        return _from_mapping(item, either=by_name)
    if not by_name or not isinstance(item, list) or len(item) != 2:
        return None
    return _from_pair(item[0], item[1]) if isinstance(item[0], str) else None


def _from_text(text: str) -> list[RawSegment]:
    lines = parse_blocks(text)
    segments = segment_blocks(lines, detect_outline(lines).timestamps, len(lines)).segments
    return [replace(segment, line=None) for segment in segments]


def _from_pair(start: str, title: Value, *, either: bool = False) -> RawSegment | None:
    """A chapter of a start and a title; of a title and a start too, where it may be either."""
    if not isinstance(title, str):
        return None
    seconds = seconds_of(start)
    if seconds is None and either and ":" in title and not is_named(start, "chapter.start"):
        seconds, title = seconds_of(title), start
    if seconds is None or seconds > LONGEST:
        return None
    return RawSegment(seconds, None, _words(title) or None, (), None)


def _from_mapping(item: Mapping[str, Value], *, either: bool) -> RawSegment | None:
    pair = _from_pair(*next(iter(item.items())), either=either) if len(item) == 1 else None
    if pair is not None:
        return pair
    values = {normalize_name(name): value for name, value in item.items()}
    starts = chain(_times(values, "chapter.start"), _times(values, "chapter.start_ms", 1000))
    start = next(starts, None)
    if start is None:
        return None
    title = next(_texts(values, "chapter.title"), "")
    text = next(_texts(values, "chapter.text"), "")
    speaker = _words(next(_texts(values, "chapter.speaker"), ""))
    spoken = paragraphs(parse_blocks(text)) if text else []
    if speaker and spoken:
        spoken[0] = f"{speaker}: {spoken[0]}"
    end = next(_times(values, "chapter.end"), None)
    return RawSegment(start, end, _words(title) or None, tuple(spoken), None)


def _times(values: Mapping[str, Value], target: str, unit: int = 1) -> Iterator[float]:
    for text in _texts(values, target):
        seconds = seconds_of(text)
        if seconds is not None and seconds <= LONGEST * unit:
            yield seconds / unit


def _texts(values: Mapping[str, Value], target: str) -> Iterator[str]:
    for name in FIELD_NAMES[target]:
        value = values.get(name)
        if isinstance(value, str) and value.strip():
            yield value


def _words(text: str) -> str:
    return clean_line(plain(clean_line(text), addresses=False))


def _with_line_numbers(
    segments: list[RawSegment], text: str, first: int | None
) -> Iterator[RawSegment]:
    """The chapters with the lines that their starts stand on, as far as they can be found."""
    if first is None:
        yield from segments
        return
    clocks = (
        (number, seconds_of(token[0]))
        for number, line in enumerate(text.split("\n")[first - 1 :], first)
        if (token := _TOKEN.search(line, 0, _LINE))
    )
    ahead: list[tuple[int, float | None]] = []
    for segment in segments:
        ahead += islice(clocks, _AHEAD - len(ahead))
        at = next((index for index, clock in enumerate(ahead) if clock[1] == segment.start), None)
        yield segment if at is None else replace(segment, line=ahead[at][0])
        del ahead[: 0 if at is None else at + 1]
