"""Items of a feed as files: Markdown with front matter, named by day and title, one an item.

A file is written once and, where its item changes, anew only as long as the reader left it as it
was. One that they removed does not come back.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.library.store.subscription_table import FetchedFile, item_digest
from tui.model import day_of
from tui.readers.dates import parse_when
from tui.readers.files import recording_stem
from tui.readers.published import FeedItem
from tui.sanitize import clean, clean_line
from tui.whole_file import sync_folder, write_whole

if TYPE_CHECKING:
    from tui.readers.frontmatter.document import Value

RECENT = 7 * 86_400.0
"""Seconds that an item may be old to count as new when its feed is fetched for the first time."""
_LONGEST_NAME = 100  # characters, and
_LONGEST_BYTES = 180
_UNFIT = re.compile(r"[^\w ,;'()&+!-]+")
_HEAD = 65_536  # bytes in which a file's guid is looked for
_NAMES = {"episode": "number"}
_SHOWN_FIRST = ("title", "show", "number", "provider", "author", "published", "duration", "media")


class Arrival(NamedTuple):
    """An item that is there for the first time, and its file."""

    item: FeedItem
    path: Path


class ItemFolder:
    """The files of one feed, in a folder that is made where it is not there."""

    def __init__(self, folder: Path, fetched: Mapping[str, FetchedFile]) -> None:
        """Know what was fetched before, by item_digest."""
        self._folder = folder
        self._fetched = fetched
        self._taken = {file.name for file in fetched.values()}

    def write(
        self, items: Iterable[FeedItem], now: float, *, is_first: bool = False
    ) -> tuple[dict[str, FetchedFile], list[Arrival]]:
        """Write what is new or changed, now in seconds since 1970; all of it is on the disk then.

        Tells what is to be noted, and which items are there for the first time. Of a feed that is
        fetched for the first time, what was published long ago gets files of that time.

        Raises:
            OSError: the folder cannot be written.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        files: dict[str, FetchedFile] = {}
        arrivals: list[Arrival] = []
        for item in items:
            key = item_digest(item.identity)
            if key in files:
                continue
            before = self._fetched.get(key)
            data = file_of(item)
            digest = hashlib.sha256(data).hexdigest()
            if before is not None:
                if before.digest != digest and self._renew(before, data):
                    files[key] = FetchedFile(before.name, digest)
                continue
            name = self._place(item, data, _changed(item, now) if is_first else None)
            files[key] = FetchedFile(name, digest)
            arrivals.append(Arrival(item, self._folder / name))
        if files:
            sync_folder(self._folder)
        return files, arrivals

    def _renew(self, before: FetchedFile, data: bytes) -> bool:
        """Write a changed item anew, unless the reader changed or removed its file."""
        path = self._folder / before.name
        try:
            changed = path.stat().st_mtime_ns
            is_ours = hashlib.sha256(path.read_bytes()).hexdigest() == before.digest
        except OSError:
            return False
        if is_ours:
            write_whole(path, data, changed=changed)
        return is_ours

    def _place(self, item: FeedItem, data: bytes, changed: int | None) -> str:
        """Write a new item where no other lies; one that is there already stays as it is."""
        stem = name_of(item)
        for name in (f"{stem}.md", f"{stem} {item_digest(item.identity)[:6]}.md"):
            path = self._folder / name
            if name in self._taken or (path.exists() and not _is_of(path, item)):
                continue
            if not path.exists():
                write_whole(path, data, changed=changed)
            self._taken.add(name)
            return name
        raise FileExistsError(f"{path} is there already")


def file_of(item: FeedItem) -> bytes:
    """An item as Markdown with front matter, which the readers read as what it was."""
    import yaml  # noqa: PLC0415  for what is fetched alone

    published = item.published
    matter = published.matter_of_recording() if item.is_recording else published.matter_of_article()
    fields = {_NAMES.get(name, name): value for name, value in matter.fields.items() if value}
    when = parse_when(str(fields.get("published") or ""))
    if when is not None:
        fields["published"] = when.isoformat()
    if not item.is_recording and "url" in fields:
        fields["webUrl"] = fields.pop("url")
    ordered: dict[str, Value | list[dict[str, str]]] = {
        name: fields[name] for name in (*_SHOWN_FIRST, *fields) if fields.get(name)
    }
    if item.attachments:
        ordered["attachments"] = [
            {"kind": one.kind, "url": one.url, "type": one.media_type, "language": one.language}
            for one in item.attachments
        ]
    ordered["guid"] = clean_line(item.identity)
    dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    head = yaml.dump(ordered, Dumper=dumper, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{head}---\n\n{clean(matter.body).strip()}\n".encode(errors="replace")


def name_of(item: FeedItem) -> str:
    """The name of an item's file, without its suffix: its day and title, safe on any system."""
    fields = item.published.fields
    when = parse_when(str(fields.get("published") or ""))
    day = day_of(when).isoformat() if when else "undated"
    title = str(fields.get("title") or fields.get("url") or item_digest(item.identity)[:12])
    stem = f"{day} {safe_name(title)}".strip()
    # What a recording's other files end with would make it one of theirs.
    return stem if recording_stem(f"{stem}.md") == stem else f"{stem}_"


def safe_name(text: str) -> str:
    """A text as part of a file's name on any system; "untitled" where nothing is left of it."""
    words = _UNFIT.sub(" ", unicodedata.normalize("NFC", clean_line(text)))
    name = " ".join(words.split())[:_LONGEST_NAME]
    while len(name.encode(errors="replace")) > _LONGEST_BYTES:
        name = name[:-1]
    return name.strip(" .-") or "untitled"


def _changed(item: FeedItem, now: float) -> int | None:
    """The time, in nanoseconds, of a file whose item was published long ago; None if it was not."""
    when = parse_when(str(item.published.fields.get("published") or ""))
    if when is None:
        return None
    moment = when if isinstance(when, datetime) else datetime.combine(when, time(), UTC)
    seconds = moment.replace(tzinfo=moment.tzinfo or UTC).timestamp()
    return int(seconds * 1e9) if 0 < seconds < now - RECENT else None


def _is_of(path: Path, item: FeedItem) -> bool:
    """Whether a file that is there already is this item's, whatever the reader made of it."""
    import yaml  # noqa: PLC0415  as above

    line = yaml.safe_dump({"guid": clean_line(item.identity)}, allow_unicode=True, width=10_000)
    try:
        with path.open("rb") as file:
            return line.strip().encode() in file.read(_HEAD)
    except OSError:
        return False
