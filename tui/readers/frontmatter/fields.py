"""Front matter looked up by any of the names it may have, its values as what they should be.

What it says of the file: that it is an episode, or a news item, or could be either.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from tui.model import Problem, When
from tui.readers.dates import parse_when
from tui.readers.frontmatter.document import FrontMatter, Value
from tui.readers.frontmatter.field_names import FIELD_NAMES, is_named, normalize_name
from tui.sanitize import clean_line
from tui.timecode import seconds_of
from tui.urls import web_address

T = TypeVar("T")
_CHAPTERS = "episode.chapters.sign"
_SHOWN = 60  # characters of a value that a message repeats
_LINK = re.compile(r"(?:\[[^\[\]]{0,500}\]\()?<?(https?://[^\s<>]{3,2000}?)>?\)?")


def kind_of(value: Value) -> str:
    """What a value that is no text is called in a message."""
    return "mapping" if isinstance(value, dict) else "list"


def shown(text: str) -> str:
    """As much of a value as a message repeats, on one line."""
    return clean_line(text)[:_SHOWN]


def _whole_number(text: str) -> int | None:
    try:
        return round(float(text)) if len(text) < 20 else None
    except (ValueError, OverflowError):
        return None


def texts_of(value: Value) -> list[str]:
    """All texts in a value, each on one line, in order; names are left out."""
    texts: list[str] = []
    waiting: list[Value] = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            texts.extend(filter(None, [clean_line(part)]))
        elif isinstance(part, list):
            waiting.extend(reversed(part))
        elif isinstance(part, dict):
            waiting.extend(reversed(list(part.values())))
    return texts


def flat(name: str, value: Value) -> Iterator[tuple[str, str]]:
    """A value as pairs of a dotted name and plain text: ("guest.name", "Ada").

    Lists of texts are one text with commas; lists of mappings are numbered from 1.
    """
    if isinstance(value, str):
        yield name, clean_line(value)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from flat(f"{name}.{clean_line(key)}", part)
    elif isinstance(value, list):
        plain = [part for part in value if isinstance(part, str)]
        if plain:
            yield name, ", ".join(clean_line(part) for part in plain)
        for number, part in enumerate(value, start=1):
            if isinstance(part, dict | list):
                yield from flat(f"{name}.{number}", part)


def _address(text: str) -> str | None:
    """A web address, also between <> or as the target of a link of Markdown."""
    link = _LINK.fullmatch(text.strip())
    return web_address(link[1] if link else text)


@dataclass(slots=True)
class Fields:
    """Fields that are taken one after the other; what nobody took is left, by names as written.

    The lines are those of the file, from 1; line is that of fields whose own is unknown.
    """

    path: str
    left: dict[str, Value]
    lines: Mapping[str, int] = field(default_factory=dict)
    line: int | None = None
    problems: list[Problem] = field(default_factory=list)

    def keep(self, name: str, rest: Value) -> None:
        """Leave only the rest of a field, or nothing where there is none."""
        if rest:
            self.left[name] = rest
        else:
            del self.left[name]

    def tell(self, name: str, message: str) -> None:
        """Note a problem with a field."""
        self.problems.append(Problem(self.path, self.lines.get(name, self.line), message))

    def named(self, *targets: str) -> list[tuple[str, Value]]:
        """The fields that tell these things, by their names as written; see FIELD_NAMES."""
        written: dict[str, tuple[str, Value]] = {}
        for name, value in self.left.items():
            written.setdefault(normalize_name(name), (name, value))
        names = (name for target in targets for name in FIELD_NAMES[target])
        return [written[name] for name in names if name in written]

    def text(self, target: str) -> str:
        """The first of these fields that holds text, on one line; empty where none does."""
        for name, value in self.named(target):
            if isinstance(value, str) and (words := clean_line(value)):
                del self.left[name]
                return words
            if isinstance(value, list | dict):
                kind = kind_of(value)
                self.tell(name, f"'{name}' should be text, not a {kind}; it was kept as it is.")
        return ""

    def when(self, target: str) -> When | None:
        """The first of these fields that holds a date."""
        return self._first(target, parse_when, self._refuse_date)

    def number(self, target: str) -> int | None:
        """The first of these fields that holds a number, rounded to a whole one."""
        return self._first(target, _whole_number, self._refuse_number)

    def address(self, target: str) -> str | None:
        """The first of these fields that holds a web address."""
        return self._first(target, _address, self.refuse_address)

    def _first(
        self, target: str, parse: Callable[[str], T | None], refuse: Callable[[str, Value], None]
    ) -> T | None:
        for name, value in self.named(target):
            parsed = parse(value) if isinstance(value, str) else None
            if parsed is not None:
                del self.left[name]
                return parsed
            refuse(name, value)
        return None

    def _refuse_date(self, name: str, value: Value) -> None:
        if isinstance(value, list | dict) and value:
            self.tell(name, f"{clean_line(name)} is no date; write one like 2022-10-31.")
        elif isinstance(value, str) and value.lower() not in ("true", "false", "yes", "no", ""):
            self.tell(name, f"'{shown(value)}' is no date; write it like 2022-10-31T16:33:00Z.")

    def _refuse_number(self, name: str, value: Value) -> None:
        if isinstance(value, str):
            self.tell(name, f"'{shown(value)}' is no number; write digits only.")

    def refuse_address(self, name: str, value: Value) -> None:
        """Tell that an address is none; a path within a site or a name is nothing to tell."""
        if not isinstance(value, str):
            return
        path = value.startswith(("/", "./", "../", "#")) and not value.startswith("//")
        meant = normalize_name(name).endswith(("url", "link", "href")) or ":" in value[:12]
        if meant and not path:
            self.tell(name, f"'{shown(value)}' is no http or https address; it is not used.")


def lists_chapters(matter: FrontMatter) -> bool:
    """Whether front matter has a list of chapters, which makes an episode whatever else it says."""
    named = (value for name, value in matter.fields.items() if is_named(name, _CHAPTERS))
    return any(isinstance(value, list) and not _are_times(value) for value in named)


def describes_article(matter: FrontMatter) -> bool:
    """Whether front matter has what only news items have."""
    given = (name for name, value in matter.fields.items() if value is not None)
    return any(is_named(name, "news.sign") for name in given) or _is_pinned(matter)


def describes_recording(matter: FrontMatter) -> bool:
    """Whether front matter has what recordings have, and articles may have as well."""
    return any(is_named(name, "episode.sign") for name in matter.fields)


def _is_pinned(matter: FrontMatter) -> bool:
    """Whether an author gives an article to an episode: it is named, with times and no titles."""
    values = {normalize_name(name): value for name, value in matter.fields.items()}
    episode = values.get("episode")
    is_name = isinstance(episode, str) and not episode.strip("# ").isdigit()
    return is_name and _are_times(values.get("segments"))


def _are_times(value: Value) -> bool:
    """Whether a value is times and nothing else: where an article belongs, and no chapters."""
    parts = value.split(",") if isinstance(value, str) else value
    return (
        isinstance(parts, list)
        and bool(parts)
        and all(isinstance(part, str) and seconds_of(part) is not None for part in parts)
    )
