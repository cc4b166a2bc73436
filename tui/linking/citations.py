"""What files say outright about which news belongs where: addresses, and the author's own word.

An item belongs to the segment whose text has the item's address, or which holds the moment of the
recording that the item links to. In an item's front matter, `episode:` names the episode that it
is about (by title, by show and number, by the recording's address or by the summary's file name)
and `segments:` gives times in it; that is as good as a pin.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import defaultdict
from itertools import pairwise
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from tui.analysis.stopwords import stop_words
from tui.analysis.tokenizer import compared_terms, terms
from tui.linking.corpus import text_fields
from tui.linking.segment_terms import segment_text
from tui.model import Verdict, segment_at
from tui.readers.frontmatter.field_names import normalize_name
from tui.stopping import checked
from tui.timecode import seconds_of
from tui.urls import CanonicalUrl, canonical_url, urls_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tui.linking.corpus import NewsCorpus
    from tui.model import Episode, NewsItem

    TakenApart: TypeAlias = Callable[[str], list[str]]

LINKED_FROM_SUMMARY = "the summary links to it"
LINKS_TO_MOMENT = "links to this moment"
NAMES_EPISODE = "names this episode"
NAMES_SHOW = "names the show"
LINKS_TO_RECORDING = "links to the recording"

_EPISODE_FIELDS = ("episode", "episodes")
_SEGMENT_FIELDS = ("segments", "segment")
_ADDRESS_FIELDS = ("weburl", "originalurl", "ampweburl", "url", "link", "permalink", "canonical")
_SEVERAL = re.compile(r"[,;]")
_RANGE = re.compile(r"[-\u2013\u2014]")
_MOST_TIMES = 100
_TITLE_PARTS = re.compile(r"\s[|–—-]\s|[|\n]")  # noqa: RUF001  titles are divided by dashes
_LONG_ENOUGH = 4  # words of a title that no article has by chance
_OF_TITLE = 2  # words of a title that an article on another episode of the show would not have
_PODCAST = "podcast"
_BEHIND_DOT = re.compile("[a-z]{2,3}")  # in a name that the tokenizer takes for one term
_MOST_FORMS = 16  # of a phrase
_KINDS = ((), ("episode",), ("ep",), ("no",), ("folge",), ("nr",))  # before a number


class ExplicitLink(NamedTuple):
    """That an item belongs to a segment, or to the episode as a whole, as a file says.

    Attributes:
        segment: the segment's number; None for the episode.
        item: the item's number.
        reason: how we know, in a reader's words.
        verdict: Verdict.NAMED where the item's author said so; None for an address.
    """

    segment: int | None
    item: int
    reason: str
    verdict: Verdict | None = None


class Citations:
    """What files say outright about an episode and some news, read once for all who ask.

    Attributes:
        links: the explicit links, the authors' words first; each segment and item once.
        mentions: the items that name the episode or its show, each with what it names, in a
            reader's words. To name the show is to name the episode, if words of the episode's
            title stand there too.
    """

    def __init__(self, episode: Episode, corpus: NewsCorpus) -> None:
        self._items = corpus.items
        moments = list(_moments(episode, corpus))
        recorded = dict.fromkeys((item for item, _ in moments), LINKS_TO_RECORDING)
        self.mentions = {**_named(episode, corpus), **recorded}
        links = [
            *_by_authors(episode, self._items),
            *_by_summary(episode, self._items),
            *(
                ExplicitLink(segment_at(episode.segments, seconds), item, LINKS_TO_MOMENT)
                for item, seconds in moments
                if seconds and episode.segments
            ),
        ]
        first = {(link.segment, link.item): link for link in reversed(links)}
        self.links = [link for link in links if first[link.segment, link.item] is link]

    def about_episode(self) -> list[tuple[NewsItem, str]]:
        """The items that are about the episode as a whole, each with the reason; best first.

        These are the items that the author gives to the episode, those that the overview links
        to, and those that name it or link to its recording.
        """
        reasons = {link.item: link.reason for link in self.links if link.segment is None}
        for number, mention in sorted(self.mentions.items()):
            if mention in (NAMES_EPISODE, LINKS_TO_RECORDING):
                reasons.setdefault(number, mention)
        return [(self._items[number], reason) for number, reason in reasons.items()]


def _moments(episode: Episode, corpus: NewsCorpus) -> Iterator[tuple[int, float | None]]:
    """The items that link to the recording, and to which moment; None is for it as a whole."""
    recording = canonical_url(episode.media or "")
    if recording is None:
        return
    needle = _address_needle(recording.key)
    has_slash = corpus.texts.traits[:, 2].tolist()
    for number, item in enumerate(checked(corpus.items)):
        texts = text_fields(item) if has_slash[corpus.item_documents[number]] else ()
        for text in (*texts, item.url or ""):
            urls = urls_in(text) if needle in text.lower() else ()
            yield from ((number, url.seconds) for url in urls if url.key == recording.key)


def _named(episode: Episode, corpus: NewsCorpus) -> dict[int, str]:
    """The items that name the episode or its show."""
    phrases: dict[str, list[list[str]]] = defaultdict(list)
    for taken_apart in (_words, compared_terms):  # an article may have either
        for what, words in _names(episode, taken_apart):
            phrases[what] += _dotted(words)
    by_name = corpus.documents_with(phrases[NAMES_EPISODE])
    by_show = corpus.documents_with(phrases[NAMES_SHOW]) - by_name
    told = dict.fromkeys(by_name, NAMES_EPISODE)
    if by_show:
        # The words of the title that the show does not have.
        passed = stop_words("en").general.union(_words(episode.show or ""))
        forms = _forms(_words(episode.title))
        having = [corpus.documents_with(forms[word]) for word in forms.keys() - passed]
        enough = min(_OF_TITLE, max(1, len(having)))
        for document in by_show:
            titled = sum(document in documents for documents in having)
            told[document] = NAMES_EPISODE if titled >= enough else NAMES_SHOW
    return {number: what for document, what in told.items() for number in corpus.items_of(document)}


def _names(episode: Episode, taken_apart: TakenApart) -> Iterator[tuple[str, Sequence[str]]]:
    """The phrases that mean this one episode or its show, each with which of them."""
    show = taken_apart(episode.show or "")
    yield from ((NAMES_EPISODE, words) for words in _numbered(show, episode))
    if len(show) > 1:
        yield NAMES_SHOW, show
    elif show:
        yield NAMES_SHOW, [*show, _PODCAST]
        yield NAMES_SHOW, [_PODCAST, *show]
    for words in map(taken_apart, _TITLE_PARTS.split(episode.title)):
        if len(words) >= _LONG_ENOUGH:
            yield (NAMES_SHOW if words[: len(show)] == show else NAMES_EPISODE), words


def _numbered(show: Sequence[str], episode: Episode) -> list[list[str]]:
    """The ways to call the episode by its show and number."""
    if not show or episode.number is None:
        return []
    return [[*show, *kind, str(episode.number)] for kind in _KINDS]


def _dotted(words: Sequence[str]) -> list[list[str]]:
    """Words in a row as they are, and as the parts of names with a dot, which are one term."""
    made = [list(words[:1])]
    for word in words[1:]:
        joined = [[*one[:-1], one[-1] + word] for one in made if _BEHIND_DOT.fullmatch(word)]
        made = [*([*one, word] for one in made), *joined][:_MOST_FORMS]
    return made


def _forms(words: Sequence[str]) -> dict[str, list[list[str]]]:
    """For each of some words in a row, itself and the names with a dot that it may be a part of."""
    forms = {word: [[word]] for word in words}
    for pair in pairwise(words):
        names = [one for one in _dotted(pair) if len(one) == 1]
        for word in pair:
            forms[word] += names
    return forms


def _address_needle(key: str) -> str:
    """What stands in every way to write the address of a canonical_url, in small letters."""
    where, _, rest = key.partition(" ")
    return rest.lower() if where == "video" else re.split("[:/]", where, maxsplit=1)[0]


def _words(text: str) -> list[str]:
    return terms(text, unigrams=False)


def _by_authors(episode: Episode, items: Sequence[NewsItem]) -> Iterator[ExplicitLink]:
    """What the front matter of items says."""
    for number, item in enumerate(checked(items)):
        if not item.extra:
            continue
        named = _field(item, _EPISODE_FIELDS)
        times = _field(item, _SEGMENT_FIELDS)
        parts = (named, *_SEVERAL.split(named))  # a title may have commas
        if any(_is_name_of(part, episode) for part in parts) if named else times:
            segments = dict.fromkeys(_segments_at(times, episode))
            for segment in segments or ([None] if named else []):
                yield ExplicitLink(segment, number, Verdict.NAMED.value, Verdict.NAMED)


def _field(item: NewsItem, names: Sequence[str]) -> str:
    return next((value for name, value in item.extra if normalize_name(name) in names), "")


def _is_name_of(text: str, episode: Episode) -> bool:
    """Whether an author's words name an episode."""
    text, file = text.strip(), PurePath(episode.path)
    if not text:
        return False
    if text in (file.name, file.stem) or PurePath(text).name == file.name:
        return True
    named, recording = canonical_url(text), canonical_url(episode.media or "")
    if named and recording:
        return named.key == recording.key
    words, numbered = _words(text), _numbered(_words(episode.show or ""), episode)
    return bool(words) and words in (_words(episode.title), *numbered)


