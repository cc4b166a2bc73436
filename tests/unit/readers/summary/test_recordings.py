"""Files with several recordings, and those that tell one several times."""

from __future__ import annotations

import pytest

from tui.readers.format_reader import ParsedFile
from tui.readers.summary.reader import SummaryFormat

FIRST = "[00:42] Bees form a ball\n- They shiver\n\n[31:10] Count mites\n- With sugar\n"
CHAPTERS = "0:00 Tea\n5:00 Milk\n9:00 End\n"
TRANSCRIPT = "[0:00] So it begins.\n\n[2:00] On.\n\n[5:00] Milk now.\n\n[9:00] The end.\n"
SECOND = "[00:20] Mark with a knife\n- A line is wide\n\n[10:00] Hide glue\n- Undone\n"


@pytest.mark.parametrize(
    "text",
    [
        f"# Bees\n\n{FIRST}\n# Wood\n\n{SECOND}",
        f"# Bees\n\n## Snips\n\n{FIRST}\n# Wood\n\n## Snips\n\n{SECOND}",
        f"Episode 1: Bees\n\n{FIRST}\nEpisode 2: Wood\n\n{SECOND}",
        f"**Folge 1 - Bees**\n\n{FIRST}\n**Folge 2 - Wood**\n\n{SECOND}",
        f"# My snips\n\n## Bees\n\n{FIRST}\n## Wood\n\n{SECOND}",
        f"## Bees\n\n{FIRST}\n## Wood\n\n{SECOND}",
        f"Bees\n\n{FIRST}\n---\n\nWood\n\n{SECOND}",
        f"**Bees**\n\n{FIRST}\n---\n\n**Wood**\n\n{FIRST.replace('42', '20').replace('31', '10')}",
    ],
)
def test_recordings_below_headings_of_their_own_are_episodes(text: str) -> None:
    first, second = SummaryFormat().read(ParsedFile.of_text(text)).episodes
    assert (first.title, second.title) == ("Bees", "Wood")
    assert [float(s.start) for s in first.segments] == [42, 1870]
    assert [float(s.start) for s in second.segments] in ([20, 600], [20, 610])
    lines = text.split("\n")
    assert "00:20" in lines[(second.segments[0].line or 0) - 1]


@pytest.mark.parametrize(
    "text",
    [
        f"# Chapters\n\n{CHAPTERS}\n# Transcript\n\n{TRANSCRIPT}",
        "# A talk\n\n## Part 1\n\n0:00 Tea\n5:00 Milk\n\n## Part 2\n\n9:00 Sugar\n12:00 End\n",
        "# A talk\n\n0:00 Tea\n5:00 Milk\n\n# Links\n\n- Shop\n",
        "A talk\n\n0:00 Tea\n5:00 Milk\n\n---\n\nOn\n\n9:00 Rye\n12:00 End\n",
    ],
)
def test_sections_of_one_recording_are_one_episode(text: str) -> None:
    assert len(SummaryFormat().read(ParsedFile.of_text(text)).episodes) == 1
