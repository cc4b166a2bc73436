"""The reader's settings: `config.toml` in the platform's folder for such files.

Only its form is read here; who uses a setting knows which names and values it may have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from tui.model import Problem
from tui.readers.passage_length import LONGEST, SHORTEST

# Compiled when they are first used: that takes long.
_TABLE = r"\s*\[([^\[\]]+)\]"
_NAME = r"\s*([\w\s.\"'-]+?)\s*="
_LINE_IN_ERROR = r"at line (\d+)"


class KeySetting(Struct, frozen=True):
    """A line of the table `[keys]`: which keys do an action, such as "episode.filter".

    Lines count from 1; None where it was not found.
    """

    action: str
    keys: tuple[str, ...]
    line: int | None


Layout: TypeAlias = Literal["auto", "three", "two", "one"]
"""How many panes stand side by side: as the width asks, or always so many."""


class Settings(Struct, frozen=True):
    """What can be set beside the keys.

    Attributes:
        theme: the name of the colours to begin with; empty for our own.
        layout: how many panes stand beside each other.
        reading_width: cells in a line of prose at most; 0 for the usual.
        opener: the command that opens addresses, which stand for {} or at its end; empty for the
            platform's own.
        player: the command that plays recordings, with {url} and {seconds}; empty for the opener.
        passages: minutes of a transcript's passages in the mean; 0 for the usual. Who reads files
            looks it up by itself (tui.readers.passage_length).
        vault: the folder of notes that what the reader kept is written to; empty for none.
    """

    theme: str = ""
    layout: Layout = "auto"
    reading_width: int = 0
    opener: tuple[str, ...] = ()
    player: tuple[str, ...] = ()
    passages: float = 0
    vault: str = ""


class Config(Struct, frozen=True):
    """What a file of settings says, which need not exist; beside problems, the rest holds.

    Attributes:
        exports: forms of the reader's own by their names: the tables `[export.NAME]`, with texts
            under episode, segment, moment and suffix.
    """

    path: str
    keys: Sequence[KeySetting] = ()
    problems: Sequence[Problem] = ()
    settings: Settings = field(default_factory=Settings)
    exports: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


_KINDS = {
    "`str | array`": "a text or a list of texts",
    "`array`": "a list",
    "`object`": "a table",
    "`int`": "a whole number",
    "`float`": "a number",
    "`bool`": "true or false",
    "`str`": "a text",
}
"""What msgspec calls kinds of values, in a reader's words."""
_EXPORT_PARTS = ("episode", "segment", "moment", "suffix")


def read_config(path: Path) -> Config:
    """Read a file of settings; where there is none, nothing is set."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return Config(str(path))
    except OSError as error:
        return _unread(path, None, error.strerror or str(error))
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return _unread(path, line, "this is no UTF-8")
    import tomllib  # noqa: PLC0415  most have no settings

    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(_LINE_IN_ERROR, str(error))
        return _unread(path, int(found[1]) if found else None, f"this is no TOML: {error}")
    return _config(path, tables, _lines(text))


def _unread(path: Path, line: int | None, why: str) -> Config:
    return Config(str(path), (), (Problem(str(path), line, f"No setting was read: {why}"),))


def _config(path: Path, tables: dict[str, Any], lines: dict[str, int]) -> Config:
    keys: list[KeySetting] = []
    problems: list[Problem] = []
    settings = Settings()
    exports: dict[str, dict[str, str]] = {}
    for name, value in _flat(tables):
        table, _, action = name.partition(".")
        line = lines.get(name)
        if table == "export":
            form, _, part = action.rpartition(".")
            if form and part in _EXPORT_PARTS and isinstance(value, str):
                exports.setdefault(form, {})[part] = value
            else:
                message = f"{name} is no text of [export.NAME]: {', '.join(_EXPORT_PARTS)}."
                problems.append(Problem(str(path), line, message))
        elif table != "keys" or not action:
            found = _setting(name, value)
            if isinstance(found, str):
                problems.append(Problem(str(path), line, found))
            else:
                settings = replace(settings, **found)
        elif texts := _texts(value):
            keys.append(KeySetting(action, texts, line))
        else:
            message = f"{action} wants a key in quotes, or a list of such."
            problems.append(Problem(str(path), line, message))
    return Config(str(path), keys, problems, settings, exports)


def _setting(name: str, value: object) -> dict[str, Any] | str:
    """What a line sets; or what is wrong with it."""
    types: dict[str, Any] = {
        "theme": str,
        "layout": Layout,
        "reading_width": Annotated[int, msgspec.Meta(ge=20, le=300)],
        "opener": str | tuple[str, ...],
        "player": str | tuple[str, ...],
        "passages": Annotated[float, msgspec.Meta(ge=SHORTEST, le=LONGEST)],
        "vault": str,
    }
    if name not in types:
        near = get_close_matches(name, [*types, "keys", "export"], 1, cutoff=0.0)[0]
        return f"Nothing is set by {name}; the nearest that there is: {near}."
    try:
        found = msgspec.convert(value, types[name])
        if name in ("opener", "player") and isinstance(found, str):
            import shlex  # noqa: PLC0415  where a command is set

            found = tuple(shlex.split(found))
    except (msgspec.ValidationError, ValueError) as error:
        why = str(error)
        for kind, words in _KINDS.items():
            why = why.replace(kind, words)
        return f"{name} keeps its usual value: {why}."
    return {name: found}


def _flat(table: dict[str, Any], above: str = "") -> Iterator[tuple[str, object]]:
    """Each value of nested tables with its full name."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{name}.")
        else:
            yield above + name, value


def _texts(value: object) -> tuple[str, ...]:
    """One text or several; nothing where it is anything else."""
    values = value if isinstance(value, list) else [value]
    texts = tuple(text for text in values if isinstance(text, str))
    return texts if len(texts) == len(values) else ()


def _lines(text: str) -> dict[str, int]:
    """The line that each setting stands on, by its full name."""
    lines: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if found := re.match(_TABLE, line):
            table = _plain(found[1]) + "."
        elif found := re.match(_NAME, line):
            lines.setdefault(table + _plain(found[1]), number)
    return lines


def _plain(name: str) -> str:
    return re.sub(r"[\s\"']", "", name)
