"""HTML as Markdown: what a reader sees of it, its headings, lists, links, emphasis, code, tables.

This is the one way from HTML to blocks: what is written here goes on to the readers of Markdown.
Whatever of the text would be Markdown by chance is escaped.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.model import Timecode
from tui.readers.pages.html_tree import moment_of_link, names, parse_html, stands_alone, walk
from tui.urls import joined, web_address

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_PARAGRAPHS = names(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption"
    " figure footer form header hgroup html legend main nav ol p section summary table tbody tfoot"
    " thead tr ul menu cite-block"
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset(("ul", "ol", "menu"))
_UNSEEN = names(
    "script style noscript template svg math canvas iframe object embed audio video head title"
    " button select option textarea input datalist rp map"
)
_CELLS = frozenset(("td", "th"))
_STRONG = frozenset(("b", "strong"))
_EMPHASIS = frozenset(("i", "em"))
_BLOCKS_IN_CELLS = "p, div, table, ul, ol, h1, h2, h3, h4, h5, h6, blockquote, pre"
_BLOCK_TAG = re.compile(
    r"<(?:p|br|div|li|ul|ol|h[1-6]|table|tr|blockquote|pre|section|article)\b", re.IGNORECASE
)
_ESCAPED_TAG = re.compile(r"&lt;/?(?:p|br|div|li|ul|ol|a|strong|b|em|i|h[1-6])(?:\s[^<>]*?)?/?&gt;")
_ANY_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
_SPACE = re.compile(r"[ \t\r\n\f\xa0]+")
_BLANKS = re.compile(r"[\t\r\n\f\xa0]|  ")
_LITERAL = re.compile(r"[\\*`]|(?<!\w)_|_(?!\w)|\](?=[(\[])")
_SIGNS = re.compile(r"[\\*`_\]]")
_ENTITY = re.compile(r"&(?=#?\w{1,31};)")
_LITERAL_START = re.compile(r"(?:#{1,6}|>|~~~|\||\+|-{3,}|={3,})(?=\s|$)|\[[^\]]{1,99}\]:")
_TIMED_LINE = re.compile(r"^\W{0,3}(?:\d{1,3}:)?\d{1,2}:\d{2}\b", re.MULTILINE)
_ABSOLUTE = ("http://", "https://", "#", "javascript:", "data:", "mailto:")
_DEEPEST = 6  # lists within each other that are indented


def markdown_of(text: str, base: str | None = None) -> str:
    """A piece of HTML, or of plain text, as Markdown; addresses are completed from a base.

    Without a tag that divides paragraphs its lines stay as they are. HTML that was escaped once too
    often is read as what it was meant to be.
    """
    if not _ANY_TAG.search(text) and _ESCAPED_TAG.search(text):
        text = html.unescape(text)
    if not _BLOCK_TAG.search(text):
        text = re.sub(r"\r\n?|\n", "<br>", text.strip())
    body = parse_html(text).body
    return "" if body is None else markdown_of_nodes([body], base)


def markdown_of_nodes(
    nodes: Iterable[LexborNode], base: str | None = None, unwanted: frozenset[int] = frozenset()
) -> str:
    """What a reader sees of some nodes of a tree, but for those whose mem_id is unwanted."""
    writer = _Writer(base, unwanted)
    for node in nodes:
        writer.write(node)
        writer.paragraph()
    return writer.text()


@dataclass(slots=True)
class _List:
    """An open list: how many items it has had, from which number on; None without numbers."""

    number: int | None = None


@dataclass(slots=True)
class _Link:
    """An open link: its address, and where in the line its words begin."""

    address: str
    start: int


@dataclass(slots=True)
class _LineWriter:
    """The lines of Markdown, as paragraphs, items, rows and headings begin and end."""

    base: str | None
    unwanted: frozenset[int]
    _lines: list[str] = field(default_factory=list)
    _line: list[str] = field(default_factory=list)
    _lists: list[_List] = field(default_factory=list)
    _marks: list[tuple[str, int]] = field(default_factory=list)
    _quotes: int = 0
    _marker: str = ""
    _links: list[_Link | None] = field(default_factory=list)
    _row: list[str] | None = None
    _heading: int = 0

    def text(self) -> str:
        """All that was written."""
        self.paragraph()
        while self._lines and not self._lines[-1].strip("> "):
            self._lines.pop()
        return "\n".join(self._lines)

    def paragraph(self) -> None:
        """End the paragraph."""
        self._break()
        prefix = self._quote()
        if self._lines and self._lines[-1].endswith("  "):
            self._lines[-1] = self._lines[-1].rstrip()
        if self._lines and self._lines[-1] != prefix.rstrip() and self._row is None:
            self._lines.append(prefix.rstrip())

    def _words(self, text: str) -> None:
        if _BLANKS.search(text):
            text = _SPACE.sub(" ", text)
        if text == " " and (not self._line or self._line[-1].endswith(" ")):
            return
        if not self._line or self._line[-1].endswith((" ", "\n")):
            text = text.lstrip(" ")
        if not text:
            return
        in_code = bool(self._marks) and any(mark == "`" for mark, _ in self._marks)
        self._line.append(text if in_code else _escaped(text))

    def _mark_ends(self, mark: str) -> None:
        if not self._marks or self._marks[-1][0] != mark:
            return
        _, start = self._marks.pop()
        start = min(start, len(self._line))
        words = "".join(self._line[start:])
        inner = words.strip()
        if not inner or "\n" in inner or mark in inner:
            if mark == "`":
                self._line[start:] = [_escaped(words)]
            return
        self._line[start:] = [_around(words, f"{mark}{inner}{mark}")]

    def _quote(self) -> str:
        return "> " * min(self._quotes, 3)

    def _break(self, *, hard: bool = False) -> None:
        """End the line; a hard end is one within a paragraph."""
        if self._row is not None:
            if hard and self._line:
                self._line.append(" ")
            return
        words = "".join(self._line).strip()
        self._line.clear()
        self._marks = [(mark, 0) for mark, _ in self._marks]
        for link in self._links:
            if link is not None:
                link.start = 0
        if not words:
            return
        if self._heading:
            words = f"{'#' * self._heading} {words}"
        elif not self._marker and (literal := _LITERAL_START.match(words)):
            words = f"\\{words}" if not literal[0][0].isdigit() else words
        indent = "  " * min(max(0, len(self._lists) - 1), _DEEPEST)
        below = "  " if self._lists and not self._marker else ""
        line = f"{self._quote()}{indent}{below}{self._marker}{words}"
        self._marker = ""
        self._lines.append(line + ("  " if hard else ""))

    def _heading_ends(self) -> None:
        self._break()
        self._heading = 0
        self.paragraph()

    def _open_list(self, node: LexborNode, tag: str) -> None:
        self._break()
        if not self._lists:
            self.paragraph()
        start = node.attributes.get("start") or "1"
        first = int(start) if start.isdecimal() and len(start) < 4 else 1
        self._lists.append(_List(first if tag == "ol" else None))

    def _item(self) -> None:
        self._break()
        inner = self._lists[-1] if self._lists else _List()
        self._marker = "- "
        if inner.number is not None:
            self._marker = f"{inner.number}. "
            inner.number += 1

    def _cell_ends(self) -> None:
        if self._row is None:
            self._break()
            return
        words = "".join(self._line).strip().replace("|", "\\|")
        self._row.append(words)
        self._line.clear()

    def _row_ends(self) -> None:
        row, self._row = self._row, None
        if row is None:
            self._break()
        elif len(row) > 1 and any(row):
            self._lines.append(f"{self._quote()}| {' | '.join(row)} |")
        elif any(row):
            self._line.append(row[0])
            self._break()

    def _code(self, node: LexborNode) -> None:
        """What is set as it was written; where its lines tell times it is notes, and no code."""
        text = node.text(deep=True).strip("\n")
        if not text.strip():
            return
        if self._row is not None:
            self._words(text)
            return
        self.paragraph()
        if len(_TIMED_LINE.findall(text)) > 1:
            for line in text.split("\n"):
                self._words(line)
                self._break(hard=True)
        else:
            fence = "~~~" if "```" in text else "```"
            self._lines += [fence, *text.split("\n"), fence]
        self.paragraph()


@dataclass(slots=True)
class _Writer(_LineWriter):
    """What the tags of a tree mean for the lines."""

    def write(self, node: LexborNode) -> None:
        """Write a node and all beneath it."""
        skipped = 0
        for each, begins in walk(node):
            tag = each.tag or ""
            if skipped:
                skipped = 0 if not begins and each.mem_id == skipped else skipped
            elif begins and (tag in _UNSEEN or each.mem_id in self.unwanted):
                skipped = each.mem_id
            elif tag == "-text":
                if begins:
                    self._words(each.text_content or "")
            elif tag == "pre":
                if begins:
                    self._code(each)
                    skipped = each.mem_id
            elif begins:
                self._begin(each, tag)
            else:
                self._end(each, tag)

    def _begin(self, node: LexborNode, tag: str) -> None:
        if tag == "br":
            self._break(hard=True) if self._line or self._row is not None else self.paragraph()
        elif tag == "hr":
            self.paragraph()
            self._lines.append(f"{self._quote()}---")
            self.paragraph()
        elif tag in _HEADINGS:
            self.paragraph()
            self._heading = _HEADINGS[tag]
        elif tag in _LISTS:
            self._open_list(node, tag)
        elif tag == "li":
            self._item()
        elif tag == "tr":
            self._break()
            self._row = None if node.css_first(_BLOCKS_IN_CELLS) else []
        elif tag in _CELLS:
            self._break() if self._row is None else self._line.clear()
        elif tag == "blockquote":
            self.paragraph()
            self._quotes += 1
        elif tag in _PARAGRAPHS:
            self._break() if self._marker else self.paragraph()
        else:
            self._begin_inline(node, tag)

    def _end(self, node: LexborNode, tag: str) -> None:
        if tag in _HEADINGS:
            self._heading_ends()
        elif tag in _LISTS:
            self._break()
            if self._lists:
                self._lists.pop()
            if not self._lists:
                self.paragraph()
        elif tag == "li":
            self._break()
            self._marker = ""
        elif tag == "tr":
            self._row_ends()
        elif tag in _CELLS:
            self._cell_ends()
        elif tag == "blockquote":
            self._break()
            self._quotes = max(0, self._quotes - 1)
            self.paragraph()
        elif tag in _PARAGRAPHS:
            self._break() if self._marker or self._lists else self.paragraph()
        else:
            self._end_inline(node, tag)

    def _begin_inline(self, node: LexborNode, tag: str) -> None:
        if tag == "a":
            if (moment := moment_of_link(node)) is not None:
                self._line.append(f"[{Timecode(moment)}] ")
            address = self._address(node.attributes.get("href"))
            self._links.append(_Link(address, len(self._line)) if address else None)
        elif tag == "img":
            self._picture(node)
        elif tag in _STRONG:
            self._marks.append(("**", len(self._line)))
        elif tag in _EMPHASIS and stands_alone(node):
            self._marks.append(("*", len(self._line)))
        elif tag in ("code", "kbd", "samp", "tt") and node.css_first("br") is None:
            self._marks.append(("`", len(self._line)))
        elif tag == "q":
            self._line.append("“")

    def _end_inline(self, node: LexborNode, tag: str) -> None:
        if tag == "a" and self._links:
            link = self._links.pop()
            if link is not None:
                self._link_ends(link)
        elif tag in _STRONG:
            self._mark_ends("**")
        elif tag in _EMPHASIS and stands_alone(node):
            self._mark_ends("*")
        elif tag in ("code", "kbd", "samp", "tt") and node.css_first("br") is None:
            self._mark_ends("`")
        elif tag == "q":
            self._line.append("”")

    def _link_ends(self, link: _Link) -> None:
        start = min(link.start, len(self._line))
        words = "".join(self._line[start:])
        inner = words.strip()
        if not inner or "\n" in inner or len(inner) > 480:
            return
        if inner.replace("\\", "") in (link.address, link.address.partition("://")[2].rstrip("/")):
            self._line[start:] = [words.replace(inner, link.address)]
            return
        self._line[start:] = [_around(words, f"[{_balanced(inner)}]({link.address})")]

    def _address(self, href: str | None) -> str | None:
        """An address that may stand in a link: on the web, or a moment of this page's recording."""
        href = _SPACE.sub("", href or "")
        if href.startswith("#t="):
            return href
        if self.base and not href.startswith(_ABSOLUTE):
            href = joined(self.base, href)
        address = web_address(href)
        return address.replace("(", "%28").replace(")", "%29") if address else None

    def _picture(self, node: LexborNode) -> None:
        words = _SPACE.sub(" ", node.attributes.get("alt") or "").strip()
        address = self._address(node.attributes.get("src"))
        if words and address and len(words) < 300 and not any(self._links):
            self._line.append(f"![{_balanced(_escaped(words))}]({address})")


def _escaped(text: str) -> str:
    if "&" in text:
        text = _ENTITY.sub("&amp;", text)
    text = text.replace("<", "&lt;")
    return _LITERAL.sub(r"\\\g<0>", text) if _SIGNS.search(text) else text


def _around(words: str, marked: str) -> str:
    """What stands for some words, with the blanks that stood around these."""
    before = words[: len(words) - len(words.lstrip())]
    return f"{before}{marked}{words[len(words.rstrip()) :]}"


def _balanced(label: str) -> str:
    """The words of a link without brackets that would end it too early."""
    depth = 0
    for char in label:
        depth += (char == "[") - (char == "]")
        if depth not in (0, 1):
            break
    return label if depth == 0 else label.replace("[", "(").replace("]", ")")
