"""What is told where there is nothing to open, to find or to show."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.commands import run

SUMMARY = "# Bees\n\n0:00 Winter\nThe hive keeps warm.\n\n2:00:00 Mites\nOxalic acid.\n"
ITEM = "---\ntitle: Glass towers of {place}\nwebUrl: https://example.org/{place}\n---\nTall.\n"
NONE = "no timecodes were found; begin a line with one, such as 12:30, for each segment."
ALL = "--all shows the whole ranking"


@pytest.fixture
def zero(tmp_path: Path) -> Path:
    """A file without timecodes."""
    path = tmp_path / "zero.md"
    path.write_text("A talk\n\nAbout this and that.\n", encoding="utf-8")
    return path


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """A summary of two segments, in a folder without news."""
    folder = tmp_path / "shows" / "bees"
    folder.mkdir(parents=True)
    path = folder / "two.md"
    path.write_text(SUMMARY, encoding="utf-8")
    return path


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    """A folder of two news items."""
    folder = tmp_path / "wire"
    folder.mkdir()
    for place in ("Lima", "Oslo"):
        (folder / f"{place}.md").write_text(ITEM.format(place=place), encoding="utf-8")
    return folder


def test_a_file_without_timecodes_is_opened_as_the_text_that_it_is(zero: Path) -> None:
    result = run(zero)
    assert result.exit_code == 0
    assert "About this and that" in result.stdout
    assert f"{zero}: {NONE}" in result.stderr


@pytest.mark.parametrize("command", [["segments"], ["jump", "bees"], ["news"]])
def test_the_commands_tell_of_a_file_without_timecodes(command: list[str], zero: Path) -> None:
    stderr = run(*command, zero).stderr
    assert f"{zero}: no timecodes were found" in stderr
    assert "no news" not in stderr


def test_a_folder_of_news_alone_is_counted_and_a_summary_asked_for(wire: Path) -> None:
    result = run(wire)
    assert result.exit_code == 1
    advice = "2 news items but no summary; name a summary too: skimcast SUMMARY NEWS"
    assert f"{wire}: {advice}\n" in result.stderr


def test_a_named_news_item_is_opened_and_not_asked_for_timecodes(wire: Path) -> None:
    result = run(wire / "Oslo.md")
    assert "Tall" in result.stdout
    assert "timecodes" not in result.stderr


@pytest.mark.parametrize("command", [["segments"], ["jump", "bees"], ["news"]])
def test_the_commands_count_the_news_of_a_folder_without_summary(
    command: list[str], wire: Path
) -> None:
    result = run(*command, wire)
    assert result.exit_code == 1
    assert f"{wire}: 2 news items but no summary; name a summary" in result.stderr


def test_each_named_path_has_a_line_of_its_own(tmp_path: Path, wire: Path) -> None:
    feed = tmp_path / "feed.rss"
    item = "<item><title>Bees</title><link>https://a.example/1</link></item>"
    feed.write_text(f"<rss><channel><title>A</title>{item}</channel></rss>", encoding="utf-8")
    lines = run(feed, wire, feed).stderr.splitlines()
    assert [line.partition(": ")[0] for line in lines] == [str(feed), str(wire), "skimcast"]


def test_a_text_that_is_named_with_a_folder_of_news_is_read_beside_it(
    zero: Path, wire: Path
) -> None:
    result = run(zero, wire)
    assert result.exit_code == 0
    assert "About this and that" in result.stdout


def test_terminal_controls_in_the_path_of_a_text_are_not_printed(tmp_path: Path) -> None:
    path = tmp_path / "zero\x1b[31m\u202e.md"
    path.write_text("A talk\n", encoding="utf-8")
    stderr = run(path).stderr
    assert NONE in stderr
    assert not any(char in stderr for char in "\x1b\u202e")


def test_jump_words_that_lead_nowhere_are_told_and_the_listing_printed(two: Path) -> None:
    result = run(two, "--jump", "zzzz\x1b[1m")
    assert result.exit_code == 0
    assert result.stderr == "nothing is like 'zzzz'; beginning at the start\n"
    assert "Winter" in result.stdout


def test_jump_words_that_lead_somewhere_tell_nothing(two: Path) -> None:
    assert run(two, "--jump", "mites").stderr == ""


def test_news_without_a_folder_of_news_asks_for_one(two: Path) -> None:
    result = run("news", two)
    assert result.exit_code == 0
    assert result.stderr == f"no news was found near {two}; name some with --news PATH\n"


def test_named_news_that_is_none_is_told_by_its_path(two: Path) -> None:
    result = run("news", two, "--news", two.parent)
    assert result.stderr == f"no news was found in {two.parent}\n"


def test_a_segment_that_no_news_is_about_is_told(two: Path, wire: Path) -> None:
    (wire / "bees.md").write_text(ITEM.format(place="hives"), encoding="utf-8")
    result = run("news", two, "--news", wire, "--at", "5m")
    assert result.exit_code == 0
    assert result.stderr.startswith("no news is about this segment")


def test_the_whole_ranking_is_offered_where_it_holds_more(two: Path, tmp_path: Path) -> None:
    (tmp_path / "weak.md").write_text(
        "---\ntitle: A long day\nwebUrl: https://example.org/d\n---\nIt was warm.\n",
        encoding="utf-8",
    )
    words = ("news", two, "--news", tmp_path / "weak.md", "--at", "5m")
    assert run(*words).stderr == f"no news is about this segment; {ALL}\n"
    assert run(*words, "--all").stderr == ""


@pytest.mark.parametrize(("at", "start"), [("50%", "0:00"), ("100%", "2:00"), ("1:45", "0:00")])
def test_without_a_duration_a_time_is_read_by_the_last_start(
    at: str, start: str, two: Path, wire: Path
) -> None:
    result = run("news", two, "--news", wire, "--at", at, "--json")
    assert result.exit_code == 0
    seconds = {"0:00": 0, "2:00": 7200}[start]
    assert f'{{"start": {seconds},' in result.stdout
