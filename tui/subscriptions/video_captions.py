"""What yt-dlp tells of a YouTube video, and its captions; yt-dlp is run as a program.

See https://github.com/yt-dlp/yt-dlp#usage-and-options for its options. The recording itself is
never fetched.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tui.fetching.http_client import LARGEST, FetchError
from tui.sanitize import clean_line
from tui.subscriptions.item_folder import safe_name
from tui.urls import canonical_url
from tui.whole_file import sync_folder, write_whole

_PROGRAM = "yt-dlp"
_INFO = ".info.json"
_CAPTIONS = frozenset((".vtt", ".srt"))
_PATIENCE = 300.0  # seconds
_OPTIONS = (
    "--ignore-config",
    "--no-playlist",
    "--no-progress",
    "--write-info-json",
    "--write-auto-subs",
    "--skip-download",
    *("--output", "%(id)s.%(ext)s"),
)
_MISSING = (
    "skimcast reads videos by yt-dlp, which is not installed; pip install yt-dlp, or give a file"
    " of captions"
)


def is_video(address: str) -> bool:
    """Whether an address leads to a YouTube video."""
    page = canonical_url(address)
    return page is not None and page.key.startswith("video ")


def fetch_captions(address: str, folder: Path) -> list[Path]:
    """Have yt-dlp fetch what it knows of a video into a folder, under the video's title and id.

    The files that were not there before.

    Raises:
        FetchError: yt-dlp is not installed, or fails.
        OSError: the folder cannot be written.
    """
    program = shutil.which(_PROGRAM)
    if program is None:
        raise FetchError(_MISSING)
    with tempfile.TemporaryDirectory(prefix="skimcast-") as place:
        _run([program, *_OPTIONS, "--paths", place, "--", address], place)
        found = {path.name: _data(path) for path in _files(Path(place))}
    return _kept(found, folder)


def _run(command: Sequence[str], place: str) -> None:
    try:
        subprocess.run(  # noqa: S603  a list of arguments, the address behind "--"
            command,
            cwd=place,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
            timeout=_PATIENCE,
        )
    except subprocess.TimeoutExpired as error:
        raise FetchError(f"yt-dlp took more than {_PATIENCE:.0f} seconds") from error
    except subprocess.CalledProcessError as error:
        lines = error.stderr.decode("utf-8", "replace").strip().splitlines() or ["it says nothing"]
        raise FetchError(clean_line(f"yt-dlp failed ({lines[-1]})")[:300]) from error


def _files(place: Path) -> Iterator[Path]:
    """What it left that is wanted: plain files, what it tells of the video first."""
    plain = [path for path in sorted(place.iterdir()) if path.is_file() and not path.is_symlink()]
    yield from (path for path in plain if path.name.endswith(_INFO))
    yield from (path for path in plain if path.suffix.lower() in _CAPTIONS)


def _data(path: Path) -> bytes:
    if path.stat().st_size > LARGEST:
        raise FetchError(f"{path.name} has more than {LARGEST / 1_048_576:.0f} MiB")
    return path.read_bytes()


def _kept(found: dict[str, bytes], folder: Path) -> list[Path]:
    """Write what was found, under one stem; what is there already stays."""
    info = next((name for name in found if name.endswith(_INFO)), None)
    if info is None:
        raise FetchError("yt-dlp found nothing there")
    own = info.removesuffix(_INFO)
    stem = f"{_title(found[info])} {safe_name(own)}".strip()
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, data in found.items():
        path = folder / f"{stem}{name.removeprefix(own)}"
        if name.startswith(own) and not path.exists():
            write_whole(path, data)
            written.append(path)
    sync_folder(folder)
    return written


def _title(info: bytes) -> str:
    try:
        told = json.loads(info)
    except ValueError as error:
        raise FetchError("what yt-dlp tells of it is no JSON") from error
    title = told.get("title") if isinstance(told, dict) else None
    return safe_name(title) if isinstance(title, str) else ""
