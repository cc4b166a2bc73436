"""The keys as data: bindings with an id, a name and a tip; help, key bar and palette show them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from textual.binding import Binding, BindingType
from textual.keys import format_key


class Key(NamedTuple):
    """A row of the table of keys."""

    keys: str
    action: str
    name: str
    tip: str
    id: str
    shows: str | None = None
    bar: bool = False
    priority: bool = False

    def binding(self, where: str) -> Binding:
        """The row as Textual's binding, with an id that begins with where it applies."""
        return Binding(
            self.keys,
            self.action,
            self.name,
            show=self.bar,
            key_display=self.shows,
            tooltip=self.tip,
            id=f"{where}.{self.id}",
            priority=self.priority,
            system=self.priority,  # the palette does not list itself
        )


_EPISODE = (
    Key(
        "slash",
        "ask('filter')",
        "Filter",
        "Keep the segments that match words, a “phrase”, -not, has:news",
        "filter",
        bar=True,
    ),
    Key(
        "f", "jump(0)", "Jump", "Go to a topic in a few letters, or to a timecode", "jump", bar=True
    ),
    Key("t", "ask('time')", "Time", "Go to a time: 1:45, 105m, 50%, +5m", "time", bar=True),
    Key("tab", "pane(1)", "Pane", "Go to the next pane", "pane", bar=True),
    Key("shift+tab", "pane(-1)", "Pane before", "Go to the pane before", "pane-before"),
    Key(
        "b",
        "bookmark",
        "Bookmark",
        "Set a star at this segment, or take it away",
        "bookmark",
        bar=True,
    ),
    Key("o", "open", "Open", "Open the recording at this second, or the article", "open", bar=True),
    Key(
        "y",
        "copy",
        "Copy",
        "Copy this moment's title and address, or the article's",
        "copy",
        bar=True,
    ),
    Key(
        "n", "marked('hits', 1)", "Next hit", "Go to the next segment that the filter leaves", "hit"
    ),
    Key(
        "N",
        "marked('hits', -1)",
        "Hit before",
        "Go to the segment before that the filter leaves",
        "hit-before",
    ),
    Key(
        "right_square_bracket",
        "step(1)",
        "Next segment",
        "Go to the next segment from any pane",
        "next",
    ),
    Key(
        "left_square_bracket",
        "step(-1)",
        "Segment before",
        "Go to the segment before from any pane",
        "before",
    ),
    Key(
        "right_curly_bracket",
        "marked('news', 1)",
        "Next news",
        "Go to the next segment with news",
        "news",
    ),
    Key(
        "left_curly_bracket",
        "marked('news', -1)",
        "News before",
        "Go to the segment with news before",
        "news-before",
    ),
    Key(
        "apostrophe",
        "marked('bookmarks', 1)",
        "Next bookmark",
        "Go to the next star",
        "next-bookmark",
    ),
    Key(
        "p",
        "news('pin')",
        "Pin",
        "Pin the news under the cursor to this segment, or unpin it",
        "pin",
    ),
    Key(
        "x",
        "news('reject')",
        "Reject",
        "Reject the news under the cursor: it is not about this",
        "reject",
    ),
    Key("u", "news('undo')", "Undo", "Take back what you last pinned or rejected", "undo"),
    Key("l", "library", "Library", "See all episodes of the library", "library", bar=True),
    Key("s", "jump(1)", "Search", "Go to a topic anywhere in the library", "search", bar=True),
    Key(
        "backspace",
        "return",
        "Return",
        "Go back to the library or the search that led here",
        "return",
    ),
    Key(
        "exclamation_mark",
        "problems",
        "Problems",
        "See what could not be read as it stands",
        "problems",
    ),
    Key("escape", "back", "Back", "Take the filter away, or go back to the segments", "back"),
    Key("question_mark", "help", "Help", "See all keys", "help", bar=True),
)

EPISODE_KEYS: list[BindingType] = [row.binding("episode") for row in _EPISODE]
"""What keys do on the main screen."""

_LIBRARY = (
    Key(
        "slash",
        "filter",
        "Filter",
        "Keep the episodes whose title or show match; after:2023 works too",
        "filter",
        bar=True,
    ),
    Key(
        "s,f",
        "search",
        "Search",
        "Go to a topic anywhere in the library",
        "search",
        shows="s",
        bar=True,
    ),
    Key("S", "sort", "Sort", "Sort by date, title, show, or when you read it", "sort", bar=True),
    Key("x", "sync", "Sync", "Stop reading the folders, or go on with it", "sync", bar=True),
    Key(
        "exclamation_mark",
        "problems",
        "Problems",
        "See what went wrong with the folders",
        "problems",
    ),
    Key(
        "escape,backspace",
        "back",
        "Back",
        "Take the filter away, or go back to the episode",
        "back",
        shows="esc",
    ),
    Key("question_mark", "help", "Help", "See all keys", "help", bar=True),
)

LIBRARY_KEYS: list[BindingType] = [row.binding("library") for row in _LIBRARY]
"""What keys do in the library."""

_PAGE = (Key("escape,q,backspace", "back", "Back", "Go back", "back", shows="esc", bar=True),)

PAGE_KEYS: list[BindingType] = [row.binding("page") for row in _PAGE]
"""What keys do on a page over the main screen."""

