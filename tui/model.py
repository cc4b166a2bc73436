"""What skimcast knows: episodes, segments, news items, links and timecodes.

Frozen values without behaviour beyond showing themselves, and no I/O. All text in them is already
clean (see tui.sanitize.clean), all times are seconds; a path is as it is on the disk, and is
cleaned where it is shown. They are values of values, which never lead back to themselves: Python's
collector does not look at them (gc=False), of which there may be very many.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, datetime
from enum import Enum
from operator import itemgetter
from typing import Literal, TypeAlias

from msgspec import Struct

from tui.sanitize import clean_line

When: TypeAlias = date | datetime
"""A day, or a moment where the file tells the hour."""

_TAG = re.compile(r"(?<![\w#/&])#([^\W\d][\w/-]{0,99})")


def day_of(when: When) -> date:
    """The day of a date or a date with a time."""
    return when.date() if isinstance(when, datetime) else when


def counted(count: int, what: str) -> str:
    """A number of things in words: "1 episode", "1,200 episodes"."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def iso_day(when: When | None) -> str | None:
    """The day as YYYY-MM-DD; None where there is none."""
    return None if when is None else day_of(when).isoformat()


class Timecode(float):
    """A point in a recording, in seconds from its beginning; shown as h:mm:ss."""

    __slots__ = ()

    def __str__(self) -> str:
        whole = int(self)
        return f"{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d}"

    def __repr__(self) -> str:
        return f"Timecode({float(self)!r})"


class TextPosition(Timecode):
    """A point that no timecode marks; its number orders it, and it is shown as nothing."""

    __slots__ = ()

    def __str__(self) -> str:
        return ""


class Problem(Struct, frozen=True, gc=False):
    """Something in a file that could not be read as it stands."""

    path: str  # the file or folder, as the reader named it
    line: int | None  # in the file, from 1; None where no line is to blame
    message: str  # what is wrong and what to do, in one sentence or two

    def __str__(self) -> str:
        return f"{self.where}: {clean_line(self.message)}"

    @property
    def where(self) -> str:
        """The path, and the line if there is one."""
        path = clean_line(self.path)
        return path if self.line is None else f"{path}:{self.line}"


MarkupKind: TypeAlias = Literal[
    "heading", "item", "quote", "code", "table", "link", "strong", "emphasis"
]
"""What a stretch of a text is, or what it looks like."""


class Markup(Struct, frozen=True, gc=False):
    """A stretch of a plain text, from start up to end, that was more than that in its file.

    Links have an address, headings a level from 1 to 6; stretches may lie within others.
    """

    start: int
    end: int
    kind: MarkupKind
    address: str | None = None
    level: int = 0


class Segment(Struct, frozen=True, gc=False):
    """A stretch of an episode.

    Attributes:
        start: where it begins, in seconds; a TextPosition where the file has no timecodes.
        end: where it ends, in seconds; None where nothing tells.
        title: the title that the file gives, if any.
        gist: the title, or a short label made from the text; empty only without any text.
        text: what is said there; paragraphs are divided by an empty line, and single line
            breaks are kept where the file has a list. May be empty.
        line: the line in the file where the segment begins, from 1; None where unknown.
        times: where in the text cues begin, as rising (offset, second) pairs; none where the text
            is no transcript.
        level: how many levels deep it lies within others.
        lead: how many characters of the text are the headings of a section that it begins, which
            stand above its own title.
        markup: what the text was in its file, in its order.
    """

    start: Timecode
    end: Timecode | None
    title: str | None
    gist: str
    text: str
    line: int | None = None
    times: tuple[tuple[int, float], ...] = ()
    level: int = 0
    lead: int = 0
    markup: tuple[Markup, ...] = ()

    def second_at(self, offset: int) -> Timecode:
        """The second at which the words at an offset of the text are said, as near as is known."""
        index = bisect_right(self.times, (offset, float("inf"))) - 1
        return Timecode(self.times[index][1]) if index >= 0 else self.start

    def offset_at(self, seconds: float) -> int:
        """Where in the text the cue begins that is said at a second; 0 where there are no cues."""
        index = bisect_right(self.times, seconds, key=itemgetter(1)) - 1
        return self.times[index][0] if index > 0 else 0

    def cue_at(self, seconds: float) -> Timecode:
        """Where the cue begins that is said at a second; of a segment without cues the start."""
        begun = (second for _, second in self.times if second <= seconds)
        return Timecode(max(begun, default=self.start)) if self.times else self.start


