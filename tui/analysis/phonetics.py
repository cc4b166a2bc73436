"""What a word sounds like, roughly, and how other scripts are written in Latin letters."""

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


# Letters are folded: those that take a mark, such as й and ё, stand without it.
_SINGLE = (
    ("абвгдезиклмнопрстуфхыэіґјљњћћџќѓ", "abvgdeziklmnoprstufhyeigjlnccjkg"),
    ("αβγδεζηικλμνξοπρστυφω", "avgdeziiklmnxoprstyfo"),
    # Vav and yod stand for vowels as often as for consonants; vowels cost a sound key nothing.
    ("אבגדהוזחטיכךלמםנןסעפףקרת", "abgdhozhtikklmmnnsappkrt"),
    ("ابتجحدرزسصضطظعغفقكلمنهويىةپگک", "abtjhdrzssdtzagfqklmnhwyaapgk"),
    ("øłđðıħ", "oldgih"),
)
_SEVERAL = {
    "ж": "zh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "sch",
    "ъ": "",
    "ь": "",
    "ю": "yu",
    "я": "ya",
    "є": "ye",
    "ђ": "dj",
    "\u0455": "dz",
    "θ": "th",
    "χ": "ch",
    "ψ": "ps",
    "צ": "ts",
    "ץ": "ts",
    "ש": "sh",
    "ث": "th",
    "خ": "kh",
    "ذ": "dh",
    "ش": "sh",
    "چ": "ch",
    "ژ": "zh",
    "ء": "",
    "ـ": "",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ŋ": "ng",
}
# Folded Korean syllables are letters: those that begin one, its vowels, and those that end it.
_KOREAN = (
    (0x1100, "g kk n d tt r m b pp s ss - j jj ch k t p h"),
    (0x1161, "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i"),
    (0x11A8, "k k k n n n t l k m l l l p l m p p t t ng t t k t p t"),
)


def _table() -> dict[int, str]:
    table = str.maketrans(_SEVERAL)
    for letters, latin in _SINGLE:
        table |= str.maketrans(dict(zip(letters, latin, strict=True)))
    for first, sounds in _KOREAN:
        for code, sound in enumerate(sounds.split(), first):
            table[code] = sound.strip("-")
    return table


_TABLE = _table()


def romanize(term: str) -> str:
    """A folded term in Latin letters; characters of scripts that are not known here stay."""
    return term if term.isascii() else term.translate(_TABLE)
