"""What stands behind the plain words of a text: links, emphasis, headings, quotes, code, tables.

The plain text was made of blocks, in their order; so each block's words are looked for where the
block before ended, and within them the words of its links and emphasis.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tui.model import Markup, MarkupKind
from tui.readers.markup.blocks import Block, BlockKind
from tui.readers.markup.inline import plain
from tui.sanitize import clean_line
from tui.urls import web_address

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


def _rank(block: Block) -> int:
    """The rank of a heading, else 0."""
    return block.level if block.kind is BlockKind.HEADING else 0


def _words(block: Block, *, as_article: bool) -> str:
    """A block's words as they stand in a plain text."""
    if block.kind in (BlockKind.BLANK, BlockKind.RULE):
        return ""
    if block.kind is BlockKind.CODE:
        return "" if block.text.lstrip().startswith(("```", "~~~")) else block.text.rstrip()
    if block.kind is BlockKind.ROW:
        divider = " | " if as_article else " · "
        return divider.join(filter(None, map(str.strip, clean_line(block.text).split("|"))))
    if as_article and "\n" in block.text:
        return "\n".join(map(clean_line, block.text.strip("\n").split("\n")))
    return clean_line(block.text)


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
