"""What the words beside timestamps are: titles, texts, or the names of who speaks.

Policy:

- Short words on the timestamp's own line are its title; more than TITLE_CAP characters are text.
  Where a third is too long, or most are sentences of a transcript, all of them are text; but where
  most begin in bold, that is the title, and the rest is text.
- A speaker is no title: "Ann (0:12):" above words gives the text "Ann: words", and so does
  "0:12 Ann". Speakers are told by speaking again, or by a colon, if they are not numbered
  ("Chapter 2: 5:00 Growth").
- A timestamp that stands alone takes the short line below as its title, where nothing else is
  below any of them.
- Titles lose what only counts them behind a time ("Chapter 2: "), and marks of note programs.
"""

from __future__ import annotations

import re
from itertools import islice
from statistics import median
from typing import NamedTuple

from tui.analysis.wordlists import alternatives
from tui.readers.markup.blocks import Block, BlockKind
from tui.readers.markup.inline import strong_words
from tui.readers.markup.paragraphs import TURN
from tui.readers.summary.layout import LABEL_CAP, SENTENCE_ENDS, Layout, do_recur
from tui.readers.summary.timecodes import find_timecodes
from tui.readers.summary.timestamps import LinePosition, Timestamp, is_empty
from tui.sanitize import clean_line

TITLE_CAP = 120
"""Characters of a title at most; longer words are text."""

_SIGNS = "▶►▷➤➜➡→⇒» \N{VARIATION SELECTOR-16}\t\N{NO-BREAK SPACE}-‒–—―−:：|｜•·~〜～→>=,;،、"
_BRACKETS = "[]() "
_AROUND_NAMES = "[]():： "
_CLOSERS = ")]}〉》」』"
_DASHES = " -–—|•·~"
_LEADER, _DOTS = ("...", "…", "···", "___"), " .…·_"
_STOPS = (".", ",", ";", "。", "、", "…")
_SPOKEN_LENGTH = 40
_PARTLY, _MOSTLY = 0.4, 0.6  # of the lines are sentences, if they are long, or if they are many
_SEVERAL, _MANY = 3, 50
_CUE_LENGTH = 12.0  # seconds in the median
_NAME_CAP = 60  # characters of a speaker's name
_NAMED = 3  # timestamps, from which on names behind them recur
_ROLE = re.compile(rf"(?:{alternatives('times', 'roles')})[ _]?[0-9A-Z]{{0,3}}", re.IGNORECASE)
_BRACKETED_NAME = re.compile(r"^[\[(]([^\[\]()]{1,40})[\])]:[ ]?")
_TAGS = re.compile(
    r"(?:\s{1,4}(?:#[^\s#]{1,60}|\[ads?\]|https?://[^\s<>]{3,2000}))+$", re.IGNORECASE
)
_MARKS = "⭐★☆🌟\N{VARIATION SELECTOR-16} "


class Wording(NamedTuple):
    """How the words of a list of timestamps are meant."""

    layout: Layout
    spoken: bool
    speakers: bool
    named: bool
    labelled: bool
    strong: bool


class OwnWords(NamedTuple):
    """What a timestamp's own line, or its anchor, says."""

    title: str | None = None
    text: str = ""
    speaker: str = ""


def wording_of(
    blocks: list[Block], stamps: tuple[Timestamp, ...], bodies: list[list[Block]], layout: Layout
) -> Wording:
    """How words are meant, by all timestamps of a list and the blocks right below each."""
    alone = [
        body
        for stamp, body in zip(stamps, bodies, strict=True)
        if stamp.position is LinePosition.ALONE
    ]
    labels = all(label_below(body) for body in alone)
    return Wording(
        layout,
        spoken=_is_spoken(stamps),
        speakers=_has_speakers(stamps, bodies),
        named=_are_named(stamps, bodies),
        labelled=layout is Layout.TIMESTAMP and len(alone) == len(stamps) and labels,
        strong=_are_strong(blocks, stamps),
    )


def own_words(
    blocks: list[Block], stamp: Timestamp, anchor: int, body: list[Block], wording: Wording
) -> OwnWords:
    """The title, text and speaker that stand beside a timestamp, or at its anchor above it."""
    above = clean_line(blocks[anchor].text) if anchor < stamp.index else ""
    if wording.layout is Layout.ITEM:
        return OwnWords(above or None, clean_line(stamp.before if above else ""))
    if stamp.position is LinePosition.ALONE:
        return _words_apart(above, body, wording)
    if stamp.position is LinePosition.LEAD:
        return _words_leading(blocks[stamp.index], stamp, above, wording)
    if wording.strong and (bold := _bold(blocks[stamp.index], stamp)):
        return OwnWords(bold.rstrip(_SIGNS), stamp.before[len(bold) :].strip(_SIGNS + "[("))
    before = clean_line(stamp.before).rstrip(_SIGNS)
    if wording.speakers:
        before = before.strip(_BRACKETS)
        return OwnWords(speaker=before, text=_trailing_words(stamp.after))
    return _surrounding_words(stamp, before, wording)


