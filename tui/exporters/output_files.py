"""Names for the files of episodes, from their titles but safe on every disk; atomic writing."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

from tui.model import Episode
from tui.whole_file import sync_folder, write_whole

_UNSAFE = re.compile(r"[^\w .,'()&+\-]")
_LONGEST = 96
"""Characters of a name without its end at most; a character may be four bytes, a name 255."""
_LONGEST_BYTES = 200
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)", re.IGNORECASE)
_NAMELESS = "episode"


def file_name(episode: Episode, suffix: str, mark: str = "") -> str:
    """The name of an episode's file: its title, a mark where two have the same, and the end.

    No path, no hidden file, no name that a system keeps for itself.
    """
    title = unicodedata.normalize("NFC", episode.title)
    name = " ".join(_UNSAFE.sub(" ", title).split())[:_LONGEST].strip(" .-")
    while len(name.encode("utf-8", "replace")) > _LONGEST_BYTES:
        name = name[:-1].rstrip(" .-")
    if not name or _RESERVED.match(name):
        name = f"{_NAMELESS} {name}".strip()
    return f"{name} {mark}{suffix}" if mark else f"{name}{suffix}"


def write_atomically(path: Path, text: str) -> None:
    """Write a file whole or not at all, and on the disk when the call returns.

    Who reads it meanwhile sees the old one. A link stays one: its target is replaced.

    Raises:
        OSError: the disk would not take it; what was there is as it was.
    """
    target = Path(os.path.realpath(path))
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o644
    write_whole(target, text.encode("utf-8", "surrogateescape"), mode=mode)
    sync_folder(target.parent)
