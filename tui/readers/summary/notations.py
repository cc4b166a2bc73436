"""How note programs, players and editors write moments, as plain timecodes.

"[[talk.mp4#t=35|Tea]]" of Obsidian becomes "[0:35] Tea", "{{youtube-timestamp 35}}" of Logseq
"[0:35]", a fence that is called timestamp its content, the title of a callout a heading,
"00:00:35:12" with frames "00:00:35". What YouTube's panel adds to its times for screen readers
("0:09" "9 seconds") goes.

A colon that is missing or doubled, or a semicolon in its place, is a slip: "1:5045 Algebra" is
1:50:45 where that lies between the times of the lines around it; what is read so is told.

Every line keeps its number. Linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from tui.model import Problem, Timecode
from tui.readers.summary.timecodes import HOURS, MINUTES, SECONDS
from tui.timecode import CLOCK, LONGEST, moment_of, seconds_of

_MAX_LINE = 4000  # characters of a line that are looked at

_WIKILINK = re.compile(
    r"!?\[\[([^\[\]|#\n]{0,300})#t=([^\[\]|,#&\n]{1,20})[^\[\]|\n]{0,60}(?:\|([^\[\]\n]{0,300}))?\]\]"
)
_PICTURE = re.compile(r"!(\[\[[^\[\]|\n]{1,300}\.(?:png|jpe?g|webp|gif))\|[^\[\]\n]{0,300}\]\]")
_MACRO = re.compile(
    r"\{\{ ?(?:renderer ?:)?(?:\[\[)?[\w-]{0,30}(?:timestamp|timecode)[\w-]{0,30}(?:\]\])?"
    r"[ ,:]{1,3}(?:\(\([\w-]{1,40}\)\) ?)?([0-9][0-9:.hms]{0,14})[^{}\n]{0,300}\}\}",
    re.IGNORECASE,
)
_PLAY = "▶►▷⏵⏯🎬🎧\N{VARIATION SELECTOR-16} "
_EMBED = re.compile(
    r"\{\{ ?(?:\[\[)?(?:video|youtube|vimeo|bilibili|audio|media|podcast|iframe|embed)(?:\]\])?"
    r"[ :,]{1,3}(https?://[^\s{}]{1,2000}) ?\}\}",
    re.IGNORECASE,
)
_FENCE = re.compile(r" {0,9}(?:```|~~~) ?(?P<name>[\w-]{0,30})(?P<rest>.{0,300})$")
_TIME_FENCES = re.compile(
    r"[\w-]*(?:timestamp|timecode|chapters|timeline)s?[\w-]*|times?", re.IGNORECASE
)
_CALLOUT = re.compile(r"( {0,3})(?:> ?){1,9}\[!([\w-]{1,30})\][+-]?(.*)$")
_FRAMES = re.compile(r"(?<![\w:.])([0-9]{2}:[0-5][0-9]:[0-5][0-9])[:;][0-5][0-9](?![\w:])")
_MENU_ENTRY = re.compile(
    r"^([0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}) {1,40}: (?:[a-z]{2,3}:)?(?=\S)", re.MULTILINE
)  # of MediaInfo
_SINCE_START = re.compile(r"^([ \t]{0,12}(?:[-*+•] )?[\[(]?)T\+[ ]?(?=[0-9])", re.MULTILINE)
_TABBED = re.compile(r"([\[(]?[0-9:.,]{4,12}[\])]?)\t([^\t\n:]{1,60})\t(?=\S)")
_END_LINE = re.compile(
    r"[\W_]{0,12}(?:end(?:s|e)?(?: ?time)?|bis|fin|hasta|fim|fine|конец|结束(?:时间)?|結束(?:時間)?"
    r"|終了(?:時間)?|끝|종료(?: 시간)?)[*_ ]{0,3}[:：][\W_]{0,4}"
    r"([0-9]{1,3}:[0-9]{2}(?::[0-9]{2})?)[\W_]{0,6}$",
    re.IGNORECASE,
)
_ENDS_IN_TIME = re.compile(r"[0-9]{1,3}:[0-9]{2}[\W_]{0,6}$")
_CLOCK_TIME = r"(?:[0-9]{1,2}:)?[0-9]{1,2}:[0-9]{2}"
_OF_TOTAL = re.compile(rf"(?<![\w:.,/])({_CLOCK_TIME}) ?/ ?({_CLOCK_TIME})(?![\w:,/])")
_FEW_TOTALS = 2
_COLUMN = re.compile(
    rf"(?<=[^\s|])(?:\t[ \t]{{0,9}}| {{3,40}})(?=[\[(]?{_CLOCK_TIME}[\])]? +[^\W\d_])"
)
_COLUMNS = re.compile(
    rf"^[ \t]{{0,9}}[\[(]?{_CLOCK_TIME}[\])]? +[^\W\d_][^\n\t]{{0,200}}?(?:\t| {{3}})[ \t]{{0,40}}"
    rf"[\[(]?{_CLOCK_TIME}[\])]? +[^\W\d_]",
    re.MULTILINE,
)
_LONGEST_END = 60
_FEW_ROWS = 3
# A line may begin with a time in another writing, or be one of a record.
_MAY_LEAD = re.compile(
    r"^[^\w\n]{0,12}(?:[0-9]{1,3}[.)] )?[^\w\n]{0,4}(?:"
    r"(?:[^\W\d_]{1,4} )?(?:min|минут|मिनट|dakika)\D{0,8}[0-9]|第"
    r"|P[0-9]|BV\w"
    r"|(?:[^\W\d_]{1,2} )?[0-9]{1,3}(?:(?:\.[0-9]{2}){1,2}\s|:[0-9]{2}(?::[0-9]{2})?[^\W\d_]"
    r"| ?[h分분秒초時小시'’′]"
    r"| ?(?:m|se[ck]|сек?|ч|год|ми?|хв|std|uur|ore|or[ae]|timm?|jam|gi|phút|saat|d[ak]|godz)))",
    re.IGNORECASE | re.MULTILINE,
)
_MAY_COUNT = re.compile(
    r"^[^\w\n]{0,16}(?:[0-9]{1,3}[.)] )?[^\w\n]{0,6}(?:t ?=|[0-9]{1,6}(?:[.,][0-9]{1,6})? ?"
    r"(?:[\])]|[-–—→]|s|с|秒|초))|[0-9] ?(?:s|sek|sec|seconds|seg|сек|с|秒|초)\.?[\])][ \t*]{0,9}$"
    r"|(?:start|begin|from|time|timestamp)[\"']? ?[=:]",
    re.MULTILINE,
)
_MAY_BE_RECORDS = re.compile(
    r"^[^\w\n]{0,8}(?:[^\W\d_][^:：\n]{0,30}[:：]\W{0,6}[0-9]{1,3}:[0-9]{2}"
    r"|(?<=[\[(])(?:[^\W\d_][^\n\d\])]{1,44}|[0-9:]{4,8}[ ,|–—-]{1,3}[^\W\d_])"
    r"|(?:[0-9]{1,3}:){1,2}[0-9]{2}[^\n\w]{0,6}(?:[0-9][0-9:.,;\t –—>-]{3,40}\W?)?\n"
    r"[^\W\d_][^\n]{0,39}\n[^\n])",
    re.MULTILINE,
)


def _unit(words: list[str]) -> str:
    return f"([0-9]{{1,4}}) ?(?:{'|'.join(sorted(words, key=len, reverse=True))})"


_AND = r"(?:,? (?:and|und|et|y|e|og|och|ja|en|i|и) |[, ]{0,3})"
_SPELLED = re.compile(
    rf"(?:{_unit(HOURS)}{_AND})?(?:{_unit(MINUTES)}{_AND})?(?:{_unit(SECONDS)})?",
    re.IGNORECASE,
)
_CLOCKS = tuple(
    re.compile(pattern)
    for pattern in (
        r"([0-9]{1,2}):([0-9]{2}):([0-9]{2})",
        r"()([0-9]{1,3}):([0-9]{2})",
    )
)


_SLIP_LEAD = r"^([ \t]{0,12}(?:[-*+•] |[0-9]{1,3}[.)] )?\*{0,2}[\[(]?)"
_SLIP_SIGN = re.compile(r"[0-9](?:;|::|:[0-9]{4})")  # without which there is none
_SLIP = re.compile(
    rf"{_SLIP_LEAD}(?:([0-9]{{1,2}})[:;]{{1,2}})?([0-9]{{1,2}})(?:[:;]{{1,2}})?([0-9]{{2}})(?![\w:;.,/-])",
    re.MULTILINE,
)
_LISTED_TIME = re.compile(rf"{_SLIP_LEAD}({_CLOCK_TIME})(?![\w:;.,/-])", re.MULTILINE)
_FEW_TIMES = 3  # times, from which on there is a list to slip in


class Slip(NamedTuple):
    """What is written for a time, where in the text, in which line of it, and what is meant."""

    written: str
    offset: int
    line: int
    meant: Timecode

    def problem(self, path: str, first_line: int) -> Problem:
        """What is told of it, in a text that begins on a line of its file."""
        message = f"'{self.written}' was read as {self.meant}; write it so."
        return Problem(path, first_line + self.line, message)


def slips_in(text: str) -> list[Slip]:
    """The slips at the beginnings of lines."""
    if not _SLIP_SIGN.search(text):
        return []
    times = [(match.start(2), seconds_of(match[2])) for match in _LISTED_TIME.finditer(text)]
    if len(times) < _FEW_TIMES:
        return []
    return list(_fitting(text, [(at, seconds) for at, seconds in times if seconds is not None]))


def without_slips(text: str) -> str:
    """A text with what is meant in place of its slips; every line keeps its number."""
    parts, end = [], 0
    for slip in slips_in(text):
        parts += [text[end : slip.offset], str(slip.meant)]
        end = slip.offset + len(slip.written)
    return "".join((*parts, text[end:])) if parts else text


def in_timecodes(text: str) -> str:
    """A text whose moments are plain timecodes; the same text where all are already."""
    if "[[" in text:
        text = _WIKILINK.sub(_linked, _PICTURE.sub(r"!\1]]", text))
    if "{{" in text:
        text = _EMBED.sub(r"\1", _MACRO.sub(_from_macro, text))
    if "```" in text or "~~~" in text:
        text = _unfenced(text)
    if "[!" in text:
        text = _headed(text)
    if ":" in text:
        text = _SINCE_START.sub(r"\1", _MENU_ENTRY.sub(r"\1 ", _FRAMES.sub(r"\1", text)))
        text = _with_ends(_without_spelled_times(text))
        text = _in_one_column(_without_totals(text))
    if "\t" in text:
        text = _with_speakers(text)
    if _MAY_COUNT.search(text):
        from tui.readers.summary import bare_seconds  # noqa: PLC0415  for these alone

        text = bare_seconds.as_times(text)
    if _MAY_LEAD.search(text):
        from tui.readers.summary import written_times  # noqa: PLC0415  for these alone

        text = written_times.with_clocks(text)
    if _MAY_BE_RECORDS.search(text):
        from tui.readers.summary import records  # noqa: PLC0415  for these alone

        text = records.as_segments(text)
    return text


def _linked(match: re.Match[str]) -> str:
    """A link to a moment of a file, as the time and the words of its label."""
    seconds = moment_of(match[2])
    label = (match[3] or "").strip()
    if seconds is None or seconds > LONGEST:
        return match[0]
    if seconds_of(label) is not None and ":" in label:
        return f"[{label}]"
    label = "" if moment_of(label.lstrip(_PLAY)) == seconds else label
    return f"[{Timecode(seconds)}] {label}".rstrip()


def _from_macro(match: re.Match[str]) -> str:
    seconds = moment_of(match[1])
    return match[0] if seconds is None or seconds > LONGEST else f"[{Timecode(seconds)}]"


def _unfenced(text: str) -> str:
    """A text without the fences around moments, which plugins name so; their lines stay."""
    lines = text.split("\n")
    opened: int | None = None
    for index, line in enumerate(lines):
        fence = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if fence is None:
            continue
        if opened is not None:
            lines[opened], lines[index] = "", ""
            lines[opened + 1 : index] = [inner.strip() for inner in lines[opened + 1 : index]]
            opened = None
        elif _TIME_FENCES.fullmatch(fence["name"]) and not fence["rest"].strip():
            opened = index
        elif fence["name"]:
            opened = None
    return "\n".join(lines)


def _headed(text: str) -> str:
    """A text whose callouts with a time in their title are sections; others lose their mark."""
    lines = text.split("\n")
    inside = False
    for index, line in enumerate(lines):
        callout = _CALLOUT.match(line[:_MAX_LINE]) if "[!" in line else None
        if callout is not None:
            title = callout[3].strip()
            inside = CLOCK.search(title) is not None
            lines[index] = f"### {title}" if inside else f"{callout[1]}> {title}".rstrip()
        elif inside and line.lstrip().startswith(">"):
            lines[index] = line.lstrip()[1:].removeprefix(" ")
        else:
            inside = False
    return "\n".join(lines)


def _without_spelled_times(text: str) -> str:
    """A text without the spelled-out times that YouTube's panel has beside its own."""
    lines = text.split("\n")
    clock: tuple[int, int, int] | None = None
    for index, line in enumerate(lines):
        if not line[:1].isdecimal():
            clock = clock if not line.strip() else None
            continue
        told = _alone(line, clock)
        if told:
            lines[index] = ""
            clock = None
            continue
        clock = None
        for pattern in _CLOCKS:
            match = pattern.match(line)
            if match is None:
                continue
            parts = int(match[1] or 0), int(match[2]), int(match[3])
            if match.end() == len(line.rstrip()):
                clock = parts
                break
            rest = line[match.end() :].strip()
            if _alone(rest, parts):
                lines[index] = match[0]
                clock = None
                break
            blanks = len(line) - match.end() - len(line[match.end() :].lstrip())
            if end := _spelled_end(line, match.end() + blanks, parts):
                lines[index] = f"{match[0]} {line[end:].lstrip()}".rstrip()
                clock = None
                break
    return "\n".join(lines)


