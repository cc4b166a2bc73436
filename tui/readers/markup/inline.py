"""Markdown and HTML to the words that a reader sees.

Only what changes how words look is taken away; whatever is no known markup stays as it is, such as
<10:11> or "a < b". Everything is linear in the length of the text.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator

from tui.sanitize import clean

_BLOCK_NAMES = (
    "address article aside blockquote body br center dd details div dl dt figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table"
    " tbody tfoot thead tr ul"
)
_INLINE_NAMES = (
    "a abbr acronym audio b bdi bdo big button canvas cite code del dfn em embed font i iframe"
    " img input ins kbd label mark meta o object path picture q ruby rp rt s samp small source"
    " span strike strong sub sup svg td th time tt u var video wbr"
)
_BLOCK_TAGS = frozenset(_BLOCK_NAMES.split())
_INLINE_TAGS = frozenset(_INLINE_NAMES.split())
_CELL_TAGS = frozenset(("td", "th"))
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,10})((?:\s[^<>]{0,4000})?)/?>")
_HIDDEN = (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"))

# Numbers that no character has; Python refuses to read those of thousands of digits.
_NO_CHARACTER = re.compile(r"&#[0-9]{8,}")
_MARK = re.compile(r"[\\`\[*_~<&{]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_CODE = re.compile(r"(`{1,3})(?!`)([^`\n]{1,500})\1(?!`)")
_LABEL = r"\[((?:[^\[\]\n]|\[[^\[\]\n]{0,200}\]){0,500})\]"
_TARGET = (
    r"\( {0,3}<?((?<=<)[^<>\n]{1,2000}(?=>)"
    r"|[^()\s<>]{0,2000}(?:\([^()\s]{0,200}\)[^()\s<>]{0,1000}){0,3})>?"
    r"(?: {1,3}[\"'][^\"'\n]{0,300}[\"'])? {0,3}\)"
)
IMAGE = re.compile("!" + _LABEL + _TARGET)
_LINK = re.compile(_LABEL + _TARGET)
_WIKILINK = re.compile(r"!?\[\[([^\[\]|\n]{1,300})(?:\|([^\[\]\n]{1,300}))?\]\]")
_REFERENCE = re.compile(r"\[([^\[\]\n]{1,300})\]\[[^\[\]\n]{0,100}\]")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")
_CLOCK = r"[0-9]{1,3}(?::[0-9]{2}){1,2}"
_TIME_LABEL = re.compile(rf"@?{_CLOCK}(?: ?[-–—~] ?{_CLOCK})?")
_ATTRIBUTES = re.compile(
    r"\{:[^{}\n]{1,200}\}"
    r"|(?<=[)\]*_`\"'’”])\{ ?(?:[.#][\w-]{1,60}|[\w-]{1,30}=[\"'\w])[^{}\n]{0,200}\}"
    r"|(?<=\S) ?\{(?:target|rel|class|style|width|height)=[^{}\n]{1,200}\}"
)
_FOOTNOTE = re.compile(r"^\[\^[^\[\]\s]{1,60}\]: ?|\[\^[^\[\]\s]{1,60}\](?!\()")
_TIME_TARGET = re.compile(r"[?&#;](?:t|time|start|time_continue|at)=|#[0-9]|/[0-9]{1,3}:[0-9]{2}")
_BOLD = re.compile(
    r"(\*\*|__)(?=\S)(.{1,300}?)\1|<(?:b|strong)>([^<>]{1,300})</"
    r"|(?<![*_\w])([*_])(?=[^\s*_])([^*_\n]{1,200})\4(?=\s?[:：–—-])"
)
_EMPHASIS = (
    ("*", re.compile(r"(?<![\w*])\*(?=[^\s*])"), re.compile(r"(?<=[^\s*])\*(?![\w*])")),
    ("_", re.compile(r"(?<![\w_])_(?=[^\s_])"), re.compile(r"(?<=[^\s_])_(?![\w_])")),
)
# Characters that are meant literally wait in the private use area until all markup is gone.
_SHELTER = {code: 0xE000 + code for code in range(33, 127) if not chr(code).isalnum()}
_RETURN = {sheltered: code for code, sheltered in _SHELTER.items()}
_SHELTERED = re.compile(f"[{chr(min(_RETURN))}-{chr(max(_RETURN))}]")


def without_hidden(text: str) -> str:
    """Text without HTML comments, scripts and styles; every line keeps its number."""
    for begins, ends in _HIDDEN:
        if begins in text:
            text = _without(text, begins, ends)
    return text


def _without(text: str, begins: str, ends: str) -> str:
    visible: list[str] = []
    done = 0
    while (start := text.find(begins, done)) >= 0:
        stop = text.find(ends, start)
        if stop < 0:
            break
        visible += text[done:start], "\n" * text.count("\n", start, stop)
        done = stop + len(ends)
    return "".join((*visible, text[done:]))


def html_lines(line: str) -> str:
    """A line of text and HTML as Markdown: <li> as "- ", <h2> as "## ", line feeds around blocks.

    Inline tags vanish; entities and code stay. A line without tags of HTML is given back as it is.
    """
    if "<" not in line:
        return line
    code = [match.span() for match in _CODE.finditer(line)] if "`" in line else []

    def changed_tag(match: re.Match[str]) -> str:
        before = bisect_right(code, (match.start(), 0)) - 1
        in_code = before >= 0 and match.start() < code[before][1]
        return match[0] if in_code else _block(match)

    return _TAG.sub(changed_tag, line)


def _block(match: re.Match[str]) -> str:
    closing, name = match[1], match[2].lower()
    if name in _CELL_TAGS:
        return "" if closing else " | "
    if name in _INLINE_TAGS:
        return ""
    if name not in _BLOCK_TAGS:
        return match[0]
    if closing:
        return "\n"
    if name == "li":
        return "\n- "
    return f"\n{'#' * int(name[1])} " if name[0] == "h" and name[1:].isdecimal() else "\n"


def plain(text: str, *, addresses: bool = True) -> str:
    """One line without inline markup: links as their labels, no emphasis, entities as characters.

    A link to a time whose label is a timecode keeps that label in square brackets: [1:23]. With
    addresses=False, an address in angle brackets goes too, if it is not all there is.
    """
    if not _MARK.search(text):
        return text
    if "\\" in text:
        text = _ESCAPED.sub(lambda match: match[1].translate(_SHELTER), text)
    if "`" in text:
        text = _CODE.sub(lambda match: match[2].translate(_SHELTER), text)
    if "[[" in text:
        text = _WIKILINK.sub(_wiki_label, text)
    if "](" in text:
        text = _LINK.sub(_label, IMAGE.sub(r"\1", text))
    if "][" in text:
        text = _REFERENCE.sub(r"\1", text)
    if "<" in text:
        short = text if addresses else _AUTOLINK.sub("", text)
        text = _TAG.sub(_inline, short if short.strip() else _AUTOLINK.sub(r"\1", text))
        text = _AUTOLINK.sub(r"\1", text)
    if "{" in text:
        text = _ATTRIBUTES.sub("", text)
    if "[^" in text:
        text = _FOOTNOTE.sub("", text)
    text = _without_emphasis(text)
    text = text.translate(_RETURN) if _SHELTERED.search(text) else text
    return _with_characters(text) if "&" in text else text


def _with_characters(text: str) -> str:
    """Text with characters for entities, those that are written twice over too."""
    for _ in range(2):
        if "&" in text:
            # Entities can write what a terminal obeys.
            text = clean(html.unescape(_NO_CHARACTER.sub("\ufffd", text)))
    return text


def _wiki_label(match: re.Match[str]) -> str:
    label = match[2] or match[1]
    return f"[{label}]" if _TIME_LABEL.fullmatch(label) else label


def strong_words(text: str) -> Iterator[str]:
    """The words in bold, or in italics and set off, of a line with inline markup, as seen."""
    if "*" in text or "_" in text or "<" in text:
        for bold in _BOLD.finditer(text):
            yield plain(bold[2] or bold[3] or bold[5]).strip()


def _label(match: re.Match[str]) -> str:
    label, target = match[1], match[2]
    if _TIME_LABEL.fullmatch(label) and _TIME_TARGET.search(target):
        return f"[{label}]"
    return label


def _inline(match: re.Match[str]) -> str:
    name = match[2].lower()
    if name in _BLOCK_TAGS:
        return " "
    return "" if name in _INLINE_TAGS else match[0]


def _without_emphasis(text: str) -> str:
    for mark in ("**", "__", "~~"):
        if text.count(mark) > 1:
            text = text.replace(mark, "")
    for mark, opens, closes in _EMPHASIS:
        if mark in text and opens.search(text) and closes.search(text):
            text = closes.sub("", opens.sub("", text))
    return text