def _segments_at(times: str, episode: Episode) -> Iterator[int]:
    """The segments that hold the times of a field; what is no time is passed over."""
    if not episode.is_timed:
        return
    last = episode.segments[-1].end
    length = episode.duration or (math.inf if last is None else last)
    for part in _SEVERAL.split(times)[:_MOST_TIMES]:
        seconds = seconds_of(_RANGE.split(part, maxsplit=1)[0])
        if seconds is not None and seconds <= length:
            yield segment_at(episode.segments, seconds)


def _by_summary(episode: Episode, items: Sequence[NewsItem]) -> Iterator[ExplicitLink]:
    """The items whose address stands in a segment or in the overview."""
    segments: dict[str, dict[int | None, None]] = {}
    for segment, url in _summary_urls(episode):
        segments.setdefault(url.key, {})[segment] = None
    if not segments:
        return
    likely = re.compile("|".join(sorted({re.escape(_address_needle(key)) for key in segments})))
    for number, item in enumerate(checked(items)):
        for address in _addresses(item):
            item_url = canonical_url(address) if likely.search(address.lower()) else None
            for segment in segments.get(item_url.key, ()) if item_url else ():
                yield ExplicitLink(segment, number, LINKED_FROM_SUMMARY)


def _summary_urls(episode: Episode) -> Iterator[tuple[int | None, CanonicalUrl]]:
    """The pages that a summary leads to, each with its segment; None for the episode."""
    for number, segment in enumerate(checked(episode.segments)):
        yield from ((number, url) for url in urls_in(segment_text(segment)))
    for paragraph in episode.overview:
        yield from ((None, url) for url in urls_in(paragraph))
    for reference_segment, address in _references(episode):
        if reference_url := canonical_url(address):
            yield reference_segment, reference_url


def _references(episode: Episode) -> Iterator[tuple[int | None, str]]:
    """The addresses behind words, with the segment that has these words where they stand.

    Notes below the last segment belong to none of them: no segment has their words.
    """
    lines = [segment.line or 0 for segment in episode.segments]
    in_order = lines == sorted(lines)
    for reference in episode.references:
        number = bisect_right(lines, reference.line) - 1 if in_order else -1
        text = segment_text(episode.segments[number]) if number >= 0 and lines[number] else ""
        yield (number if reference.words and reference.words in text else None), reference.url


def _addresses(item: NewsItem) -> Iterator[str]:
    if item.url:
        yield item.url
    yield from (value for name, value in item.extra if normalize_name(name) in _ADDRESS_FIELDS)