def _alone(line: str, clock: tuple[int, int, int] | None) -> bool:
    """Whether a line says nothing but the time above it, in words."""
    return clock is not None and _spelled_end(line.rstrip(), 0, clock) == len(line.rstrip()) > 0


def _spelled_end(line: str, start: int, clock: tuple[int, int, int]) -> int:
    """Where a time ends that is spelled out at the offset and is the same as a clock's; or 0."""
    match = _SPELLED.match(line, start)
    if match is None or match.end() == start:
        return 0
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    end = match.end() - (match.groups()[-1] == "1" and line[match.end() - 1] == "s")
    same = 60 * (60 * hours + minutes) + seconds == 60 * (60 * clock[0] + clock[1]) + clock[2]
    return end if same else 0


def _with_ends(text: str) -> str:
    """A text whose lines that only say where something ends join those that say where it begins."""
    lines = text.split("\n")
    for index, (above, line) in enumerate(pairwise(lines), 1):
        if len(line) > _LONGEST_END or not line or not (end := _END_LINE.match(line)):
            continue
        if _ENDS_IN_TIME.search(above[-_LONGEST_END:]) and CLOCK.search(above[:_MAX_LINE]):
            lines[index - 1] = f"{above.rstrip()} - {end[1]}"
            lines[index] = ""
    return "\n".join(lines)