_ARTICLE = (
    Key("o", "open", "Open", "Open the article in the browser", "open", bar=True),
    Key("y", "copy", "Copy", "Copy the article's title and address", "copy", bar=True),
    Key("w", "mentions", "Where", "See where this article is spoken of", "mentions", bar=True),
)

ARTICLE_KEYS: list[BindingType] = [*PAGE_KEYS, *(row.binding("article") for row in _ARTICLE)]
"""What keys do on an article."""

_BOX = (
    Key("down,ctrl+n,ctrl+j", "cursor(1)", "Down", "Go to the next hit", "down", shows="↓"),
    Key("up,ctrl+p,ctrl+k", "cursor(-1)", "Up", "Go to the hit before", "up", shows="↑"),
    Key("pagedown", "page(1)", "Page down", "Go half a page on", "page-down"),
    Key("pageup", "page(-1)", "Page up", "Go half a page back", "page-up"),
    Key("tab", "scope", "Where", "Search this episode, or the whole library", "scope"),
    Key("escape,ctrl+c", "back", "Back", "Stay where you were", "back", shows="esc"),
)

BOX_KEYS: list[BindingType] = [row.binding("jump") for row in _BOX]
"""What keys do in the jump box, beside typing and enter."""

_LIST = (
    Key("j,down", "cursor(1)", "Down", "Go down", "down"),
    Key("k,up", "cursor(-1)", "Up", "Go up", "up"),
    Key("ctrl+d,pagedown", "page(1)", "Page down", "Go half a page down", "page-down"),
    Key("ctrl+u,pageup", "page(-1)", "Page up", "Go half a page up", "page-up"),
    Key("g,home", "first", "First", "Go to the first", "first"),
    Key("G,end", "last", "Last", "Go to the last", "last"),
    Key("enter", "choose", "Choose", "Read the segment, article or episode", "choose"),
)

LIST_KEYS: list[BindingType] = [row.binding("list") for row in _LIST]
"""What keys do in a list."""

_NEWS = (
    Key("space,plus", "fold", "Unfold", "See the others that tell the same, or fold them", "fold"),
)

NEWS_KEYS: list[BindingType] = [row.binding("news") for row in _NEWS]
"""What keys do in the news, beside what they do in a list."""

_TEXT = (
    Key("j,down", "line(1)", "Down", "Scroll a line down", "down"),
    Key("k,up", "line(-1)", "Up", "Scroll a line up", "up"),
    Key("ctrl+d", "page(0.5)", "Half a page down", "Scroll half a page down", "half-down"),
    Key("ctrl+u", "page(-0.5)", "Half a page up", "Scroll half a page up", "half-up"),
    Key("space,pagedown", "page(0.9)", "Page down", "Scroll a page down", "page-down"),
    Key("pageup", "page(-0.9)", "Page up", "Scroll a page up", "page-up"),
    Key("g,home", "first", "Beginning", "Go to the beginning", "first"),
    Key("G,end", "last", "End", "Go to the end", "last"),
)

TEXT_KEYS: list[BindingType] = [row.binding("text") for row in _TEXT]
"""What keys do in flowing text."""

_APP = (
    Key("q,ctrl+q,ctrl+c", "quit", "Quit", "Leave skimcast", "quit"),
    Key(
        "ctrl+p",
        "command_palette",
        "Palette",
        "Find any of these by its name",
        "palette",
        priority=True,
    ),
)

APP_KEYS: list[BindingType] = [row.binding("app") for row in _APP]
"""What keys do everywhere."""

_GROUPS: dict[str, tuple[str, tuple[Key, ...]]] = {
    "episode": ("An episode", _EPISODE),
    "library": ("In the library", _LIBRARY),
    "list": ("In a list", _LIST),
    "news": ("In the news", _NEWS),
    "text": ("In a text", _TEXT),
    "jump": ("In the jump box", _BOX),
    "page": ("On a page", _PAGE),
    "article": ("On an article", _ARTICLE),
    "app": ("Everywhere", _APP),
}
"""Where keys apply: the beginning of their ids, its name, and the rows."""

Keymap: TypeAlias = Mapping[str, tuple[str, ...]]
"""Keys by the ids of what they do."""

KEYS: Keymap = {
    f"{group}.{row.id}": tuple(row.keys.split(","))
    for group, (_, rows) in _GROUPS.items()
    for row in rows
}
"""All keys as they are where the reader has changed none."""

_SHOWN = {"escape": "esc", "pagedown": "pgdn", "pageup": "pgup", "down": "↓", "up": "↑"}


def shown_key(key: str) -> str:
    """A key as it is shown: the character where it has one that can be seen."""
    character = format_key(key)
    return _SHOWN.get(key) or (character if len(character) == 1 and character.isascii() else key)


def key_tables(own: Keymap | None = None) -> list[tuple[str, list[tuple[str, str]]]]:
    """For each group of keys: its name, and rows of (keys, what they do); own are the reader's."""
    tables: dict[str, list[tuple[str, str]]] = {}
    for group, (name, rows) in _GROUPS.items():
        keys = [(own or {}).get(f"{group}.{row.id}") or tuple(row.keys.split(",")) for row in rows]
        tables[name] = [
            (" ".join(map(shown_key, each)), row.tip) for each, row in zip(keys, rows, strict=True)
        ]
    pages = tables.pop("On a page")
    tables["On an article"] = [*pages, *tables["On an article"]]
    return list(tables.items())
