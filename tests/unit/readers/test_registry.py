"""Files and folders to episodes and news items."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import TYPE_CHECKING

import pytest

from tui.model import Episode, NewsItem
from tui.readers.files import suffix_of
from tui.readers.format_reader import CERTAIN
from tui.readers.registry import FORMATS, Reading, Registry, may_hold, read

if TYPE_CHECKING:
    from pathlib import Path

    from tui.readers.format_reader import ParsedFile
    from tui.readers.reading import Kind

EPISODE = "# Talk\n\nAn overview.\n\n0:00 Kettles\n5:00 Pots\n10:00 Cups\n"
NEWS = "---\ntitle: Tea\npublishedDateTime: 2022-10-31T16:33:00Z\nwebUrl: https://a.example/\n---\n"
PROSE = "The kettle boiled, they said.\n\nIt was hot.\n"


def lay(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def found(reading: Reading) -> tuple[list[str], list[str]]:
    episodes = [os.path.basename(episode.path) for episode in reading.episodes]  # noqa: PTH119
    return episodes, [os.path.basename(item.path) for item in reading.news]  # noqa: PTH119


def said(reading: Reading) -> str:
    return "\n".join(map(str, reading.all_problems()))


def test_a_folder_is_sorted_into_episodes_and_news(tmp_path: Path) -> None:
    folder = lay(tmp_path, {"talk.md": EPISODE, "sub/tea.md": NEWS, "prose.txt": PROSE})
    assert found(read([folder])) == (["talk.md"], ["prose.txt", "tea.md"])


def test_files_of_a_folder_come_in_natural_order(tmp_path: Path) -> None:
    names = ["ep 1.md", "ep 2.md", "ep 10.md", "Ep 20.md"]
    folder = lay(tmp_path, dict.fromkeys(reversed(names), EPISODE))
    assert found(read([folder]))[0] == names


def test_paths_stay_as_the_reader_named_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path, {"in/talk.md": EPISODE})
    monkeypatch.chdir(tmp_path)
    assert read(["in/talk.md"]).episodes[0].path == "in/talk.md"
    assert read(["in"]).episodes[0].path == os.path.join("in", "talk.md")  # noqa: PTH118


def test_hidden_files_and_files_about_the_folder_are_passed_over(tmp_path: Path) -> None:
    names = [".hidden.md", ".git/x.md", "README.md", "LICENSE", "CHANGELOG.de.md", "readme.txt"]
    folder = lay(tmp_path, {**dict.fromkeys(names, EPISODE), "talk.md": EPISODE})
    assert found(read([folder])) == (["talk.md"], [])


def test_a_file_about_the_folder_is_read_when_it_is_named(tmp_path: Path) -> None:
    folder = lay(tmp_path, {"README.md": EPISODE})
    assert found(read([folder / "README.md"])) == (["README.md"], [])


@pytest.mark.parametrize("kind", [None, "news", "episode"])
def test_prose_in_a_folder_is_an_article_whatever_is_looked_for(
    tmp_path: Path, kind: Kind | None
) -> None:
    assert found(read([lay(tmp_path, {"prose.txt": PROSE})], kind)) == ([], ["prose.txt"])


@pytest.mark.parametrize(
    ("kind", "expected"),
    [(None, (["a.md"], [])), ("episode", (["a.md"], [])), ("news", ([], ["a.md"]))],
)
def test_a_kind_decides_in_a_folder_what_could_be_either(
    tmp_path: Path, kind: Kind | None, expected: tuple[list[str], list[str]]
) -> None:
    text = f"---\ntitle: A talk\nduration: 20:00\n---\n{PROSE}"
    assert found(read([lay(tmp_path, {"a.md": text})], kind)) == expected


@pytest.mark.parametrize("kind", ["episode", "news"])
def test_a_kind_leaves_what_is_clear_in_a_folder(tmp_path: Path, kind: Kind) -> None:
    folder = lay(tmp_path, {"talk.md": EPISODE, "tea.md": NEWS})
    assert found(read([folder], kind)) == (["talk.md"], ["tea.md"])


def test_a_kind_forces_files_that_are_named(tmp_path: Path) -> None:
    folder = lay(tmp_path, {"talk.md": EPISODE, "tea.md": NEWS})
    assert found(read([folder / "talk.md", folder / "tea.md"], "news")) == (
        [],
        ["talk.md", "tea.md"],
    )
    assert found(read([folder / "tea.md"], "episode")) == (["tea.md"], [])


def test_an_episode_without_timecodes_is_one_and_says_so(tmp_path: Path) -> None:
    (episode,) = read([lay(tmp_path, {"a.md": PROSE}) / "a.md"], "episode").episodes
    assert not episode.is_timed
    assert any("timecode" in problem.message for problem in episode.problems)


def test_chapters_in_front_matter_make_an_episode(tmp_path: Path) -> None:
    text = "title: Talk\nchapters:\n  - time: 00:00:00\n    title: One\n  - time: 00:07:56\n"
    assert found(read([lay(tmp_path, {"index.yml": text})]))[0] == ["index.yml"]


def test_other_yaml_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    folder = lay(tmp_path, {"conf.yaml": "site: x\nport: 1\n", "talk.md": EPISODE})
    assert found(read([folder])) == (["talk.md"], [])


def test_a_recording_without_times_is_still_an_episode(tmp_path: Path) -> None:
    text = "---\ntitle: Talk\naudio: https://a.example/a.mp3\nduration: 1:00:00\n---\nProse.\n"
    assert found(read([lay(tmp_path, {"talk.md": text})]))[0] == ["talk.md"]


def test_show_notes_in_html_are_a_summary(tmp_path: Path) -> None:
    text = "<p>(00:00:00) Eins</p><p>(00:03:11) Zwei</p><p>(00:05:32) Drei</p>"
    (episode,) = read([lay(tmp_path, {"notes.txt": text})]).episodes
    assert [float(segment.start) for segment in episode.segments] == [0, 191, 332]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.sub", "{1}{2}Tea", "caption format"),
        ("a.json", "{}", "JSON"),
        ("a.txt", '{"version": "1.2.0", "chapters": []}', "JSON"),
        ("a.md", '[\n  {"title": "x"}\n]', "JSON"),
        ("a.xml", "<?xml version='1.0'?><other/>", "XML"),
        ("a.csv", "a,b", "table"),
        ("a.xspf", "<playlist/>", "chapter format"),
        ("a.mp3", b"ID3\4\0\0", "audio"),
        ("a.m4a", b"\0\0\0\x20ftypM4A ", "audio"),
        ("a.ogg", b"OggS\0", "audio"),
        ("a.mp4", b"\0\0\0\x20ftypisom", "video"),
        ("a.md", b"\x1a\x45\xdf\xa3\x01\0\0", "video"),
        ("a.pdf", b"%PDF-1.7", "PDF"),
    ],
)
def test_formats_for_later_are_told_by_name_or_content(
    tmp_path: Path, name: str, content: str | bytes, words: str
) -> None:
    reading = read([lay(tmp_path, {name: content}) / name])
    (problem,) = reading.problems
    assert (reading.episodes, reading.news) == ((), ())
    assert words in problem.message
    assert "is not read yet; " in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "[12:30] One\n[14:00] Two\n[15:00] Three\n",
        "[0:00 --> 1:00] One\n[1:00 --> 2:00] Two\n",
        "{0:00} One\n{1:00} Two\n{2:00} Three\n",
        "<10:11> One\n<11:12> Two\n<12:13> Three\n",
    ],
)
def test_timecodes_in_brackets_are_no_other_format(tmp_path: Path, text: str) -> None:
    assert "not read yet" not in said(read([lay(tmp_path, {"a.txt": text}) / "a.txt"]))


def test_formats_for_later_in_a_folder_are_told_once_a_file(tmp_path: Path) -> None:
    captions = dict.fromkeys(("a.vtt", "b.vtt", "c.vtt"), "WEBVTT\n")
    folder = lay(tmp_path, {**captions, "talk.md": EPISODE})
    problems = read([folder]).problems
    assert [PurePath(problem.path).name for problem in problems] == ["a.vtt", "b.vtt", "c.vtt"]
    assert len({problem.message for problem in problems}) == 1


def test_recordings_and_pictures_beside_notes_are_passed_over(tmp_path: Path) -> None:
    folder = lay(tmp_path, {"a.mp3": b"ID3\4", "b.jpg": b"\xff\xd8\xff", "talk.md": EPISODE})
    assert said(read([folder])) == ""


def test_code_and_the_like_in_a_folder_are_passed_over(tmp_path: Path) -> None:
    folder = lay(tmp_path, {"a.py": PROSE, "b.css": PROSE, "Makefile": PROSE, "t.md": EPISODE})
    assert found(read([folder])) == (["t.md"], [])


def test_a_file_without_a_suffix_is_read_where_it_is_clear(tmp_path: Path) -> None:
    folder = lay(tmp_path, {"talk": EPISODE, "v1.2-tea": NEWS, "prose": PROSE})
    assert found(read([folder])) == (["talk"], ["v1.2-tea"])


def test_a_missing_path_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    reading = read([tmp_path / "gone.mp3", lay(tmp_path, {"talk.md": EPISODE}) / "talk.md"])
    assert found(reading)[0] == ["talk.md"]
    assert "no such file or folder" in said(reading)


@pytest.mark.parametrize("path", ["a\0b", "", "x" * 5000, "\udcff"])
def test_a_path_that_cannot_be_is_told(path: str) -> None:
    reading = read([path])
    assert (reading.episodes, reading.news) == ((), ())
    assert len(reading.problems) == 1


def test_a_folder_with_nothing_to_read_is_told(tmp_path: Path) -> None:
    assert "nothing in this folder can be read" in said(read([tmp_path]))
    lay(tmp_path, {"a.mp3": b"ID3\4", "b.py": "x"})
    assert "nothing in this folder can be read" in said(read([tmp_path]))


def test_links_in_a_circle_are_survived_and_each_file_is_read_once(tmp_path: Path) -> None:
    folder = lay(tmp_path, {"a/talk.md": EPISODE})
    (folder / "a" / "up").symlink_to(folder)
    (folder / "a" / "self").symlink_to(folder / "a" / "self")
    reading = read([folder])
    assert found(reading)[0] == ["talk.md"]
    assert "leads nowhere" in said(reading)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    os.mkfifo(lay(tmp_path, {"talk.md": EPISODE}) / "pipe.md")
    assert found(read([tmp_path])) == (["talk.md"], [])


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)
def test_what_must_not_be_read_is_told(tmp_path: Path) -> None:
    folder = lay(tmp_path, {"talk.md": EPISODE, "closed/x.md": EPISODE, "no.md": EPISODE})
    (folder / "closed").chmod(0)
    (folder / "no.md").chmod(0)
    reading = read([folder])
    (folder / "closed").chmod(0o700)
    assert found(reading)[0] == ["talk.md"]
    assert "this folder cannot be read" in said(reading)
    assert "no permission" in said(reading)


def test_an_empty_file_gives_a_problem_and_nothing_else(tmp_path: Path) -> None:
    for kind in (None, "episode", "news"):
        reading = read([lay(tmp_path, {"a.md": ""}) / "a.md"], kind)
        assert (reading.episodes, reading.news) == ((), ())
        assert "the file is empty" in said(reading)


def test_a_reader_that_stumbles_closes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("tui.readers.news.reader.read_article", stumble)
    reading = read([lay(tmp_path, {"tea.md": NEWS, "talk.md": EPISODE})])
    assert found(reading) == (["talk.md"], [])
    assert "please report it" in said(reading)


def test_all_problems_come_by_path_and_line(tmp_path: Path) -> None:
    news = "---\ntitle: Tea\nwebUrl: nowhere\ndate: soon\n---\n"
    lay(tmp_path, {"b.md": news, "a.md": news.replace("title", "x: y\ntitle")})
    problems = read([tmp_path, tmp_path / "gone"]).all_problems()
    places = [(os.path.basename(problem.path), problem.line) for problem in problems]  # noqa: PTH119
    assert places == [("a.md", 4), ("a.md", 5), ("b.md", 3), ("b.md", 4), ("gone", None)]


def test_files_of_the_shared_material_are_read_or_told(shared: Path) -> None:
    files = [path for name in ("episodes", "news") for path in sorted((shared / name).rglob("*.*"))]
    reading = read(files[::8])  # the scores beside them read all
    assert len(reading.episodes) + len(reading.news) > 40
    assert "please report it" not in said(reading)


def test_cases_of_the_shared_material_are_read_or_told(shared: Path) -> None:
    for path in sorted((shared / "cases").glob("*/*.in"))[::4]:
        reading = read([path])
        assert reading.episodes or reading.news or reading.problems, path
        assert "please report it" not in said(reading), path


class ToyFormat:
    """A binary format with episodes and news in one file: one class, and one entry in the table."""

    name = "A toy"
    kinds: frozenset[Kind] = frozenset(("episode", "news"))
    suffixes = frozenset((".toy",))

    def guess(self, file: ParsedFile) -> float:
        return CERTAIN if file.raw.data.startswith(b"\0TOY") else 0.0

    def read(self, file: ParsedFile) -> Reading:
        names = [part.decode() for part in file.raw.data.split(b"\0")[2:]]
        talks = (Episode(file.path, name[1:]) for name in names if name[0] == "e")
        items = (NewsItem(file.path, name[1:]) for name in names if name[0] == "n")
        return Reading(tuple(talks), tuple(items))


TOY = b"\0TOY\0eOne\0nTea\0eTwo"


@pytest.mark.parametrize("name", ["a.toy", "a.md", "a"])
def test_a_format_is_one_class_and_one_entry(tmp_path: Path, name: str) -> None:
    folder = lay(tmp_path, {name: TOY, "talk.md": EPISODE})
    registry = Registry((ToyFormat(), *FORMATS))
    for paths in ([folder / name], [folder]):
        reading = registry.read(paths)
        titles = [episode.title for episode in reading.episodes if episode.path != "talk.md"]
        assert titles[:2] == ["One", "Two"]
        assert [item.title for item in reading.news] == ["Tea"]
    assert registry.may_hold("a.toy")
    assert not may_hold("a.toy")


def test_names_and_suffixes_of_the_table_are_unique_and_well_formed() -> None:
    names = [form.name for form in FORMATS]
    assert len(set(names)) == len(names)
    for form in FORMATS:
        assert all(suffix == suffix_of(f"name{suffix}") for suffix in form.suffixes)


TWO = "".join(
    f'<item><title>{name}</title><enclosure url="https://a.example/{name}.mp3" type="audio/mpeg"/>'
    f"<description>&lt;p&gt;0:00 {name} begins&lt;/p&gt;</description></item>"
    for name in ("One", "Two", "Two")
)


def test_episodes_of_one_file_are_opened_one_by_one(tmp_path: Path) -> None:
    feed = f'<rss version="2.0"><channel>{TWO}</channel></rss>'
    path = str(lay(tmp_path, {"feed.xml": feed}) / "feed.xml")
    episodes = read([path]).episodes
    assert [episode.title for episode in episodes] == ["One", "Two", "Two"]
    assert len({episode.locator for episode in episodes}) == 3
    for episode in episodes:
        assert episode.path == path
        assert read([episode.locator]).episodes == (episode,)
    (alone,) = read([lay(tmp_path, {"talk.md": EPISODE}) / "talk.md"]).episodes
    assert alone.locator == alone.path


def test_a_part_that_is_not_there_is_none_and_a_file_of_such_a_name_is_itself(
    tmp_path: Path,
) -> None:
    folder = lay(tmp_path, {"talk.md": EPISODE, "a.md#0123abcd": EPISODE})
    assert not read([f"{folder / 'talk.md'}#0123abcd"]).episodes
    assert len(read([folder / "a.md#0123abcd"]).episodes) == 1
