"""Shortcuts to pages as desktops keep them: of Windows, of macOS (.webloc), of Linux."""

from __future__ import annotations

import html
import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from tui.model import Problem
from tui.readers.published import Published
from tui.readers.reading import Reading
from tui.urls import web_address

if TYPE_CHECKING:
    from tui.readers.format_reader import ParsedFile

_ADDRESS = re.compile(r"^URL=(.+)$|<key>URL</key>\s{0,99}<string>([^<]+)", re.MULTILINE)


def read(file: ParsedFile) -> Reading:
    """The page, called as the file is."""
    found = _ADDRESS.search(file.source.text)
    address = web_address((found[1] or html.unescape(found[2])).strip()) if found else None
    if address is None:
        return Reading(problems=(Problem(file.path, None, "this shortcut has no web address."),))
    fields = {"title": PurePath(file.path).stem, "url": address}
    return Reading(news=(Published(file.path, dict(fields)).news_item(),))
