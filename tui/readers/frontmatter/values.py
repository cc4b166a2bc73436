"""The text of front matter to its values: YAML, TOML, or lines of "key: value".

Nothing here raises: what is broken is mended where one line is to blame, and read line by line
where it is not. Lines are counted from 0 within the text that is given.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime, time

from tui.readers.frontmatter.yaml_events import MAX_DEPTH, BrokenYamlError, Value, read_document
from tui.sanitize import CONTROL_MESSAGE, clean, control_line

TOML_CAP = 50_000
"""Characters of TOML that are read at most."""
_REPAIRS = 20
_REPAIR_WORK = 2_000_000  # characters parsed again and again, all repairs together
_PAGE_BREAK = re.compile("[\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_KEY = r"[^\W\d][\w .-]{0,60}?"
_SIMPLE = re.compile(rf"[\"']?({_KEY})[\"']?[ ]{{0,9}}[:=](?:[ ](.*)|$)")
_ITEM = re.compile(r" {0,20}- (.*)$")
_PAIR = re.compile(
    r"([ ]{0,200}(?:-[ ]{1,9})?[\"']?[^\s:#\"'\[{][^:\n]{0,80}:[ ]{1,99}"
    r"|[ ]{0,200}-[ ]{1,9})(\S.*)$"
)
_WELL_QUOTED = re.compile(
    r"\"(?:[^\"\\]|\\.)*\"[ ]{0,99}(?:#.*)?$|'(?:[^']|'')*'[ ]{0,99}(?:#.*)?$"
)
_QUOTES = {'"': '"', "'": "'", "„": "“”", "“": "”", "«": "»", "「": "」", "『": "』"}
_NEEDS_QUOTES = re.compile(r"[\[\]{}@`%&*!|>\"',?-]|.*(?::[ ]|[ ]#|:$)")
# The standard library takes quadratic time for long dotted names.
_DOTTED = re.compile(r"(?:\.[ \t]{0,3}[\w\"'-]{1,20}[ \t]{0,3}){33}")
_PAGE = re.compile(r"#?\[\[([^\[\]\n]{1,200})\]\]|#([^\s#,\[\]]{1,100})")
_PAGES = re.compile(rf"(?:{_PAGE.pattern})(?:[ ,]{{1,9}}(?:{_PAGE.pattern}))*")
_WIKI = re.compile(r"\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{1,200}))?\]\]")
_TOML_LINE = re.compile(r"at line (\d{1,9})")


@dataclass(slots=True)
class ParsedMatter:
    """Front matter as read, with lines from 0; mapping is False where it has no names at all.

    Listed is what stands there instead, if that is a list.
    """

    fields: dict[str, Value] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    notes: list[tuple[int, str]] = field(default_factory=list)
    mapping: bool = True
    listed: list[Value] = field(default_factory=list)


def clean_lines(text: str, notes: list[tuple[int, str]]) -> list[str]:
    """The lines of a text, each clean; the first line that a terminal would obey is noted."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return text.split("\n")
    if (index := control_line(text)) is not None:
        notes.append((index, CONTROL_MESSAGE))
    lines = _PAGE_BREAK.sub(" ", text).split("\n")
    return [line if line.isprintable() else clean(line) for line in lines]


