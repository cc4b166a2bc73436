"""What front matter lists as chapters and is none, told with the line of the list.

Only names that always list chapters are looked at: "sections" or "toc" say other things as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from tui.model import Problem
from tui.readers.frontmatter.document import FrontMatter, Value
from tui.readers.frontmatter.fields import loose
from tui.readers.summary.chapters import is_chapter, is_list_of_chapters
from tui.sanitize import clean_line

_CALLED = frozenset(("chapters", "chaptermarks", "timestamps", "timecodes"))
_FLAGS = frozenset(("true", "false", "yes", "no", "on", "off"))
_TOLD = 20  # entries of one list, before the rest is only counted
_SHOWN = 60  # characters of an entry that a message repeats
_TODO = "write it like 12:30"


def unusable(path: str, matter: FrontMatter) -> Iterator[Problem]:
    """The problems with values that are called chapters: no times at all, or entries without."""
    for name, value in matter.fields.items():
        if loose(name) in _CALLED:
            line = matter.lines.get(name)
            yield from (Problem(path, line, note) for note in _notes(clean_line(name), value))


def _notes(name: str, value: Value) -> Iterator[str]:
    if not value or (isinstance(value, str) and value.strip().lower() in ("", *_FLAGS)):
        return
    if not isinstance(value, list):
        if not is_list_of_chapters(value):
            yield f"{name} lists no times; write one line for each, such as '- 12:30 Topic'."
        return
    found = [number for number, item in enumerate(value) if _is_left_out(item)]
    for number in found[:_TOLD]:
        shown = _shown(value[number])
        yield f"entry {number + 1} of {name} has no start that is a time; {_TODO}: {shown}."
    if len(found) > _TOLD:
        yield f"{len(found) - _TOLD} more entries of {name} have no start; mend the ones above."


def _is_left_out(item: Value) -> bool:
    """Whether an entry is a mapping or a list and no chapter; texts may go on from one before."""
    return isinstance(item, list | dict) and not is_chapter(item)


def _shown(item: Value) -> str:
    parts = [f"{key}: {part}" for key, part in item.items()] if isinstance(item, dict) else []
    words = ", ".join(parts) if parts else str(item)
    return f"'{clean_line(words[:_SHOWN])}'"
