"""Mailboxes (mbox): letters one after the other, each below a line that begins with "From "."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.readers.pages.mail import read_letter
from tui.readers.published import limited
from tui.readers.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.readers.format_reader import ParsedFile

_BEGIN = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]{1,300}\r?\n(?=[\w-]{1,40}:)")
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read(file: ParsedFile) -> Reading:
    """The articles of all letters."""
    if file.raw.refusal:
        return Reading(problems=file.source.problems)
    letters, problems = limited(_letters(file.raw.data), file.path, "letters")
    readings = [read_letter(file, data, (), line) for line, data in letters]
    return Reading.joined([Reading(problems=tuple(problems)), *readings])


def _letters(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The letters, each with the line on which it begins."""
    begun = [match.span() for match in _BEGIN.finditer(data)] or [(0, 0)]
    line, counted = 1, 0
    for (start, inside), stop in zip(begun, [*(s for s, _ in begun[1:]), len(data)], strict=True):
        line, counted = line + data.count(b"\n", counted, start), start
        yield line + (inside > start), _QUOTED.sub(rb"\1", data[inside:stop])
