"""The files in a folder, in the order that a person would list them."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePath

from tui.model import Problem

MARKDOWN_SUFFIXES = frozenset((".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"))
YAML_SUFFIXES = frozenset((".yaml", ".yml"))
TOML_SUFFIXES = frozenset((".toml",))
_PLAIN_SUFFIXES = frozenset(("", ".txt", ".text", ".rst", ".adoc", ".asciidoc", ".org"))
TEXT_SUFFIXES = MARKDOWN_SUFFIXES | YAML_SUFFIXES | TOML_SUFFIXES | _PLAIN_SUFFIXES
"""Ends of the names of files that hold text of people, and none at all."""
PAGE_SUFFIXES = frozenset((".html", ".htm", ".xhtml"))
"""Ends of the names of pages."""
MEDIA_SUFFIXES = frozenset(
    [
        *(".mp3", ".m4a", ".m4b", ".mp4", ".m4v", ".mov", ".aac", ".ogg", ".oga", ".ogv", ".opus"),
        *(".flac", ".mkv", ".mka", ".webm"),
    ]
)
"""Ends of the names of recordings whose tags are read."""

_LISTINGS = 8  # folders whose names are kept
_SUFFIX = re.compile(r"\.(?:7z|[a-z][a-z0-9]{0,11})$")
# What one recording's files are told apart by: a language, or what they hold of it.
_PART = re.compile(
    r"(.+)[._ -](?:(?<=\.)[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,2}|info|chapters?|transcript(?:ion)?"
    r"|captions?|subtitles?|subs?|labels|cues)$",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"([0-9]{1,18})")
_IGNORED = frozenset(("node_modules", "__pycache__"))
_PROJECT = re.compile(
    r"(?:readme|licen[cs]e|copying|changelog|changes|contributing|contributors|authors|notice"
    r"|code[-_]of[-_]conduct|security|support|history|todo)(?:[-_.].*)?$",
    re.IGNORECASE,
)


def natural_key(name: str) -> list[str | int]:
    """A sort key that counts: "part 2" before "part 10"."""
    parts = _DIGITS.split(name.casefold())
    return [int(part) if index % 2 else part for index, part in enumerate(parts)]


def suffix_set(words: str) -> frozenset[str]:
    """The ends of names of a format, from words: "vtt srt" for .vtt and .srt."""
    return frozenset(f".{word}" for word in words.split())


def suffix_of(path: str) -> str:
    """What a name ends with, with its dot and in small letters; empty where that is no suffix."""
    suffix = os.path.splitext(path)[1].lower()  # noqa: PTH122  a million of them
    return suffix if _SUFFIX.match(suffix) else ""


def recording_stem(path: str) -> str:
    """A file's name without what its recording's other files end with: "talk" of talk.en.vtt."""
    name = PurePath(path).name
    stem = PurePath(name).stem
    while (head := _PART.match(stem)) is not None and suffix_of(name):
        stem = head[1].rstrip("._ -") or stem
    return stem


def is_project_file(path: str) -> bool:
    """Whether a file tells about its folder rather than being read for itself: README and such."""
    return _PROJECT.match(PurePath(path).name) is not None


def mode_of(path: Path) -> int:
    """What a path is, links followed, as stat tells it; 0 where it cannot be told."""
    try:
        return path.stat().st_mode
    except (OSError, ValueError):
        return 0


@dataclass(slots=True)
class FolderWalk:
    """Goes through folders, each once however links lead to it; problems tell what it cannot.

    Attributes:
        folders: those that it went through so far.
    """

    problems: list[Problem] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)
    _seen: set[tuple[int, int]] = field(default_factory=set)

    def files(self, folder: str) -> Iterator[str]:
        """The regular files beneath a folder, in natural_key order; hidden ones are passed over."""
        waiting = [Path(folder)]
        while waiting:
            path = waiting.pop()
            mode = mode_of(path)
            if stat.S_ISDIR(mode):
                waiting.extend(reversed(self._inside(path)))
            elif stat.S_ISREG(mode):
                yield str(path)
            elif not mode:
                message = "this leads nowhere, or must not be looked at; mend or remove it."
                self.problems.append(Problem(str(path), None, message))

    def _inside(self, folder: Path) -> list[Path]:
        try:
            about = folder.stat()
            itself = about.st_dev, about.st_ino
            if itself in self._seen:
                return []
            self._seen.add(itself)
            self.folders.append(str(folder))
            paths = list(folder.iterdir())
        except OSError as error:
            message = f"this folder cannot be read ({error.strerror}); check its permissions."
            self.problems.append(Problem(str(folder), None, message))
            return []
        shown = [path for path in paths if path.name[0] != "." and path.name not in _IGNORED]
        # Two names may be natural_key twins, such as "a1" and "a01".
        return sorted(shown, key=lambda path: (natural_key(path.name), path.name))


def of_same_recording(path: str, suffixes: Iterable[str]) -> Iterator[str]:
    """The files beside one of the same stem and with these suffixes, not those of people's text."""
    folder, name = os.path.split(path)
    try:
        changed = os.stat(folder or ".").st_mtime_ns  # noqa: PTH116  for speed
        stems = _stems(folder or ".", changed)
    except (OSError, ValueError):
        return
    wanted = set(suffixes) - TEXT_SUFFIXES
    for other in stems.get(recording_stem(name), ()):
        if other != name and suffix_of(other) in wanted:
            yield os.path.join(folder, other)  # noqa: PTH118  as the reader named it


@lru_cache(_LISTINGS)
def _stems(folder: str, _changed: int) -> dict[str, list[str]]:
    return names_by_stem(folder)


def names_by_stem(folder: str) -> dict[str, list[str]]:
    """The names in a folder, in order, by the stems of their recordings; OSError as usual."""
    stems: dict[str, list[str]] = {}
    for name in sorted(os.listdir(folder)):  # noqa: PTH208  names alone
        stems.setdefault(recording_stem(name), []).append(name)
    return stems
