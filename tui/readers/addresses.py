"""Addresses that are safe to show and to hand to a browser."""

from __future__ import annotations

from urllib.parse import urlsplit

from tui.text import clean

LONGEST = 4096
"""Characters of an address at most."""

_NEVER = frozenset('<>"`\\\N{REPLACEMENT CHARACTER}')


def web_address(text: str) -> str | None:
    """The text as an http or https address; None if it is none.

    A host must stand in it; white space, control characters and quotes must not.
    """
    text = text.strip()
    if not 8 < len(text) <= LONGEST or _NEVER & set(text):
        return None
    if clean(text) != text or any(char.isspace() for char in text):
        return None
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    good = parts.scheme in ("http", "https") and host and any(char.isalnum() for char in host)
    return text if good and port != 0 else None


def host_of(address: str) -> str | None:
    """The host of a web address, without a leading "www."."""
    host = urlsplit(address).hostname
    return host.removeprefix("www.") if host else None
