"""Which files of a folder are of one recording, so that they are one episode in the index."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import lru_cache

from tui.readers.files import TEXT_SUFFIXES, names_by_stem, recording_stem, suffix_of
from tui.readers.registry import may_hold

_FOLDERS = 64  # whose files are known at a time; more than folders lie within each other


class RecordingGroups:
    """The files that lie beside others of the same recording, as the folders are now."""

    def __init__(self) -> None:
        self._in_folder = lru_cache(_FOLDERS)(_groups_in)

    def files_of(self, path: str) -> tuple[str, ...]:
        """The files of a recording by name, this one among them; none where it is the only one."""
        folder, name = os.path.split(path)
        names = self._in_folder(folder).get(recording_stem(name), ())
        return tuple(os.path.join(folder, name) for name in names)  # noqa: PTH118  for speed


def _groups_in(folder: str) -> Mapping[str, tuple[str, ...]]:
    """The names of one stem, where there are several and not all of them are people's text."""
    try:
        stems = names_by_stem(folder or ".")
    except OSError:
        return {}
    groups = {
        stem: tuple(name for name in names if name[0] != "." and may_hold(name))
        for stem, names in stems.items()
    }
    return {stem: group for stem, group in groups.items() if _are_one(group)}


def _are_one(names: Sequence[str]) -> bool:
    return len(names) > 1 and any(suffix_of(name) not in TEXT_SUFFIXES for name in names)
