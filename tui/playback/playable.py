"""What there is to hear of an episode, and how its seconds differ from those of the text."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from tui.model import Episode
from tui.readers.files import MEDIA_SUFFIXES, of_same_recording, suffix_of
from tui.timecode import seconds_of
from tui.urls import web_address

_HEARD = MEDIA_SUFFIXES | {".wav", ".aif", ".aiff", ".wma"}
_OFFSET = "offset"
NOTHING_TO_HEAR = (
    "no recording: put it beside the file under the same name, or add media: https://… to it"
)
"""Why nothing can be heard where there is no recording."""


def recording_of(episode: Episode) -> str | None:
    """The recording: a media file that the episode is or that lies beside it, else an address.

    A file is named from the root on, so that no name is an option; an address is http or https.
    None where there is neither.
    """
    own = [episode.path] if suffix_of(episode.path) in _HEARD else []
    files = map(Path, chain(own, of_same_recording(episode.path, _HEARD)))
    here = next((file for file in files if file.is_file()), None)
    return str(here.absolute()) if here else web_address(episode.media)


def offset_of(episode: Episode) -> float:
    """How many seconds later than in the text all is heard, by `offset:` of the front matter.

    That is where advertisements were put in; a minus tells that something was cut out. 0.0 where
    nothing is said, or no time.
    """
    told = next((value for key, value in episode.extra if key.lower() == _OFFSET), "").strip()
    seconds = seconds_of(told.lstrip("+-")) or 0.0
    return -seconds if told.startswith("-") else seconds
