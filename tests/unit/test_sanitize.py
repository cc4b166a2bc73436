"""Text made safe: what is taken out, and what scripts and emoji need."""

from __future__ import annotations

import unicodedata

import pytest

from tui.sanitize import clean, clean_line, fit_for_cells, is_clean

ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
NEEDED = {
    "a family": "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "a heart on fire": "\u2764\ufe0f\u200d\U0001f525",
    "a flag of a region": ENGLAND,
    "a keycap": "#\ufe0f\u20e3",
    "Persian": "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "Sinhala": "\u0dc1\u0dca\u200d\u0dbb\u0dd3",
    "Mongolian": "\u1820\u180b\u1820\u180e\u1820",
    "old Hangul": "\u1100\u1160\u115f\u1161",
    "a variant of a character": "\u845b\U000e0100",
}
HIDDEN = {
    "tags": "".join(chr(0xE0000 + ord(char)) for char in "hidden") + "\U000e0001\U000e007f",
    "fillers": "\u115f\u1160\u3164\uffa0",
    "vowels and selectors": "\u17b4\u17b5\u034f\u180b\u180e",
    "joiners": "\u200c\u200d\u200d",
    "variants": "\ufe00\ufe0f\U000e0100\U000e01ef",
    "marks of direction": "\u200e\u200f\u061c\u202a\u202e\u2066\u2069",
    "spaces without width": "\u200b\u2060\ufeff\u00ad",
    "notes and beams": "\ufff9\ufffb\U0001d173",
}


@pytest.mark.parametrize("text", NEEDED.values(), ids=NEEDED)
def test_what_a_script_or_an_emoji_needs_stays(text: str) -> None:
    assert clean(text) == clean_line(f" {text} ") == text
    assert is_clean(text)


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN)
def test_what_cannot_be_seen_goes(hidden: str) -> None:
    assert clean(f"Te{hidden}sla {hidden}\n{hidden}") == "Tesla \n"
    assert clean_line(f"Te{hidden}sla{hidden}") == "Tesla"
    assert not is_clean(f"Te{hidden}sla")


def test_more_than_one_variant_hides_something() -> None:
    assert clean("\U0001f600\ufe0f\U000e0121\U000e0122\ufe0f") == "\U0001f600\ufe0f"


@pytest.mark.parametrize("code", [*range(32), *range(127, 160), 0x2028, 0x202E, 0x2066, 0xD800])
def test_no_cell_gets_what_a_terminal_obeys(code: int) -> None:
    assert fit_for_cells(f"a{chr(code)}b") == "a\ufffdb"
    categories = {unicodedata.category(char) for char in clean_line(f"a{chr(code)} b")}
    assert not categories & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert not is_clean(chr(code))
