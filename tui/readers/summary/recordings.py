"""A file with several recordings, each below a heading of its own, cut into them.

Policy: the headings are those of the first rank, or those right below the only one, or, without
any, lines that begin with the number of an episode, or the first below each rule; each has two
timestamps or more below it, which begin anew; and no two tell the same recording again, as the
chapters and the transcript of one do, whose moments are the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from tui.analysis.wordlists import alternatives
from tui.readers.markup.blocks import Block, BlockKind
from tui.readers.summary.timestamps import Timestamp

_LIST_NAME = re.compile(
    r"(?:\W{0,4}(?:key|main|action|show|video|episode|full|detailed|notable)\W{1,2})?\W{0,4}"
    rf"(?:{alternatives('times', 'lists')})(?P<more>\W.{{0,30}})?",
    re.IGNORECASE,
)
_EPISODE = re.compile(
    r"(?:episode|ep\.|épisode|episodio|episódio|folge|aflevering|avsnitt|odcinek|bölüm|выпуск|эпизод)"
    r" ?#?[0-9]{1,4}\b|第 ?[0-9]{1,4} ?[集期回話话]|#[0-9]{1,4}\b",
    re.IGNORECASE,
)
_AROUND = " :：[]【】「」()<>《》▼▽■□◆●・#*_–—-"
_FEW = 2  # timestamps of a recording
_MOST = 500  # recordings of one file
_SAME = 2.0  # seconds within which two moments are the same
_SHARED = 0.3  # of the fewer moments that two recordings can have in common


def names_a_list(words: str) -> bool:
    """Whether words only say that a list of moments or the like follows."""
    match = _LIST_NAME.fullmatch(words.strip(_AROUND))
    return match is not None and not match["more"]


def recording_starts(blocks: list[Block], stamps: tuple[Timestamp, ...]) -> list[int]:
    """The indexes of the blocks where recordings begin; none where there are not several."""
    ranks: dict[int, list[int]] = {}
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING and block.text:
            ranks.setdefault(block.level, []).append(index)
    for level in sorted(ranks)[:2]:
        starts = ranks[level]
        if len(starts) > _FEW and not any(starts[0] < s.index < starts[1] for s in stamps):
            starts = starts[1:]  # the first is what the others are gathered under
        if len(starts) > 1:
            named = any(_LIST_NAME.fullmatch(blocks[index].text.strip(" :")) for index in starts)
            if not named and _are_recordings(starts, stamps):
                return starts
            break
    return _numbered_lines(blocks, stamps) or _ruled_lines(blocks, stamps)


def _numbered_lines(blocks: list[Block], stamps: tuple[Timestamp, ...]) -> list[int]:
    """The lines that begin with the number of an episode, where each has its list below it."""
    timed = {stamp.index for stamp in stamps}
    starts = [
        index
        for index, block in enumerate(blocks)
        if block.kind is BlockKind.TEXT and index not in timed and _EPISODE.match(block.text)
    ]
    return starts if len(starts) > 1 and _are_recordings(starts, stamps) else []


def _ruled_lines(blocks: list[Block], stamps: tuple[Timestamp, ...]) -> list[int]:
    """The first lines of the parts that rules divide, where each has its list below it."""
    timed = {stamp.index for stamp in stamps}
    starts: list[int] = []
    is_new = True
    for index, block in enumerate(blocks):
        if is_new and block.text and block.kind is not BlockKind.RULE:
            starts.append(index)
        is_new = block.kind is BlockKind.RULE or (is_new and not block.text)
    names = 1 < len(starts) <= _MOST and timed.isdisjoint(starts)
    return starts if names and _are_recordings(starts, stamps) else []


def _are_recordings(starts: list[int], stamps: tuple[Timestamp, ...]) -> bool:
    if len(starts) > _MOST or not stamps or stamps[0].index <= starts[0]:
        return False
    indexes = [stamp.index for stamp in stamps]
    bounds = [*(bisect_left(indexes, start) for start in starts), len(stamps)]
    lists = [[s.timecode.start for s in stamps[low:high]] for low, high in pairwise(bounds)]
    if any(len(times) < _FEW for times in lists):
        return False
    return all(
        late[0] < early[-1] and not _are_same(early, late) for early, late in pairwise(lists)
    )


def _are_same(one: list[float], other: list[float]) -> bool:
    """Whether two lists have so many moments in common that they are of one recording."""
    fewer, more = sorted((sorted(one), sorted(other)), key=len)
    shared = sum(_is_near(time, more) for time in fewer if time > 0)
    return shared > _SHARED * len(fewer)


def _is_near(time: float, times: list[float]) -> bool:
    index = bisect_left(times, time - _SAME)
    return index < len(times) and times[index] <= time + _SAME
