"""Markdown-like text to blocks: heading, list item, quote, row of a table, code, paragraph, rule.

One parser serves summaries, where every line is a block of its own since its timecode may begin a
segment, and articles, where the lines of a paragraph are one block. Fenced code and HTML comments
hold examples, never segments; a fence that is never closed, or only closes, hides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from enum import Enum, auto
from typing import NamedTuple

from tui.analysis.normalize import is_wide
from tui.readers.markup.inline import html_lines, plain, without_hidden
from tui.sanitize import clean

_HEADING = re.compile(r" {0,3}(#{1,6})(?: +|$)")
_WIKI_HEADING = re.compile(r"(={2,6}) (?=[^=\s])(.{1,300}?) ?\1 *$")  # of MediaWiki
_ITEM = re.compile(r"( *)([-*+•‣▪●◦○·–—►»]|[0-9]{1,3}[.)]) +(?:(\[[ xX]\]) +)?(?=\S)")
_QUOTE = re.compile(r" {0,3}(?:> ?){1,9}")
_FENCE = re.compile(r" {0,3}(```|~~~)[`~]{0,9} {0,3}(.{0,80})$")
_DEFINITION = re.compile(
    r" {0,3}\[(?!\^|@?[0-9]{1,3}:[0-9])([^\[\]\n]{1,200})\]: {1,9}<?https?://\S{3,2000}"
    r"(?: .{0,300})?$"
)
_REFERENCE = re.compile(r"\[([^\[\]\n]{1,300})\](?:\[([^\[\]\n]{0,200})\])?(?![(:])")
_CLOSING = re.compile(r"(?:^|(?<=\s))#+$")
_BULLETS = frozenset("-*+•")
_RULES = frozenset("-*_=")
_PICTURES = ("![", "[![")
_CELL = "|"


class BlockKind(Enum):
    """What a block is."""

    BLANK = auto()
    TEXT = auto()
    HEADING = auto()
    ITEM = auto()
    QUOTE = auto()
    ROW = auto()
    CODE = auto()
    RULE = auto()


_WRAPPED = frozenset((BlockKind.TEXT, BlockKind.ITEM))


class Block(NamedTuple):
    """A block: its words without markup, and the number of its first line in the file, from 1.

    The level of a heading is 1 to 6, that of a list item its indent; its marker is "-", "1." or
    "- [ ]". The source is the words with their markup; a rule has one within a table alone.
    """

    number: int
    kind: BlockKind
    text: str = ""
    level: int = 0
    marker: str = ""
    source: str = ""


def parse_blocks(text: str, first: int = 1) -> list[Block]:
    """The lines of a text as blocks, numbered from first on; linear in its length."""
    lines = [
        line if line.isprintable() else clean(line) for line in without_hidden(text).split("\n")
    ]
    fenced = fenced_lines(lines)
    if "]: " in text:
        lines = _with_labels_resolved(lines, fenced)
    blocks: list[Block] = []
    begun = False  # an item of HTML whose words come below its tag
    for index, line in enumerate(lines):
        if index in fenced:
            blocks.append(Block(first + index, BlockKind.CODE, line))
            continue
        for piece in _pieces(line):
            block = _block(piece, first + index, plain)
            if begun and block.kind is BlockKind.TEXT:
                block = block._replace(kind=BlockKind.ITEM, marker="-")
            begun = (begun and block.kind is BlockKind.BLANK) or (piece == "- " != line)
            if begun:
                block = Block(first + index, BlockKind.BLANK)
            underlined = block.kind is BlockKind.RULE and block.text == "=" and blocks
            if underlined and blocks[-1].kind is BlockKind.TEXT:
                blocks[-1] = blocks[-1]._replace(kind=BlockKind.HEADING, level=1)
            blocks.append(block)
    return blocks


def _with_labels_resolved(lines: list[str], fenced: set[int]) -> list[str]:
    """Lines without definitions of links, and labels that are defined without their brackets."""
    defined = {
        index: match for index, line in enumerate(lines) if (match := _DEFINITION.match(line))
    }
    labels = {match[1].casefold() for index, match in defined.items() if index not in fenced}

    def label(match: re.Match[str]) -> str:
        return match[1] if (match[2] or match[1]).casefold() in labels else match[0]

    return [
        line
        if index in fenced
        else ""
        if index in defined
        else _REFERENCE.sub(label, line)
        if labels and "[" in line
        else line
        for index, line in enumerate(lines)
    ]


def parse_paragraphs(text: str) -> list[Block]:
    """The blocks of a clean text whose paragraphs and items may be wrapped; linear in its length.

    Items are indented by two blanks a level; two blanks or a backslash at a line's end break it.
    """
    lines = text.split("\n")
    fenced = fenced_lines(lines)
    blocks = [Block(0, BlockKind.BLANK)]
    texts: list[list[str]] = [[""]]
    for index, line in enumerate(lines):
        if index in fenced:
            block = Block(index + 1, BlockKind.CODE, line)
        elif line[:1].isalpha() and blocks[-1].kind in _WRAPPED and line[-1] not in " \\":
            texts[-1].append(line)
            continue
        elif line:
            block = _in_context(_block(line, index + 1, _unchanged), line, blocks[-1].kind)
        else:
            block = Block(index + 1, BlockKind.BLANK)
        if block.kind is BlockKind.RULE and block.text == "=" and blocks[-1].kind is BlockKind.TEXT:
            blocks[-1] = blocks[-1]._replace(kind=BlockKind.HEADING, level=1)
        elif block.kind is BlockKind.TEXT and blocks[-1].kind in _WRAPPED:
            texts[-1].append(block.text)
        elif block.kind is not BlockKind.RULE or not line.lstrip().startswith(_CELL):
            blocks.append(block)
            texts.append([block.text])
    return list(_nested(map(_with_plain_text, blocks, texts)))


def _in_context(block: Block, line: str, above: BlockKind) -> Block:
    """A block as the line above it lets it be read, its text with the line end that is written."""
    if block.kind is BlockKind.ITEM and not _begins_item(block.marker, above):
        block = Block(block.number, BlockKind.TEXT, line.strip())
    if block.kind in _WRAPPED and line.endswith(("  ", "\\")):
        return block._replace(text=block.text.rstrip(" \\") + "\n")
    return block


def _begins_item(marker: str, above: BlockKind) -> bool:
    """Whether a sign begins an item of an article, and no signature or sentence with a number."""
    if not marker[0].isdecimal():
        return marker[0] in _BULLETS
    return above is not BlockKind.TEXT or int(marker[:-1]) == 1


def _with_plain_text(block: Block, lines: list[str]) -> Block:
    if block.kind is BlockKind.CODE:
        return block
    text = lines[0] if len(lines) == 1 else join_lines(lines)
    words = "\n".join(map(plain, text.split("\n"))) if "\n" in text else plain(text)
    return block if words == block.text else block._replace(text=words, source=text)


def join_lines(lines: list[str]) -> str:
    """Lines of a paragraph as one; scripts without spaces are joined without one."""
    pieces: list[str] = []
    end = "\n"
    for line in filter(None, lines):
        joined = end == "\n" or (is_wide(end) and is_wide(line[0]))
        pieces += (line,) if joined else (" ", line)
        end = line[-1]
    return "".join(pieces)


def _unchanged(text: str, *, addresses: bool = True) -> str:  # noqa: ARG001  stands in for plain
    return text


def _nested(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with items indented by how deep they lie, and no blank ones between items."""
    indents: list[int] = []
    blank = None
    for block in blocks:
        if block.kind is BlockKind.BLANK:
            blank = block
            continue
        if blank is not None and not (indents and block.kind is BlockKind.ITEM):
            yield blank
        blank = None
        if block.kind is BlockKind.ITEM:
            indents = [*(indent for indent in indents if indent < block.level), block.level]
            block = block._replace(level=2 * len(indents) - 2)  # noqa: PLW2901  the same, indented
        else:
            indents = []
        yield block


