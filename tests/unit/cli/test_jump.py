"""`skimcast jump`: the segments that a few fuzzy letters lead to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.unit.cli.commands import rows, run
from tui.library.store.database import Store
from tui.library.store.moments import Moments
from tui.model import Timecode
from tui.readers.registry import read


def test_jump_prints_an_object_a_query(bees: Path) -> None:
    (row,) = rows(run("jump", "varoa", bees / "bees.md", "--json"))
    assert row["query"] == "varoa"
    assert row["ms"] >= 0
    assert row["hits"][0]["start"] == 300
    assert row["hits"][0]["path"] == str(bees / "bees.md")
    assert row["hits"][0]["title"] == "Varroa mites"
    assert 0 < row["hits"][0]["score"] <= 1


def test_queries_from_a_file_take_the_place_of_query(bees: Path, tmp_path: Path) -> None:
    asked = tmp_path / "queries.txt"
    asked.write_text("winter\n\nrobots \n", encoding="utf-8")
    found = rows(run("jump", bees / "bees.md", "--queries", asked, "--json"))
    assert [row["query"] for row in found] == ["winter", "", "robots "]
    assert [len(row["hits"]) > 0 for row in found] == [True, False, True]


def test_queries_can_come_from_the_standard_input(bees: Path) -> None:
    found = rows(run("jump", bees / "bees.md", "--queries", "-", "--json", text="winter\n"))
    assert found[0]["hits"][0]["start"] == 0


def test_jump_limits_its_hits(bees: Path) -> None:
    (row,) = rows(run("jump", "the", bees / "bees.md", "--limit", "1", "--json"))
    assert len(row["hits"]) <= 1


def test_jump_without_a_path_is_wrong_usage() -> None:
    result = run("jump", "winter")
    assert result.exit_code == 2
    assert "PATH" in result.stderr


SUMMARY = "# Bees\n\n0:00 Winter\nThe hive keeps warm.\n\n5:00 Mites\nOxalic acid on mites.\n"


@pytest.fixture
def mites(tmp_path: Path) -> Path:
    path = tmp_path / "mites.md"
    path.write_text(SUMMARY, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "words",
    [
        ["-mites", "BEES", "--json"],
        ["--json", "-mites", "BEES"],
        ["--limit", "3", "-mites", "BEES", "--json"],
        ["--limit=3", "--json", "--", "-mites", "BEES"],
    ],
)
def test_a_query_that_begins_with_a_dash_is_a_query(words: list[str], mites: Path) -> None:
    result = run("jump", *(mites if word == "BEES" else word for word in words))
    assert result.exit_code == 0
    row = json.loads(result.stdout)
    assert (row["query"], [hit["gist"] for hit in row["hits"]]) == ("-mites", ["Winter"])


@pytest.mark.parametrize("dashed", ["-honey", "-j", "-l 5"])
def test_letters_of_our_options_in_such_a_query_are_no_options(dashed: str, mites: Path) -> None:
    assert run("jump", dashed, mites).stdout.splitlines()[0] == dashed


@pytest.mark.parametrize(
    "words",
    [
        ["--jsno", "mites", "BEES"],
        ["-json", "mites", "BEES"],
        ["mites", "BEES", "-x"],
        ["-mites", "-x", "BEES"],
        ["-x", "BEES", "--queries", "QUERIES"],
    ],
)
def test_an_option_that_there_is_not_is_wrong_usage(words: list[str], mites: Path) -> None:
    result = run("jump", *(mites if word == "BEES" else word for word in words))
    assert result.exit_code == 2
    assert "No such option" in result.stderr


def test_a_misspelt_option_is_told_which_is_meant(mites: Path) -> None:
    assert "Did you mean '--json'?" in run("jump", "--jsno", "mites", mites).stderr


@pytest.mark.parametrize("more", [[], ["--json"]])
def test_a_jump_that_finds_nothing_exits_1_and_says_no_more(more: list[str], mites: Path) -> None:
    result = run("jump", "xyzzyq", mites, *more)
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.startswith('{"query"' if more else "xyzzyq\n  nothing found\n")


@pytest.mark.parametrize(("queries", "code"), [("xyzzyq\nmites\n", 0), ("xyzzyq\nqqzzx\n", 1)])
def test_of_several_queries_one_that_finds_something_is_enough(
    queries: str, code: int, mites: Path
) -> None:
    assert run("jump", mites, "--queries", "-", text=queries).exit_code == code


def test_what_has_news_beside_it_and_what_has_a_bookmark_is_known(tmp_path: Path) -> None:
    talk = tmp_path / "talk.md"
    talk.write_text(
        "# Bees\n\n0:00 Winter\nThe cluster turns and shares honey.\n\n"
        "5:00 Robots\nHarvard's RoboBee hovers over almonds and honey.\n",
        encoding="utf-8",
    )
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "robobee.md").write_text(
        "# RoboBee of Harvard lands on almonds\n\nThe RoboBee hovers over almonds.\n",
        encoding="utf-8",
    )

    def gists(query: str) -> list[str]:
        row = json.loads(run("jump", query, talk, "--json").stdout)
        return [hit["gist"] for hit in row["hits"]]

    assert gists("honey has:news") == ["Robots"]
    assert gists("honey -has:news") == ["Winter"]
    assert gists("honey has:note") == []
    store = Store()
    Moments(store).toggle_star(read([talk]).episodes[0], Timecode(0), "Winter")
    store.close()
    assert gists("honey has:note") == ["Winter"]


def test_a_hit_by_meaning_is_told_as_one(bees: Path, tmp_path: Path) -> None:
    path = tmp_path / "rides.md"
    path.write_text(
        "# Rides\n\n0:00 Horses\nRiding on a farm.\n\n5:00 Vienna\nThe violin in an orchestra.\n",
        encoding="utf-8",
    )
    assert run("jump", "musician", path).stdout.splitlines()[1].endswith("Vienna  (by meaning)")
    (row,) = rows(run("jump", "musician", path, "--json"))
    assert [hit["by_meaning"] for hit in row["hits"]] == [True]
    (row,) = rows(run("jump", "winter", bees / "bees.md", "--json"))
    assert not any("by_meaning" in hit for hit in row["hits"])


def test_in_a_folder_too_a_hit_is_at_the_second_of_its_cue(tmp_path: Path) -> None:
    cues = [
        f"00:{minute:02d}:{second:02d}.000 --> 00:{minute:02d}:{second + 9:02d}.000\n"
        f"{'A zebra drinks.' if (minute, second) == (7, 40) else 'Something else is told here.'}\n"
        for minute in range(12)
        for second in range(0, 60, 10)
    ]
    (tmp_path / "talk.vtt").write_text("\n".join(["WEBVTT\n", *cues]), encoding="utf-8")
    (tmp_path / "mites.md").write_text(SUMMARY, encoding="utf-8")
    (row,) = rows(run("jump", "zebra", tmp_path, "--json"))
    assert [hit["start"] for hit in row["hits"]] == [460]
