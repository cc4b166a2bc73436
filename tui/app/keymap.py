"""The keys as data: bindings with an id, a name and a tip; help, key bar and palette show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TypeAlias

from msgspec import Struct
from textual.binding import Binding, BindingType
from textual.keys import format_key


class Key(Struct, frozen=True):
    """A row of the table of keys.

    Attributes:
        id: the end of its id, after where it applies; its name where this is empty.
        shows: what the key bar shows for the keys; the first of them where None.
        bar: whether the key bar has it.
    """

    keys: str
    action: str
    name: str
    tip: str
    id: str = ""
    shows: str | None = None
    bar: bool = False
    priority: bool = False

    def full_id(self, group: str) -> str:
        """The row's id in a group, as "text.page-down"."""
        return f"{group}.{self.id or self.name.lower().replace(' ', '-')}"

    def binding(self, group: str) -> Binding:
        """The row as Textual's binding."""
        return Binding(
            self.keys,
            self.action,
            self.name,
            show=self.bar,
            key_display=self.shows,
            tooltip=self.tip,
            id=self.full_id(group),
            priority=self.priority,
            system=self.priority,  # the palette does not list itself
        )


_Shown = partial(Key, bar=True)

_EPISODE = (
    _Shown(
        "slash",
        "ask('filter')",
        "Filter",
        "Keep the segments that match words, a “phrase”, -not, has:news",
    ),
    _Shown("f", "jump(0)", "Jump", "Go to a topic in a few letters, or to a timecode"),
    _Shown("t", "ask('time')", "Time", "Go to a time: 1:45, 105m, 50%, +5m"),
    _Shown("tab", "panes('pane(1)')", "Pane", "Go to the next pane"),
    Key("shift+tab", "panes('pane(-1)')", "Pane before", "Go to the pane before"),
    Key("left,h", "panes('beside(-1)')", "Pane on the left", "Go to the pane on the left", "left"),
    Key("right", "panes('beside(1)')", "Pane on the right", "Go to the pane on the right", "right"),
    Key("z", "panes('zoom')", "Zoom", "Let the pane in focus fill the screen, or show all again"),
    Key("greater_than_sign", "panes('widen(2)')", "Wider", "Make the pane in focus wider"),
    Key("less_than_sign", "panes('widen(-2)')", "Narrower", "Make the pane in focus narrower"),
    _Shown("b", "kept('star')", "Bookmark", "Set a star at this segment, or take it away"),
    _Shown("o", "open", "Open", "Open the recording at this second, or the article"),
    _Shown("y", "copy", "Copy", "Copy what is selected, or this moment's title and address"),
    Key("Y", "copy(True)", "Quote", "Copy it as a quote with its source, timecode and address"),
    Key("L", "links", "Links", "List the links, and open one by its number; gl does too"),
    Key(
        "P,space",
        "hear('pause')",
        "Play",
        "Play the recording in mpv from the line at the top of the text; pause, go on",
        shows="P",
    ),
    Key("H", "hear('here')", "Play from here", "Play it from where you are in the text", "hear"),
    Key("comma", "hear('skip', -15)", "Skip back", "Hear the last 15 seconds again"),
    Key("full_stop", "hear('skip', 15)", "Skip", "Pass over 15 seconds of what is heard"),
    Key("minus", "hear('speed', -0.25)", "Slower", "Play it slower"),
    Key("equals_sign", "hear('speed', 0.25)", "Faster", "Play it faster"),
    Key("a", "hear('follow')", "Follow", "Go to what is heard, and along with it again"),
    Key("Z", "hear('sleep')", "Sleep", "Pause in 15 minutes, then 30, 60, or never"),
    Key("X", "hear('stop')", "Stop", "Stop playing"),
    Key("n", "marked('hits', 1)", "Next hit", "Go to the next word that was found", "hit"),
    Key("N", "marked('hits', -1)", "Hit before", "Go to the word before that was found"),
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
    ),
    Key("apostrophe", "marked('bookmarks', 1)", "Next bookmark", "Go to the next star"),
    Key("m", "kept('note')", "Note", "Keep this moment with a note, or change the note"),
    Key("M", "kept('show_all')", "Kept", "See all that you kept, here and elsewhere", "moments"),
    Key("e", "kept('export')", "Export", "Write what you kept to the episode's note in your vault"),
    Key("p", "news('pin')", "Pin", "Pin the news under the cursor to this segment, or unpin it"),
    Key("x", "news('reject')", "Reject", "Reject the news under the cursor: it is not about this"),
    Key("u", "news('undo')", "Undo", "Take back what you last kept, pinned or rejected"),
    _Shown("l", "library", "Library", "See all episodes of the library"),
    _Shown("s", "jump(1)", "Search", "Go to a topic anywhere in the library"),
    Key("backspace", "return", "Return", "Go back to the library or the search that led here"),
    Key(
        "exclamation_mark",
        "problems",
        "Problems",
        "See what is doubtful in the file, and all that was told",
    ),
    Key("escape", "back", "Back", "Take the filter away, or go back to the segments"),
    _Shown("question_mark", "app.help", "Help", "See all keys"),
)