def fenced_lines(lines: list[str]) -> set[int]:
    """The indexes of lines in fenced code, with their fences."""
    maybe = ((index, line) for index, line in enumerate(lines) if "```" in line or "~~~" in line)
    fences = [(index, match) for index, line in maybe if (match := _FENCE.match(line))]
    last = {match[1]: index for index, match in fences if not match[2].strip()}
    fenced: set[int] = set()
    opened: tuple[int, str] | None = None
    for index, match in fences:
        if opened is None:
            fenced.add(index)
            if index < last.get(match[1], 0):
                opened = index, match[1]
        elif match[1] == opened[1] and not match[2].strip():
            fenced.update(range(opened[0], index + 1))
            opened = None
    return fenced


def _pieces(line: str) -> list[str]:
    """A line as its blocks of HTML divide it."""
    changed = html_lines(line)
    if changed == line:
        return line.split("\n")
    return [piece for piece in changed.split("\n") if piece.strip()] or [""]


def _block(piece: str, number: int, words: Callable[..., str]) -> Block:  # noqa: PLR0911  a kind each
    bare = piece.strip()
    if bare[:1].isalpha():
        return Block(number, BlockKind.TEXT, words(bare), source=bare)
    if not bare or (bare.startswith(_PICTURES) and bare.endswith(")") and bare.count("](") < 3):
        return Block(number, BlockKind.BLANK)
    if len(bare) > 2 and bare[0] in _RULES and not bare.strip(bare[0] + " "):
        return Block(number, BlockKind.RULE, bare[0])
    if heading := _HEADING.match(piece):
        title = _CLOSING.sub("", piece[heading.end() :].strip()).rstrip()
        text = words(title, addresses=False)
        return Block(number, BlockKind.HEADING, text, len(heading[1]), source=title)
    if heading := _WIKI_HEADING.match(piece):
        text = words(heading[2], addresses=False)
        return Block(number, BlockKind.HEADING, text, len(heading[1]), source=heading[2])
    if bare.startswith(_CELL) and bare.count(_CELL) > 1:
        return _row(bare, number, words)
    if item := _ITEM.match(piece):
        source = piece[item.end() :].strip()
        marker = f"{item[2]} {item[3]}" if item[3] else item[2]
        return Block(number, BlockKind.ITEM, words(source), len(item[1]), marker, source)
    quote = _QUOTE.match(piece)
    source = piece[quote.end() :].strip() if quote else bare
    kind = BlockKind.QUOTE if quote else BlockKind.TEXT
    return Block(number, kind, words(source), source=source)


def _row(bare: str, number: int, words: Callable[..., str]) -> Block:
    cells = [words(cell.strip()) for cell in bare.strip(_CELL).split(_CELL)]
    if not set("".join(cells)) - set("-: "):
        return Block(number, BlockKind.RULE, "-", source=bare)
    return Block(number, BlockKind.ROW, _CELL.join(cells), source=bare)
