"""MicroDVD, MPL2 and SubViewer: frames, tenths, blocks; what is broken is told with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.readers.format_reader import ParsedFile
from tui.readers.registry import FORMATS, Registry

if TYPE_CHECKING:
    from pathlib import Path

    from tui.model import Problem

WORDS = ["Bees wake.", "They fly\nout.", "Mites."]


def cues(
    file_text: str, tmp_path: Path, name: str = "talk.sub"
) -> tuple[list[tuple[float, str]], tuple[Problem, ...]]:
    path = tmp_path / name
    path.write_text(file_text, encoding="utf-8")
    reading = Registry(FORMATS, 0).read([path])
    (episode,) = reading.episodes
    return [(round(float(s.start), 2), s.text) for s in episode.segments], episode.problems


FILES = {
    "a rate": "{1}{1}25\n{25}{100}Bees wake.\n{105}{200}{y:i}They fly|out.\n{250}{400}/Mites.\n",
    "tenths": "[10][40]Bees wake.\n[42][80]They fly|out.\n[100][160]Mites.\n",
    "blocks": "[INFORMATION]\n[TITLE]Bees\n[END INFORMATION]\n"
    "00:00:01.00,00:00:04.00\nBees wake.\n\n"
    "00:00:04.20,00:00:08.00\nThey fly[br]out.\n\n00:00:10.00,00:00:16.00\nMites.\n",
}


@pytest.mark.parametrize("kind", FILES)
def test_captions_of_each_kind_are_read(kind: str, tmp_path: Path) -> None:
    read, problems = cues(FILES[kind], tmp_path)
    assert read == list(zip([1.0, 4.2, 10.0], WORDS, strict=True))
    assert not problems


def test_without_a_rate_frames_are_those_of_film(tmp_path: Path) -> None:
    read, _ = cues("{240}{300}One.\n{480}{600}Two.\n", tmp_path, "talk.txt")
    assert read == [(10.01, "One."), (20.02, "Two.")]


def test_a_line_without_numbers_is_told() -> None:
    file = ParsedFile.of_text("{25}{50}One.\n{50}{75}Two.\nno numbers\n", "talk.sub")
    form = next(form for form in FORMATS if form.name.startswith("MicroDVD"))
    (episode,) = form.read(file).episodes
    assert [problem.line for problem in episode.problems] == [3]