def _words_leading(block: Block, stamp: Timestamp, above: str, wording: Wording) -> OwnWords:
    """The words of a timestamp that leads its line, and those above it."""
    words = _words_behind(block, stamp, wording)
    text = "\n".join(filter(None, (words.title, words.text)))
    if above and wording.layout is Layout.SPEAKER:
        return OwnWords(speaker=above.strip(_AROUND_NAMES), text=text)
    return OwnWords(above, text) if above else words


def _words_apart(above: str, body: list[Block], wording: Wording) -> OwnWords:
    """The words of a timestamp that stands alone: those above it, or its label below."""
    if wording.layout is Layout.SPEAKER:
        return OwnWords(speaker=above.strip(_AROUND_NAMES))
    return OwnWords(above or (label_below(body) if wording.labelled else None))


def label_below(body: list[Block]) -> str | None:
    """The one short line that a body is, if it is no sentence."""
    words = [block for block in body if block.kind is not BlockKind.BLANK]
    if len(words) != 1 or words[0].kind not in (BlockKind.TEXT, BlockKind.HEADING):
        return None
    label = words[0].text
    return label if len(label) <= LABEL_CAP and not label.endswith(SENTENCE_ENDS) else None


def tidy_title(title: str) -> tuple[str, str]:
    """A title without the marks of note programs, and the tags and addresses behind it."""
    bare = title.lstrip(_MARKS) or title
    tags = _TAGS.search(bare)
    if tags is None or not bare[: tags.start()].strip():
        return bare, ""
    return bare[: tags.start()].rstrip(), tags[0].strip()


def has_words(blocks: list[Block]) -> bool:
    """Whether any block says something."""
    return any(block.text and block.kind is not BlockKind.RULE for block in blocks)


def _is_spoken(stamps: tuple[Timestamp, ...]) -> bool:
    """Whether the words beside timestamps are text: many too long for titles, or sentences."""
    leads = [stamp for stamp in stamps if stamp.position is LinePosition.LEAD]
    words = [stamp.after.lstrip(_SIGNS) for stamp in leads] or [
        stamp.before for stamp in stamps if stamp.position is LinePosition.TAIL
    ]
    if len(words) < _SEVERAL:
        return False
    if leads and _are_cues(leads):
        return True
    turns = [turn[0] for text in words if (turn := TURN.match(text))]
    speak = len(turns) >= _MOSTLY * len(words) and do_recur([turn.strip(": ") for turn in turns])
    if speak or 3 * sum(len(text) > TITLE_CAP for text in words) > len(words):
        return True
    blocks = all(stamp.kind is BlockKind.TEXT for stamp in leads)
    sentences = sum(text.endswith(_STOPS) for text in words) / len(words)
    long = median(map(len, words)) >= _SPOKEN_LENGTH
    return blocks and (
        sentences >= _MOSTLY if len(words) >= _MANY else long and sentences >= _PARTLY
    )


def _are_cues(stamps: list[Timestamp]) -> bool:
    """Whether timestamps have ends so near as those of captions."""
    lengths = [stamp.timecode.end - stamp.start for stamp in stamps if stamp.timecode.end]
    return len(lengths) == len(stamps) and 0 < median(lengths) <= _CUE_LENGTH


def _has_speakers(stamps: tuple[Timestamp, ...], bodies: list[list[Block]]) -> bool:
    """Whether the words before timestamps are who speaks: set off by a colon, or named again."""
    speech = [
        stamp
        for stamp, body in zip(stamps, bodies, strict=True)
        if stamp.position is LinePosition.INSIDE
        or (stamp.position is LinePosition.TAIL and has_words(body))
    ]
    named = [
        stamp for stamp in stamps if stamp.position in (LinePosition.INSIDE, LinePosition.TAIL)
    ]
    if 2 * len(speech) < len(named) or 4 * len(named) < len(stamps) or not named:
        return False
    if do_recur([stamp.before for stamp in named]):
        return True
    if len(named) >= _SEVERAL and len({stamp.before for stamp in named}) == len(named):
        texts = [stamp.after for stamp in named]
        listed = all(stamp.kind is BlockKind.ITEM for stamp in named)
        long = listed or median(map(len, texts)) > _NAME_CAP
        if long and all(text.startswith(":") for text in texts):
            return False  # as "**Mites [5:30]**: …"
    colons = sum(stamp.before.endswith(":") or stamp.after.startswith(":") for stamp in named)
    numbers = sum(stamp.before.rstrip(": ")[-1:].isdecimal() for stamp in named)
    return 2 * colons >= len(named) > 2 * numbers


