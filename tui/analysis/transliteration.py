"""Words of other scripts in Latin letters, so that either way of typing a name finds it."""

from __future__ import annotations

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
