"""What Kodi and Jellyfin keep beside a recording (NFO): its title, show and number, and a plot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.readers.format_reader import ParsedFile
from tui.readers.published import Published
from tui.readers.reading import Reading

if TYPE_CHECKING:
    from tui.readers.frontmatter.document import Value

_READ = frozenset(("title", "showtitle", "episode", "aired", "premiered"))


def read(file: ParsedFile) -> Reading:
    """The episode, whose plot is its notes; its length is told in minutes."""
    root, problems = file.xml
    if root is None:
        return Reading(problems=problems)
    told = {
        child.name: child.words().strip() for child in root.content if not isinstance(child, str)
    }
    fields: dict[str, Value] = {name: told[name] for name in _READ & told.keys()}
    if told.get("runtime", "").isdecimal():
        fields["runtime"] = f"{told['runtime']} min"
    episode = Published.of_html(file.path, fields, told.get("plot") or told.get("outline", ""))
    return Reading(episodes=(episode.episode(),), problems=problems)
