"""Markdown of articles as clean plain text, its paragraphs divided by an empty line."""

from __future__ import annotations

import re
from itertools import groupby

from tui.readers.markup.blocks import (
    Block,
    BlockKind,
    fenced_lines,
    parse_blocks,
    parse_paragraphs,
)
from tui.readers.markup.inline import IMAGE, html_lines, without_hidden
from tui.readers.markup.paragraphs import paragraphs
from tui.sanitize import clean

_FENCE = re.compile(r"^ *(`{3,}|~{3,})(?=[^`]*$)")
_INDENTED = re.compile(r" {4,}(?!</?[A-Za-z])")
_ITEM = re.compile(r" {0,3}(?:[-*+•]|[0-9]{1,9}[.)])(?: |$)")
_HIGHLIGHT = re.compile(r"^ *\{% *(?:end)?highlight\b.*$", re.MULTILINE)
_QUOTE = re.compile(r"^(?: {0,3}> ?){1,99}", re.MULTILINE)
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]^][^\[\]]{0,200})\]: *\S.*$", re.MULTILINE)
_LIQUID = re.compile(r"\{%[^{}]*%\}|\{\{[^{}]*\}\}")
_ATTRIBUTES = re.compile(r"\{:?[ ]{0,9}[.#][\w-][^{}]*\}")
_BREAK = re.compile(r"<br[ ]{0,9}/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,4000}>")
_LONE_BULLET = re.compile(r"^-[ \t]{0,9}\n{1,9}[ \t]{0,99}(?=[^-\s])", re.MULTILINE)
_FILE_NAME = re.compile(r"\S{0,200}\.(?:png|jpe?g|gif|svg|webp|avif)", re.IGNORECASE)
_REFERENCE = re.compile(r"\[([^\[\]]+)\](?:\[([^\[\]]*)\])?(?!\()")


def article_blocks(markdown: str) -> list[Block]:
    """The blocks of an article; what is quoted in it is a text like any other."""
    return parse_paragraphs(_prepared(markdown))


def quoted_lines(markdown: str) -> list[Block]:
    """The lines of an article that are quotations."""
    if not _QUOTE.search(markdown):
        return []
    return [block for block in parse_blocks(markdown) if block.kind is BlockKind.QUOTE]


def plain_text(markdown: str) -> str:
    """Markdown as clean plain text, its paragraphs divided by an empty line.

    Links become their labels; marks, HTML and template tags and comments fall away; entities are
    decoded. Lines of a paragraph are joined; lists and tables keep a line for each item or row;
    code stays as it is. Linear in the length of the text.
    """
    return "\n\n".join(paragraphs(article_blocks(markdown), as_article=True))


def _prepared(markdown: str) -> str:
    """Markdown without what stands for the looks of a page or spans lines, all code in fences."""
    text = without_hidden(clean(markdown))
    lines = (_HIGHLIGHT.sub("```", text) if "highlight" in text else text).split("\n")
    lines = [_FENCE.sub(r"\1", line) if "```" in line or "~~~" in line else line for line in lines]
    fenced = fenced_lines(lines)
    indented = _indented_code(lines, fenced)
    words = "\n".join(line for index, line in enumerate(lines) if index not in fenced)
    labels = frozenset(_label_name(match[1]) for match in _DEFINITION.finditer(words))
    parts: list[str] = []
    kinds = [(index in fenced, index in indented) for index in range(len(lines))]
    for kind, group in groupby(range(len(lines)), kinds.__getitem__):
        rows = [lines[index] for index in group]
        if kind == (False, False):
            rows = [_without_page_markup("\n".join(rows), labels)]
        elif kind[1]:
            rows = ["```", *(row[4:] for row in rows), "```"]
        parts += rows
    return "\n".join(parts)


def _indented_code(lines: list[str], fenced: set[int]) -> set[int]:
    """The indexes of lines that are code by their indent: below an empty line, and in no list."""
    code: set[int] = set()
    in_list = False
    blank = True
    for index, line in enumerate(lines):
        if not line.strip() or index in fenced:
            blank = True
            continue
        if _ITEM.match(line):
            in_list = True
        elif not line.startswith(" "):
            in_list = in_list and not blank
        if not in_list and (blank or index - 1 in code) and _INDENTED.match(line):
            code.add(index)
        blank = False
    return code


def _without_page_markup(text: str, labels: frozenset[str]) -> str:
    if ">" in text:
        text = _QUOTE.sub("", text)
    if "{" in text:
        text = _ATTRIBUTES.sub("", _LIQUID.sub("", text))
    if "![" in text:
        text = IMAGE.sub(lambda match: "" if _FILE_NAME.fullmatch(match[1]) else match[1], text)
    if labels:
        text = _DEFINITION.sub("", text)
        text = _REFERENCE.sub(lambda match: _label(match, labels), text)
    if "<" in text:
        text = _TAG.sub(lambda match: match[0].replace("\n", " "), text)
        lines = text.split("\n")
        text = "\n".join(_without_html_blocks(line) if "<" in line else line for line in lines)
        text = _LONE_BULLET.sub("- ", text)
    return text


def _without_html_blocks(line: str) -> str:
    line = _BREAK.sub(" " if line.lstrip().startswith("|") else "  \n", line)
    changed = html_lines(line)
    return line if changed == line else "\n\n".join(map(str.strip, changed.split("\n")))


def _label_name(label: str) -> str:
    return " ".join(label.split()).casefold()


def _label(match: re.Match[str], labels: frozenset[str]) -> str:
    return match[1] if _label_name(match[2] or match[1]) in labels else match[0]
