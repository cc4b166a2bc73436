"""Front matter: what a file says about itself above its text, and the text beneath.

Read are YAML between two lines of "---" or above one (Hexo), TOML between two of "+++", lines of
"Key: value" above an empty line, lines of "key:: value" (Logseq), what Org mode has above a text
(org_mode), what Joplin has below it, and a whole file that is one YAML mapping, or TOML. All values
stay the text that was written. Where something is broken, what can be read is read and the rest is
told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath

from msgspec import Struct, field
from msgspec.structs import replace

from tui.model import Problem
from tui.readers.files import TOML_SUFFIXES, YAML_SUFFIXES
from tui.readers.frontmatter.field_names import is_named
from tui.readers.frontmatter.values import (
    ParsedMatter,
    read_header,
    read_json,
    read_properties,
    read_toml,
    read_yaml,
)
from tui.readers.frontmatter.yaml_events import BrokenYamlError, Value, read_document
from tui.readers.source import Source, line_at
from tui.timecode import seconds_of

__all__ = ["MATTER_CAP", "FrontMatter", "Value", "split"]

MATTER_CAP = 1_000_000
"""Characters of front matter that are read at most."""
_HEADER_CAP = 20_000
_TRAILER_CAP = 8_000
_TRAILER = re.compile(r"\n\n((?:[a-z_]{2,40}:(?: [^\n]*)?\n){4,60}type_: [0-9]{1,2}\s*)\Z")
# Some editors glue the first line of the text to the closing fence.
_YAML_END = re.compile(r"^(?:---(?:[ \t]*$\n?|(?=[^-\s]))|\.\.\.[ \t]*$\n?)", re.MULTILINE)
_HEXO_END = re.compile(r"^---[ \t]*$\n?", re.MULTILINE)
_PROPERTIES = re.compile(
    r"(?:[ \t]{0,4}(?:- )?[^\W\d][\w /.-]{0,60}::(?:[ \t][^\n]*)?(?:\n|\Z)){1,200}"
)
_TOML_END = re.compile(r"^\+\+\+[ \t]*$\n?", re.MULTILINE)
_KEY_LINE = re.compile(r"[\"']?([^\W\d][\w .-]{0,60}?)[\"']?[ \t]{0,9}:(?=[ \t\n]|\Z)")
_LISTED = re.compile(r"- \S")
_MATTER_LINE = re.compile(
    r"[\"']?[^\W\d][\w .-]{0,60}?[\"']?[ \t]{0,9}:(?=[ \t\n]|\Z)"
    r"|[ \t]+[^\s]|- |#|[\]}]|[ \t]*(?:\n|\Z)"
)
_TIME_BELOW = r"\n{1,9}[ \t]{1,99}[\[(]?[0-9]{1,3}(?::[0-9]{2}){1,2}(?![0-9:])"
_INDENTED_TIME = re.compile(_TIME_BELOW)
_TIME_BELOW_NAME = re.compile(rf":[ \t]{{0,9}}{_TIME_BELOW}")
# Where no fence says that this is front matter, a title or two of these must stand in it.
_TITLES = frozenset(("title", "name"))
_NAMES = (
    "chapters chapter date published publisheddate publisheddatetime pubdate author authors"
    " category categories tags slug number episode podcast show series channel duration url weburl"
    " originalurl link excerpt description summary provider audio media hosts guests guest host"
    " topics"
)
_FIELD_NAMES = _TITLES.union(_NAMES.split())
_LEAST_FIELDS = 2  # where a line below could as well underline a heading


class FrontMatter(Struct, frozen=True):
    """Values by their names as written, with their lines in the file, and the text beneath."""

    fields: Mapping[str, Value] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    problems: tuple[Problem, ...] = ()


def split(source: Source) -> FrontMatter:
    """Take a file apart into front matter and body; never raises, linear in its length."""
    text = source.text
    first = len(text) - len(text.lstrip("\ufeff \t\n"))
    start = max(text.rfind("\n", 0, first), text.rfind("\ufeff", 0, first)) + 1
    end = _line_end(text, start)
    fence = text[start:end].rstrip() if end - start < 200 else ""
    if fence == "---":
        return _below_fence(source, start, end + 1)
    if fence == "+++":
        return _toml(source, start, end + 1)
    if fence.startswith("{"):
        return _json(source, start)
    if PurePath(source.path).suffix.lower() in YAML_SUFFIXES | TOML_SUFFIXES:
        return _whole_file(source, start)
    return _org(source, start) if fence.startswith(("#+", ":")) else _in_text(source, start)


def _in_text(source: Source, start: int) -> FrontMatter:
    """Lines above a text without a fence around them."""
    text = source.text
    properties = _PROPERTIES.match(text, start)
    if properties is not None:
        return _below_properties(source, start, properties.end())
    if "\ntype_: " in text[-_TRAILER_CAP:]:
        return _above_trailer(source, start)
    return _unfenced(source, start) if _KEY_LINE.match(text, start) else _without(source, start)


def _above_trailer(source: Source, start: int) -> FrontMatter:
    """A note as Joplin keeps it: its title in the first line, what else is known at the end."""
    text = source.text
    trailer = _TRAILER.search(text, max(start, len(text) - _TRAILER_CAP))
    if trailer is None:
        return _without(source, start)
    told = read_header(trailer[1].rstrip())
    end = _line_end(text, start)
    fields = {name: told.fields.get(name) for name in ("source_url", "author", "created_time")}
    matter = ParsedMatter({"title": text[start:end].strip(), **fields})
    made = _made(source, matter, start, min(end + 1, trailer.start()))
    return replace(made, body=text[end + 1 : trailer.start()])


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


def _is_yaml_file(source: Source) -> bool:
    return PurePath(source.path).suffix.lower() in YAML_SUFFIXES


def _without(source: Source, start: int, why: str = "") -> FrontMatter:
    """No front matter, only a text that begins at start; why there is none, where that is odd."""
    line = line_at(source.text, start)
    problems = (Problem(source.path, line, why),) if why else ()
    return FrontMatter({}, {}, source.text[start:], line, problems)


def _made(source: Source, matter: ParsedMatter, start: int, body: int) -> FrontMatter:
    """Front matter that stands at start, and the body from its place on."""
    text = source.text
    line = line_at(text, start)
    problems = (Problem(source.path, line + index, note) for index, note in matter.notes)
    lines = {key: line + index for key, index in matter.lines.items() if key in matter.fields}
    fields = {**_of_tables(matter.fields), **matter.fields}
    return FrontMatter(fields, lines, text[body:], line_at(text, body), tuple(problems))


def _of_tables(fields: Mapping[str, Value]) -> dict[str, Value]:
    """The address and the topics that Zola and Hugo keep of a page in tables of their own."""
    tables = (fields.get(name) for name in ("extra", "params", "taxonomies"))
    return {
        name: value
        for table in tables
        if isinstance(table, dict)
        for name, value in table.items()
        if is_named(name, "news.address", "news.topics")
    }


def _below_fence(source: Source, start: int, inside: int) -> FrontMatter:
    text = source.text
    close = _YAML_END.search(text, inside)
    if close is None:
        return _never_closed(source, start, inside)
    matter = _capped_yaml(text[inside : close.start()])
    if matter.mapping or not text[inside : close.start()].strip():
        return _made(source, matter, inside, close.end())
    if _is_yaml_file(source):
        return _whole_file(source, inside)
    message = "no 'key: value' lines stand between these two lines of ---; they are read as text."
    return _without(source, start, message)


def _never_closed(source: Source, start: int, inside: int) -> FrontMatter:
    if _is_yaml_file(source):
        return _whole_file(source, inside)
    text = source.text
    end = _end_of_matter(text, inside)
    matter = _capped_yaml(text[inside:end])
    if not matter.fields:
        return _without(source, start)
    note = "this front matter is never closed; write a line of --- below its last line."
    matter.notes.insert(0, (-1, note))
    return _made(source, matter, inside, end)


def _end_of_matter(text: str, start: int) -> int:
    """Where lines stop that could belong to YAML, or where a heading begins the text."""
    offset = start
    blank = False
    while offset < len(text):
        if not _MATTER_LINE.match(text, offset) or (blank and text[offset] == "#"):
            break
        end = _line_end(text, offset)
        blank = text[offset:end].isspace() or offset == end
        offset = end + 1
    return min(offset, len(text))


def _capped_yaml(block: str) -> ParsedMatter:
    block = block.rstrip()
    if len(block) <= MATTER_CAP:
        return read_yaml(block)
    cut = block.rfind("\n", 0, MATTER_CAP) + 1 or MATTER_CAP
    matter = read_yaml(block[:cut])
    message = f"this front matter has {len(block):,} characters, of which {cut:,} are read."
    matter.notes.append((0, message))
    return matter


def _toml(source: Source, start: int, inside: int) -> FrontMatter:
    text = source.text
    close = _TOML_END.search(text, inside)
    if close is None:
        message = "this front matter is never closed; write a line of +++ below its last line."
        return _without(source, start, message)
    matter = read_toml(text[inside : close.start()])
    return _made(source, matter, inside, close.end())


def _json(source: Source, start: int) -> FrontMatter:
    """An object of JSON above a text, as Hugo takes it; without text below it is a file of JSON."""
    matter, length = read_json(source.text[start : start + MATTER_CAP])
    is_matter = _has_known_names(list(matter.fields)) and source.text[start + length :].strip()
    return _made(source, matter, start, start + length) if is_matter else _without(source, start)


def _org(source: Source, start: int) -> FrontMatter:
    from tui.readers.frontmatter.org_mode import is_org, read_org  # noqa: PLC0415  for these alone

    if not is_org(source.text[start : start + _HEADER_CAP]):
        return _in_text(source, start)
    document = read_org(source.text[start:])
    line = line_at(source.text, start)
    lines = {name: line + index for name, index in document.lines.items()}
    return FrontMatter(document.fields, lines, document.body, line)


def _whole_file(source: Source, start: int) -> FrontMatter:
    if not _is_yaml_file(source):
        return _made(source, read_toml(source.text[start:]), start, len(source.text))
    matter = _capped_yaml(source.text[start:])
    if matter.mapping:
        if matter.fields and None not in map(seconds_of, matter.fields):
            matter.fields = {"chapters": matter.fields}
        return _made(source, matter, start, len(source.text))
    for one in matter.listed:
        if isinstance(one, dict):
            is_timed = any(is_named(name, "chapter.start") for name in one)
            matter.fields["chapters" if is_timed else "items"] = matter.listed
            return _made(source, matter, start, len(source.text))
    return _without(source, start, "this YAML has no 'key: value' lines; it is read as text.")


def _unfenced(source: Source, start: int) -> FrontMatter:
    """A file that begins like YAML: one mapping as a whole, or a header above its text."""
    text = source.text
    stop = text.find("\n\n", start, start + _HEADER_CAP)
    if not _is_indented_list(text, start, stop) and _is_mapping(text[start:]):
        return _made(source, read_yaml(text[start:]), start, len(text))
    fenced = _above_fence(source, start)
    if fenced is not None:
        return fenced
    block = text[start:stop] if stop >= 0 else ""
    if not _is_header(block):
        return _without(source, start)
    read = read_yaml if "\n- " in block else read_header
    return _made(source, read(block), start, min(stop + 2, len(text)))


def _below_properties(source: Source, start: int, end: int) -> FrontMatter:
    matter = read_properties(source.text[start:end].rstrip("\n"))
    if not _has_known_names(list(matter.fields)):
        return _without(source, start)
    return _made(source, matter, start, end)


def _above_fence(source: Source, start: int) -> FrontMatter | None:
    """YAML whose first line of "---" is missing, as Hexo writes it; None where there is none."""
    text = source.text
    close = _HEXO_END.search(text, start, start + _HEADER_CAP)
    if close is None or _end_of_matter(text, start) < close.start():
        return None
    matter = _capped_yaml(text[start : close.start()])
    if len(matter.fields) < _LEAST_FIELDS or not _has_known_names(list(matter.fields)):
        return None
    return _made(source, matter, start, close.end())


def _is_indented_list(text: str, start: int, stop: int) -> bool:
    """Whether an indented line with a time follows an empty line or a colon, as no YAML has it."""
    if stop >= 0 and _INDENTED_TIME.match(text, stop):
        return True
    return _TIME_BELOW_NAME.search(text, start, start + _HEADER_CAP) is not None


def _is_mapping(text: str) -> bool:
    """Whether all of a text is one YAML mapping that says what front matter says."""
    if len(text) > MATTER_CAP:
        return False
    try:
        document = read_document(text)
    except BrokenYamlError as trouble:
        return trouble.refused and _has_known_names(_KEY_LINE.findall(text[:_HEADER_CAP]))
    twice = any("stands twice" in note for _, note in document.notes)
    one = isinstance(document.value, dict) and not document.more and not twice
    return one and _has_known_names(document.lines)


def _is_header(block: str) -> bool:
    lines = block.split("\n")
    keys = [key[1] for line in lines if (key := _KEY_LINE.match(line))]
    plain = all(
        _KEY_LINE.match(line) or line[:1].isspace() or _LISTED.match(line) for line in lines
    )
    return plain and len(keys) > 1 and len(set(keys)) == len(keys) and _has_known_names(keys)


def _has_known_names(keys: list[str] | dict[str, int]) -> bool:
    names = {key.lower().replace("_", "").replace(" ", "") for key in keys}
    return bool(names & _TITLES) or len(names & _FIELD_NAMES) > 1
