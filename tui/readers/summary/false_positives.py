"""What looks like a timecode and is none: the time of day, and the verse of a scripture.

Told by what stands beside the time: AM and PM, Uhr, a time zone, a date before it; the name of a
book ("John 3:16"), a verse behind a dash ("4:24-26") or a letter ("21:14b").
"""

# ruff: noqa: RUF001  signs of all scripts are what is read here

from __future__ import annotations

import re

_BESIDE = 24  # characters before a time that are looked at
_ZONES = "UTC|GMT|[ECMP][SD]T|CES?T|BST|JST|KST|IST|MSK"
_CLOCK_AFTER = re.compile(
    rf" ?\(?(?:[ap]m|[AP]M|[Aa]\. ?[Mm]|[Pp]\. ?[Mm]|[Uu]hr|o['’]clock|{_ZONES})(?![^\W_])"
)
_CLOCK_BEFORE = re.compile(
    r"(?:\b[AaPp]\.?[Mm]\.?|오전|오후|[上下]午|午[前後]"
    r"|[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2}|[0-9]{1,2}[-./][0-9]{1,2}[-./][0-9]{2,4}"
    r"|[0-9]{1,2},? (?:19|20)[0-9]{2}|[年月日])[ T,]{0,3}(?:at |um |à )?$"
)
_BOOK = (
    "Gen(?:esis)?|Ex(?:odus)?|Lev(?:iticus)?|Num(?:bers)?|Deut(?:eronomy)?|Josh(?:ua)?|Judges|Ruth"
    "|Samuel|Kings|Chronicles|Ezra|Nehemiah|Esther|Job|Psalms?|Ps|Prov(?:erbs)?|Ecclesiastes|Isaiah"
    "|Isa|Jeremiah|Jer|Lamentations|Ezekiel|Ezek|Daniel|Hosea|Joel|Amos|Obadiah|Jonah|Micah|Nahum"
    "|Habakkuk|Zephaniah|Haggai|Zechariah|Malachi|Matt(?:hew)?|Mark|Luke|John|Acts|Rom(?:ans)?"
    "|Cor(?:inthians)?|Gal(?:atians)?|Eph(?:esians)?|Phil(?:ippians)?|Col(?:ossians)?"
    "|Thess(?:alonians)?|Tim(?:othy)?|Titus|Philemon|Heb(?:rews)?|James|Peter|Jude|Rev(?:elation)?"
    "|Qur[’']?an|Surah?|Sure"
)
_VERSE_BEFORE = re.compile(rf"(?:^|[^\w])(?:{_BOOK})\.? $")
_VERSE_AFTER = re.compile(r"[-–—][0-9]|[a-f](?![^\W_])")


def is_time_of_day(text: str, left: int, right: int) -> bool:
    """Whether the time in the span [left, right) of a text is one that a clock shows."""
    if _CLOCK_AFTER.match(text, right):
        return True
    return _CLOCK_BEFORE.search(text, max(0, left - _BESIDE), left) is not None


def is_verse(text: str, left: int, right: int) -> bool:
    """Whether the time in the span [left, right) of a text is chapter and verse of a book.

    A range of times has to be told apart before: 4:24-26 is a verse, 4:24-5:26 may be none.
    Verses have no zero in front, which tells John 3:16 from what John says at 03:16.
    """
    if text[left] == "0" or text.count(":", left, right) > 1:
        return False
    if _VERSE_BEFORE.search(text, max(0, left - _BESIDE), left):
        return True
    return _VERSE_AFTER.match(text, right) is not None
