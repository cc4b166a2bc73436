"""The article of a page, told from its navigation, notes on cookies, forms, and lists of links.

Parts are left out for what they are (nav, form, aside …), for what they are called (class and id)
and where they are links more than words. Of all parts of the tree, the one that holds most prose
after what else it holds is taken off is the article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tui.readers.pages.html_tree import names, walk

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_UNSEEN = names(
    "script style noscript title head button select textarea input template iframe object datalist"
    " canvas svg math audio video"
)
_UNWANTED_TAGS = names("nav aside form footer dialog menu")
_UNWANTED_ROLES = names(
    "navigation banner contentinfo search dialog complementary alertdialog menu menubar toolbar"
    " tablist alert"
)
_KEPT_TAGS = names("html body article main h1 h2 h3 p pre code blockquote")
_INLINE = names(
    "a abbr acronym b bdi bdo big br cite code del dfn em font i img ins kbd mark nobr q s samp"
    " small span strike strong sub sup time tt u var wbr label"
)
_LISTED = names("li dd dt td th figcaption h1 h2 h3 h4 h5 h6")
_LISTS = names("ul ol dl table div section")
_HEADLINE = frozenset(("h1", "article", "main"))
_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_COMMENTS = names("comment comments commentlist disqus respond replies trackback")
_UNWANTED_WORDS = _COMMENTS | names(
    "nav navbar navigation menu breadcrumb breadcrumbs sidebar footer cookie cookies consent"
    " gdpr"
    " banner popup modal overlay lightbox newsletter subscribe subscription signup signin login"
    " share sharing sharebar social addtoany sharedaddy addthis related recommended recommendations"
    " recirc outbrain taboola promo promoted sponsor sponsored ad ads advert advertisement adsense"
    " dfp pagination pager toolbar skip sitemap masthead noprint taglist tagcloud rss"
    " teasers printfriendly tooltip"
)
_WANTED_WORDS = names(
    "articlebody entrycontent postcontent storybody shownotes bodytext article content"
)
_PROSE = 80  # characters of a paragraph; what is shorter is as often a caption or a button
_LISTED_PROSE = 25  # and of an item, where others stand around it
_MOST_LINKED = 0.5  # of the characters of prose
_COST = 1.2  # of a character that is no prose, in such of prose
_CONTAINERS = names("div section article main body td center font span center")
_SHARE = 0.6  # of the words of the element that is marked as the article
_ONE_OF_SEVERAL = 0.3  # of the prose makes the first of several articles the one that is meant
_SOME = 300  # characters of prose of an article with the page's headline
_LARGE = 0.4  # of a page's words are too much to be left out for a name


class Article(NamedTuple):
    """What of a page is its article.

    Attributes:
        nodes: the part of the tree that holds it; none on an empty page.
        unwanted: the mem_id of each part in it that is none of it.
        left_out: characters that a reader would see on the page and the article leaves out.
    """

    nodes: tuple[LexborNode, ...] = ()
    unwanted: frozenset[int] = frozenset()
    left_out: int = 0


def find_article(page: LexborHTMLParser) -> Article:
    """The article of a page."""
    body = page.body
    if body is None:
        return Article()
    words = _words_beneath(body)
    total = words.words[body.mem_id]
    parts = _Parts(words, total)
    parts.weigh(body)
    node = parts.nodes.get(parts.best(), body)
    left_out = total - parts.kept.get(node.mem_id, 0)
    return Article((node,), frozenset(parts.unwanted), left_out)


@dataclass(slots=True)
class _Words:
    """Characters of words beneath each part; parts that hold a headline, or that or an article."""

    words: dict[int, int] = field(default_factory=dict)
    headed: set[int] = field(default_factory=set)
    holders: set[int] = field(default_factory=set)


def _words_beneath(body: LexborNode) -> _Words:
    counted = _Words()
    stack: list[int] = []
    for node, begins in walk(body):
        tag = node.tag or ""
        if tag == "-text":
            if begins and stack:
                counted.words[stack[-1]] += len((node.text_content or "").strip())
        elif tag[:1] != "-":
            number = node.mem_id
            if begins:
                counted.words[number] = 0
                stack.append(number)
                continue
            stack.pop()
            if stack:
                counted.words[stack[-1]] += counted.words[number]
                if tag == "h1" or number in counted.headed:
                    counted.headed.add(stack[-1])
                if tag in _HEADLINE or number in counted.holders:
                    counted.holders.add(stack[-1])
    return counted


@dataclass(slots=True)
class _Block:
    """A block while it is open: characters of its own words and those of them that are links."""

    node: LexborNode
    tag: str
    own: int = 0
    linked: int = 0
    gain: float = 0.0
    kept: int = 0
    links: int = 0


@dataclass(slots=True)
class _Parts:
    """The parts of a page: what each is worth as the article, and which are none of it."""

    counted: _Words
    total: int
    gains: dict[int, float] = field(default_factory=dict)
    kept: dict[int, int] = field(default_factory=dict)
    nodes: dict[int, LexborNode] = field(default_factory=dict)
    unwanted: set[int] = field(default_factory=set)

    def weigh(self, body: LexborNode) -> None:
        """Go through all parts of a page."""
        stack: list[_Block] = []
        skipped = links = 0
        for node, begins in walk(body):
            tag = node.tag or ""
            number = node.mem_id
            if skipped:
                skipped = 0 if not begins and number == skipped else skipped
            elif tag == "-text":
                if begins:
                    count = len(" ".join((node.text_content or "").split()))
                    stack[-1].own += count
                    stack[-1].linked += count if links else 0
            elif tag[:1] == "-":
                continue
            elif begins and self._is_unwanted(node, tag):
                self.unwanted.add(number)
                skipped = number
            elif tag in _INLINE:
                links += (tag == "a") * (1 if begins else -1)
            elif begins:
                stack.append(_Block(node, tag))
            else:
                block = stack.pop()
                self._close(block, stack[-1] if stack else None)

    def best(self) -> int:
        """The mem_id of the part that is the article; 0 where there is none."""
        best = max(self.gains, key=self.gains.__getitem__, default=0)
        while best and self.nodes[best].tag not in _CONTAINERS:
            parent = self.nodes[best].parent
            best = parent.mem_id if parent is not None and parent.mem_id in self.nodes else 0
        if not best:
            return 0
        marked = self._marked_around(self.nodes[best])
        if marked and self.kept[best] < _SHARE * self.kept[marked]:
            best = marked
        return self._one_of_several(best)

    def _marked_around(self, node: LexborNode) -> int:
        """The element around a node that is marked as the article; 0 for none."""
        around = node.parent
        while around is not None:
            if around.tag in ("article", "main") and around.mem_id in self.nodes:
                number = around.mem_id
                return number if self.gains[number] > -self.kept[number] / 2 else 0
            around = around.parent
        return 0

    def _one_of_several(self, best: int) -> int:
        """The article that is meant, where a part holds several."""
        inside = [
            number
            for number, node in self.nodes.items()
            if node.tag == "article" and self.gains[number] > 0 and _is_beneath(node, best)
        ]
        if len(inside) < 2:
            return best
        headed = [number for number in inside if number in self.counted.headed]
        if len(headed) == 1 and self.gains[headed[0]] > _SOME:
            return headed[0]
        first = min(inside, key=list(self.counted.words).index)
        return first if self.gains[first] >= _ONE_OF_SEVERAL * self.gains[best] else best

    def _close(self, block: _Block, parent: _Block | None) -> None:
        said = block.own - block.linked
        is_listed = block.tag in _LISTED
        least = _LISTED_PROSE if is_listed else _PROSE
        if said >= least and block.linked <= _MOST_LINKED * block.own:
            block.gain += said * (0.5 if is_listed and said < _PROSE else 1.0)
        else:
            block.gain -= _COST * block.own
        block.kept += block.own
        block.links += block.linked
        number = block.node.mem_id
        is_links = block.gain < 0 and block.links > _MOST_LINKED * block.kept
        if block.tag in _LISTS and is_links:
            self.unwanted.add(number)
            block.kept = block.links = 0
        self.gains[number] = block.gain
        self.kept[number] = block.kept
        self.nodes[number] = block.node
        if parent is not None:
            parent.gain += block.gain
            parent.kept += block.kept
            parent.links += block.links

    def _is_unwanted(self, node: LexborNode, tag: str) -> bool:
        if tag in _UNSEEN:
            return True
        if tag in _KEPT_TAGS:
            return False
        why = self._why_unwanted(node, tag)
        if why is None:
            return False
        number = node.mem_id
        if number in self.counted.holders:
            return False
        return why == "comments" or self.counted.words.get(number, 0) < _LARGE * self.total

    def _why_unwanted(self, node: LexborNode, tag: str) -> str | None:
        if tag in _UNWANTED_TAGS:
            return "tag"
        attributes = node.attributes
        if not attributes:
            return None
        if attributes.get("role") in _UNWANTED_ROLES or "hidden" in attributes:
            return "role"
        style = (attributes.get("style") or "").replace(" ", "")
        if attributes.get("aria-hidden") == "true" or "display:none" in style:
            return "hidden"
        named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:400]
        words = {part.lower() for part in _PART.findall(named)}
        if words & _WANTED_WORDS or not words & _UNWANTED_WORDS:
            return None
        return "comments" if words & _COMMENTS else "name"


def _is_beneath(node: LexborNode, number: int) -> bool:
    around = node.parent
    while around is not None:
        if around.mem_id == number:
            return True
        around = around.parent
    return False
