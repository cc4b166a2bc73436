"""HTML to a tree, whatever it is: no deeper than can be walked, and without what nobody reads."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.timecode import CLOCK, seconds_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborHTMLParser, LexborNode


def names(words: str) -> frozenset[str]:
    """Names of elements or of their classes, from a text that lists them."""
    return frozenset(words.split())


MAX_DEPTH = 200
"""Elements within each other; what opens deeper is as if it was not there, its words stay."""

VOID = names("area base br col embed hr img input link meta source track wbr")
"""Elements that hold nothing."""

_SELF_CLOSING = VOID | names("p li dt dd td th tr thead tbody tfoot option optgroup rp rt")
_MARKS = names("a b big code em font i nobr s small span strike strong tt u")
_MAX_MARKS = 60  # marks of text within each other; old pages forget to end them
_LONG_TAG = 2000  # characters
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})")
_UNREAD = re.compile(r"<(style|svg|noscript|script)\b(?![^>]{0,400}ld\+json)", re.IGNORECASE)
_ENDS = {
    name: re.compile(rf"</{name}\b[^>]{{0,99}}>?", re.IGNORECASE)
    for name in ("style", "svg", "noscript", "script")
}
_MOMENTS = ("data-time", "data-start", "data-seconds", "data-timestamp")
_DATA = re.compile(r"data:[\w/+.;=-]{1,80},[^\"'\s)>]{64,}")


def parse_html(text: str) -> LexborHTMLParser:
    """The tree of a text of HTML; takes time in step with its length."""
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415  for HTML alone

    return LexborHTMLParser(_shallow(_with_short_tags(lean(text))))


def walk(node: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """A node and all beneath it, in the order of the text: each as it begins and as it ends."""
    top = node.mem_id  # to compare nodes themselves would compare their HTML
    current: LexborNode | None = node
    while current is not None:
        yield current, True
        inner = current.child
        while inner is None and current is not None:
            yield current, False
            if current.mem_id == top:
                return
            inner = current.next
            current = current.parent
        current = inner


def lean(text: str) -> str:
    """A page without scripts, styles, drawings and pictures written into it."""
    kept: list[str] = []
    done = at = 0
    unclosed: set[str] = set()
    while (begin := _UNREAD.search(text, at)) is not None:
        name = begin[1].lower()
        end = None if name in unclosed else _ENDS[name].search(text, begin.end())
        at = begin.end()
        if end is None:
            unclosed.add(name)
            continue
        kept.append(text[done : begin.start()])
        done = at = end.end()
    text = "".join((*kept, text[done:]))
    return _DATA.sub("", text) if "data:" in text else text


def _with_short_tags(text: str) -> str:
    """The text without tags of thousands of attributes, which parsers compare with one another."""
    kept: list[str] = []
    done = end = 0
    while (start := text.find("<", end)) >= 0:
        end = text.find(">", start) + 1 or len(text)
        if end - start > _LONG_TAG and len(_QUOTED.sub("", text[start:end])) > _LONG_TAG:
            kept.append(text[done:start])
            done = end
    return "".join((*kept, text[done:])) if kept else text


@dataclass(slots=True)
class _Depth:
    """How deep elements lie within each other, and which of them were left out."""

    most: int
    now: int = 0
    dropped: Counter[str] = field(default_factory=Counter)

    def takes(self, name: str, *, closes: bool) -> bool:
        """Count a tag; False where it is to be left out."""
        if not closes:
            self.now += 1
            self.dropped[name] += self.now > self.most
            return self.now <= self.most
        is_dropped = self.dropped[name] > 0
        self.dropped[name] -= is_dropped
        self.now = max(0, self.now - 1)
        return not is_dropped


def _shallow(text: str) -> str:
    """The text without the tags that would make its tree too deep."""
    if text.count("<") <= _MAX_MARKS:
        return text
    blocks, marks = _Depth(MAX_DEPTH), _Depth(_MAX_MARKS)
    kept: list[str] = []
    done = 0
    for match in _TAG.finditer(text):
        name = match[2].lower()
        if name in _SELF_CLOSING:
            continue
        depth = marks if name in _MARKS else blocks
        if not depth.takes(name, closes=bool(match[1])):
            kept.append(text[done : match.start()])
            done = text.find(">", match.end()) + 1 or len(text)
    return "".join((*kept, text[done:])) if kept else text


def stands_alone(node: LexborNode) -> bool:
    """Whether no letter stands right before or behind a mark, which could not be told there."""
    before, after = node.prev, node.next
    left = before.text_content if before is not None and before.is_text_node else ""
    right = after.text_content if after is not None and after.is_text_node else ""
    return not ((left or "")[-1:].isalnum() or (right or "")[:1].isalnum())


def moment_of_link(node: LexborNode) -> float | None:
    """The seconds that a player keeps beside a link whose words tell no time."""
    attributes = node.attributes
    told = next(filter(None, map(attributes.get, _MOMENTS)), None)
    return None if told is None or CLOCK.search(node.text()) else seconds_of(told)
