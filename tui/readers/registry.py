"""Files and folders to episodes and news items: each file goes to the reader with the best guess.

Of equal guesses the first in the table FORMATS counts. A format is one module and one line here.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

from msgspec.structs import replace

from tui.model import Problem
from tui.readers.article_formats import (
    ArticleFormat,
    ItemListFormat,
    LinkListFormat,
    PlainArticleFormat,
)
from tui.readers.files import (
    TEXT_SUFFIXES,
    FolderWalk,
    is_project_file,
    mode_of,
    of_same_recording,
    recording_stem,
    suffix_of,
)
from tui.readers.format_reader import (
    CERTAIN,
    CLEAR,
    FormatReader,
    ParsedFile,
    with_parts,
)
from tui.readers.reading import STANDARD_INPUT, Kind, Reading, split_locator
from tui.readers.structured import PUBLISHED, STRUCTURED
from tui.readers.summary.reader import SummaryFormat
from tui.readers.unsupported import UNSUPPORTED, UnsupportedFormat

__all__ = ["FORMATS", "NOTHING_IN_FOLDER", "Reading", "Registry", "may_hold", "read", "read_found"]

FORMATS: tuple[FormatReader, ...] = (
    *PUBLISHED,
    *STRUCTURED,
    *UNSUPPORTED,
    SummaryFormat(),
    ArticleFormat(),
    PlainArticleFormat(),
    ItemListFormat(),
    LinkListFormat(),
)
"""Every format that is known; those that are told by a mark of their own stand above prose."""

NOTHING_IN_FOLDER = "nothing in this folder can be read; put text or Markdown files in it."
# Prose in a folder is an article; a file of settings without anything clear is none.
_PROSE_SUFFIXES = TEXT_SUFFIXES - {"", ".yaml", ".yml", ".toml"}


class Registry:
    """A table of formats, and the ways to read by it."""

    def __init__(
        self, formats: tuple[FormatReader, ...], passage_minutes: float | None = None
    ) -> None:
        """Read by these formats and no others; passages are as in ParsedFile."""
        self._formats = formats
        self._passage_minutes = passage_minutes

    @cached_property
    def _by_suffix(self) -> dict[str, list[FormatReader]]:
        by_suffix: dict[str, list[FormatReader]] = {}
        for form in self._formats:
            for suffix in form.suffixes:
                by_suffix.setdefault(suffix, []).append(form)
        return by_suffix

    def read(self, paths: Iterable[Path | str], kind: Kind | None = None) -> Reading:
        """Read files of a kind, and folders; problems tell what is not read.

        In folders, "news" also takes what could be either; an episode there must look like one.
        Of named files of one recording, each with the others beside it, one is the episode.
        """
        readings = {path: self._read_path(path, kind) for path in map(str, paths)}
        for path in self._read_with_others(readings):
            del readings[path]
        return Reading.joined(readings.values())

    def read_found(self, path: str, kind: Kind | None = None) -> Reading:
        """Read one file as in a folder: in silence about what is neither episode nor news."""
        suffix = suffix_of(path)
        if suffix not in self._by_suffix or (suffix in TEXT_SUFFIXES and is_project_file(path)):
            return Reading()
        return self._read_file(ParsedFile(path, self._passage_minutes), kind, in_folder=True)

    def may_hold(self, path: str) -> bool:
        """Whether a file in a folder is worth opening, by its name: as text, or as a problem."""
        name = os.path.basename(path)  # noqa: PTH119  a million of them
        suffix = suffix_of(name)
        forms = self._by_suffix.get(suffix, ())
        if suffix in TEXT_SUFFIXES:
            return bool(forms) and not is_project_file(name)
        return any(not _lies_beside(form) for form in forms)

    def _read_path(self, locator: str, kind: Kind | None) -> Reading:
        path, part = split_locator(locator)
        reading = self._read_whole(path, kind)
        if not part:
            return reading
        episodes = tuple(episode for episode in reading.episodes if episode.part == part)
        return Reading(episodes, (), () if episodes else reading.problems)

    def _read_whole(self, path: str, kind: Kind | None) -> Reading:
        mode = mode_of(Path(path)) if path and path != STANDARD_INPUT else 0
        if stat.S_ISDIR(mode):
            return self._read_folder(path, kind)
        file = ParsedFile(path, self._passage_minutes, kind)
        if path != STANDARD_INPUT and not stat.S_ISREG(mode):
            return Reading(problems=file.source.problems)
        return self._with_files_beside(self._read_file(file, kind), path)

    def _with_files_beside(self, reading: Reading, path: str) -> Reading:
        """The one episode of a file, with what the files of the same stem know of it."""
        if not self._is_one_recording(reading):
            return reading
        beside = of_same_recording(path, self._by_suffix)
        others = [one for other in beside for one in self.read_found(other).episodes]
        if not others:
            return reading
        from tui.readers.one_recording import joined_to  # noqa: PLC0415  few have files beside

        return replace(reading, episodes=(joined_to(reading.episodes[0], others),))

    def _read_with_others(self, readings: Mapping[str, Reading]) -> set[str]:
        """The named files whose one episode another has taken in, text of people's first."""
        beside = self._by_suffix.keys() - TEXT_SUFFIXES
        groups: dict[tuple[str, str], list[str]] = {}
        for path, reading in readings.items():
            if self._is_one_recording(reading):
                folder, name = os.path.split(path)
                groups.setdefault((folder, recording_stem(name)), []).append(path)
        told: set[str] = set()
        for group in groups.values():
            _, *others = sorted(group, key=lambda path: suffix_of(path) not in TEXT_SUFFIXES)
            told.update(path for path in others if suffix_of(path) in beside)
        return told

    def _is_one_recording(self, reading: Reading) -> bool:
        """Whether what lies beside a file is read with it."""
        return len(reading.episodes) == 1 and not reading.news and self._passage_minutes != 0

    def _read_folder(self, folder: str, kind: Kind | None) -> Reading:
        walk = FolderWalk()
        reading = Reading.joined(self.read_found(path, kind) for path in walk.files(folder))
        problems = [*reading.problems, *walk.problems]
        if not reading.episodes and not reading.news:
            problems.append(Problem(folder, None, NOTHING_IN_FOLDER))
        from tui.readers.one_recording import one_each  # noqa: PLC0415  for folders alone

        episodes = reading.episodes if self._passage_minutes == 0 else one_each(reading.episodes)
        return Reading(episodes, reading.news, tuple(problems))

    def _read_file(
        self, file: ParsedFile, kind: Kind | None, *, in_folder: bool = False
    ) -> Reading:
        try:
            form, guess = self._recognise(file, None if in_folder else kind)
            if form is None:
                return Reading(problems=file.source.problems)
            if in_folder and _is_passed_over(file, form, guess):
                return Reading()
            if in_folder and guess < CLEAR and kind == "news":
                form = self._recognise(file, "news")[0] or form
            return with_parts(form.read(file))
        except Exception as error:  # noqa: BLE001 - a file must never close the app
            message = f"skimcast stumbled over this file ({error!r}); please report it."
            return Reading(problems=(Problem(file.path, None, message),))

    def _recognise(
        self, file: ParsedFile, kind: Kind | None = None
    ) -> tuple[FormatReader | None, float]:
        named = [] if file.suffix in TEXT_SUFFIXES else self._by_suffix.get(file.suffix, [])
        best, most = None, 0.0
        for form in (*named, *(form for form in self._formats if form not in named)):
            guess = form.guess(file) if kind is None or kind in form.kinds else 0.0
            if guess > most:
                best, most = form, guess
            if most >= CERTAIN:
                break
        return best, most


def _is_passed_over(file: ParsedFile, form: FormatReader, guess: float) -> bool:
    """Whether a file in a folder is left alone: a recording beside notes, settings, data."""
    beside = _lies_beside(form) and file.suffix in form.suffixes
    return beside or (guess < CLEAR and file.suffix not in _PROSE_SUFFIXES)


def _lies_beside(form: FormatReader) -> bool:
    return isinstance(form, UnsupportedFormat) and form.beside


_REGISTRY = Registry(FORMATS)
read = _REGISTRY.read
read_found = _REGISTRY.read_found
may_hold = _REGISTRY.may_hold
