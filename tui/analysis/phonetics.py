"""What a word sounds like, roughly, and how other scripts are written in Latin letters."""

from __future__ import annotations

import re

_VOWELS = "aeiouy"
_SPELLINGS = re.compile(
    r"ph|ts|tz|ght|gh|sch|ch|sh|th|ck|qu|wh|x|ti(?=on|al)|c(?=[eiy])|dg(?=e)|^kn|^wr|^ps"
)
_SOUND_PAIRS = (
    "ph=f ts=s tz=s ght=t gh=g sch=s ch=c sh=s th=t ck=k qu=kv wh=v x=ks ti=s c=s dg=g kn=n wr=r"
    " ps=s"
)
_SOUNDS = dict(pair.split("=") for pair in _SOUND_PAIRS.split())
_LIKE = str.maketrans("cdjqvwz", "ktgkffs")
_SILENT = re.compile(f"(?<=.)[{_VOWELS}h]+")
_TWICE = re.compile(r"(.)\1+")


def sound_of(word: str) -> str:
    """The sound key of a folded word in Latin letters; empty for other scripts and for numbers."""
    if not (word.isascii() and word.isalpha()):
        return ""
    spelt = _SPELLINGS.sub(lambda found: _SOUNDS[found[0]], word).translate(_LIKE)
    spelt = _TWICE.sub(r"\1", spelt)
    if spelt[0] in _VOWELS:
        spelt = "a" + spelt[1:]
    return _SILENT.sub("", spelt)


# Letters are folded: those that take a mark, such as й and ё, stand without it.
_SINGLE = (
    ("абвгдезиклмнопрстуфхыэіґјљњћћџќѓ", "abvgdeziklmnoprstufhyeigjlnccjkg"),
    ("αβγδεζηικλμνξοπρστυφω", "avgdeziiklmnxoprstyfo"),
    # Vav and yod stand for vowels as often as for consonants; vowels cost a sound key nothing.
    ("אבגדהוזחטיכךלמםנןסעפףקרת", "abgdhozhtikklmmnnsappkrt"),
    ("ابتجحدرزسصضطظعغفقكلمنهويىةپگک", "abtjhdrzssdtzagfqklmnhwyaapgk"),
    ("øłđðıħ", "oldgih"),
)
_SEVERAL = (
    ("жцчшщюяєђ\u0455", "zh ts ch sh sch yu ya ye dj dz"),
    ("θχψ", "th ch ps"),
    ("צץש", "ts ts sh"),
    ("ثخذشچژ", "th kh dh sh ch zh"),
    ("æœþŋ", "ae oe th ng"),
)
_MUTE = "ъьءـ"
# Folded Korean syllables are letters: those that begin one, its vowels, and those that end it.
_KOREAN = (
    (0x1100, "g kk n d tt r m b pp s ss - j jj ch k t p h"),
    (0x1161, "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i"),
    (0x11A8, "k k k n n n t l k m l l l p l m p p t t ng t t k t p t"),
)


def _table() -> dict[int, str]:
    table = str.maketrans(dict.fromkeys(_MUTE, ""))
    for letters, latin in (*_SINGLE, *((letters, sounds.split()) for letters, sounds in _SEVERAL)):
        table |= str.maketrans(dict(zip(letters, latin, strict=True)))
    for first, sounds in _KOREAN:
        for code, sound in enumerate(sounds.split(), first):
            table[code] = sound.strip("-")
    return table


_TABLE = _table()


def romanize(term: str) -> str:
    """A folded term in Latin letters; characters of scripts that are not known here stay."""
    return term if term.isascii() else term.translate(_TABLE)