_LIBRARY = (
    _Shown(
        "slash",
        "filter",
        "Filter",
        "Keep the episodes whose title or show match; after:2023 works too",
    ),
    _Shown("s,f", "search", "Search", "Go to a topic anywhere in the library", shows="s"),
    _Shown("S", "sort", "Sort", "Sort by date, title, show, or when you read it"),
    _Shown("x", "sync", "Sync", "Stop reading the folders, or go on with it"),
    Key(
        "exclamation_mark",
        "problems",
        "Problems",
        "See what went wrong, and all that was told",
    ),
    Key(
        "escape,backspace",
        "back",
        "Back",
        "Take the filter away, or go back to the episode",
        shows="esc",
    ),
    _Shown("question_mark", "app.help", "Help", "See all keys"),
)

_LIST = (
    Key("j,down", "cursor(1)", "Down", "Go down"),
    Key("k,up", "cursor(-1)", "Up", "Go up"),
    Key("ctrl+d,pagedown", "page(1)", "Page down", "Go half a page down"),
    Key("ctrl+u,pageup", "page(-1)", "Page up", "Go half a page up"),
    Key("g,home", "first", "First", "Go to the first"),
    Key("G,end", "last", "Last", "Go to the last"),
    Key("enter", "choose", "Choose", "Read the segment, article or episode"),
)

_EPISODES = (
    Key("u", "toggle_new", "Read", "Mark the episode as read, or as new again"),
    Key("U", "all_read", "All read", "Mark all new episodes that are listed as read"),
)

_NEWS = (
    Key("space,plus", "fold", "Unfold", "See the others that tell the same, or fold them", "fold"),
)

_TEXT = (
    Key("j,down", "line(1)", "Down", "Scroll a line down"),
    Key("k,up", "line(-1)", "Up", "Scroll a line up"),
    Key("ctrl+d", "page(0.5)", "Half a page down", "Scroll half a page down", "half-down"),
    Key("ctrl+u", "page(-0.5)", "Half a page up", "Scroll half a page up", "half-up"),
    Key("space,pagedown", "page(0.9)", "Page down", "Scroll a page down"),
    Key("pageup", "page(-0.9)", "Page up", "Scroll a page up"),
    Key("g,home", "first", "Beginning", "Go to the beginning", "first"),
    Key("G,end", "last", "End", "Go to the end", "last"),
)

_SELECT = (
    Key("v", "select", "Select", "Begin to select words where you are, or let go of them"),
    Key("h,left", "stretch('left')", "Left", "While selecting: a letter back", "left"),
    Key("l,right", "stretch('right')", "Right", "While selecting: a letter on", "right"),
    Key("w", "stretch('word')", "Word", "While selecting: to the next word", "word"),
    Key("b", "stretch('word back')", "Word before", "While selecting: a word back", "back"),
    Key("e", "stretch('word end')", "Word's end", "While selecting: to the end of a word", "end"),
    Key(
        "0",
        "edge(-1)",
        "Line's beginning",
        "While selecting: to the beginning of the line",
        "line-begin",
    ),
    Key(
        "dollar_sign",
        "edge(1)",
        "Line's end",
        "While selecting: to the end of the line",
        "line-end",
    ),
    Key("escape", "unselect", "Let go", "Let go of what is selected"),
)

_JUMP = (
    _Shown("down,ctrl+n,ctrl+j", "cursor(1)", "Down", "Go to the next hit", shows="↓"),
    _Shown(
        "up,ctrl+p,ctrl+k",
        "cursor(-1)",
        "Up",
        "Go to the hit before, or bring what you asked before",
        shows="↑",
    ),
    Key("pagedown", "page(1)", "Page down", "Go half a page on"),
    Key("pageup", "page(-1)", "Page up", "Go half a page back"),
    _Shown("tab", "scope", "Where", "Search this episode, or the whole library", "scope"),
    _Shown("escape,ctrl+c", "back", "Back", "Stay where you were", shows="esc"),
)

_PICK = (
    _Shown("down,ctrl+n,ctrl+j", "cursor(1)", "Down", "Go to the next row", shows="↓"),
    _Shown("up,ctrl+p,ctrl+k", "cursor(-1)", "Up", "Go to the row before", shows="↑"),
    Key("pagedown", "page(1)", "Page down", "Go half a page on"),
    Key("pageup", "page(-1)", "Page up", "Go half a page back"),
    _Shown("enter", "accept", "Do", "Do what is under the cursor"),
    _Shown("escape,ctrl+c", "back", "Back", "Leave all as it is", shows="esc"),
)

