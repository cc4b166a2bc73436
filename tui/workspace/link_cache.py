"""Links of an episode, kept for the same episode, news, decisions, model and engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from tui.embeddings.installed import MINILM, UNIVERSAL, installed_file
from tui.library.errors import StoreError
from tui.model import Episode, NewsItem
from tui.model_json import (
    NotDecodedError,
    all_items,
    decoded_links,
    encoded,
    encoded_links,
)
from tui.workspace import cache_files
from tui.workspace.episode_links import EpisodeLinker, LinkedEpisode, decided_items
from tui.workspace.workers import Stop


def linked_or_recalled(
    linker: EpisodeLinker,
    episode: Episode,
    news: Sequence[NewsItem],
    *,
    stop: Stop = lambda: False,
    progress: Callable[[str], None] = lambda _: None,
) -> LinkedEpisode:
    """An episode with its links as they were kept, else linked now, and kept for the next time.

    See EpisodeLinker.linked; what is asked for is what is shown.
    """
    items = tuple(news) or linker.news_for(episode)
    kept = recalled(linker, episode, items)
    if kept is not None:
        return kept
    linked = linker.linked(episode, items, stop=stop, progress=progress)
    if not linked.warnings:
        keep(linked)
    return linked


def recalled(
    linker: EpisodeLinker, episode: Episode, news: Sequence[NewsItem]
) -> LinkedEpisode | None:
    """An episode with its links as they were kept; None where they were not."""
    try:
        bare = linker.refreshed(LinkedEpisode(episode, news, None, (), ()))
        data = cache_files.load(_name_of(bare))
        if data is None:
            return None
        rows, citations = decoded_links(data, news)
    except (StoreError, ValueError, NotDecodedError):
        return None
    if len(rows) != len(episode.segments):
        return None
    decided = decided_items(list(all_items(news)), bare.decisions)
    return replace(bare, ranking=rows, citations=citations, decided=decided)


def keep(linked: LinkedEpisode) -> None:
    """Keep the links of an episode for the next time, as the reader has decided by now."""
    try:
        data = encoded_links(linked.ranking, linked.citations, linked.news)
        if data is not None:
            cache_files.save(_name_of(linked), data)
    except (ValueError, TypeError):
        return


def _name_of(linked: LinkedEpisode) -> str:
    """What the links of an episode depend on."""
    rulings = [(one.seconds, one.key, one.verdict) for one in linked.decisions]
    weights = [file and f"{file} {file.stat().st_mtime_ns}" for file in map(installed_file, MODELS)]
    return cache_files.name_of(
        encoded(linked.episode), encoded(linked.news), encoded(rulings), encoded(weights)
    )


MODELS = (MINILM, UNIVERSAL)
