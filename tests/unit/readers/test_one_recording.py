"""Files of one stem are one episode: outline, words and facts from where they are told best."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.unit.readers.media_tags.recordings import id3
from tui.readers import files
from tui.readers.registry import FORMATS, Registry, read

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

SUMMARY = "# Bees\n\n0:10 Intro\nWhat comes.\n\n5:00 Winter\nSnow.\n"
LAST = "Snow" + " fell and fell" * 10 + "."
CUES = [(0, "Before."), (10, "Ann: Hello."), (299, "Well,"), (301, "so."), (400, f"Bo: {LAST}")]


def vtt() -> str:
    blocks = (f"{at // 60:02d}:{at % 60:02d}.000 --> 59:00.000\n{words}\n" for at, words in CUES)
    return "WEBVTT\n\n" + "\n".join(blocks)


def lay(folder: Path, **more: str | bytes) -> Path:
    for name, text in more.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


INFO = json.dumps(
    {
        "extractor": "x",
        "title": "A year with bees",
        "channel": "Field Notes",
        "duration": 600,
        "chapters": [{"start_time": 0, "title": "One"}, {"start_time": 300, "title": "Two"}],
    }
)


def test_a_summary_has_the_segments_and_a_transcript_their_words(tmp_path: Path) -> None:
    folder = lay(
        tmp_path,
        talk__md=SUMMARY,
        talk__en__vtt=vtt(),
        talk__info__json=INFO,
        talk__mp3=id3([(0.0, 9.0, "Tag")]),
        other__md="0:00 Other\n1:00 Thing\n",
    )
    for paths in ([folder], [folder / "talk.md"]):
        episode = next(one for one in read(paths).episodes if one.path.endswith("talk.md"))
        assert (episode.title, episode.show, episode.duration) == ("Bees", "Field Notes", 600)
        assert [(float(s.start), s.title, s.text) for s in episode.segments] == [
            (0, None, "Before."),
            (10, "Intro", "What comes.\n\nAnn: Hello. Well,"),
            (300, "Winter", "Snow.\n\nAnn: so.\n\nBo: " + LAST),
        ]
        assert [*episode.segments[2].times] == [(7, 301.0), (17, 400.0)]
        assert float(episode.segments[2].end or 0) == 600
        assert not episode.problems
    assert len(read([folder]).episodes) == 2


def test_without_a_summary_the_chapters_have_the_segments(tmp_path: Path) -> None:
    folder = lay(tmp_path, talk__en__vtt=vtt(), talk__info__json=INFO)
    (episode,) = read([folder]).episodes
    assert episode.title == "A year with bees"
    assert [s.title for s in episode.segments] == ["One", "Two"]
    assert episode.segments[1].text == "Ann: so.\n\nBo: " + LAST
    (named,) = read([folder / "talk.en.vtt"]).episodes
    assert named.path.endswith("talk.en.vtt")
    assert named.segments == episode.segments


def test_files_of_one_recording_that_are_all_named_are_one_episode(tmp_path: Path) -> None:
    folder = lay(tmp_path, talk__en__vtt=vtt(), talk__info__json=INFO, talk__md=SUMMARY)
    (episode,) = read(sorted(folder.iterdir())).episodes  # as `skimcast *` names them
    assert episode.path.endswith("talk.md")
    assert episode.segments[2].text.endswith(LAST)
    (without,) = read([folder / "talk.info.json", folder / "talk.en.vtt"]).episodes
    assert without.path.endswith("talk.info.json")
    assert len(read([folder / "talk.md"] * 2).episodes) == 1


def test_two_texts_stay_two_episodes_and_cues_stay_alone(tmp_path: Path) -> None:
    folder = lay(tmp_path, talk__md=SUMMARY, talk__txt=SUMMARY, talk__vtt=vtt())
    assert [len(one.segments) for one in read([folder]).episodes] == [3, 2]
    assert len(Registry(FORMATS, 0.0).read([folder]).episodes) == 3


def test_of_two_transcripts_the_longer_one_is_read(tmp_path: Path) -> None:
    folder = lay(tmp_path, talk__vtt=vtt(), talk__srt="00:00:01,000 --> 00:00:02,000\nHi\n")
    (episode,) = read([folder]).episodes
    assert episode.path.endswith("talk.vtt")


def test_notes_without_times_stand_above_the_chapters_and_words_of_other_files(
    tmp_path: Path,
) -> None:
    notes = "---\ntitle: A year\nduration: 0:10:00\n---\n\nAll about bees.\n\nAnd of Ann.\n"
    folder = lay(tmp_path, talk__md=notes, talk__en__vtt=vtt(), talk__info__json=INFO)
    (episode,) = read([folder]).episodes
    assert (episode.title, episode.overview) == ("A year", ("All about bees.", "And of Ann."))
    assert [s.title for s in episode.segments] == ["One", "Two"]
    assert episode.segments[1].text == "Ann: so.\n\nBo: " + LAST


def test_the_names_of_a_folder_are_looked_at_once_for_all_files_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = lay(tmp_path, **{f"talk{number}__md": SUMMARY for number in range(40)})
    looked_at: list[str] = []
    stem_of = files.recording_stem

    def recording_stem(name: str) -> str:
        looked_at.append(name)
        return stem_of(name)

    monkeypatch.setattr(files, "recording_stem", recording_stem)
    assert len(read([str(folder)]).episodes) == 40
    assert len(looked_at) <= 3 * 40
