"""Addresses that the terminal itself can open, by OSC 8."""

from __future__ import annotations

import os
from functools import cache
from urllib.parse import quote

_WITHOUT = ("dumb", "linux", "ansi", "vt")
"""How the names of terminals begin that would show the sequence, or nothing."""
_SAFE = "".join(map(chr, range(0x21, 0x7F)))


@cache
def can_show_links() -> bool:
    """Whether the terminal takes OSC 8; most that do not know it pass over it."""
    return not os.environ.get("TERM", "").startswith(_WITHOUT)


def terminal_address(address: str) -> str:
    """An address in visible ASCII, as OSC 8 asks for; nothing in it ends the sequence."""
    return quote(address, safe=_SAFE)
