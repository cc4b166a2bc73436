"""Cues: what was said and when, as captions and transcripts tell it.

Words are clean text without tags, entities and doubled spaces. In rolling captions, where each cue
repeats the end of the one before, a cue keeps only what is new.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from tui.sanitize import clean

_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>]*)>")
_TAG = re.compile(
    r"</?(?:c|i|b|u|v|s|em|ruby|rt|lang|font|span|strong|div|p|tt)(?:[.\s/][^<>]*)?>"
    r"|<[0-9][0-9:.]*>|\{\\[^{}]*\}",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<br\s{0,9}/?>|\\N", re.IGNORECASE)
_MARKED = re.compile(r"[<&{\\]")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});")
_CAPITAL = r"[^\W\d_a-zß-ö]"
_NAME = re.compile(
    rf"(?:>{{1,3}}|[-–—])?[ ]?[\[(]?((?:{_CAPITAL}|(?i:speaker|person|unknown))[\w.'’&-]{{0,30}}"
    rf"(?: (?:[(]?{_CAPITAL}|[0-9]|d[aeiu]|van|von|der|den|al|el|bin)[\w.'’&)-]{{0,30}}){{0,4}})"
    r"[\])]?[:：] ?(?=\S)"
)
_TURN_SIGNS = (">>", "- ", "– ", "— ")  # somebody else speaks, who is not named
_CONTIGUOUS = 0.05  # seconds between cues, and of a cue that only holds what the last one said
_ROLLING = 0.3  # of the cues repeat, where captions roll
_FEW = 2  # pairs of cues that tell it
_SLID = 3  # words that slide along, where they are not a whole line
_FEW_WORDS, _SINGLE = 8, 0.9  # cues, and how many of them are a single word, of a list of words
_PHRASE, _PAUSE = 60, 1.5  # characters of a phrase at most; seconds of silence that end it
_OVERLAP = 40  # words that two cues may have in common


class Cue(NamedTuple):
    """Words with the times, in seconds, between which they are said.

    Attributes:
        start: when they begin.
        end: when they end; None where nothing tells.
        text: clean; one line or several. Empty for a moment of silence.
        speaker: who says them; empty where nothing tells, or the text itself does.
        line: the line in the file where the cue begins, from 1; None where unknown.
    """

    start: float
    end: float | None
    text: str
    speaker: str = ""
    line: int | None = None


def marked_text(raw: str) -> tuple[str, str]:
    """The words of a cue without markup, and who says them as its first voice tag tells.

    Tags of WebVTT, SubRip and TTML, codes of ASS, and entities, encoded twice too; what only looks
    like a tag ("<3") stays. A further voice begins a line of its own: "Bo: words".
    """
    speaker = ""
    if _MARKED.search(raw):
        raw = _BREAK.sub("\n", raw)
        first = _VOICE.search(raw)
        if first is not None:
            speaker = first[1]
            raw = raw[: first.start()] + raw[first.end() :]
            raw = _VOICE.sub(lambda voice: f"\n{unescaped(voice[1]).strip()}: ", raw)
        raw = unescaped(_TAG.sub("", raw))
        speaker = plain_words(unescaped(speaker))
    return plain_words(raw), speaker


def plain_words(text: str) -> str:
    """Clean text with single spaces and without empty lines."""
    if not text.replace("\n", "").isprintable():
        text = clean(text)
    if "  " in text or not text.isascii():  # there are other spaces, too
        return "\n".join(filter(None, [" ".join(line.split()) for line in text.split("\n")]))
    if "\n" not in text:
        return text.strip()
    return "\n".join(filter(None, map(str.strip, text.split("\n"))))


def unescaped(text: str) -> str:
    """Text with entities as what they stand for, those that are encoded twice as well."""
    for _ in range(2):
        if not _ENTITY.search(text):
            break
        text = html.unescape(text)
    return text


def in_phrases(cues: list[Cue]) -> list[Cue]:
    """Cues that are a word each, as phrases; the same cues where most are more than that."""
    words = sum(" " not in cue.text for cue in cues)
    if len(cues) < _FEW_WORDS or words < _SINGLE * len(cues):
        return cues
    phrases: list[Cue] = []
    for cue in cues:
        last = phrases[-1] if phrases else None
        if last is None or not _goes_on(last, cue):
            phrases.append(cue)
        else:
            blank = " " if any(map(str.isalnum, cue.text)) else ""
            phrases[-1] = last._replace(text=f"{last.text}{blank}{cue.text}", end=cue.end)
    return phrases


def _goes_on(phrase: Cue, word: Cue) -> bool:
    if phrase.speaker != word.speaker or len(phrase.text) > _PHRASE:
        return False
    pauses = phrase.end is not None and word.start - phrase.end > _PAUSE
    return not pauses and not phrase.text.endswith((".", "!", "?", "。", "！", "？"))


def said_once(cues: list[Cue]) -> list[Cue]:
    """Cues without what rolling captions repeat; the same cues where they do not roll."""
    if len(cues) <= _FEW:
        return cues
    words = pairwise(cue.text.split() for cue in cues)
    repeated = [
        0,
        *(_repeated(*pair, *said) for pair, said in zip(pairwise(cues), words, strict=True)),
    ]
    rolling = sum(map(bool, repeated))
    if rolling < max(_FEW, _ROLLING * (len(cues) - 1)):
        return cues
    kept = []
    for cue, count in zip(cues, repeated, strict=True):
        found = cue.text.split()
        flashes = cue.end is not None and cue.end - cue.start <= _CONTIGUOUS
        if count < len(found):
            kept.append(cue if not count else cue._replace(text=" ".join(found[count:])))
        elif not (count and flashes):
            kept.append(cue._replace(text=""))
    return kept


def _repeated(one: Cue, other: Cue, before: list[str], words: list[str]) -> int:
    """How many words a cue begins with that the one right before it ends with."""
    if not words or words[0] not in before or one.speaker != other.speaker:
        return 0
    if one.end is not None and abs(other.start - one.end) > _CONTIGUOUS:
        return 0
    for count in range(min(len(before), len(words), _OVERLAP), 0, -1):
        if before[-count:] == words[:count]:
            whole = count == len(words) or _is_line(other.text, count)
            return count if whole or count >= _SLID else 0
    return 0


def _is_line(text: str, count: int) -> bool:
    return "\n" in text and len(text.split("\n", 1)[0].split()) == count


def with_speakers(cues: Iterable[Cue]) -> list[Cue]:
    """Cues with the names that stand before their words ("Ann Lee: …") as their speakers.

    A name is one that speaks again, or of very few; who was named goes on until another one is. A
    line that begins with a name is a cue of its own.
    """
    every = [line for cue in cues for line in _lines_of(cue)]
    names = [None if cue.speaker else _NAME.match(cue.text) for cue in every]
    counts = Counter(name[1] for name in names if name)
    named = []
    speaker = ""
    for cue, name in zip(every, names, strict=True):
        if name is not None and (counts[name[1]] > 1 or len(counts) <= _FEW):
            speaker = name[1]
            named.append(cue._replace(speaker=speaker, text=cue.text[name.end() :]))
        else:
            goes_on = not cue.speaker and not cue.text.startswith(_TURN_SIGNS)
            named.append(cue._replace(speaker=speaker) if goes_on and speaker else cue)
    return named


def _lines_of(cue: Cue) -> Iterator[Cue]:
    if cue.speaker or "\n" not in cue.text:
        yield cue
        return
    held: list[str] = []
    for line in cue.text.split("\n"):
        if held and _NAME.match(line):
            yield cue._replace(text="\n".join(held))
            held = []
        held.append(line)
    yield cue._replace(text="\n".join(held))