class Reference(Struct, frozen=True, gc=False):
    """A web address, http or https, that stands behind words of a file, as in a Markdown link."""

    line: int  # in the file, from 1
    words: str  # what the reader sees in its place; may be empty
    url: str


class Attachment(Struct, frozen=True, gc=False):
    """A file elsewhere that belongs to an episode: a transcript, or its chapters.

    Attributes:
        kind: "transcript" or "chapters".
        url: http or https address.
        media_type: what the feed calls its form, as "text/vtt"; empty where it does not say.
        language: as "en"; empty where the feed does not say.
    """

    kind: str
    url: str
    media_type: str = ""
    language: str = ""


class Episode(Struct, frozen=True, gc=False):
    """One recording.

    Attributes:
        path: the file that it was read from, as the reader named it.
        title: never empty: the file's name where nothing else is known.
        part: what tells it from the other episodes of its file; empty where it is the only one.
        show: the podcast's name.
        number: within the show.
        duration: length of the recording in seconds.
        media: http or https address of the recording.
        overview: paragraphs that stand before the first segment.
        segments: in the order of the file; starts may repeat or run backwards.
        closing: paragraphs that stand behind the last segment.
        extra: further front matter, as (key, value) pairs of plain text.
        overview_markup: what the overview was in its file, its paragraphs joined by empty lines.
        closing_markup: the same of the closing notes.
        references: the addresses behind words, which no text of the episode shows.
        attachments: transcripts and chapters that lie elsewhere.
        problems: what could not be read as it stands.
    """

    path: str
    title: str
    show: str | None = None
    number: int | None = None
    published: When | None = None
    duration: float | None = None
    media: str | None = None
    overview: tuple[str, ...] = ()
    segments: tuple[Segment, ...] = ()
    closing: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    overview_markup: tuple[Markup, ...] = ()
    closing_markup: tuple[Markup, ...] = ()
    references: tuple[Reference, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    problems: tuple[Problem, ...] = ()
    part: str = ""

    @property
    def locator(self) -> str:
        """What it is opened by: its file and, where that holds several, its part behind a #."""
        return f"{self.path}#{self.part}" if self.part else self.path

    def words_at(self, index: int) -> str:
        """All that is found at a segment.

        That is its text, with the overview above the first one and the closing notes below the
        last one, divided by empty lines.
        """
        above = self.overview if index == 0 else ()
        below = self.closing if index == len(self.segments) - 1 else ()
        return "\n\n".join(filter(None, (*above, self.segments[index].text, *below)))

    def times_at(self, index: int) -> tuple[tuple[int, float], ...]:
        """Where in words_at the cues of a segment begin, as Segment.times has them."""
        times = self.segments[index].times
        above = self.length_above(index) if times else 0
        return tuple((at + above, second) for at, second in times) if above else times

    def length_above(self, index: int) -> int:
        """Characters in words_at that stand above a segment's own text: the overview's, or none."""
        above = "\n\n".join(filter(None, self.overview)) if index == 0 else ""
        return len(f"{above}\n\n") if above else 0

    @property
    def is_timed(self) -> bool:
        """Whether there are segments, and timecodes mark where they begin."""
        return any(not isinstance(segment.start, TextPosition) for segment in self.segments[:1])


class NewsItem(Struct, frozen=True, gc=False):
    """One article.

    Attributes:
        path: the file that it was read from; a related item has its parent's path.
        title: the headline; None where the file gives none (see headline).
        excerpt: a short text about it; may be empty.
        body: the article; paragraphs divided by an empty line; may be empty.
        secured: the body is encrypted by its publisher.
        provider: who published it, with its domain.
        url: http or https address of the article.
        topics: labels that the file gives.
        quality: the file's own grade, 0 to 100.
        heat: the file's own measure of interest.
        images: http or https addresses of pictures.
        related: items that the file lists beneath this one.
        extra: further front matter, as (key, value) pairs of plain text.
        problems: what could not be read as it stands.
        body_markup: what the body was in its file.
    """

    path: str
    title: str | None
    excerpt: str = ""
    body: str = ""
    secured: bool = False
    provider: str | None = None
    domain: str | None = None
    published: When | None = None
    url: str | None = None
    topics: tuple[str, ...] = ()
    quality: int | None = None
    heat: int | None = None
    images: tuple[str, ...] = ()
    related: tuple[NewsItem, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()
    body_markup: tuple[Markup, ...] = ()

    @property
    def day(self) -> date | None:
        """The day on which it came out, where that is known."""
        return None if self.published is None else day_of(self.published)

    @property
    def headline(self) -> str:
        """The title, or the first sentence of what there is; never empty."""
        if self.title:
            return self.title
        text = self.excerpt or self.body
        for end in (". ", "! ", "? ", "。", "\n"):
            head, mark, _ = text.partition(end)
            if mark:
                text = head + end.strip()
        return text.strip() or self.url or clean_line(self.path)


class Verdict(Enum):
    """Who has decided on a link, where it was not the engine; the value says so."""

    PINNED = "pinned by you"
    REJECTED = "rejected by you"
    NAMED = "named in the file"


class Link(Struct, frozen=True, gc=False):
    """A news item that is about what a segment says.

    Attributes:
        segment: the segment's index in its episode, from 0.
        item: the news item.
        score: how sure the engine is, from 0 to 1.
        shown: whether the score is worth showing to a reader.
        reasons: why, in words that a reader understands, strongest first.
        words: the words, as the segment has them, that tie the two.
        sentence: the sentence of the item that matches best, of a link that is shown; may be empty.
        spoken: the sentence of the segment that means most nearly the same, where their meaning
            ties the two and not their words.
        ties: where in the sentence of the item the words stand, as half-open spans.
        story: a number; a segment's links with the same number tell the same story, and the
            first of them stands for it. None where an item tells a story of its own.
        verdict: who decided on the link, if it was the reader or the item's author.
    """

    segment: int
    item: NewsItem
    score: float
    shown: bool
    reasons: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    sentence: str = ""
    spoken: str = ""
    ties: tuple[tuple[int, int], ...] = ()
    story: int | None = None
    verdict: Verdict | None = None


class Moment(Struct, frozen=True, gc=False):
    """What the reader keeps: a star, a note, a highlight; in an episode or an article.

    Attributes:
        key: tells it from all others, and stays when its note is changed.
        home: what its episode or article is known by in the store.
        path: the file of that, from the root of the file system; empty where it is not known.
        title: of the episode or the article.
        seconds: where in the recording; a TextPosition in an episode without timecodes; None in
            an article.
        gist: that of the segment; empty in an article.
        note: the reader's own words, with tags as #words; may be empty.
        quote: the words of the text that are highlighted; may be empty.
        made: when it was kept first, in seconds since 1970.
    """

    key: str
    home: str
    path: str
    title: str
    seconds: Timecode | None
    gist: str = ""
    note: str = ""
    quote: str = ""
    made: float = 0.0

    @property
    def is_star(self) -> bool:
        """Whether it is a mere star, without words."""
        return not self.note and not self.quote

    @property
    def tags(self) -> tuple[str, ...]:
        """The words of the note that have a # before them, each once."""
        return tuple(dict.fromkeys(_TAG.findall(self.note)))


def segment_at(segments: Sequence[Segment], seconds: float) -> int:
    """The index of the segment that holds a time: the latest to start at it or before it.

    Segments may be in any order; of equal starts the last one in the file counts. Before the
    first start, and without any segments, the answer is 0.
    """
    best, start = 0, float("-inf")
    for index, segment in enumerate(segments):
        if start <= segment.start <= seconds:
            best, start = index, segment.start
    return best


def recording_length(episode: Episode) -> float | None:
    """How long a recording is at least, in seconds.

    Its duration, else the greatest end or start of its segments; None where there are none.
    """
    if episode.duration or not episode.is_timed:
        return episode.duration
    return max((float(max(s.start, s.end or s.start)) for s in episode.segments), default=None)
