"""JSON decoded with care: what is nested too deep is left out, what is cut off read up to there."""

from __future__ import annotations

import codecs
import json
import re
from typing import Any, NamedTuple

import msgspec

from tui.model import Problem
from tui.readers.source import RawFile, Source

_LIST = re.compile(r'"([^"\\\n]{1,60})"\s{0,99}:\s{0,99}\[\s{0,999}(?=\{)')
_NEXT = re.compile(r"\}\s{0,99},\s{0,99}(?=\{)")
_BYTE = re.compile(r"byte ([0-9]+)")
_LISTS = 200_000  # characters in which a list begins
_TRIES = 20  # items that are broken, after which the rest is given up
_BRACKET = re.compile(rb'"(?:[^"\\]|\\.)*+"|([\[{])|[\]}]', re.DOTALL)
_DEEPEST = 200  # levels that are read
_DEEP = f"what is nested deeper than {_DEEPEST} levels is left out; write it flatter."


class JsonDocument(NamedTuple):
    """A JSON document: its value, and why it is not all of the file. The value may be None."""

    value: Any
    problems: tuple[Problem, ...] = ()


def parse_json(raw: RawFile, source: Source) -> JsonDocument:
    """The document of a file; several, a line each, are one list. Never raises, linear."""
    data = raw.data.removeprefix(codecs.BOM_UTF8)
    if raw.data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        data = source.text.encode(errors="replace")
    try:
        return JsonDocument(msgspec.json.decode(data))
    except RecursionError:
        flat, line = _flattened(data)
        told = Problem(raw.path, line, _DEEP)
        return _with_problem(parse_json(raw._replace(data=flat), source), told)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        reason = str(error)
    try:
        lines = msgspec.json.Decoder().decode_lines(data)
        if len(lines) > 1 and all(isinstance(line, dict) for line in lines):
            return JsonDocument(lines)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    return _salvaged(raw, source, reason)


def _with_problem(document: JsonDocument, problem: Problem) -> JsonDocument:
    return document._replace(problems=(problem, *document.problems))


def _flattened(data: bytes) -> tuple[bytes, int]:
    """JSON with null for what is nested too deep, and the line of the first of that; linear."""
    kept: list[bytes] = []
    depth = at = 0
    line = cut = None
    for match in _BRACKET.finditer(data):
        if match[0][:1] == b'"':
            continue
        depth += 1 if match[1] else -1
        if cut is None and depth > _DEEPEST:
            cut = match.start()
            line = line or data.count(b"\n", 0, cut) + 1
        elif cut is not None and depth == _DEEPEST:
            kept += [data[at:cut], b"null"]
            at, cut = match.end(), None
    kept.append(data[at:cut])
    return b"".join(kept), line or 1


def _salvaged(raw: RawFile, source: Source, reason: str) -> JsonDocument:
    """What can be read of a broken document: the items of its first long list."""
    at = _BYTE.search(reason)
    line = raw.data.rstrip().count(b"\n", 0, None if at is None else int(at[1])) + 1
    message = f"this is no whole JSON ({reason.removeprefix('JSON is malformed: ')}); "
    try:
        value = _items(source.text)
    except RecursionError:
        return JsonDocument(None, (*source.problems, Problem(raw.path, line, _DEEP)))
    message += "what could be read of it is shown." if value else "save it anew."
    return JsonDocument(value, (*source.problems, Problem(raw.path, line, message)))


def _items(text: str) -> Any:
    starts = [("", match.end()) for match in [re.match(r"\s*\[\s*(?=\{)", text)] if match]
    starts += [(match[1], match.end()) for match in _LIST.finditer(text, 0, _LISTS)][:_TRIES]
    found = [(name, _objects(text, start)) for name, start in starts]
    name, items = max(found, key=lambda pair: len(pair[1]), default=("", []))
    return ({name: items} if name else items) or None


def _objects(text: str, at: int) -> list[Any]:
    """The objects of a list from the first of them on; those that are broken are left out."""
    scan = json.JSONDecoder().raw_decode
    items: list[Any] = []
    tries = 0
    while tries < _TRIES:
        try:
            item, at = scan(text, at)
        except ValueError:
            tries += 1
            following = _NEXT.search(text, at)
        else:
            items.append(item)
            following = _NEXT.match(text, at - 1)
        if following is None:
            break
        at = following.end()
    return items
