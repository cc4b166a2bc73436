"""Files and folders to episodes and news items: which reader takes what."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePath

from tui.model import Episode, NewsItem, Problem
from tui.readers import unsupported
from tui.readers.classify import Kind, kind_of, likely_kind
from tui.readers.files import Walk, is_about, mode_of
from tui.readers.news.reader import read_news_all
from tui.readers.parsed_file import ParsedFile
from tui.readers.source import Source, read_source
from tui.readers.summary.reader import summary_of

_SUFFIX = re.compile(r"\.[a-z][a-z0-9]{0,11}$")
NOTHING_IN_FOLDER = "nothing in this folder can be read; put text or Markdown files in it."
_PLAIN_SUFFIXES = unsupported.TEXT_SUFFIXES - {"", ".yaml", ".yml"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in files and folders.

    Attributes:
        episodes: in the order of the files.
        news: in the order of the files.
        problems: those that belong to no episode and no news item.
    """

    episodes: tuple[Episode, ...] = ()
    news: tuple[NewsItem, ...] = ()
    problems: tuple[Problem, ...] = ()

    def all_problems(self) -> tuple[Problem, ...]:
        """Every problem, those of episodes and news items too, by path and line; each once."""
        found = dict.fromkeys(self._each_problem())
        return tuple(sorted(found, key=lambda problem: (problem.path, problem.line or 0)))

    def _each_problem(self) -> Iterator[Problem]:
        yield from self.problems
        for episode in self.episodes:
            yield from episode.problems
        for item in self.news:
            yield from item.problems


def read(paths: Iterable[Path | str], kind: Kind | None = None) -> Reading:
    """Read files, and folders with all that lies in them.

    Args:
        paths: files and folders, as the reader named them.
        kind: what the files named here are. In folders, "news" also takes what could be either;
            an episode there must look like one.

    Returns:
        What was found. Nothing is raised for what a file is or holds: problems tell it.
    """
    reader = _Reader(kind)
    for path in paths:
        reader.take(str(path))
    return Reading(tuple(reader.episodes), tuple(reader.news), tuple(reader.problems))


def read_found(path: str, kind: Kind | None = None) -> Reading:
    """Read one file that lies in a folder, as read does while it goes through the folder.

    What its name or content tells to be neither an episode nor news is passed over in silence.
    """
    reader = _Reader(kind)
    reader.take_found(path)
    return Reading(tuple(reader.episodes), tuple(reader.news), tuple(reader.problems))


def may_hold(path: str) -> bool:
    """Whether a file in a folder is worth opening, by its name: as text, or as a problem."""
    name = os.path.basename(path)  # noqa: PTH119  a million of them
    worth = _worth(os.path.splitext(name)[1])  # noqa: PTH122  the same
    return not is_about(name) if worth is None else worth


@lru_cache(maxsize=256)
def _worth(suffix: str) -> bool | None:
    """Whether files with a suffix are worth opening; None where the rest of the name tells."""
    form = unsupported.of_suffix(f"name{suffix}")
    if form is not None:
        return form is unsupported.XML or not form.beside
    return None if _text_suffix(f"name{suffix}") in unsupported.TEXT_SUFFIXES else False


@dataclass(slots=True)
class _Reader:
    kind: Kind | None
    episodes: list[Episode] = field(default_factory=list)
    news: list[NewsItem] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def take(self, path: str) -> None:
        """Read a file or a folder that the reader named."""
        mode = mode_of(Path(path)) if path else 0
        if stat.S_ISDIR(mode):
            self._take_folder(path)
            return
        form = _for_later(path)
        if form is not None and stat.S_ISREG(mode):
            self._refuse(path, form)
        else:
            self._take_file(path)

    def _refuse(self, path: str, form: unsupported.Format) -> None:
        self.problems.append(Problem(path, None, form.message))

    def _take_file(self, path: str) -> None:
        source = read_source(path)
        form = unsupported.of_text(source.text)
        if not source.text.strip():
            self.problems.extend(source.problems)
        elif form is not None:
            self._refuse(path, form)
        else:
            sheet = ParsedFile(source)
            self._keep(sheet, self.kind or kind_of(sheet) or likely_kind(sheet.matter))

    def _keep(self, sheet: ParsedFile, kind: Kind) -> None:
        try:
            if kind == "episode":
                self.episodes.append(summary_of(sheet))
            else:
                self.news.extend(read_news_all(sheet.source, sheet.matter))
        except Exception as error:  # noqa: BLE001 - a file must never close the app
            message = f"skimcast stumbled over this file ({error!r}); please report it."
            self.problems.append(Problem(sheet.source.path, None, message))

    def _take_folder(self, folder: str) -> None:
        before = len(self.episodes) + len(self.news)
        walk = Walk()
        for path in walk.files(folder):
            self.take_found(path)
        self.problems.extend(walk.problems)
        if len(self.episodes) + len(self.news) == before:
            self.problems.append(Problem(folder, None, NOTHING_IN_FOLDER))

    def take_found(self, path: str) -> None:
        """Read a file that lies in a folder; of a format for later, tell it."""
        form = self._take_found(path)
        if form is not None and not form.beside:
            self._refuse(path, form)

    def _take_found(self, path: str) -> unsupported.Format | None:
        """Read a file that lies in a folder; the format, where it is one for later."""
        suffix = _text_suffix(path)
        form = _for_later(path)
        if form is not None or is_about(path) or suffix not in unsupported.TEXT_SUFFIXES:
            return form
        source = read_source(path)
        if not source.text.strip():
            self.problems.extend(source.problems)
            return None
        form = unsupported.of_text(source.text)
        if form is None:
            self._keep_found(source, undecided=suffix in _PLAIN_SUFFIXES)
        return form

    def _keep_found(self, source: Source, *, undecided: bool) -> None:
        sheet = ParsedFile(source)
        kind = kind_of(sheet)
        if kind is None and undecided:
            kind = "news" if self.kind == "news" else likely_kind(sheet.matter)
        if kind is not None:
            self._keep(sheet, kind)


def _text_suffix(path: str) -> str:
    """What a name ends with, in small letters; nothing where that is no suffix."""
    suffix = PurePath(path).suffix.lower()
    return suffix if _SUFFIX.match(suffix) else ""


def _for_later(path: str) -> unsupported.Format | None:
    """The format that a file's name tells; of XML, what is inside tells more."""
    form = unsupported.of_suffix(path)
    return (
        (unsupported.of_text(read_source(path).text) or form) if form is unsupported.XML else form
    )