_NOTE = (
    Key("ctrl+s", "keep", "Keep", "Keep the note"),
    Key("ctrl+e", "editor", "Editor", "Write on in your own editor, $EDITOR", priority=True),
    Key("escape", "back", "Back", "Leave it"),
)

_PAGE = (
    _Shown("escape,q,backspace", "back", "Back", "Go back", shows="esc"),
    Key("exclamation_mark", "problems", "Messages", "See all that was told", "problems"),
)

_ARTICLE = (
    _Shown("o", "open", "Open", "Open the article in the browser"),
    _Shown("y", "copy", "Copy", "Copy what is selected, or the article's title and address"),
    Key("Y", "quote", "Quote", "Copy it as a quote with its source and address"),
    Key("L", "links", "Links", "List the links, and open one by its number; gl does too"),
    _Shown("w", "mentions", "Where", "See where this article is spoken of", "mentions"),
    Key("m", "note", "Note", "Keep the article, or the selected words of it, with a note"),
    Key("M", "kept", "Kept", "See all that you kept, here and elsewhere", "moments"),
    Key("e", "export", "Export", "Write what you kept of it to a note in your vault"),
    Key("u", "undo", "Undo", "Take back what you kept here last"),
    Key("n", "tie(1)", "Next tie", "Go to the next words that the segment says too", "tie"),
    Key("N", "tie(-1)", "Tie before", "Go to the words before that the segment says too"),
)

_APP = (
    Key("q,ctrl+q,ctrl+c", "quit", "Quit", "Leave skimcast"),
    Key(
        "R", "app.refresh_feeds", "Refresh", "Fetch what is new in the feeds you are subscribed to"
    ),
    Key("ctrl+z", "suspend_process", "Suspend", "Leave skimcast waiting; fg comes back"),
    Key("ctrl+p", "palette", "Palette", "Find any of these by its name", priority=True),
)

_GROUPS: dict[str, tuple[str, tuple[Key, ...]]] = {
    "episode": ("An episode", _EPISODE),
    "library": ("In the library", _LIBRARY),
    "list": ("In a list", _LIST),
    "episodes": ("In the list of episodes", _EPISODES),
    "news": ("In the news", _NEWS),
    "text": ("In a text", _TEXT),
    "select": ("Selecting in a text", _SELECT),
    "jump": ("In the jump box", _JUMP),
    "pick": ("Among keys or themes", _PICK),
    "note": ("In a note", _NOTE),
    "page": ("On a page", _PAGE),
    "article": ("On an article", _ARTICLE),
    "app": ("Everywhere", _APP),
}
"""Where keys apply: the beginning of their ids, its name, and the rows."""

Keymap: TypeAlias = Mapping[str, tuple[str, ...]]
"""Keys by the ids of what they do."""

KEYS: Keymap = {
    row.full_id(group): tuple(row.keys.split(","))
    for group, (_, rows) in _GROUPS.items()
    for row in rows
}
"""All keys as they are where the reader has changed none."""

_SIGNS = {"escape": "esc", "pagedown": "pgdn", "pageup": "pgup", "down": "↓", "up": "↑"}


def bindings(*groups: str) -> list[BindingType]:
    """The bindings of groups of keys, each by the beginning of its ids."""
    return [row.binding(group) for group in groups for row in _GROUPS[group][1]]


def shown_key(key: str) -> str:
    """A key as it is shown: the character where it has one that can be seen."""
    character = format_key(key)
    return _SIGNS.get(key) or (character if len(character) == 1 and character.isascii() else key)


class Place(Struct, frozen=True):
    """A group of keys: its id, its name, and rows of (id, keys as they are shown, row)."""

    group: str
    name: str
    rows: Sequence[tuple[str, str, Key]]


def key_places(own: Keymap) -> list[Place]:
    """All places where keys apply, with the keys that hold there."""
    keymap = {**KEYS, **own}
    return [
        Place(
            group,
            name,
            [
                (full := row.full_id(group), " ".join(map(shown_key, keymap[full])), row)
                for row in rows
            ],
        )
        for group, (name, rows) in _GROUPS.items()
    ]


def key_tables(own: Keymap | None = None) -> list[tuple[str, list[tuple[str, str]]]]:
    """For each group of keys: its name, and rows of (keys, what they do); own are the reader's."""
    tables = {
        place.name: [(keys, row.tip) for _, keys, row in place.rows]
        for place in key_places(own or {})
    }
    tables["On an article"] = [*tables.pop("On a page"), *tables["On an article"]]
    return list(tables.items())
