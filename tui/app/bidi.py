"""Text from right to left in a terminal, which shows cells from left to right.

Few terminals order letters themselves; all others show Hebrew backwards unless it is written in
visual order. So a line is written in visual order and a paragraph from right to left stands on the
right, unless the terminal is known to do that itself: then all stays as it is in the file, as its
order turned round twice would be wrong again. What orders by itself is told by what terminals say
of themselves, as there is no question that all of them would answer.

The order is that of the Unicode Bidirectional Algorithm (UAX #9, rules W1 to L4) without explicit
embeddings, whose characters are sanitized away.
"""

from __future__ import annotations

import os
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import groupby

_RIGHT = frozenset({"R", "AL"})
_NUMBERS = frozenset({"EN", "AN"})
_VTE_ORDERS = 5800  # the version from which on VTE does
_MIRRORED = str.maketrans("()[]{}<>«»\u2039\u203a", ")(][}{><»«\u203a\u2039")


@cache
def orders_here() -> bool:
    """Whether text is to be put in visual order, as the terminal does not do it itself."""
    return not terminal_orders(os.environ)


def terminal_orders(environment: Mapping[str, str]) -> bool:
    """Whether a terminal is one of those that put text in visual order themselves."""
    version = environment.get("VTE_VERSION", "")
    return (
        (version.isdecimal() and int(version) >= _VTE_ORDERS)
        or "KONSOLE_VERSION" in environment
        or environment.get("TERM_PROGRAM") == "Apple_Terminal"
        or environment.get("TERM", "").startswith("mlterm")
    )


def has_right_to_left(text: str) -> bool:
    """Whether any letter is written from right to left."""
    return not text.isascii() and any(
        char > "\u0590" and unicodedata.bidirectional(char) in _RIGHT for char in set(text)
    )


def is_right_to_left(text: str) -> bool:
    """Whether a paragraph is: most of its letters tell.

    Its first letter, as UAX #9 has it where nothing else is known, would turn each paragraph round
    that begins with the name of a product.
    """
    if text.isascii():
        return False
    kinds = Counter(map(unicodedata.bidirectional, text))
    return kinds["R"] + kinds["AL"] > kinds["L"]


def visual_text(text: str) -> str:
    """A paragraph of one line in visual order."""
    if not has_right_to_left(text):
        return text
    order = visual_order(text, is_right_to_left(text))
    return "".join(mirrored(text[a:b]) if turned else text[a:b] for a, b, turned in order)


def fit_for_border(text: str) -> str:
    """A line as a border shows it, which draws letters as they come."""
    return visual_text(text) if orders_here() else text


def mirrored(text: str) -> str:
    """Brackets as they look in text from right to left."""
    return text.translate(_MIRRORED)


def visual_order(text: str, right_to_left: bool) -> list[tuple[int, int, bool]]:  # noqa: FBT001  the one thing there is to say
    """A line's letters from left to right: (start, end, whether from right to left) of each.

    Marks stay with their letter.
    """
    starts = [n for n, char in enumerate(text) if not n or not _is_mark(char)]
    ends = [*starts[1:], len(text)]
    levels = _levels([_kind(text[start]) for start in starts], int(right_to_left))
    order = list(range(len(starts)))
    for level in range(max(levels, default=0), 0, -1):
        order = _turned(order, levels, level)
    return [(starts[n], ends[n], levels[n] % 2 == 1) for n in order]


def _is_mark(char: str) -> bool:
    return unicodedata.combining(char) != 0 or unicodedata.category(char) in ("Mn", "Me", "Cf")


def _kind(char: str) -> str:
    return unicodedata.bidirectional(char) or "L"


def _levels(kinds: list[str], base: int) -> list[int]:
    """The levels of letters by their kinds, in a paragraph of level 0 or 1."""
    resolved = _neutral_resolved(_weak_resolved(kinds, base), base)
    above = {"L": base, "R": 1 - base, "EN": 2 - base, "AN": 2 - base}
    levels = [base + above[kind] for kind in resolved]
    last = len(kinds)
    while last and kinds[last - 1] in ("WS", "S", "B"):
        last -= 1
        levels[last] = base
    return levels


def _weak_resolved(kinds: list[str], base: int) -> list[str]:
    """Numbers and what belongs to them (W2 to W7); what is left is L, R, EN, AN or neutral (ON)."""
    found = _with_signs(_numbers_told(kinds, base))
    strong = "R" if base else "L"
    for n, kind in enumerate(found):
        if kind in ("L", "R", "AL"):
            strong = "L" if kind == "L" else "R"
            found[n] = strong
        elif kind == "EN":
            found[n] = "L" if strong == "L" else "EN"
        elif kind != "AN":
            found[n] = "ON"
    return found


def _numbers_told(kinds: Sequence[str], base: int) -> list[str]:
    """Numbers behind Arabic letters are Arabic ones (W2)."""
    found = list(kinds)
    strong = "R" if base else "L"
    for n, kind in enumerate(found):
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            found[n] = "AN"
    return found


def _with_signs(kinds: Sequence[str]) -> list[str]:
    """Signs within numbers and beside them belong to these (W4, W5)."""
    found = list(kinds)
    for n in range(1, len(found) - 1):
        around = found[n - 1], found[n + 1]
        if around[0] == around[1] and (
            (found[n] in ("ES", "CS") and around[0] == "EN")
            or (found[n] == "CS" and around[0] == "AN")
        ):
            found[n] = around[0]
    begin = 0
    for kind, group in groupby(list(found)):
        end = begin + len(list(group))
        if kind == "ET" and "EN" in (*found[max(0, begin - 1) : begin], *found[end : end + 1]):
            found[begin:end] = ["EN"] * (end - begin)
        begin = end
    return found


def _neutral_resolved(kinds: list[str], base: int) -> list[str]:
    """What stands between letters of one direction takes it, all else that of the paragraph."""
    around = "R" if base else "L"
    found: list[str] = []
    runs = [(kind, len(list(group))) for kind, group in groupby(kinds)]
    for n, (kind, count) in enumerate(runs):
        if kind == "ON":
            before, after = (
                _direction(runs[m][0]) if 0 <= m < len(runs) else around for m in (n - 1, n + 1)
            )
            kind = before if before == after else around  # noqa: PLW2901  resolved here
        found += [kind] * count
    return found


def _direction(kind: str) -> str:
    return "R" if kind in _NUMBERS else kind


def _turned(order: Sequence[int], levels: Sequence[int], level: int) -> list[int]:
    """Every run of a level or above turned round (L2)."""
    turned: list[int] = []
    for is_in, group in groupby(order, key=lambda n: levels[n] >= level):
        run = list(group)
        turned += run[::-1] if is_in else run
    return turned
