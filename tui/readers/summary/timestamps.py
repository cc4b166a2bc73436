"""Blocks to timestamps: where timecodes stand in a text, and what stands beside them.

A timestamp leads its line ("0:00 Intro"), stands alone on it, trails it ("Intro 0:00") or stands
inside it ("Ann: [0:00] Welcome"). A word that only says that a time follows ("Time: 0:00") counts
for nothing, one that says how long something takes ("Duration: 1:02:03") makes it no timestamp.
Prose is told apart by position: a bare time inside a sentence is no timestamp, unless the sentence
calls it a timecode; a labelled one ("[inaudible 0:12]") neither, unless it is in a heading or is a
range on its own line. A line with three or more times that run forward is a list, and is divided.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from itertools import islice, pairwise

from msgspec import Struct

from tui.readers.frontmatter.field_names import is_named
from tui.readers.markup.blocks import Block, BlockKind
from tui.readers.summary.timecodes import TIME_LABELS, TimecodeMatch, find_timecodes

_NUMBER = re.compile(r"[\W_]*(?:(?:[0-9]{1,3}|[①-⓿❶-➓]|(?:[A-Za-z]|[IVX]{2,4})(?=[.)]))[\W_]+)?")
_NOTE = re.compile(r"[\s.,:;–—-]{0,9}[(\[][^()\[\]]{1,200}[)\]][\s.,:;]{0,9}")
_SET_OFF = (":", "|", "-", "–", "—")
_MAX_HEAD = 80  # characters before a timestamp inside a line: a speaker, or a short heading
_MAX_LINE = 100_000  # characters of a line in which timestamps are looked for
_FEW = 3  # times on one line that make it a list
_WEAK_LABELS = "position|moment|momento|segment|from|at|clip|when|ab|desde|час|süre"
_TIME_LABEL = re.compile(
    rf"[\W_]*(?:(?:{TIME_LABELS})[ \t]{{0,3}}[\W_]{{1,6}}"
    rf"|(?:{_WEAK_LABELS})[*_ ]{{0,3}}[:：][\W_]{{0,5}})",
    re.IGNORECASE,
)
_END_LABEL = re.compile(
    r"[\W_]{0,6}(?:end(?:s|e|ing)?(?: time)?|to|until|and|bis|und|fin|à|et|hasta|a|y|fim|até|fine"
    r"|конец|до|结束|終了|끝)"
    r"[\W_]{0,6}",
    re.IGNORECASE,
)
_CALLED_TIMECODE = re.compile(
    r"(?<![^\W\d_])(?:time[ -]?codes?|zeitcodes?|тайм-?код[а-я]{0,3}|código de tiempo|code temporel"
    r"|codice temporale|minutagem?|タイムコード|时间码|時間碼)[ \t:：]{0,2}[(\[<]?$",
    re.IGNORECASE,
)
_FROM = re.compile(
    rf"[\W_]*(?:(?:{TIME_LABELS}|{_WEAK_LABELS})[*_ ]{{0,3}}[:：][\W_]{{0,5}})?"
    r"(?:[0-9]{1,3}[.)] )?(?:from|between|von|zwischen|de|desde|entre|du|da|dal(?:le)?|van|от"
    r"|с|od|从|從|自|من)[\W_]{1,5}",
    re.IGNORECASE,
)
_AT = re.compile(r"[\W_]*(?:at|um|à|alle|a las?|às|om|kl|в)[\W_]{1,4}", re.IGNORECASE)
_COLON_BEHIND = re.compile(r"\s?[:：]\s")
_SET_OFF_BEHIND = re.compile(r"\s*(?:$|[:：|–—-])")
_LENGTH_WORDS = 4  # words before a length at most
_DIVIDERS = ("/", "|", ";", "•", "·")


class LinePosition(Enum):
    """Where a timestamp stands in its line."""

    LEAD = auto()
    ALONE = auto()
    TAIL = auto()
    INSIDE = auto()


class Timestamp(Struct, frozen=True):
    """A timecode that may begin a segment, with its block's index and kind.

    It has the words before and after it in its line, or above the first of a list on one line; in
    a row of a table, after has a cell a line. Named: a word says that a time follows.
    """

    index: int
    kind: BlockKind
    position: LinePosition
    timecode: TimecodeMatch
    before: str = ""
    after: str = ""
    named: bool = False

    @property
    def start(self) -> float:
        """Seconds from the beginning of the recording."""
        return self.timecode.start

    @property
    def is_bare(self) -> bool:
        """Whether it stands in no brackets."""
        return not self.timecode.bracketed and not self.timecode.labelled


def timestamps_in(block: Block, index: int) -> tuple[list[Timestamp], int]:
    """The timestamps of a block, and how many things in it only looked like timecodes."""
    if block.kind in (BlockKind.BLANK, BlockKind.CODE, BlockKind.RULE):
        return [], 0
    if block.kind is BlockKind.ROW:
        return _row_timestamps(block, index)
    matches, false_positives = find_timecodes(block.text[:_MAX_LINE])
    timestamps = _one_line_list(block, index, matches) if len(matches) > 1 else []
    if matches and not timestamps:
        timestamps = _called_timecodes(block, index, matches)
    if matches and not timestamps:
        ends = (_timestamp(block, index, match, matches) for match in (matches[0], matches[-1]))
        timestamps = list(islice(filter(None, ends), 1))
    return timestamps, false_positives


def is_time_label(words: str) -> bool:
    """Whether words only say that a time follows."""
    return _TIME_LABEL.fullmatch(f"{words}:") is not None


def is_empty(words: str) -> bool:
    """Whether there is no letter and no digit in the words."""
    return not any(map(str.isalnum, words))


def _timestamp(
    block: Block, index: int, timecode: TimecodeMatch, matches: list[TimecodeMatch]
) -> Timestamp | None:
    before, after = block.text[: timecode.left], block.text[timecode.right :]
    if timecode.end is None and _is_length(before):
        return None
    named = _TIME_LABEL.fullmatch(before) is not None
    if named or _FROM.fullmatch(before):
        timecode, after = _with_end(block.text, timecode, matches)
        named = named or (timecode.end is not None and _SET_OFF_BEHIND.match(after) is not None)
    elif _AT.fullmatch(before):
        named = _COLON_BEHIND.match(after) is not None
    if named:
        before = ""
    ends = is_empty(after) or _is_last(block.text, timecode, matches)
    position = _line_position(before, after, timecode, ends=ends)
    leads = position in (LinePosition.LEAD, LinePosition.ALONE)
    if position is None or (timecode.lead_only and not leads):
        return None
    lone_range = position is LinePosition.ALONE and timecode.end is not None
    if timecode.labelled and block.kind is not BlockKind.HEADING and not lone_range:
        return None
    before = "" if leads else before.strip()
    return Timestamp(index, block.kind, position, timecode, before, after.strip(), named=named)


def _is_length(before: str) -> bool:
    """Whether words before a time say that it is how long something takes."""
    if len(before) > _MAX_HEAD:
        return False
    words = "".join(c if c.isalnum() else " " for c in before).split()
    return 0 < len(words) <= _LENGTH_WORDS and any(
        is_named("".join(words[first:]), "episode.duration", "episode.length")
        for first in range(len(words))
    )


def _with_end(
    text: str, timecode: TimecodeMatch, matches: list[TimecodeMatch]
) -> tuple[TimecodeMatch, str]:
    """A timecode with a labelled one behind it as its end, and the words behind both."""
    index = next((at for at, other in enumerate(matches) if other.left == timecode.left), 0)
    after = matches[index + 1] if index + 1 < len(matches) else None
    if after is None or not _END_LABEL.fullmatch(text, timecode.right, after.left):
        return timecode, text[timecode.right :]
    return timecode._replace(end=after.start, right=after.right), text[after.right :]


def _line_position(
    before: str, after: str, timecode: TimecodeMatch, *, ends: bool
) -> LinePosition | None:
    if _NUMBER.fullmatch(before):
        return LinePosition.ALONE if ends else LinePosition.LEAD
    if ends or _NOTE.fullmatch(after):
        return LinePosition.TAIL
    head = before.rstrip()
    set_off = timecode.bracketed or head.endswith(_SET_OFF)
    return LinePosition.INSIDE if set_off and len(head) <= _MAX_HEAD else None


def _is_last(text: str, timecode: TimecodeMatch, matches: list[TimecodeMatch]) -> bool:
    """Whether nothing but further times in brackets stands behind a timecode."""
    position = timecode.right
    for later in (match for match in matches if match.left >= timecode.right):
        if not later.bracketed or not is_empty(text[position : later.left]):
            break
        position = later.right
    return is_empty(text[position:])


def _one_line_list(block: Block, index: int, matches: list[TimecodeMatch]) -> list[Timestamp]:
    bracketed = [timecode for timecode in matches if timecode.bracketed]
    before = block.text[: matches[0].left].rstrip()
    named = before.endswith((":", "：")) and matches[0].start == 0  # "Chapters: 0:00 Intro, 5:00 …"
    leads = named or _NUMBER.fullmatch(block.text[: matches[0].left]) is not None
    glued = sum(_is_glued(block.text, timecode) for timecode in matches)
    divided = sum(block.text[: match.left].rstrip().endswith(_DIVIDERS) for match in matches)
    whole = leads or 2 * glued >= len(matches) or divided >= max(_FEW, len(matches) - 1)
    cues = bracketed if len(bracketed) >= _FEW else matches if whole else []
    two = len(cues) == 2 and _are_list_of_two(block.text, *cues)
    if len(cues) < _FEW and not two:
        return []
    if any(timecode.labelled or timecode.lead_only for timecode in cues):
        return []
    if any(late.start <= early.start for early, late in pairwise(cues)):
        return []
    ends = [*(timecode.left for timecode in cues[1:]), len(block.text)]
    texts = [block.text[timecode.right : end] for timecode, end in zip(cues, ends, strict=True)]
    is_trailed = is_empty(texts[-1]) and not leads
    if is_trailed:
        begins = [0, *(timecode.right for timecode in cues)]
        texts = [block.text[a : timecode.left] for a, timecode in zip(begins, cues, strict=False)]
        name, colon, first = texts[0].partition(":")
        texts[0] = first if colon and not is_empty(first) and len(name) <= _MAX_HEAD else texts[0]
    words = [text.strip().strip("".join(_DIVIDERS)).strip().rstrip(",，、") for text in texts]
    above = "" if is_trailed else block.text[: cues[0].left].strip()
    befores = (above if any(map(str.isalpha, above)) else "", *("" for _ in cues[1:]))
    return [
        Timestamp(index, block.kind, LinePosition.LEAD, timecode, before, after)
        for timecode, before, after in zip(cues, befores, words, strict=True)
    ]


def _called_timecodes(block: Block, index: int, matches: list[TimecodeMatch]) -> list[Timestamp]:
    """The times of a paragraph whose words call the first of them a timecode, with their words."""
    first = matches[0]
    before = block.text[max(0, first.left - _MAX_HEAD) : first.left]
    if block.kind is not BlockKind.TEXT or not _CALLED_TIMECODE.search(before):
        return []
    if is_time_label(before):  # and nothing else
        return []
    cuts = [0, *(_sentence_start(block.text, *pair) for pair in pairwise(matches)), None]
    return [
        Timestamp(index, block.kind, LinePosition.INSIDE, match, after=text.strip(), named=True)
        for match, text in zip(matches, (block.text[a:b] for a, b in pairwise(cuts)), strict=True)
    ]


def _sentence_start(text: str, before: TimecodeMatch, timecode: TimecodeMatch) -> int:
    """Where the words of a timecode begin: behind the sentence of the one before."""
    between = max(text.rfind(end, before.right, timecode.left) for end in (". ", "! ", "? ", "。"))
    return timecode.left if between < 0 else between + 1


def _is_glued(text: str, timecode: TimecodeMatch) -> bool:
    """Whether a timecode touches a letter: a line that has lost its ends."""
    before, after = text[: timecode.left][-1:], text[timecode.right : timecode.right + 1]
    return before.isalpha() or after.isalpha()


def _are_list_of_two(text: str, one: TimecodeMatch, other: TimecodeMatch) -> bool:
    """Whether two times are a list: with a divider between them, or alike, each with words."""
    between = text[one.right : other.left]
    if between.rstrip().endswith(_DIVIDERS):
        return True
    alike = one.bracketed and other.bracketed and text[one.left] == text[other.left]
    return alike and not is_empty(between) and not is_empty(text[other.right :])


def _row_timestamps(block: Block, index: int) -> tuple[list[Timestamp], int]:
    """The timestamp of a row: its first cell that is a time; a second one may be the end."""
    times: list[TimecodeMatch] = []
    rest: list[str] = []
    false_positives = 0
    for cell in block.text[:_MAX_LINE].split("|"):
        matches, more = find_timecodes(cell)
        false_positives += more
        if rest and not times and matches and _is_length(rest[-1]):
            return [], false_positives
        alone = len(matches) == 1 and is_empty(cell[: matches[0].left] + cell[matches[0].right :])
        if alone and len(times) < 2:
            times.append(matches[0])
        elif not is_empty(cell) and not (not times and cell.strip().isdecimal()):
            rest.append(cell.strip())
    if not times:
        return [], false_positives
    first = times[0]
    if first.end is None and len(times) > 1:
        first = first._replace(end=times[1].start)
    position = LinePosition.LEAD if rest else LinePosition.ALONE
    return [Timestamp(index, block.kind, position, first, after="\n".join(rest))], false_positives
