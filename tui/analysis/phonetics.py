"""What a word sounds like, roughly: the same key for spellings that are read alike."""

from __future__ import annotations

import re

_VOWELS = "aeiouy"
_SPELLINGS = re.compile(
    r"ph|ts|tz|ght|gh|sch|ch|sh|th|ck|qu|wh|x|ti(?=on|al)|c(?=[eiy])|dg(?=e)|^kn|^wr|^ps"
)
_SOUNDS = {
    "ph": "f",
    "ts": "s",
    "tz": "s",
    "ght": "t",
    "gh": "g",
    "sch": "s",
    "ch": "c",
    "sh": "s",
    "th": "t",
    "ck": "k",
    "qu": "kv",
    "wh": "v",
    "x": "ks",
    "ti": "s",
    "c": "s",
    "dg": "g",
    "kn": "n",
    "wr": "r",
    "ps": "s",
}
_LIKE = str.maketrans("cdjqvwz", "ktgkffs")
_SILENT = re.compile(f"(?<=.)[{_VOWELS}h]+")
_TWICE = re.compile(r"(.)\1+")


def sound_of(word: str) -> str:
    """The sound key of a folded word in Latin letters; empty for other scripts and for numbers."""
    if not (word.isascii() and word.isalpha()):
        return ""
    spelt = _SPELLINGS.sub(_sound, word).translate(_LIKE)
    spelt = _TWICE.sub(r"\1", spelt)
    if spelt[0] in _VOWELS:
        spelt = "a" + spelt[1:]
    return _SILENT.sub("", spelt)


def _sound(found: re.Match[str]) -> str:
    return _SOUNDS[found.group()]
