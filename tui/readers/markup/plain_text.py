"""Markdown as plain text that reads well in a terminal."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from tui.analysis.normalize import is_wide
from tui.readers.markup.inline import blocks, plain, without_hidden
from tui.sanitize import clean

_FENCE = re.compile(r" *(`{3,}|~{3,})([^`]*)$")
_INDENTED = re.compile(r" {4,}(?!</?[A-Za-z])")
_HIGHLIGHT = re.compile(r" *\{% *highlight\b")
_QUOTE = re.compile(r"(?: {0,3}> ?){1,99}")
_HEADING = re.compile(r" {0,3}#{1,6}(?: +(.*?))?$")
_ITEM = re.compile(r"( *)(?:([-*+•])|(\d{1,9})[.)])(?: +(?:\[[ xX]\] +)?|$)(.*)$")
_DEFINITION = re.compile(r" {0,3}\[([^\[\]^][^\[\]]{0,200})\]: *\S")
_ROW_RULE = re.compile(r"[ |:+-]+$")
_LIQUID = re.compile(r"\{%[^{}]*%\}|\{\{[^{}]*\}\}")
_ATTRIBUTES = re.compile(r"\{:?[ ]{0,9}[.#][\w-][^{}]*\}")
_BREAK = re.compile(r"<br[ ]{0,9}/?>", re.IGNORECASE)
_PICTURE = re.compile(r"!\[\S{0,200}\.(?:png|jpe?g|gif|svg|webp|avif)\](?=\()", re.IGNORECASE)
_REFERENCE = re.compile(r"\[([^\[\]]+)\](?:\[([^\[\]]*)\])?(?!\()")


def plain_text(markdown: str) -> str:
    """Markdown as clean plain text, its paragraphs divided by an empty line.

    Links become their labels, and marks of emphasis, headings, quotes and rules, HTML and template
    tags and comments fall away; entities are decoded. Lines of a paragraph are joined; lists keep
    a line for each item, beginning with a bullet or its number; tables a line for each row; code
    stays as it is. The summary reader may use it as well. Linear in the length of the text.
    """
    lines = without_hidden(clean(markdown)).split("\n")
    names = (found[1] for line in lines if (found := _DEFINITION.match(line)))
    writer = _Writer(frozenset(name.casefold() for name in names))
    for line in lines:
        writer.take(line)
    return writer.finish()


@dataclass(slots=True)
class _Item:
    """An entry of a list: how deep it lies, what stands before it, and its lines."""

    level: int
    mark: str
    lines: list[str]


@dataclass(slots=True)
class _Writer:
    """Takes Markdown line by line and keeps the blocks that are done.

    Attributes:
        labels: casefolded names that are defined as references.
        done: finished blocks.
        lines: lines of the paragraph that is open.
        rows: rows of the table that is open.
        items: entries of the list that is open.
        indents: the indents of the open list's levels.
        code: lines of the code that is open.
        fence: what closes that code; empty for indented code, None where none is open.
        blank: whether the last line was empty.
        fences: whether fences still count; not after one that is never closed.
    """

    labels: frozenset[str]
    done: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    items: list[_Item] = field(default_factory=list)
    indents: list[int] = field(default_factory=list)
    code: list[str] = field(default_factory=list)
    fence: str | None = None
    blank: bool = True
    fences: bool = True

    def take(self, line: str) -> None:
        """Take the next line."""
        if self.fence is not None and self._take_code(line):
            return
        if not line.strip():
            self._end_paragraph()
            self.blank = True
            return
        if not self._opens_code(line):
            self._take_text(line[quote.end() :] if (quote := _QUOTE.match(line)) else line)
        self.blank = False

    def finish(self) -> str:
        """All blocks as one text."""
        if self.fence:
            unclosed, self.code = self.code, []
            self.fence, self.fences = None, False
            for line in unclosed:
                self.take(line)
        self._end_code()
        self._end_list()
        return "\n\n".join(self.done)

    def _opens_code(self, line: str) -> bool:
        fence = _FENCE.match(line) if self.fences else None
        if fence is not None:
            self.fence = fence[1]
        elif self.fences and _HIGHLIGHT.match(line):
            self.fence = "{%"
        elif self.blank and not self.items and _INDENTED.match(line):
            self.fence = ""
            self.code.append(line[4:])
        else:
            return False
        self._end_list()
        return True

    def _take_code(self, line: str) -> bool:
        """Whether the line belongs to the code that is open, or to its end."""
        if self.fence:
            closes = line.strip().startswith(self.fence)
            closes = closes and (self.fence == "{%" or not line.strip().strip(self.fence[0]))
            if closes and (self.fence != "{%" or "endhighlight" in line):
                self._end_code()
            else:
                self.code.append(line)
            return True
        if line.startswith("    ") or not line.strip():
            self.code.append(line[4:])
            return True
        self._end_code()
        self.blank = True
        return False

    def _end_code(self) -> None:
        text = "\n".join(line.rstrip() for line in self.code).strip("\n")
        if text:
            self.done.append(text)
        self.code, self.fence = [], None

    def _take_text(self, line: str) -> None:
        bare = line.strip()
        if _is_rule(bare) or (self.lines and not bare.strip("=")):
            self._end_list()
        elif heading := _HEADING.match(line):
            self._end_list()
            self._write(_heading_text(heading[1] or ""))
        elif self._is_row(bare):
            self._take_row(bare)
        elif item := self._item(line):
            self._take_item(item)
        elif not _DEFINITION.match(line):
            self._take_words(line)

    def _is_row(self, bare: str) -> bool:
        return bare.startswith("|") and bare.count("|") > 1

    def _take_row(self, bare: str) -> None:
        if not self.rows:
            self._end_list()
        cells = " | ".join(cell.strip() for cell in bare.strip("|").split("|"))
        self.rows.append("" if _ROW_RULE.match(bare) else self._inline(cells))

    def _item(self, line: str) -> re.Match[str] | None:
        """The line as an entry of a list; a number other than 1 does not begin one in a text."""
        found = _ITEM.match(line)
        in_text = self.lines and not self.items
        return None if found and in_text and found[3] and int(found[3]) != 1 else found

    def _take_item(self, item: re.Match[str]) -> None:
        self._end_paragraph()
        indent = len(item[1])
        while self.indents and self.indents[-1] >= indent:
            self.indents.pop()
        self.indents.append(indent)
        mark = f"{item[3]}." if item[3] else "\N{BULLET}"
        self.items.append(_Item(len(self.indents) - 1, mark, [item[4]]))

    def _take_words(self, line: str) -> None:
        if self.items and not (self.blank and not line.startswith(" ")):
            last = self.items[-1].lines
            last.append(("\n" if self.blank else "") + line.lstrip())
            return
        if self.items or self.rows:
            self._end_list()
        self.lines.append(line.lstrip())

    def _end_paragraph(self) -> None:
        if self.lines:
            text, self.lines = _joined(self.lines), []
            self._write(text)
        if self.rows:
            table, self.rows = "\n".join(filter(None, self.rows)), []
            self.done.extend([table] if table else [])

    def _end_list(self) -> None:
        self._end_paragraph()
        rows = []
        for item in self.items:
            text = self._inline(_joined(item.lines)).replace("\n\n", "\n")
            if text:
                rows.append("  " * min(item.level, 9) + f"{item.mark} {text}")
        if rows:
            self.done.append("\n".join(rows))
        self.items, self.indents = [], []

    def _write(self, text: str) -> None:
        words = self._inline(text)
        if words:
            self.done.append(words)

    def _inline(self, text: str) -> str:
        if "{" in text:
            text = _ATTRIBUTES.sub("", _LIQUID.sub("", text))
        if "![" in text:
            text = _PICTURE.sub("![]", text)
        if self.labels and "[" in text:
            text = _REFERENCE.sub(self._label, text)
        rows = text.split("\n") if "<" not in text else _BREAK.sub("\n", text).split("\n")
        done = ("\n\n".join(_pieces(row)) for row in rows)
        return "\n".join(row for row in done if row)

    def _label(self, found: re.Match[str]) -> str:
        name = found[2] or found[1]
        return found[1] if name.casefold() in self.labels else found[0]


def _pieces(row: str) -> list[str]:
    """A line as its blocks of HTML, each plain."""
    found: list[str] = []
    for piece in blocks(row):
        bare = piece.lstrip()
        if found or piece != row:
            bare = bare.lstrip("#").lstrip() if bare.startswith("#") else bare
            bare = "\N{BULLET} " + bare[2:] if bare.startswith("- ") else bare
        words = clean(" ".join(plain(bare).split()))
        if words.strip("\N{BULLET} []"):
            found.append(words)
    return found


def _is_rule(bare: str) -> bool:
    marks = bare.replace(" ", "")
    return len(marks) > 2 and marks[0] in "-*_" and not marks.strip(marks[0])


def _heading_text(text: str) -> str:
    """A heading without the marks that close it; those of "C#" are its own."""
    bare = text.rstrip().rstrip("#")
    return bare.rstrip() if not bare or bare.endswith(" ") else text.rstrip()


def _joined(lines: list[str]) -> str:
    """Lines of a paragraph as one; two spaces or a backslash at the end keep the line end."""
    pieces = [lines[0]]
    for before, line in pairwise(lines):
        if before.endswith(("  ", "\\")):
            pieces[-1] = before.rstrip(" \\")
            pieces.append("\n")
        elif not (_is_wide(before[-1:]) and _is_wide(line[:1])):
            pieces.append(" ")
        pieces.append(line)
    return "".join(pieces).rstrip(" \\")


def _is_wide(char: str) -> bool:
    """Whether a character belongs to a script that puts no spaces between its words."""
    return char > "\u2e7f" and is_wide(char)
