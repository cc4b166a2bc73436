"""The timestamps of a text to its outline: those that divide it, by the way it tells times.

Evidence, in this order:

- A timestamp is credible by its position. Bare times must outnumber the clock times and verses of
  the file (half of them, where several lead their lines and all run forward), unless one is 0:00;
  run forward more often than back; and, at the end of a line, be two or more, or name who speaks
  in the first minute. Times beside quotations count only where there are no others.
- Times in headings divide the text, and times beneath them are references, unless those lead
  their lines too and run on in step (a section and its points).
- A list that leads with its times or trails them is taken by the number of timestamps; a short list
  that covers as much of the recording as the speakers' cues do is a table of contents, and wins.
- Timestamps in brackets elsewhere in the same kind of line join if they run on in step. A second
  list of the same recording does not: it comes as cues, whose words can fill the chapters.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable
from itertools import islice, pairwise
from typing import NamedTuple

from msgspec import Struct

from tui.readers.frontmatter.field_names import is_named
from tui.readers.markup.blocks import Block, BlockKind
from tui.readers.summary.false_times import are_false
from tui.readers.summary.timecodes import find_timecodes
from tui.readers.summary.timestamps import LinePosition, Timestamp, timestamps_in
from tui.timecode import seconds_of

_FEW = 3  # timestamps, from which on a list can be compared
_MANY = 6  # timestamps, from which on times that run back are no list
_NEAR = 0.1  # of a list's length within which another begins
_SHARE = 0.6  # of a list's length that another must have to cover the same recording
_TRUST = 2  # false positives a timestamp, where several all run forward
_CELLS = re.compile(r" ?[•·|,()*_] ?| [-–—] ")
_LONGEST_HEADER = 300  # characters
_LONGEST_CELL = 80
_OPENING = 60  # seconds in which a recording's first words are said
_TRIES = 50  # indexes where a list may begin anew
_BODY = (BlockKind.TEXT, BlockKind.ITEM, BlockKind.ROW)
_LEADING = (LinePosition.LEAD, LinePosition.ALONE)


class Outline(Struct, frozen=True):
    """The timestamps that divide a text, and the cues, those of a second list if there is one.

    First is the index of the first block with any credible timestamp, or else how many there are.
    False are times that are verses of a scripture, or the hours of a day; a length in seconds is
    one that stands alone above them.
    """

    timestamps: tuple[Timestamp, ...]
    cues: tuple[Timestamp, ...]
    first: int
    false: bool = False
    length: float | None = None


class _TimestampLists(NamedTuple):
    heads: list[Timestamp]
    leads: list[Timestamp]
    tails: list[Timestamp]
    points: list[Timestamp]
    speech: list[Timestamp]
    quotes: list[Timestamp]


def detect_outline(blocks: list[Block]) -> Outline:
    """Choose the timestamps that divide a text; linear in its length."""
    found = [timestamps_in(block, index) for index, block in enumerate(blocks)]
    stamps = [stamp for more, _ in found for stamp in more]
    if are_false(stamps, blocks):
        return Outline((), (), len(blocks), false=True)
    length, stamps = _without_length(_without_tasks(stamps, blocks), blocks)
    lists = _timestamp_lists(stamps, sum(false_positives for _, false_positives in found))
    selected, second = _split_in_two(_with_bracketed(_dividing_list(lists), stamps), blocks)
    selected = selected if second else _one_section(selected, blocks)
    cues = max(second, _find_cues(selected, lists), key=len)
    credible = (stamp.index for stamps in (*lists, selected) for stamp in stamps)
    first = min(credible, default=len(blocks))
    return Outline(tuple(selected), tuple(cues), first, length=length)


def _one_section(stamps: list[Timestamp], blocks: list[Block]) -> list[Timestamp]:
    """Of times below several headings that run back together, the section that tells them all.

    It begins with the recording and covers most of it, and each runs forward by itself; the others
    are references.
    """
    if not _backward(stamps) or any(stamp.kind is BlockKind.HEADING for stamp in stamps):
        return stamps
    headings = [index for index, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    sections: dict[int, list[Timestamp]] = {}
    for stamp in stamps:
        sections.setdefault(bisect(headings, stamp.index), []).append(stamp)
    last = max(stamp.start for stamp in stamps)
    whole = [
        section
        for section in sections.values()
        if section[0].start < _OPENING and section[-1].start >= _SHARE * last
    ]
    if len(whole) != 1 or len(whole[0]) < _FEW or any(map(_backward, sections.values())):
        return stamps
    return whole[0]


def _without_length(
    stamps: list[Timestamp], blocks: list[Block]
) -> tuple[float | None, list[Timestamp]]:
    """How long the recording is where a time that is alone in its line says so above the others.

    Or alone among what signs set off in it, as "Field Wire · 1:02:30 · May 2024".
    """
    for index, block in enumerate(blocks[: stamps[0].index + 1] if stamps else ()):
        cells = [cell for cell in _CELLS.split(block.text[:_LONGEST_HEADER]) if cell.strip()]
        lengths = [seconds for cell in cells if (seconds := _length_told(cell))]
        others = stamps[stamps[0].index == index :]
        if len(lengths) != 1 or len(others) < _FEW or block.kind is BlockKind.ROW:
            continue
        first = others[0]
        if any(len(cell) > _LONGEST_CELL for cell in cells):
            continue
        apart = len(cells) > 1 or first.position is not LinePosition.ALONE
        begins = first.start < _OPENING and not _backward(others)
        if apart and begins and lengths[0] > others[-1].start:
            return lengths[0], others
    return None, stamps


def _length_told(words: str) -> float | None:
    """How long a time is that is nothing but that: 1:02:30, 62 min; no bare number."""
    return None if words.strip().isdecimal() else seconds_of(words)


def _without_tasks(stamps: list[Timestamp], blocks: list[Block]) -> list[Timestamp]:
    """The timestamps without lengths in tables, and without other tables, or tasks, out of step.

    Tables are told apart by the names of their columns, tasks by boxes to be ticked off.
    """
    heads = _table_heads(blocks) if any(s.kind is BlockKind.ROW for s in stamps) else {}
    dropped: set[int] = set()
    for kind in (BlockKind.ROW, BlockKind.ITEM):
        forms: dict[object, list[Timestamp]] = {}
        for stamp in stamps:
            block = blocks[stamp.index]
            if stamp.kind is not kind:
                continue
            if kind is BlockKind.ROW and _is_length(block, heads.get(stamp.index, "")):
                dropped.add(stamp.index)
            else:
                form = heads.get(stamp.index), block.text.count("|"), block.marker.endswith("]")
                forms.setdefault(form, []).append(stamp)
        main = max(forms.values(), key=len, default=[])
        for other in forms.values():
            if other is not main and not _in_step(main, other):
                dropped.update(stamp.index for stamp in other)
    return [stamp for stamp in stamps if stamp.index not in dropped]


def _table_heads(blocks: list[Block]) -> dict[int, str]:
    """The names of the columns for each row of a table that has such a line."""
    heads: dict[int, str] = {}
    head = ""
    for index, (above, block) in enumerate(pairwise(blocks), 1):
        if block.kind is BlockKind.RULE and above.kind is BlockKind.ROW:
            head = above.text
        elif block.kind is not BlockKind.ROW:
            head = ""
        elif head:
            heads[index] = head
    return heads


def _is_length(row: Block, head: str) -> bool:
    """Whether the time of a row stands in a column of lengths."""
    pairs = zip(head.split("|"), row.text.split("|"), strict=False)
    names = (name for name, cell in pairs if find_timecodes(cell).matches)
    return is_named(next(names, ""), "episode.duration", "episode.length")


def _timestamp_lists(stamps: list[Timestamp], false_positives: int) -> _TimestampLists:
    heads = [stamp for stamp in stamps if stamp.kind is BlockKind.HEADING]
    quotes = [stamp for stamp in stamps if stamp.kind is BlockKind.QUOTE]
    body = [stamp for stamp in stamps if stamp.kind in _BODY]
    leads = [stamp for stamp in body if stamp.position in _LEADING]
    trailing = [stamp for stamp in body if stamp.position is LinePosition.TAIL]
    alone = [stamp for stamp in body if stamp.position is LinePosition.ALONE]
    inside = [stamp for stamp in body if stamp.position is LinePosition.INSIDE]
    points = [stamp for stamp in inside if stamp.kind is not BlockKind.TEXT]
    speech = [stamp for stamp in inside if stamp.kind is BlockKind.TEXT]
    return _TimestampLists(
        heads=_credible(heads, false_positives),
        leads=_credible(leads, false_positives),
        tails=_credible(_merged(trailing, alone) if trailing else [], false_positives, bare=2),
        points=_credible(points, false_positives, least=2),
        speech=_credible(speech, false_positives, least=1 if any(s.named for s in speech) else 2),
        quotes=_credible(quotes, false_positives, least=2),
    )


def _credible(
    stamps: list[Timestamp], false_positives: int, *, bare: int = 1, least: int = 1
) -> list[Timestamp]:
    """The timestamps that the evidence allows: at least so many, or bare of them if one is bare."""
    if all(stamp.timecode.weak for stamp in stamps):
        return []
    plain = [stamp for stamp in stamps if stamp.is_bare]
    leads = bare == 1 and len(plain) >= _FEW and not _backward(plain)
    many_false = (_TRUST if leads else 1) * len(plain) <= false_positives
    doubtful = many_false and not any(stamp.start == 0 for stamp in plain)
    if plain and (doubtful or (len(stamps) < bare and not _opens(stamps)) or _runs_back(plain)):
        stamps = [stamp for stamp in stamps if not stamp.is_bare]
    return stamps if len(stamps) >= least else []


def _opens(stamps: list[Timestamp]) -> bool:
    """Whether a timestamp names who speaks first: "Ann: 0:16", not "Length: 45:10"."""
    return all(stamp.before.endswith(":") and stamp.start < _OPENING for stamp in stamps)


def _backward(stamps: list[Timestamp]) -> int:
    return sum(late.start < early.start for early, late in pairwise(stamps))


def _runs_back(stamps: list[Timestamp]) -> bool:
    return len(stamps) >= _MANY and 2 * _backward(stamps) > len(stamps) - 1


def _merged(one: list[Timestamp], other: list[Timestamp]) -> list[Timestamp]:
    return sorted((*one, *other), key=_place)


def _place(stamp: Timestamp) -> tuple[int, int]:
    return stamp.index, stamp.timecode.left


def _in_step(one: list[Timestamp], other: list[Timestamp]) -> bool:
    """Whether two lists, read together, run back no more often than each by itself."""
    return _backward(_merged(one, other)) <= _backward(one) + _backward(other)


def _apart(one: list[Timestamp], other: list[Timestamp]) -> bool:
    return one[-1].index < other[0].index or other[-1].index < one[0].index


def _length(stamps: list[Timestamp]) -> float:
    starts = [stamp.start for stamp in stamps]
    return max(starts) - min(starts)


def _dividing_list(lists: _TimestampLists) -> list[Timestamp]:
    chapters = _chapters(lists.heads, lists.leads)
    others = max((lists.tails, _best_inline(lists)), key=len) or lists.quotes
    if not chapters or not others:
        return chapters or others
    if len(chapters) >= len(others):
        return chapters
    if set(map(_place, chapters)) <= set(map(_place, others)):
        return others
    of_headings = chapters[0].kind is BlockKind.HEADING
    beneath = of_headings and not _apart(chapters, others)
    covers = beneath or 2 * _length(chapters) >= _length(others)
    return chapters if covers and len(chapters) >= (2 if of_headings else _FEW) else others


def _best_inline(lists: _TimestampLists) -> list[Timestamp]:
    """The points of a list where they tell the whole recording in order, or what speakers say."""
    points, speech = lists.points, lists.speech
    tidy = len(points) >= _FEW and 10 * _backward(points) < len(points)
    if not speech or (tidy and 2 * _length(points) >= _length(speech)):
        return points
    return speech


def _chapters(heads: list[Timestamp], leads: list[Timestamp]) -> list[Timestamp]:
    """Headings with times, lines that lead with them, or both where they are one list."""
    if not heads or not leads:
        return heads or leads
    if any(stamp.position is LinePosition.LEAD for stamp in heads) and _in_step(heads, leads):
        return _merged(heads, leads)
    if len(heads) > 1 and not _apart(heads, leads):
        return heads
    return max((leads, heads), key=len)


def _with_bracketed(selected: list[Timestamp], stamps: list[Timestamp]) -> list[Timestamp]:
    """The selected timestamps with others in brackets that run on in step, in the same kinds."""
    kinds = {stamp.kind for stamp in selected if stamp.timecode.bracketed}
    used = {stamp.index for stamp in selected}
    bracketed = (stamp for stamp in stamps if stamp.timecode.bracketed)
    more = [stamp for stamp in bracketed if stamp.kind in kinds and stamp.index not in used]
    inside = [stamp.before for stamp in more if stamp.position is LinePosition.INSIDE]
    if 2 * len(set(inside)) > len(inside):  # speakers speak again, the words of prose vary
        more = [m for m in more if m.position is not LinePosition.INSIDE or m.before.endswith(":")]
    return _merged(selected, more) if more and _in_step(selected, more) else selected


def _split_in_two(
    stamps: list[Timestamp], blocks: list[Block]
) -> tuple[list[Timestamp], list[Timestamp]]:
    """A list that begins anew below a heading and tells the same time again, in two parts.

    First comes the one that divides: a table of contents, or of two of a kind the tidier.
    """
    if all(stamp.kind is BlockKind.HEADING for stamp in stamps):
        return stamps, []
    tries = range(_FEW, len(stamps) - _FEW + 1)
    backs = (at for at in tries if stamps[at].start < stamps[at - 1].start)
    for at in islice(backs, _TRIES):
        one, other = stamps[:at], stamps[at:]
        between = blocks[one[-1].index + 1 : other[0].index]
        shorter, longer = sorted((_length(one), _length(other)))
        near = abs(other[0].start - one[0].start) <= _NEAR * longer
        headed = any(block.kind is BlockKind.HEADING for block in between)
        apart = headed or _forms(one).isdisjoint(_forms(other))
        if apart and near and shorter >= _SHARE * longer > 0:
            measure = _backward if one[-1].kind is other[0].kind else len
            return (one, other) if measure(one) <= measure(other) else (other, one)
    return stamps, []


def _forms(stamps: list[Timestamp]) -> set[tuple[LinePosition, bool, bool]]:
    """How times stand in their lines, and whether there are no words between these."""
    dense = stamps[-1].index - stamps[0].index < len(stamps)
    return {(stamp.position, stamp.timecode.bracketed, dense) for stamp in stamps}


def _find_cues(selected: list[Timestamp], lists: Iterable[list[Timestamp]]) -> list[Timestamp]:
    """The longest other list that stands wholly above or below the selected one."""
    if len(selected) < _FEW:
        return []
    long = (stamps for stamps in lists if len(stamps) >= _FEW)
    spoken = (stamps for stamps in long if stamps[0].kind is not BlockKind.QUOTE)
    return max((stamps for stamps in spoken if _apart(selected, stamps)), key=len, default=[])
