"""Blocks as the text that a reader reads, and what stands behind its words.

The text is paragraphs divided by an empty line, with lists kept. Its markup (links, emphasis,
headings, quotes, code, tables) is found anew: the text was made of blocks, in their order; so each
block's words are looked for where the block before ended, and within them those of its links.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tui.model import Markup, MarkupKind
from tui.readers.markup.blocks import Block, BlockKind, join_lines
from tui.readers.markup.inline import plain
from tui.sanitize import clean_line
from tui.urls import web_address

TURN = re.compile(r"[^\W\d_][\w .'’-]{0,40}: ")
"""What begins a speaker's turn: "Ann: "."""
_WRAP = 120  # characters; nobody wraps later
_DEEPEST = 12  # blanks before an item of a list
_FENCES = ("```", "~~~")
_DIVIDERS = frozenset((BlockKind.BLANK, BlockKind.RULE))
_LISTED = frozenset((BlockKind.ITEM, BlockKind.ROW, BlockKind.CODE))
_NEAR = 4000  # characters behind a block in which the next one's words are looked for
_DEEP = 3  # runs within each other
_SIGNS = ("[", "*", "`", "_", "://")
_SIGN = re.compile(r"[\[*`_<]|https?://")
_PUNCTUATION = ".,;:!?*_"
_MOST = 20_000  # pieces of markup of one text
_KINDS: dict[BlockKind, MarkupKind] = {
    BlockKind.HEADING: "heading",
    BlockKind.QUOTE: "quote",
    BlockKind.CODE: "code",
    BlockKind.ROW: "table",
    BlockKind.ITEM: "item",
}
_RUN = re.compile(
    r"`{1,2}(?P<code>[^`\n]{1,500})`{1,2}"
    r"|\[(?P<label>(?:[^\[\]\n]|\[[^\[\]\n]{0,200}\]){1,500})\]"
    r"\(<?(?P<url>https?://[^\s()<>]{1,2000}(?:\([^\s()]{0,200}\)[^\s()<>]{0,500}){0,3})[^()\n]{0,300}\)"
    r"|<(?P<auto>https?://[^<>\s]{1,2000})>|(?P<bare>https?://[^\s<>\"'()\[\]]{1,2000})"
    r"|(?P<mark>\*\*|__)(?=\S)(?P<strong>[^\n]{1,500}?)(?P=mark)"
    r"|(?<![\w*])\*(?=[^\s*])(?P<em>[^*\n]{1,500})\*(?![\w*])"
    r"|(?<![\w_])_(?=[^\s_])(?P<under>[^_\n]{1,500})_(?![\w_])"
)


def paragraphs(blocks: Iterable[Block], *, as_article: bool = False) -> list[str]:
    """The paragraphs of some blocks; a list is one paragraph with a line an item.

    Wrapped lines are joined, but not lines longer than anybody wraps, nor turns of speakers.
    """
    texts: list[str] = []
    for group in _groups(blocks):
        if group[0].kind in _LISTED:
            texts.append(_listed(group, as_article=as_article))
        else:
            texts += _joined([_words(block, as_article=as_article) for block in group])
    return [text for text in texts if text.strip()]


def markup_in(
    text: str, blocks: Iterable[Block], *, as_article: bool = False
) -> tuple[Markup, ...]:
    """The markup of a plain text that was made of blocks; linear in its length."""
    found: list[Markup] = []
    position = 0
    for block in blocks:
        words = _words(block, as_article=as_article)
        start = text.find(words, position, position + len(words) + _NEAR) if words else -1
        if start < 0 or len(found) >= _MOST:
            continue
        position = start + len(words)
        if kind := _KINDS.get(block.kind):
            found.append(Markup(start, position, kind, level=_rank(block)))
        if block.source and any(sign in block.source for sign in _SIGNS):
            found += _runs(text, start, position, block.source)
    return tuple(found)


