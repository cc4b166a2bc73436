"""YAML to plain values in which every scalar stays the text that was written.

Made straight from the parser's events: no resolver turns 12:34 into 754 or "no" into False, tags
are passed over, and a document is refused before its nesting or its aliases can grow.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from tui.sanitize import CONTROL_MESSAGE, clean, has_control

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
"""What front matter holds: text, nothing, or lists and mappings of these."""

MAX_DEPTH = 32
"""Lists and mappings within each other."""
MAX_VALUES = 100_000
MAX_CHARACTERS = 8_000_000
"""Values of one document and their characters, aliases counted as what they stand for."""
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


class BrokenYamlError(Exception):
    """A text that is no YAML, or refused for its size; lines, from 0, likeliest cause first."""

    def __init__(self, reason: str, lines: tuple[int, ...] = (), *, refused: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.lines = lines
        self.refused = refused


@dataclass(slots=True)
class YamlDocument:
    """One YAML document, with the lines of the outermost keys, from 0; more where others follow.

    The notes tell, with lines, what is legal but surely no intention and was passed over.
    """

    value: Value = None
    lines: dict[str, int] = field(default_factory=dict)
    notes: list[tuple[int, str]] = field(default_factory=list)
    more: bool = False


@dataclass(slots=True)
class _Size:
    values: int = 1
    characters: int = 0


@dataclass(slots=True)
class _Open:
    value: list[Value] | dict[str, Value]
    anchor: str | None
    size: _Size = field(default_factory=_Size)
    key: str | None = None
    key_due: bool = True


def read_document(text: str) -> YamlDocument:
    """The first document of a YAML text, in linear time; BrokenYamlError where that cannot be."""
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if not builder.take(event):
                break
    except yaml.YAMLError as error:
        raise _trouble(error) from error
    return builder.tree


def _trouble(error: yaml.YAMLError) -> BrokenYamlError:
    marks = (getattr(error, "context_mark", None), getattr(error, "problem_mark", None))
    lines = tuple(dict.fromkeys(mark.line for mark in marks if mark is not None))
    reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "no YAML"
    return BrokenYamlError(str(reason), lines)


class _Builder:
    def __init__(self) -> None:
        self.tree = YamlDocument()
        self._open: list[_Open] = []
        self._anchors: dict[str, tuple[Value, _Size]] = {}
        self._documents = 0

    def take(self, event: yaml.Event) -> bool:
        """Build on; False once nothing more is wanted."""
        line = event.start_mark.line if event.start_mark else 0
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event, line)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._begin(event, line)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._end(line)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event, line)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            self.tree.more = self._documents > 1
        return not self.tree.more

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        plain = event.implicit[0] and not event.style
        value = None if plain and event.value in _NULLS else clean(event.value)
        if has_control(event.value):
            self.tree.notes.append((line, CONTROL_MESSAGE))
        size = _Size(1, len(event.value))
        if event.anchor:
            self._anchors[event.anchor] = (value, size)
        self._put(value, size, line)

    def _begin(self, event: yaml.CollectionStartEvent, line: int) -> None:
        if len(self._open) >= MAX_DEPTH:
            reason = f"lists and mappings lie more than {MAX_DEPTH} deep"
            raise BrokenYamlError(reason, (line,), refused=True)
        mapping = isinstance(event, yaml.MappingStartEvent)
        self._open.append(_Open({} if mapping else [], event.anchor))

    def _end(self, line: int) -> None:
        done = self._open.pop()
        if done.anchor:
            self._anchors[done.anchor] = (done.value, done.size)
        self._put(done.value, done.size, line)

    def _alias(self, event: yaml.AliasEvent, line: int) -> None:
        anchored = self._anchors.get(event.anchor or "")
        if anchored is None:
            self.tree.notes.append((line, f"nothing above is named &{event.anchor}."))
            anchored = (f"*{event.anchor}", _Size())
        self._put(*anchored, line)

    def _put(self, value: Value, size: _Size, line: int) -> None:
        if not self._open:
            self.tree.value = value
            return
        into = self._open[-1]
        into.size.values += size.values
        into.size.characters += size.characters
        if into.size.values > MAX_VALUES or into.size.characters > MAX_CHARACTERS:
            reason = f"it holds more than {MAX_VALUES:,} values or {MAX_CHARACTERS:,} characters"
            raise BrokenYamlError(reason, (line,), refused=True)
        if isinstance(into.value, list):
            into.value.append(value)
        elif into.key_due:
            self._key(into, value, line)
        else:
            if into.key is not None:
                into.value[into.key] = value
            into.key_due = True

    def _key(self, into: _Open, value: Value, line: int) -> None:
        into.key_due = False
        into.key = "" if value is None else value if isinstance(value, str) else None
        if into.key is None:
            self.tree.notes.append((line, "a list or mapping cannot be a key here; write a word."))
        elif isinstance(into.value, dict) and into.key in into.value:
            self.tree.notes.append((line, f"'{into.key[:40]}' stands twice; the last one counts."))
        if len(self._open) == 1 and into.key is not None:
            self.tree.lines[into.key] = line
