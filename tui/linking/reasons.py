"""Why an item stands beside a segment, in words that a reader understands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.linking.episode_names import Names
from tui.linking.nearness import how_near
from tui.linking.ranking import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tui.linking.pair_score import Scorer
    from tui.linking.ranking import Article, Entry
    from tui.linking.segment_terms import Saying, Span
    from tui.model import Episode

TELLS_THE_SAME = "tells the same story"

_MOST = 4
_WORTH_TELLING = 0.15  # of what the strongest tie weighs


class Tie(NamedTuple):
    """Words of a segment that an item has too.

    Attributes:
        words: the words as the segment writes them.
        weight: what they weigh together.
    """

    words: str
    weight: float


def ties(saying: Saying, shared: Mapping[str, float]) -> list[Tie]:
    """What a segment and an item share, strongest first; words in a row make one tie.

    Args:
        saying: what the segment says.
        shared: the shared terms, each with its weight in the match.
    """
    weights: dict[Span, float] = {}
    for term, weight in shared.items():
        for span in saying.spans.get(term, ()):
            weights[span] = weights.get(span, 0.0) + weight
    strongest: dict[str, Tie] = {}
    for span, weight in _runs(saying.text, weights):
        words = " ".join(saying.text[slice(*span)].split())
        key = words.casefold()
        if key not in strongest or weight > strongest[key].weight:
            strongest[key] = Tie(words, weight)
    found = sorted(strongest.values(), key=lambda tie: -tie.weight)
    least = _WORTH_TELLING * found[0].weight if found else 0.0
    return [tie for tie in found if tie.weight >= least]


def _runs(text: str, weights: Mapping[Span, float]) -> Iterator[tuple[Span, float]]:
    """Spans that overlap or that only a space or a hyphen parts, as one."""
    run: Span | None = None
    total = 0.0
    for span in sorted(weights):
        if run is not None and text[run[1] : span[0]].strip(" -") == "":
            run, total = (run[0], max(run[1], span[1])), total + weights[span]
            continue
        if run is not None:
            yield run, total
        run, total = span, weights[span]
    if run is not None:
        yield run, total


def _apart(words: Sequence[str]) -> Iterator[str]:
    """The words that no longer ones among them say already."""
    spaced = [f" {word.casefold()} " for word in words]
    for word, own in zip(words, spaced, strict=True):
        if not any(own in other for other in spaced if other != own):
            yield word


class Explainer:
    """Tells why an item stands beside a segment."""

    def __init__(
        self,
        episode: Episode,
        said: Sequence[Saying],
        scorer: Scorer,
    ) -> None:
        self._episode = episode
        self._names = Names(episode)
        self._said = said
        self._scorer = scorer
        self._known: dict[int, tuple[str, ...]] = {}

    def shared(self, place: int, entry: Entry) -> dict[str, float]:
        """The terms that an item shares with the segment at a place, with their weights."""
        return self._scorer.shared(place, entry.article.told)

    def words(self, place: int, shared: Mapping[str, float]) -> tuple[str, ...]:
        """Shared terms as the segment at a place writes them, strongest first."""
        return tuple(tie.words for tie in ties(self._said[place], shared))

    def reasons(self, words: Sequence[str], entry: Entry) -> tuple[str, ...]:
        """At most four reasons: what a file says outright, words, what is named, how near it is."""
        others = self._of_item(entry.article)
        first: tuple[str, ...] = ()
        if entry.outright:
            first = (entry.outright.reason,)
        elif entry.match is NOTHING:
            first = (TELLS_THE_SAME,)
        said = [f"“{word}”" for word in _apart(words)]
        return (*first, *said[: max(0, _MOST - len(others) - len(first))], *others)

    def _of_item(self, article: Article) -> tuple[str, ...]:
        known = self._known.get(article.number)
        if known is None:
            named = self._names.said_in(article.item)
            near = how_near(self._episode, article.item)
            known = self._known[article.number] = tuple(filter(None, (named, near)))
        return known
