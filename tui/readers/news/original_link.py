"""The address of an article in a line of its own above the text, as clippers write it.

    # Bees in court                                # [Bees in court](https://a.example/bees)
    [Read Original](https://a.example/bees)

A line that is nothing but an address counts, one whose label says that it leads to the original,
and a heading that is a link.
"""

from __future__ import annotations

import re

from tui.urls import web_address

_LINK = re.compile(
    r"(?P<mark>#{1,2} |[-*>] )?[*_(]{0,3}(?:\[(?P<label>[^\[\]]{1,300})\]\(<?(?P<url>https?://[^\s<>]{3,2000}?)>?\)"
    r"|<?(?P<bare>https?://[^\s<>]{3,2000})>?)[*_)]{0,3}[ \t]*$"
)
_SAYS_SO = re.compile(
    r"(?:(?:read|view|see|open|go to|visit)\b.{0,20})?\b(?:original|source|web ?page|full article"
    r"|link)\b.{0,20}|(?:zum )?(?:original(?:artikel)?|quelle)"
    r"|(?:lien|article) (?:d['’])?origin(?:e|al)"
    r"|enlace original|оригинал|источник|(?:阅读|查看|閱讀)?原文(?:链接)?|元記事|원문(?: 보기)?",
    re.IGNORECASE,
)
_ABOVE = re.compile(r"#{1,6}[ \t]|!\[|#[\w/-]+|-{3,}$|\[[^\[\]]{1,300}\]\([^()\s]{1,2000}\)[ \t]*$")
_HEAD = 40  # lines in which the text begins


def address_above(body: str) -> tuple[str | None, str]:
    """The address above the text of a body, and the body without a line that is nothing else."""
    lines = body.split("\n", _HEAD)
    for index, line in enumerate(lines[:_HEAD]):
        link = _LINK.match(line.strip())
        address = web_address(link["url"] or link["bare"]) if link else None
        label = (link["label"] or "").strip() if link else ""
        if address is not None and label in ("", address):
            return address, "\n".join((*lines[:index], "", *lines[index + 1 :]))
        is_heading = link is not None and (link["mark"] or "").startswith("#")
        if address is not None and (is_heading or _SAYS_SO.fullmatch(label)):
            return address, body
        if line.strip() and not _ABOVE.match(line):
            break
    return None, body