def _groups(blocks: Iterable[Block]) -> list[list[Block]]:
    """Runs of blocks that belong together; text right below an item goes on with it."""
    groups: list[list[Block]] = [[]]
    for block in blocks:
        if block.kind in _DIVIDERS:
            if not block.source:  # else it is a line within a table
                groups.append([])
            continue
        first, last = (groups[-1][0].kind, groups[-1][-1].kind) if groups[-1] else (block.kind,) * 2
        in_item = block.kind is BlockKind.TEXT and last is not BlockKind.CODE
        goes_on = first is block.kind or (first in _LISTED and (block.kind in _LISTED or in_item))
        if not goes_on or block.kind is BlockKind.HEADING:
            groups.append([])
        groups[-1].append(block)
    return [group for group in groups if group]


def _listed(group: list[Block], *, as_article: bool) -> str:
    items: list[str] = []
    indents = (block.level for block in group if block.kind is BlockKind.ITEM)
    margin = 0 if as_article else min(indents, default=0)
    for block in group:
        words = _words(block, as_article=as_article)
        if block.kind is BlockKind.ITEM:
            marker = block.marker if block.marker[0].isdecimal() else "\N{BULLET}"
            items.append(f"{' ' * min(block.level - margin, _DEEPEST)}{marker} {words}")
        elif block.kind is BlockKind.ROW:
            items.append(words)
        elif block.kind is BlockKind.CODE:
            items += [] if _is_fence(block) else [words]
        elif words:
            items[-1:] = [join_lines([*items[-1:], words])]
    return "\n".join(items)


def _words(block: Block, *, as_article: bool) -> str:
    """A block's words as they stand in the text; none of a rule, or of a fence around code."""
    if block.kind in _DIVIDERS or _is_fence(block):
        return ""
    if block.kind is BlockKind.CODE:
        return block.text.rstrip()
    words = _clean_lines(block.text) if as_article else clean_line(block.text)
    if block.kind is not BlockKind.ROW:
        return words
    return (" | " if as_article else " · ").join(filter(None, map(str.strip, words.split("|"))))


def _is_fence(block: Block) -> bool:
    return block.kind is BlockKind.CODE and clean_line(block.text).startswith(_FENCES)


def _clean_lines(text: str) -> str:
    return "\n".join(map(clean_line, text.strip("\n").split("\n")))


def _joined(words: list[str]) -> list[str]:
    if not words or all(len(line) > _WRAP for line in words):
        return words
    turns = sum(TURN.match(line) is not None for line in words)
    texts: list[list[str]] = [[]]
    for line in words:
        if turns > 1 and TURN.match(line):
            texts.append([])
        texts[-1].append(line)
    return [join_lines(lines) for lines in texts]


def _rank(block: Block) -> int:
    """The rank of a heading, else 0."""
    return block.level if block.kind is BlockKind.HEADING else 0


def _found(source: str) -> Iterator[re.Match[str]]:
    """The runs of a source, looked for where one of their signs stands."""
    at = 0
    while sign := _SIGN.search(source, at):
        run = _RUN.match(source, sign.start())
        at = run.end() if run else sign.end()
        if run:
            yield run


def _runs(text: str, start: int, end: int, source: str, depth: int = 0) -> Iterator[Markup]:
    """The links and emphasis of a source whose words stand between two offsets of a text."""
    done = 0
    for run in _found(source):
        before = clean_line(plain(source[done : run.start()]))
        done = run.end()
        address = run["url"] or run["auto"] or (run["bare"] or "").rstrip(_PUNCTUATION)
        inner = run["label"] or run["strong"] or run["em"] or run["under"] or ""
        words = clean_line(run["code"] or (plain(inner) if inner else address or ""))
        first = text.find(words, start + len(before), end) if words else -1
        if first < 0:
            continue
        stop = first + len(words)
        kind: MarkupKind = "code" if run["code"] else "link" if address else "emphasis"
        if run["strong"]:
            kind = "strong"
        if kind != "link" or web_address(address):
            yield Markup(first, stop, kind, address if kind == "link" else None)
        if inner and depth < _DEEP and any(sign in inner for sign in _SIGNS):
            yield from _runs(text, first, stop, inner, depth + 1)
        start = stop