def read_yaml(text: str) -> ParsedMatter:
    """The values of YAML; a line that breaks it is mended, and told."""
    matter = ParsedMatter()
    lines = clean_lines(text, matter.notes)
    budget = min(_REPAIRS, _REPAIR_WORK // (len(text) + 1))
    mended: set[int] = set()
    while True:
        try:
            document = read_document("\n".join(lines))
            break
        except BrokenYamlError as error:
            index = None if error.refused else _mend(lines, error, mended)
            if index is None or len(mended) > budget:
                return _line_by_line(clean_lines(text, []), error, matter)
            todo = "put the value between quotes" if lines[index] else "the line was left out"
            matter.notes.append((index, f"this is not YAML ({error.reason}); {todo}."))
    if not isinstance(document.value, dict):
        matter.mapping = False
        matter.listed = document.value if isinstance(document.value, list) else []
        return matter
    matter.fields, matter.lines = document.value, document.lines
    matter.notes += document.notes
    if document.more:
        matter.notes.append((0, "only the first of several YAML documents is read."))
    return matter


def _line_by_line(lines: list[str], error: BrokenYamlError, matter: ParsedMatter) -> ParsedMatter:
    matter.fields, matter.lines = simple_fields(lines)
    matter.mapping = bool(matter.fields)
    what = "this front matter is turned down" if error.refused else "this is not YAML"
    todo = "shorten it" if error.refused else "mend this line"
    index = max(error.lines, default=0)
    message = f"{what} ({error.reason}); {todo}: only plain 'key: value' lines were read."
    matter.notes.append((min(index, len(lines) - 1), message))
    return matter


def _mend(lines: list[str], error: BrokenYamlError, mended: set[int]) -> int | None:
    """Mend the line that is to blame; its place, or None where no line is."""
    for index in (*error.lines, *(line - 1 for line in error.lines)):
        if not 0 <= index < len(lines) or index in mended or not lines[index].strip():
            continue
        better = _quoted(lines[index], escapes="escape" in error.reason)
        if better is not None:
            mended.add(index)
            lines[index] = better
            return index
    return None


def _quoted(line: str, *, escapes: bool) -> str | None:
    """The line with its value between quotes, or blank if it has none; None if it looks right."""
    pair = _PAIR.match(line)
    if pair is None:
        shape = line.lstrip()
        return None if shape.startswith(("#", "- ", '"', "'")) or ":" in shape else ""
    value = pair[2].rstrip()
    if _WELL_QUOTED.match(value):
        if not (escapes and value.startswith('"')):
            return None
        value = value.partition('"')[2].rpartition('"')[0]
    elif not _NEEDS_QUOTES.match(value):
        return None
    if value.count(value[:1]) == 1:
        value = value.lstrip("\"'")
    return pair[1] + "'" + value.replace("'", "''") + "'"


def simple_fields(lines: list[str]) -> tuple[dict[str, Value], dict[str, int]]:
    """The plain "key: value" lines at the margin, with the plain lists below them, and where."""
    fields: dict[str, Value] = {}
    numbers: dict[str, int] = {}
    key = None
    for index, line in enumerate(lines):
        pair = _SIMPLE.match(line)
        if pair is not None:
            key = pair[1].strip()
            fields[key] = unquoted(pair[2] or "")
            numbers[key] = index
            continue
        item = _ITEM.match(line)
        if item is not None and key is not None:
            fields[key] = listed = [] if fields[key] is None else fields[key]
            if isinstance(listed, list) and (value := unquoted(item[1])) is not None:
                listed.append(value)
    return fields, numbers


def unquoted(text: str) -> str | None:
    """A text without the quotes around it, of whatever language; None where nothing is left."""
    text = text.strip()
    if len(text) > 1 and text[-1] in _QUOTES.get(text[0], ""):
        text = text[1:-1]
    return text or None


def read_header(text: str) -> ParsedMatter:
    """The values of "Key: value" lines; a line that begins with a blank goes on with the last."""
    matter = ParsedMatter()
    last = None
    for index, line in enumerate(clean_lines(text, matter.notes)):
        pair = None if line[:1].isspace() else _SIMPLE.match(line)
        if pair is not None:
            last = pair[1].strip()
            matter.fields[last] = unquoted(pair[2] or "")
            matter.lines.setdefault(last, index)
        elif last is not None:
            matter.fields[last] = f"{matter.fields[last] or ''} {line.strip()}".strip() or None
    return matter


def read_properties(text: str) -> ParsedMatter:
    """The values of "key:: value" lines; links to pages are their names, several of them a list."""
    matter = ParsedMatter()
    for index, line in enumerate(clean_lines(text, matter.notes)):
        name, _, value = line.strip().removeprefix("- ").partition("::")
        matter.fields[name.strip()] = _property(value.strip())
        matter.lines.setdefault(name.strip(), index)
    return matter


def _property(value: str) -> Value:
    if _PAGES.fullmatch(value):
        pages: list[Value] = [match[1] or match[2] for match in _PAGE.finditer(value)]
        return pages[0] if len(pages) == 1 else pages
    return unquoted(_WIKI.sub(lambda match: match[2] or match[1], value))


def read_toml(text: str) -> ParsedMatter:
    """The values of TOML, as text."""
    matter = ParsedMatter()
    lines = clean_lines(text[:TOML_CAP], matter.notes)
    fields, matter.lines = simple_fields(lines)
    matter.fields = fields
    if len(text) > TOML_CAP:
        message = f"only the first {TOML_CAP:,} characters of this TOML are read; shorten it."
        matter.notes.append((len(lines) - 1, message))
        return matter
    try:
        table = _toml_table("\n".join(lines))
        matter.fields = {str(key): _plain(value) for key, value in table.items()}
    except (RecursionError, ValueError) as error:
        at = _TOML_LINE.search(str(error))
        message = "this is not TOML; mend this line: only plain 'key = value' lines were read."
        matter.notes.append((int(at[1]) - 1 if at else 0, message))
    return matter


def read_json(text: str) -> tuple[ParsedMatter, int]:
    """The values of the object that a text begins with, and how long this is; none if broken."""
    matter = ParsedMatter()
    try:
        value, length = json.JSONDecoder().raw_decode(text)
        matter.fields = {
            clean(key): _plain(part) for key, part in value.items() if part is not None
        }
    except (RecursionError, ValueError):
        return matter, 0
    return matter, length


def _toml_table(text: str) -> dict[str, object]:
    if _DOTTED.search(text):
        raise ValueError("a name has too many parts")
    return tomllib.loads(text)


def _plain(value: object, depth: int = 0) -> Value:
    if depth > MAX_DEPTH:
        raise ValueError("nested too deep")
    if isinstance(value, dict):
        return {str(key): _plain(part, depth + 1) for key, part in value.items()}
    if isinstance(value, list):
        return [_plain(part, depth + 1) for part in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return clean(str(value))
