"""An episode's transcript and chapters, fetched from where its feed says that they lie.

They are kept beside the episode's file, as they were fetched, under its stem: so the readers take
them for one recording.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

from tui.fetching.http_client import FetchError, HttpClient, StoppedError
from tui.library.store.subscription_table import Subscription
from tui.model import Attachment, Episode, counted
from tui.readers.files import recording_stem, suffix_of
from tui.readers.registry import read
from tui.sanitize import clean_line
from tui.subscriptions.adding import SUFFIXES, demand_readable
from tui.subscriptions.refresher import AT_ONCE
from tui.whole_file import sync_folder, write_whole

_READABLE = (".vtt", ".srt", ".json")
"""Ends of the names of transcripts that lie beside an episode, the best of them first."""
_CHAPTERS = ".chapters.json"
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,2}", re.IGNORECASE)
_LOOK = 0.1  # seconds between two looks whether to stop
_LISTS = b"\nattachments:"
_HEAD = 65_536  # bytes in which a file's list is looked for


class FetchedAttachments(Struct, frozen=True):
    """What came of an episode's attachments: the files that are there now, and what went wrong."""

    episode: Episode
    paths: Sequence[Path] = ()
    troubles: Sequence[str] = ()

    def __str__(self) -> str:
        """In words, a line for each trouble."""
        chapters = sum(path.name.endswith(_CHAPTERS) for path in self.paths)
        found = ((len(self.paths) - chapters, "transcript"), (chapters, "chapter file"))
        words = ", ".join(counted(count, what) for count, what in found if count)
        came = f"{words} fetched for {self.episode.title}" if words else ""
        return "\n".join(filter(None, (came, *self.troubles)))


class AttachmentFetcher:
    """Fetches what belongs to the episodes of feeds; whoever uses it holds their folder's lock."""

    def __init__(
        self, client: HttpClient, folder: Path, subscriptions: Iterable[Subscription]
    ) -> None:
        """Take the folder that all folders of feeds lie in, and the feeds."""
        self._client = client
        self._folder = folder
        self._local = {one.folder for one in subscriptions if one.is_local}

    def fetch(self, episode: Episode) -> FetchedAttachments:
        """Fetch what an episode lists and what is not there yet; a fault is told."""
        paths, troubles = [], []
        for attachment, path in missing_files(episode, self._folder):
            try:
                self._fetch_one(attachment, path, Path(episode.path))
            except StoppedError:
                break
            except FetchError as error:
                troubles.append(clean_line(f"{attachment.url}: {error}"))
            except OSError as error:
                troubles.append(clean_line(f"{path}: {error.strerror or error}"))
            else:
                paths.append(path)
        return FetchedAttachments(episode, paths, troubles)

    def fetch_all(
        self, episodes: Sequence[Episode], stop: Callable[[], bool]
    ) -> Iterator[FetchedAttachments]:
        """Fetch what many episodes list, eight at a time, and tell of each as it is done.

        What is under way when stop says so is ended.
        """

        def fetch(episode: Episode) -> FetchedAttachments:
            return FetchedAttachments(episode) if stop() else self.fetch(episode)

        with ThreadPoolExecutor(AT_ONCE) as pool:
            running = {pool.submit(fetch, one) for one in episodes}
            while running:
                done, running = wait(running, _LOOK, FIRST_COMPLETED)
                if stop():
                    self._client.close()
                yield from (one.result() for one in done)

    def _fetch_one(self, attachment: Attachment, path: Path, beside: Path) -> None:
        is_local = path.relative_to(self._folder).parts[0] in self._local
        document = self._client.get(attachment.url, allow_local=is_local)
        demand_readable(document.data, path.name)
        # With its time, as what came for an old episode does not make that new.
        write_whole(path, document.data, changed=beside.stat().st_mtime_ns)
        sync_folder(path.parent)


def missing_files(episode: Episode, folder: Path) -> list[tuple[Attachment, Path]]:
    """An episode's attachments that are not there yet, and where each is to lie.

    None for an episode that does not lie in the folder of what was fetched: what a file of
    another's lists is never followed.
    """
    place, ours = Path(episode.path).resolve(), folder.resolve()
    if not place.is_relative_to(ours) or not place.is_file():
        return []
    place = folder / place.relative_to(ours)
    stem = recording_stem(place.name)
    named = ((one, place.with_name(_name(one, stem))) for one in chosen_attachments(episode))
    return [(one, path) for one, path in named if not path.exists()]


def chosen_attachments(episode: Episode) -> list[Attachment]:
    """One file of chapters and one transcript, in the language that is listed first."""
    chapters = [one for one in episode.attachments if one.kind == "chapters"]
    spoken = [one for one in episode.attachments if one.kind == "transcript"]
    readable = [one for one in spoken if _suffix(one) in _READABLE]
    of_first = [one for one in readable if one.language == readable[0].language]
    best = sorted(of_first, key=lambda one: _READABLE.index(_suffix(one)))
    return [*chapters[:1], *best[:1]]


def episodes_with_attachments(folder: Path) -> Iterator[Episode]:
    """The episodes in a feed's folder that list a transcript or chapters."""
    for path in sorted(folder.glob("*.md")):
        with path.open("rb") as file:
            if _LISTS not in file.read(_HEAD):
                continue
        yield from (one for one in read([path], kind="episode").episodes if one.attachments)


def _name(one: Attachment, stem: str) -> str:
    if one.kind == "chapters":
        return f"{stem}{_CHAPTERS}"
    language = f".{one.language.lower()}" if _LANGUAGE.fullmatch(one.language) else ""
    return f"{stem}{language}{_suffix(one)}"


def _suffix(one: Attachment) -> str:
    """What the file's name ends with: by its type, else as at its address."""
    return SUFFIXES.get(one.media_type.lower(), "") or suffix_of(urlsplit(one.url).path)
