"""Cues to passages: stretches of some minutes that can be read, with a paragraph for each turn.

A passage is cut where the topic shifts and, if it can be, where the speaker changes, and inside a
sentence only where none ends for long. Each knows where in its text a cue begins, and its second.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from tui.analysis.normalize import is_wide
from tui.analysis.sentences import sentences
from tui.analysis.text_tiling import TextUnit, tile
from tui.readers.captions.cues import Cue, with_speakers
from tui.readers.summary.segmentation import RawSegment, words_of

_LEAST, _MOST = 0.5, 1.75  # of the usual length
_UNIT = (1 / 40, 1 / 12)  # of the usual length, that a unit has at least and at most
_WORD = 0.125  # seconds that a word takes at least
_LETTERS = 3  # of a script without spaces, that take as long as a word
_LONG_CUE = 30.0  # seconds, from which on the parts of a cue are told apart
_PAUSE = 2.0  # seconds of silence that speak for a cut
_PARAGRAPH, _LONGEST_PARAGRAPH = 420, 900  # characters, to a sentence's end, to any cue's end
_TURN, _SILENCE, _BROKEN = 0.6, 0.5, -5.0
_OPEN_ENDS = ("Mr.", "Mrs.", "Ms.", "Dr.", "St.", "vs.", "e.g.", "i.e.", "Prof.", "No.")
_ENDS = tuple(".!?…。！？")
_CLOSERS = "\"'”’)]»"


class _Piece(NamedTuple):
    """A cue, or a part of one between the ends of sentences; first where the cue begins."""

    cue: Cue
    text: str
    first: bool
    ends: bool


class _Turns:
    """The text of a passage while it is written."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._paragraph = 0
        self._speaker = ""
        self._closed = True
        self.times: list[tuple[int, float]] = []

    def add(self, piece: _Piece) -> None:
        """Write a piece, with who says it where that was another one before."""
        cue = piece.cue
        if not piece.text:
            return
        changes = cue.speaker != self._speaker
        full = self._paragraph > (_PARAGRAPH if self._closed else _LONGEST_PARAGRAPH)
        if not self._parts or changes or full:
            self._write("\n\n" if self._parts else "")
            self._paragraph = 0
        elif self._parts and not (is_wide(self._parts[-1][-1]) and is_wide(piece.text[0])):
            self._write(" ")
        if piece.first:
            self.times.append((self._length, cue.start))
        if cue.speaker and (changes or len(self._parts) == 0):
            self._write(f"{cue.speaker}: ")
        self._speaker = cue.speaker
        self._write(piece.text)
        self._closed = piece.ends

    def _write(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._length += len(text)
            self._paragraph += len(text)

    def text(self) -> str:
        """All that was written."""
        return "".join(self._parts)


def passages(cues: Iterable[Cue], minutes: float) -> list[RawSegment]:
    """Cues as passages of so many minutes in the mean; linear in the length of the text."""
    pieces = list(_pieces(with_speakers(cues)))
    usual = 60 * minutes
    units = list(_units(pieces, usual))
    measured = [_measured(pieces, start, stop) for start, stop in units]
    cuts = [units[at][0] for at in tile(measured, usual, _LEAST * usual, _MOST * usual)]
    return [
        segment
        for start, stop in pairwise([*cuts, len(pieces)])
        if (segment := _passage(pieces[start:stop])) is not None
    ]


def fill_with_cues(chapters: Sequence[RawSegment], cues: Iterable[Cue]) -> list[RawSegment]:
    """Chapters with the words of the cues that begin in them below their own text.

    What is said before the first chapter becomes a segment of its own.
    """
    order = sorted(range(len(chapters)), key=lambda index: chapters[index].start)
    starts = [chapters[index].start for index in order]
    said: list[list[_Piece]] = [[] for _ in range(len(chapters) + 1)]
    for piece in _pieces(with_speakers(cues)):
        said[bisect_right(starts, piece.cue.start)].append(piece)
    filled = list(chapters)
    for index, pieces in zip(order, said[1:], strict=True):
        filled[index] = _filled(chapters[index], pieces)
    before = _passage(said[0])
    return filled if before is None else [replace(before, end=starts[0]), *filled]


def as_cues(segments: Sequence[RawSegment]) -> list[Cue]:
    """The segments of a transcript as what was said."""
    return [
        Cue(segment.start, segment.end, "\n".join(words_of(segment)), line=segment.line)
        for segment in segments
    ]


def _filled(chapter: RawSegment, pieces: list[_Piece]) -> RawSegment:
    passage = _passage(pieces)
    if passage is None:
        return chapter
    offset = len("\n\n".join((*chapter.text, "")))
    times = tuple((offset + at, second) for at, second in passage.times)
    return replace(chapter, text=(*chapter.text, *passage.text), times=times)


def _passage(pieces: list[_Piece]) -> RawSegment | None:
    turns = _Turns()
    for piece in pieces:
        turns.add(piece)
    text = turns.text()
    if not text:
        return None
    first, last = pieces[0].cue, pieces[-1].cue
    return RawSegment(first.start, last.end, None, (text,), first.line, tuple(turns.times))


def _pieces(cues: Sequence[Cue]) -> Iterator[_Piece]:
    """Cues divided at the ends of sentences; a part of a long one gets a time of its own."""
    for cue, after in zip(cues, [*cues[1:], None], strict=False):
        text = cue.text.replace("\n", " ")
        end = after.start if cue.end is None and after is not None else cue.end
        seconds = max(0.0, (end or 0.0) - cue.start)
        start = 0
        for stop, ends in _sentence_ends(text):
            words = text[start:stop].strip()
            shift = seconds * start / len(text) if seconds > _LONG_CUE and start else 0.0
            begun = cue._replace(start=cue.start + shift) if shift else cue
            yield _Piece(begun, words, start == 0, ends)
            start = stop


def _sentence_ends(text: str) -> Iterator[tuple[int, bool]]:
    """Where the sentences of a text end, and whether they do; the last end is the text's."""
    for _, stop in sentences(text):
        words = text[:stop].rstrip()
        ends = words.rstrip(_CLOSERS).endswith(_ENDS) and not words.endswith(_OPEN_ENDS)
        if stop == len(text) or (ends and not text[stop:].isspace()):
            yield stop, ends


def _units(pieces: Sequence[_Piece], usual: float) -> Iterator[tuple[int, int]]:
    """The half-open ranges of pieces that are not cut: a sentence or several, or a part of one."""
    least, most = (share * usual for share in _UNIT)
    start, length = 0, 0.0
    for index, piece in enumerate(pieces):
        after = pieces[index + 1] if index + 1 < len(pieces) else None
        length += _length(piece, after)
        good = after is None or piece.ends or after.cue.speaker != piece.cue.speaker
        if length >= (least if good else most) or after is None:
            yield start, index + 1
            start, length = index + 1, 0.0


def _measured(pieces: Sequence[_Piece], start: int, stop: int) -> TextUnit:
    ahead = pieces[start + 1 : stop + 1]
    length = sum(map(_length, pieces[start:stop], [*ahead, None]))
    text = " ".join(piece.text for piece in pieces[start:stop])
    if stop == len(pieces):
        return TextUnit(text, length)
    last, after = pieces[stop - 1], pieces[stop]
    changes = after.cue.speaker != last.cue.speaker
    end = last.cue.start if last.cue.end is None else last.cue.end
    bonus = _TURN * changes + _SILENCE * (after.cue.start - end >= _PAUSE)
    return TextUnit(text, length, bonus if last.ends or changes else bonus + _BROKEN)


def _length(piece: _Piece, after: _Piece | None) -> float:
    """Seconds to the next piece, and no less than its words take."""
    end = piece.cue.end if after is None else after.cue.start
    words = len(piece.text.split())
    if not piece.text.isascii():
        words = max(words, len(piece.text) // _LETTERS)
    return max(_WORD * words, 0.0 if end is None else end - piece.cue.start)
