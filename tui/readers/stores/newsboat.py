"""newsboat's cache.db: the articles that it keeps, the newest first, read from a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.model import Problem
from tui.readers.published import Published
from tui.readers.reading import Reading
from tui.sqlite_file import ForeignError, foreign_rows, foreign_tables
from tui.urls import web_address

if TYPE_CHECKING:
    from tui.readers.format_reader import ParsedFile
    from tui.readers.frontmatter.document import Value

_ITEMS = "rss_item"
_FEEDS = "rss_feed"
_MOST = 4000
"""Articles that are read of one cache, the newest."""
_LONGEST = 200_000  # characters of an article
_QUESTION = """
SELECT i.title, i.url, i.author, i.pubDate, substr(i.content, 1, {longest}), i.enclosure_url,
    i.enclosure_type, COALESCE(f.title, ''), i.feedurl
FROM rss_item i LEFT JOIN rss_feed f ON f.rssurl = i.feedurl
WHERE COALESCE(i.deleted, 0) = 0 ORDER BY i.pubDate DESC LIMIT {most}
"""


def is_cache(file: ParsedFile) -> bool:
    """Whether a database is newsboat's."""
    try:
        return {_ITEMS, _FEEDS} <= set(foreign_tables(file.path))
    except ForeignError:
        return False


def read(file: ParsedFile) -> Reading:
    """The articles of a cache; what has a recording enclosed is an episode."""
    problems = []
    try:
        rows = foreign_rows(file.path, _QUESTION.format(longest=_LONGEST, most=_MOST + 1))
    except ForeignError as error:
        message = (
            f"this cache of newsboat cannot be read ({error}); copy it while newsboat is closed."
        )
        return Reading(problems=(Problem(file.path, None, message),))
    if len(rows) > _MOST:
        message = f"this cache holds more than {_MOST:,} articles, of which the newest are read."
        problems.append(Problem(file.path, None, message))
    episodes = []
    news = []
    for title, url, author, published, content, media, kind, feed, address in rows[:_MOST]:
        fields: dict[str, Value] = {
            "title": title or None,
            "url": web_address(url),
            "published": str(published) if published else None,
        }
        base = web_address(url) or web_address(address)
        item = Published.of_html(file.path, fields, content or "", base=base)
        if media and (kind or "").startswith(("audio/", "video/")):
            fields |= {"media": web_address(media), "show": feed or None}
            episodes.append(item.episode())
        else:
            fields |= {"provider": feed or None, "author": author or None}
            news.append(item.news_item())
    return Reading(tuple(episodes), tuple(news), tuple(problems))
