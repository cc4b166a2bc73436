"""The documents that a query leaves, whatever their rank."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

from tui.analysis.tokenizer import LONGEST, is_spaceless, runs, terms
from tui.search.query import Phrase, Query

if TYPE_CHECKING:
    from tui.index.reader import IndexReader
    from tui.index.top_k import DocumentSet

Check: TypeAlias = Callable[[], None] | None
"""Called now and then while a search takes its time; what it raises gives the search up."""

Range: TypeAlias = tuple[int, int]
"""Document numbers from the first up to, but without, the second."""

Parts = tuple[Collection[str], ...]
"""For each of several words side by side the terms that it may be."""

_CACHED = 16  # sets of documents that are kept for the next keystroke


class Entry(NamedTuple):
    """What is known of an episode, a news item or a segment, beside the text of its documents.

    Attributes:
        first: the number of its first document.
        stop: the number after its last one.
        is_news: whether it is a news item.
        title: whose words title: looks for too; None where the documents' own titles are enough.
        show: the podcast's name.
        published: its day, as YYYY-MM-DD.
    """

    first: int
    stop: int
    is_news: bool = False
    title: str | None = None
    show: str | None = None
    published: str | None = None


class Metadata(Protocol):
    """What is known of the documents of an index beside their text."""

    def entries(self) -> Iterable[Entry]:
        """Each episode and each news item; the same as long as the index is."""

    def with_news(self, check: Check) -> Iterable[Range]:
        """The documents that has:news asks for, as that is now."""

    def with_notes(self) -> Iterable[Range]:
        """The documents that has:note asks for, as that is now."""

    def in_state(self, state: str) -> Iterable[Range]:
        """The documents that is:new, is:opened or is:done asks for, as that is now."""


class MetadataFilter:
    """Restricts queries by what is known of documents beside their text."""

    def __init__(self, index: IndexReader, metadata: Metadata) -> None:
        self._index = index
        self._metadata = metadata
        self._cache: dict[object, DocumentSet] = {}
        self._titles: list[tuple[list[str], Range]] | None = None

    def documents(
        self, query: Query, check: Check = None, *, news: bool | None = None
    ) -> DocumentSet | None:
        """The documents that may answer a query, None for all; its words are not looked at.

        Args:
            query: what was typed.
            check: called now and then; what it raises gives it up.
            news: True for news items alone, False for segments alone.
        """
        among: DocumentSet | None = None
        if query.after or query.before or news is not None:
            among = self._by_day_and_kind(query.after, query.before, news)
        for asked, is_out in ((query.shows, False), (query.excluded_shows, True)):
            for phrase in asked:
                among = self._narrowed(among, self._of_show(phrase), is_out=is_out)
        for asked, is_out in ((query.titles, False), (query.excluded_titles, True)):
            for phrase in asked:
                own = having(self._index, phrase, titled=True)
                both = own | self._of_titled_episodes(phrase)
                among = self._narrowed(among, both, is_out=is_out)
        for asked_for, is_out in ((query.has, False), (query.has_not, True)):
            for owned in self._owned(asked_for, check):
                among = self._narrowed(among, owned, is_out=is_out)
        return among

    def _owned(self, asked_for: Collection[str], check: Check) -> Iterator[DocumentSet]:
        """The documents with what has: asks for, and those in the state that is: asks for."""
        metadata = self._metadata
        if "note" in asked_for:
            yield self._index.documents(metadata.with_notes())
        for state in ("new", "opened", "done"):
            if state in asked_for:
                yield self._index.documents(metadata.in_state(state))
        if "news" in asked_for:
            yield self._index.documents(metadata.with_news(check))

    def _by_day_and_kind(
        self,
        after: str | None,
        before: str | None,
        news: bool | None,  # noqa: FBT001  of three
    ) -> DocumentSet:
        def passes(entry: Entry) -> bool:
            if news is not None and entry.is_news is not news:
                return False
            day = entry.published
            if day is None:
                return after is None and before is None
            return (after is None or day >= after) and (before is None or day < before)

        return self._cached((after, before, news), passes)

    def _of_show(self, phrase: Phrase) -> DocumentSet:
        return self._cached(
            ("show", phrase),
            lambda entry: entry.show is not None and begins_in(runs(entry.show), phrase),
        )

    def _cached(self, key: object, passes: Callable[[Entry], bool]) -> DocumentSet:
        """The documents of the entries that pass, kept for the next keystroke."""
        if key not in self._cache:
            if len(self._cache) >= _CACHED:
                del self._cache[next(iter(self._cache))]
            self._cache[key] = self._index.documents(
                (entry.first, entry.stop) for entry in self._metadata.entries() if passes(entry)
            )
        return self._cache[key]

    def _of_titled_episodes(self, phrase: Phrase) -> DocumentSet:
        """The segments of episodes whose title has a phrase."""
        if self._titles is None:
            self._titles = [
                (runs(entry.title), (entry.first, entry.stop))
                for entry in self._metadata.entries()
                if entry.title is not None
            ]
        return self._index.documents(
            numbers for title, numbers in self._titles if begins_in(title, phrase)
        )

    def _narrowed(
        self, among: DocumentSet | None, others: DocumentSet, *, is_out: bool
    ) -> DocumentSet:
        if is_out:
            return (self._index.documents() if among is None else among) - others
        return others if among is None else among & others


def parts_of(index: IndexReader, phrase: Phrase) -> Parts | None:
    """The terms of an index that a phrase may be; None where a word of it is none of them.

    The last word may go on. In scripts without spaces, a phrase may begin and end anywhere.
    """
    wanted: list[str] = []
    for number, run in enumerate(phrase, 1):
        pieces = terms(run) if is_spaceless(run) else [run[:LONGEST]]
        is_cut = len(pieces) > 1 and number == len(phrase)
        wanted += pieces[:-1] if is_cut else pieces
    *firsts, last = wanted
    dictionary = index.vocabulary
    ends = dictionary.terms_beginning_with(last)
    if not ends or not all(dictionary.has(term) for term in firsts):
        return None
    return (*((term,) for term in firsts), ends)


def having(
    index: IndexReader, phrase: Phrase, *, titled: bool = False, check: Check = None
) -> DocumentSet:
    """The documents that have a phrase; with titled, those that have it in their own title."""
    parts = parts_of(index, phrase)
    return (
        index.documents([])
        if parts is None
        else index.documents_having(parts, titled=titled, check=check)
    )


def with_words(
    index: IndexReader, query: Query, among: DocumentSet | None, check: Check = None
) -> DocumentSet | None:
    """Those of some documents, None for all, with the quoted phrases and none of the excluded."""
    for phrase in query.quoted:
        found = having(index, phrase, check=check)
        among = found if among is None else among & found
    for phrase in query.excluded:
        every = index.documents() if among is None else among
        among = every - having(index, phrase, check=check)
    return among


def begins_in(name: Sequence[str], phrase: Phrase) -> bool:
    """Whether the words of a phrase stand side by side in a name's words; the last may go on."""
    *firsts, last = phrase
    return any(
        list(name[start : start + len(firsts)]) == firsts
        and name[start + len(firsts)].startswith(last)
        for start in range(len(name) - len(firsts))
    )
