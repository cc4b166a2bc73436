"""XML taken apart with care: no entity is expanded, nothing is fetched, depth and size have ends.

A document type is cut off before the parser sees it. An entity of HTML stands for its character,
any other for its own name, which is told; an ampersand that begins none is one. What stands before
an error is read all the same.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.parsers import expat

from msgspec import Struct

from tui.model import Problem
from tui.readers.source import Source, line_at

_DEEPEST = 100  # elements within one another; what lies deeper is read as if it did not
_MOST = 1_000_000  # elements
_FED = 1_000_000  # characters that the parser is given at a time
_DOCTYPE = re.compile(
    r"\A\ufeff?(?:\s|<\?(?:[^?]|\?(?!>))*+\?>|<!--(?:[^-]|-(?!->))*+-->)*+(?=<!DOCTYPE\b)",
    re.IGNORECASE,
)
_IN_DOCTYPE = re.compile(r"\"[^\"]*+\"|'[^']*+'|<!--(?:[^-]|-(?!->))*+-->|[\[\]>]")
_ENTITY = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)([A-Za-z][\w.-]{0,99};)?"
)
_NONE: Mapping[str, str] = {}  # attributes of all elements without any
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class XmlElement(Struct, gc=False):
    """An element; its name and those of its attributes are without their namespaces.

    There may be very many, and none leads back to where it stands: no collector looks at them.
    """

    name: str
    attributes: Mapping[str, str]
    line: int
    content: Sequence[XmlElement | str] = ()

    def add(self, part: XmlElement | str) -> None:
        """Add what stands in it, behind the rest."""
        if isinstance(self.content, list):
            self.content.append(part)
        else:
            self.content = [*self.content, part]

    def children(self, name: str) -> Iterator[XmlElement]:
        """The elements of a name right in it."""
        return (each for each in self.content if not isinstance(each, str) and each.name == name)

    def walk(self) -> Iterator[XmlElement]:
        """This element and all within it, in their order."""
        return (each for each in self._all() if not isinstance(each, str))

    def words(self) -> str:
        """All text in it; a break is a line end."""
        return "".join(
            each if isinstance(each, str) else "\n" * (each.name == "br") for each in self._all()
        )

    def words_of(self, name: str) -> str:
        """All text in the first element of a name right in it; empty without any."""
        return next((child.words() for child in self.children(name)), "")

    def _all(self) -> Iterator[XmlElement | str]:
        waiting: list[XmlElement | str] = [self]
        while waiting:
            each = waiting.pop()
            yield each
            if not isinstance(each, str):
                waiting.extend(reversed(each.content))


class XmlDocument(NamedTuple):
    """A document: its root, None where there is none, and what could not be read as it stands."""

    root: XmlElement | None
    problems: tuple[Problem, ...] = ()


def parse_xml(source: Source) -> XmlDocument:
    """The elements of a text; never raises, linear in its length."""
    path = source.path
    text, problems = mended_xml(source)
    builder = _Builder()
    try:
        builder.feed(text)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        message = f"this is no whole XML ({reason}); what stands above is read: save it anew."
        problems.append(Problem(path, error.lineno, message))
    except _TooLargeError:
        message = f"this XML has more than {_MOST:,} elements, of which these are read; split it."
        problems.append(Problem(path, None, message))
    if builder.flattened is not None:
        message = "elements are nested too deep here; what is in them is read as if it were not."
        problems.append(Problem(path, builder.flattened, message))
    return XmlDocument(builder.root, (*source.problems, *problems))


def mended_xml(source: Source) -> tuple[str, list[Problem]]:
    """A text as any parser of XML may be given it, each line at its number, and what was told.

    It has no document type, no entity but those of XML, and no character that XML forbids.
    """
    text, problems = _with_known_entities(source.path, _without_doctype(source.text))
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text), problems


def _without_doctype(text: str) -> str:
    """The text with line ends alone in the place of its document type."""
    before = _DOCTYPE.match(text)
    if before is None:
        return text
    inside = False
    for token in _IN_DOCTYPE.finditer(text, before.end()):
        if token[0] == ">" and not inside:
            lines = text.count("\n", before.end(), token.end())
            return text[: before.end()] + "\n" * lines + text[token.end() :]
        inside = token[0] == "[" or (inside and token[0] != "]")
    return text[: before.end()]


def _with_known_entities(path: str, text: str) -> tuple[str, list[Problem]]:
    unknown: list[int] = []

    def resolved(match: re.Match[str]) -> str:
        name = match[1]
        if name is None:
            return "&amp;"
        character = html.unescape(match[0])
        if character == match[0]:
            unknown.append(match.start())
            return f"&amp;{name}"
        return html.escape(character)

    resolved_text = _ENTITY.sub(resolved, text)
    if not unknown:
        return resolved_text, []
    message = f"entities that are not HTML's ({len(unknown):,}) stay as they are written."
    return resolved_text, [Problem(path, line_at(text, unknown[0]), message)]


class _TooLargeError(Exception):
    """There are more elements than are read."""


class _Builder:
    """What the parser calls."""

    def __init__(self) -> None:
        self.root: XmlElement | None = None
        self.flattened: int | None = None
        self._open: list[XmlElement] = []
        self._depth = self._count = 0
        self._names: dict[str, str] = {}
        self._parser = expat.ParserCreate("utf-8")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text

    def feed(self, text: str) -> None:
        for start in range(0, len(text), _FED):
            self._parser.Parse(text[start : start + _FED].encode(errors="replace"))
        self._parser.Parse(b"", True)  # noqa: FBT003  expat's own

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > _MOST:
            raise _TooLargeError
        local = {self._local(key): value for key, value in attributes.items()} or _NONE
        line = self._parser.CurrentLineNumber
        element = XmlElement(self._local(name), local, line)
        if self._open:
            self._open[-1].add(element)
        else:
            self.root = element
        self._depth += 1
        if self._depth <= _DEEPEST:
            self._open.append(element)
        elif self.flattened is None:
            self.flattened = line

    def _local(self, name: str) -> str:
        """A name without its namespace; the same object for all that have it."""
        return self._names.get(name) or self._names.setdefault(name, name.rpartition(":")[2])

    def _end(self, _name: str) -> None:
        if self._depth == len(self._open):
            self._open.pop()
        self._depth -= 1

    def _text(self, data: str) -> None:
        if self._open:
            self._open[-1].add(data)
