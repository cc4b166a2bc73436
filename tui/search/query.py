"""What a reader types to find or to filter.

Words, "phrases" and -exclusions; title:, show:, after:, before:, has: and is: restrict.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from tui.analysis.tokenizer import runs

_MOST_TYPED = 10_000  # characters of a query that are read
_MOST_PARTS = 64  # words, phrases and restrictions of a query that count
_MOST_BESIDE = 32  # words of a phrase that count

_QUOTES = str.maketrans("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02", '""""""""')
_MINUS = r"[-\u2212\uff0d]"
_VALUE = r'(?:"(?P<{0}>[^"]*)"?|(?P<{1}>[^\s"]+))'
_PART = re.compile(
    rf"(?P<no>(?<!\S){_MINUS})?(?:"
    rf"(?:(?<!\S)|(?<=[-\u2212\uff0d]))(?P<field>title|show|after|before|has|is):"
    rf"{_VALUE.format('field_phrase', 'field_word')}?"
    rf"|{_VALUE.format('phrase', 'word')})",
    re.IGNORECASE,
)
_DAY = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?[-/.]?")
_OWNED = {"news": "news", "note": "note", "notes": "note"}
_STATES = {"new": "new", "opened": "opened", "done": "done", "starred": "note"}

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed; all but plain is folded.

    Attributes:
        plain: the words and phrases as they were typed, without all that restricts.
        words: a filter wants each to begin a word of the segment; a search ranks by them.
        phrases: the words of each must stand side by side, the last may go on. A word that
            divides ("self-driving") is one too.
        quoted: what stood between quotes; a search wants these exactly.
        excluded: words and phrases that the segment must not have.
        titles: what must begin a word of the title, or stand in it.
        excluded_titles: what must not.
        shows: words of the show's name.
        excluded_shows: those of shows that are left out.
        after: on this day or later, as YYYY-MM-DD.
        before: earlier than this day.
        has: "news" or "note", which an episode must have; "new", "opened", "done": what it must be.
        has_not: those that it must not have.
        problems: what was not understood, in a few words each.
    """

    plain: str = field(default="", compare=False)
    words: tuple[str, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    quoted: tuple[Phrase, ...] = ()
    excluded: tuple[Phrase, ...] = ()
    titles: tuple[Phrase, ...] = ()
    excluded_titles: tuple[Phrase, ...] = ()
    shows: tuple[Phrase, ...] = ()
    excluded_shows: tuple[Phrase, ...] = ()
    after: str | None = None
    before: str | None = None
    has: frozenset[str] = frozenset()
    has_not: frozenset[str] = frozenset()
    problems: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing, so that every segment matches."""
        return not (self.words or self.phrases or self.is_restricted)

    @property
    def is_restricted(self) -> bool:
        """Whether it leaves segments out whatever their rank."""
        return bool(
            self.quoted or self.excluded or self.titles or self.excluded_titles or self.of_episodes
        )

    @property
    def of_episodes(self) -> bool:
        """Whether it restricts by what is known of whole episodes."""
        return bool(
            self.shows
            or self.excluded_shows
            or self.after
            or self.before
            or self.has
            or self.has_not
        )


def parse_query(typed: str) -> Query:
    """Read what was typed; never fails, linear in its length.

    A quote that is not closed runs to the end. A minus excludes only where a word could begin.
    What has no letters or digits asks for nothing; unknown prefixes are words. A day may be a
    year or a month, and is then its first day.
    """
    parts = _Parts()
    typed = typed[:_MOST_TYPED].translate(_QUOTES)
    for found in _PART.finditer(typed):
        parts.take(found)
        if parts.count >= _MOST_PARTS:
            break
    # What may go on at the cursor is told by the space that is not there.
    end = " " if typed[-1:].isspace() or typed[-1:] == '"' else ""
    return parts.query(end)


@dataclass(slots=True)
class _Parts:
    """The parts of a query while it is read."""

    count: int = 0
    plain: list[str] = field(default_factory=list)
    words: dict[str, None] = field(default_factory=dict)
    phrases: dict[Phrase, None] = field(default_factory=dict)
    quoted: dict[Phrase, None] = field(default_factory=dict)
    excluded: dict[Phrase, None] = field(default_factory=dict)
    titles: tuple[dict[Phrase, None], dict[Phrase, None]] = field(default_factory=lambda: ({}, {}))
    shows: tuple[dict[Phrase, None], dict[Phrase, None]] = field(default_factory=lambda: ({}, {}))
    has: tuple[set[str], set[str]] = field(default_factory=lambda: (set(), set()))
    days: dict[str, str] = field(default_factory=dict)
    problems: dict[str, None] = field(default_factory=dict)
    is_last_plain: bool = False

    def take(self, found: re.Match[str]) -> None:
        """Take the next part."""
        is_out = bool(found["no"])
        self.is_last_plain = False
        if found["field"]:
            value = found["field_phrase"] or found["field_word"] or ""
            self._restrict(found["field"].lower(), value, is_out=is_out)
            return
        words = found["word"] or found["phrase"] or ""
        phrase = _phrase(words)
        if not is_out:
            self.plain.append(words)
            self.is_last_plain = True
        if not phrase:
            return
        self.count += 1
        if is_out:
            self.excluded[phrase] = None
            return
        if found["word"] is None:
            self.quoted[phrase] = None
        if len(phrase) > 1:
            self.phrases[phrase] = None
        else:
            self.words[phrase[0]] = None

    def _restrict(self, name: str, value: str, *, is_out: bool) -> None:
        self.count += 1
        take: dict[str, Callable[[str, str, bool], bool]] = {
            "title": self._take_words,
            "show": self._take_words,
            "after": self._take_day,
            "before": self._take_day,
            "has": self._take_owned,
            "is": self._take_owned,
        }
        if not take[name](name, value, is_out):
            self.problems[_WANTED[name]] = None

    def _take_words(self, name: str, value: str, is_out: bool) -> bool:  # noqa: FBT001  one of several
        phrase = _phrase(value)
        if phrase:
            (self.titles if name == "title" else self.shows)[is_out][phrase] = None
        return bool(phrase)

    def _take_day(self, name: str, value: str, is_out: bool) -> bool:  # noqa: FBT001  one of several
        day = None if is_out else _day(value)
        if day:
            self.days[name] = day
        return bool(day)

    def _take_owned(self, name: str, value: str, is_out: bool) -> bool:  # noqa: FBT001  one of several
        owned = (_OWNED if name == "has" else _STATES).get(value.casefold())
        if owned:
            self.has[is_out].add(owned)
        return bool(owned)

    def query(self, end: str) -> Query:
        """What was read; the end is a space where the last word is finished."""
        return Query(
            plain=" ".join(self.plain) + (end if self.is_last_plain else " "),
            words=tuple(self.words),
            phrases=tuple(self.phrases),
            quoted=tuple(self.quoted),
            excluded=tuple(self.excluded),
            titles=tuple(self.titles[False]),
            excluded_titles=tuple(self.titles[True]),
            shows=tuple(self.shows[False]),
            excluded_shows=tuple(self.shows[True]),
            after=self.days.get("after"),
            before=self.days.get("before"),
            has=frozenset(self.has[False]),
            has_not=frozenset(self.has[True]),
            problems=tuple(self.problems),
        )


_WANTED = {
    "title": "title: wants a word",
    "show": "show: wants a word",
    "after": "after: wants a year, a month (2023-05) or a day",
    "before": "before: wants a year, a month (2023-05) or a day",
    "has": "has: knows news and note",
    "is": "is: knows new, opened, done and starred",
}


def _phrase(words: str) -> Phrase:
    return tuple(runs(words)[:_MOST_BESIDE])


def _day(value: str) -> str | None:
    """The first day of a year, a month or a day."""
    found = _DAY.fullmatch(value)
    if not found:
        return None
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
