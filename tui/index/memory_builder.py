"""Making an index of the segments of episodes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tui.analysis.acronyms import capitalised_runs, is_capital
from tui.analysis.tokenizer import terms
from tui.index.memory import IMPACT, MemoryIndex, Postings
from tui.index.postings import GAP, LAST_CODE, Indexed
from tui.index.repeated_openings import repeated, shared_runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.index.bm25f import Weights
    from tui.model import Episode, Segment


def make_index(episodes: Iterable[Episode], weights: Weights) -> MemoryIndex:
    """Index the segments of episodes, numbered from 0 in the order given."""
    maker = _Maker(weights)
    for episode in episodes:
        maker.add(episode.segments)
    return maker.finish()


class _Maker:
    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._segments: list[Indexed] = []
        self._code_of: dict[str, str] = {}
        self._counts: dict[str, dict[int, float]] = {}
        self._capitals: set[str] = set()
        self._initials: list[str] = []

    def add(self, segments: Sequence[Segment]) -> None:
        """Take in the segments of one episode."""
        said = [(terms(segment.gist), terms(segment.text)) for segment in segments]
        shared = shared_runs([text for _, text in said])
        for segment, (gist, text) in zip(segments, said, strict=True):
            titled = segment.title is not None
            self._count(gist, text, repeated(text, shared), titled=titled)
            codes = GAP.join("".join(map(self._code_of.__getitem__, part)) for part in (gist, text))
            self._segments.append(Indexed(codes, len(gist), titled))
            self._initials.append(GAP.join("".join([t[0] for t in part]) for part in (gist, text)))
            for field in (segment.gist, segment.text):
                for run in capitalised_runs(field):
                    self._capitals.update(word.lower() for word in run if is_capital(word))

    def finish(self) -> MemoryIndex:
        """The index of all that was taken in."""
        postings = dict(zip(self._counts, self._weighed(), strict=True))
        capitals = frozenset(self._capitals)
        return MemoryIndex(self._segments, self._code_of, postings, capitals, self._initials)

    def _count(self, gist: list[str], text: list[str], lead: list[str], *, titled: bool) -> None:
        """Count the terms of the next segment."""
        counts: dict[str, float] = dict(Counter(text))
        for term in lead:
            counts[term] -= 1 - self._weights.lead
        worth = self._weights.title if titled else self._weights.gist
        for term in gist:
            counts[term] = counts.get(term, 0.0) + worth
        number = len(self._segments)
        for term, count in counts.items():
            code = self._code_of.get(term) or self._new_code(term)
            self._counts[code][number] = count

    def _new_code(self, term: str) -> str:
        # A file of random letters may have more words than there are characters: the last shares.
        code = self._code_of[term] = chr(min(len(self._code_of) + 1, LAST_CODE))
        self._counts.setdefault(code, {})
        return code

    def _weighed(self) -> Iterable[Postings]:
        """The counts of each code as impacts."""
        saturation, length = self._weights.saturation, self._weights.length
        sizes = [len(segment.codes) for segment in self._segments]
        mean = sum(sizes) / max(1, len(sizes))
        norms = [saturation * (1 - length + length * size / mean) for size in sizes]
        scale = IMPACT * (saturation + 1)
        for counts in self._counts.values():
            yield {
                number: int(scale * count / (count + norms[number]))
                for number, count in counts.items()
            }