def _are_named(stamps: tuple[Timestamp, ...], bodies: list[list[Block]]) -> bool:
    """Whether nothing but the names of who speaks stands behind timestamps, and words below."""
    spoken = [
        _name_beside(stamp, body)
        for stamp, body in zip(stamps, bodies, strict=True)
        if stamp.position is LinePosition.LEAD
    ]
    names = [name for name, below in spoken if below]
    if len(names) < 2 or len(names) < _MOSTLY * len(stamps) or len(names) < _MOSTLY * len(spoken):
        return False
    if any(len(name) > _NAME_CAP or name.endswith(SENTENCE_ENDS) for name in names):
        return False
    if all(map(_ROLE.fullmatch, names)):
        return True
    return len(names) >= _NAMED and do_recur(names)


def _name_beside(stamp: Timestamp, body: list[Block]) -> tuple[str, bool]:
    """What stands right behind a time; whether there are words below it, or in a further cell."""
    first, _, rest = stamp.after.partition("\n")
    if stamp.kind is BlockKind.ROW:
        return _trailing_words(first), bool(rest)
    return _trailing_words(stamp.after), has_words(body)


def _are_strong(blocks: list[Block], stamps: tuple[Timestamp, ...]) -> bool:
    """Whether most words beside timestamps begin with a title in bold, and say more."""
    leads = [s for s in stamps if s.position in (LinePosition.LEAD, LinePosition.TAIL)]
    found = (_bold(blocks[stamp.index], stamp) for stamp in leads)
    strong = [words for words in found if words]
    if 2 * len(leads) <= len(stamps) or do_recur(strong):
        return False
    return len(strong) >= max(2, _MOSTLY * len(leads))


def _bold(block: Block, stamp: Timestamp) -> str:
    """The bold words that a line begins with behind its time; empty where it says no more."""
    is_tail = stamp.position is LinePosition.TAIL
    words = clean_line(stamp.before) if is_tail else _trailing_words(stamp.after)
    strong = (_without_time(bold) for bold in islice(strong_words(block.source), 2))
    bold = next(filter(None, strong), "")
    return bold if bold and words.startswith(bold) and not is_empty(words[len(bold) :]) else ""


def _without_time(bold: str) -> str:
    """Bold words without the time that they begin with, as "**[0:00] Title** text"."""
    times = find_timecodes(bold).matches
    return _trailing_words(bold[times[0].right :]) if times else bold


def _words_behind(block: Block, stamp: Timestamp, wording: Wording) -> OwnWords:
    first, _, rest = stamp.after.partition("\n")
    words = _trailing_words(first)
    if wording.named:
        return OwnWords(speaker=words, text=rest)
    if wording.strong and (bold := _bold(block, stamp)):
        return OwnWords(bold.rstrip(_SIGNS), words[len(bold) :].lstrip(_SIGNS))
    if wording.spoken or wording.speakers:
        words = _BRACKETED_NAME.sub(r"\1: ", words)
        return OwnWords(text="\n".join(filter(None, (words, rest))))
    return OwnWords(words, rest)


def _surrounding_words(stamp: Timestamp, before: str, wording: Wording) -> OwnWords:
    """The words on both sides of a timestamp, where those before it are no speaker."""
    after = _trailing_words(stamp.after)
    if stamp.position is LinePosition.TAIL:
        before = before.rstrip(_DOTS) if before.endswith(_LEADER) else before
        title = before if is_empty(after) else clean_line(f"{before} {stamp.after}")
        return OwnWords(text=title) if wording.spoken else OwnWords(title)
    return OwnWords(f"{before}: {after}") if before[-1:].isdecimal() else OwnWords(before, after)


def _trailing_words(words: str) -> str:
    """Words behind a timecode, without the signs that set it off."""
    words = clean_line(words).lstrip(_SIGNS + _CLOSERS).rstrip(_DASHES)
    return words.lstrip("./ ") if words.startswith((". ", "/ ", "// ")) else words
