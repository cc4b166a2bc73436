"""Web addresses that stand behind words: Markdown links, and links in scraps of HTML."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from tui.model import Reference
from tui.sanitize import clean_line
from tui.urls import web_address

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = 2000  # references of one file
_LINK = re.compile(
    r"\[(?P<words>[^\[\]\n]{0,300})\](?:\(|: )<?(?P<url>https?://(?:[^\s<>()]|\([^\s<>()]{0,200}\)){4,2000})"
    r"|<a\s[^<>\n]{0,200}?href=[\"']?(?P<href>https?://[^\s<>\"']{4,2000})[^<>\n]{0,200}>"
    r"(?P<label>[^<>\n]{0,300})",
    re.IGNORECASE,
)


def references_in(text: str) -> tuple[Reference, ...]:
    """The first references of a file's text, in its order; linear in its length."""
    return tuple(islice(_references(text), _MOST))


def _references(text: str) -> Iterator[Reference]:
    line = 1
    done = 0
    for found in _LINK.finditer(text):
        url = web_address(found["url"] or found["href"])
        if url is None:
            continue
        line += text.count("\n", done, found.start())
        done = found.start()
        yield Reference(line, clean_line(found["words"] or found["label"] or ""), url)