def _without_totals(text: str) -> str:
    """A text without the recording's length, which players tell behind a time ("0:12 / 45:00")."""
    totals = [total for _, total in _OF_TOTAL.findall(text)] if "/" in text else []
    is_length = len(totals) >= _FEW_TOTALS and len(set(totals)) == 1
    return _OF_TOTAL.sub(r"\1", text) if is_length else text


def _in_one_column(text: str) -> str:
    """A text whose lines of several columns, each with a time first, have bars between these."""
    return _COLUMN.sub(" | ", text) if len(_COLUMNS.findall(text)) > 1 else text


def _with_speakers(text: str) -> str:
    """A text whose rows of time, speaker and words are turns, where the speakers recur."""
    lines = text.split("\n")
    rows = [(index, match) for index, line in enumerate(lines) if (match := _TABBED.match(line))]
    if 2 * len({match[2] for _, match in rows}) > len(rows) + 1 or len(rows) < _FEW_ROWS:
        return text
    for index, match in rows:
        lines[index] = f"{match[1]} {match[2]}: {lines[index][match.end() :]}"
    return "\n".join(lines)


def _fitting(text: str, times: list[tuple[int, float]]) -> Iterator[Slip]:
    """The slips that lie between the times before and behind them."""
    passed, line, counted = 0, 0, 0
    for match in _SLIP.finditer(text):
        start, stop = match.end(1), match.end()
        written = text[start:stop]
        if seconds_of(written) is not None or not re.search("[:;]", written):
            continue
        while passed < len(times) and times[passed][0] < start:
            passed += 1
        clock = ":".join(part for part in match.groups()[1:] if part)
        meant = seconds_of(clock)
        behind = times[passed][1] if passed < len(times) else None
        if meant is None or passed == 0 or not times[passed - 1][1] < meant:
            continue
        if behind is None or meant < behind:
            line, counted = line + text.count("\n", counted, start), start
            yield Slip(written, start, line, Timecode(meant))
