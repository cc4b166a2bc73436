"""Episodes with what the reader kept of them, gathered and written to files.

A file of the reader's is never written over: a note that was written before gets what is new at
its end, any other file is left unless the reader wants it replaced, and what was read from is left
in any case.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tui.exporters.exported_episode import ExportedEpisode, ExportForm
from tui.exporters.output_files import file_name, write_atomically
from tui.exporters.vault_note import episode_of_note
from tui.library.discovery import gather_news, news_beside
from tui.library.store.database import Store, episode_key, opened_store
from tui.library.store.decisions import item_key
from tui.library.store.moments import Moments
from tui.model import Episode, Link, Moment, NewsItem
from tui.paths import beneath, store_path
from tui.readers.reading import split_locator
from tui.readers.registry import read
from tui.workspace.episode_links import EpisodeLinker, LinkedEpisode

_LARGEST = 64 << 20  # bytes of a note that is appended to


class ExportOutcome(NamedTuple):
    """What came of writing a file: "written", "appended", "unchanged", or else why it was left."""

    path: Path
    what: str

    @property
    def is_left(self) -> bool:
        """Whether the file was left as it is, though there was something to write."""
        return self.what not in ("written", "appended", "unchanged")


def exported(episode: Episode, store: Store | None, links: Sequence[Link] = ()) -> ExportedEpisode:
    """An episode with its moments, which may raise a StoreError, and links that are known."""
    moments = Moments(store).of(episode) if store else ()
    return ExportedEpisode(episode, moments, links, episode_key(episode))


def gathered(
    episodes: Iterable[Episode], *, only_kept: bool, with_news: bool
) -> Iterator[ExportedEpisode]:
    """Episodes with what the reader kept of them; a store that is not there is not made.

    Args:
        episodes: what was read.
        only_kept: leave out those of which nothing was kept.
        with_news: look for the news beside each, which takes a while.

    Raises:
        StoreError: the store is there and cannot be read.
    """
    if not store_path().exists():
        yield from () if only_kept else (_with_news(each, None, with_news) for each in episodes)
        return
    with opened_store() as store:
        for episode in episodes:
            if not only_kept or Moments(store).of(episode):
                yield _with_news(episode, store, with_news)


def exported_article(item: NewsItem, moments: Sequence[Moment]) -> ExportedEpisode:
    """An article with what was kept of it, as an episode without segments."""
    episode = Episode(
        item.path,
        item.headline,
        show=item.provider,
        published=item.published,
        overview=(item.excerpt,) if item.excerpt else (),
    )
    return ExportedEpisode(episode, moments, key=item_key(item), item=item)


def kept_articles(paths: Sequence[Path | str]) -> Iterator[ExportedEpisode]:
    """The articles in files and folders of which something was kept, in the order of their times.

    What of one is not there any more is told by what was kept alone.

    Raises:
        StoreError: the store is there and cannot be read.
    """
    if not store_path().exists():
        return
    with opened_store() as store:
        every = [one for one in reversed(Moments(store).all()) if one.seconds is None]
    roots = [os.path.abspath(path) for path in paths]  # noqa: PTH100  links stay as they are
    homes: dict[str, list[Moment]] = {}
    for moment in every:
        if any(beneath(moment.path, root) for root in roots):
            homes.setdefault(moment.home, []).append(moment)
    for home, moments in homes.items():
        yield exported_article(_article(home, moments[-1]), moments)


def _article(home: str, moment: Moment) -> NewsItem:
    """The article that a moment is of, as its file has it now."""
    items = read([moment.path], kind="news").news
    gone = NewsItem(moment.path, moment.title)
    return next((item for item in items if item_key(item) == home), gone)


def _with_news(episode: Episode, store: Store | None, with_news: bool) -> ExportedEpisode:  # noqa: FBT001  passed on
    if not with_news:
        return exported(episode, store)
    news = gather_news(news_beside([episode.path])).news
    return exported(episode, store, shown_links(EpisodeLinker().linked(episode, news)))


def shown_links(linked: LinkedEpisode | None) -> list[Link]:
    """The links that the reader sees beside an episode; none before they are found."""
    if linked is None:
        return []
    return [link for beside in linked.segments for link in beside.links]


def export_to_folder(
    episode: ExportedEpisode, form: ExportForm, folder: Path, *, replace: bool = False
) -> ExportOutcome:
    """Write an episode to a file of a folder, which is named after its title.

    Another episode, or a note of the reader's own, may have that name: then the key is added to it.

    Raises:
        OSError: the disk would not take it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / file_name(episode.episode, form.suffix)
    if form.add and path.exists() and episode_of_note(_text(path)) != episode.key:
        path = folder / file_name(episode.episode, form.suffix, f"({episode.key[:8]})")
    return export_to_file(episode, form, path, replace=replace)


def export_to_file(
    episode: ExportedEpisode, form: ExportForm, path: Path, *, replace: bool = False
) -> ExportOutcome:
    """Write an episode to a file, see the module on files that are there.

    Raises:
        OSError: the disk would not take it.
    """
    if not path.exists():
        write_atomically(path, form.write(episode))
        return ExportOutcome(path, "written")
    source = split_locator(episode.episode.path)[0]
    if os.path.exists(source) and path.samefile(source):  # noqa: PTH110  a link stays as it is named
        return ExportOutcome(path, "this is what was read; name another file")
    if form.add and not replace:
        note = _text(path)
        new = form.add(note, episode)
        if new == note:
            return ExportOutcome(path, "unchanged")
        write_atomically(path, new)
        return ExportOutcome(path, "appended")
    if not replace:
        return ExportOutcome(path, "it is there already; --overwrite replaces it")
    write_atomically(path, form.write(episode))
    return ExportOutcome(path, "written")


def _text(path: Path) -> str:
    """A note as it stands; what is no UTF-8 is kept.

    Raises:
        OSError: it cannot be read, or is too large to be a note.
    """
    if path.stat().st_size > _LARGEST:
        raise OSError(f"{path} is too large to be a note")
    return path.read_bytes().decode("utf-8", "surrogateescape")
