"""`skimcast news`: stories, pins, what is about the episode, and the other way round."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from tui.cli.main import cli
from tui.library.store.database import Store
from tui.library.store.decisions import Decisions
from tui.library.store.roots import LibraryRoots
from tui.model import Verdict
from tui.paths import store_path
from tui.readers.registry import read

if TYPE_CHECKING:
    from pathlib import Path

SUMMARY = """# A year with bees | Field Notes Podcast #12

Everything about bees.

00:00:00 Bees in winter
How a hive keeps warm: the cluster turns and shares its honey.

00:05:00 Robots among flowers
Harvard's RoboBee hovers, pollinating almonds in California.

00:10:00 Honey fraud
Sugar syrup in jars; isotopes show what bees never gathered.
"""
ROBOBEE = """---
title: RoboBee of Harvard learns to land among almonds
publishedDateTime: 2024-05-03
webUrl: https://wire.example/robobee
---
The RoboBee hovers over almonds in California, and now it lands as well.
"""
AGENCY = """---
title: Harvard's RoboBee lands among the almonds
publishedDateTime: 2024-05-04
webUrl: https://agency.example/robobee
---
The RoboBee that hovers over almonds in California can land now as well.
"""
ABOUT = """---
title: What we learned on the Field Notes Podcast
webUrl: https://wire.example/about
---
A year with bees was talked about, and we listened.
"""


@pytest.fixture
def bees(tmp_path: Path) -> Path:
    folder = tmp_path / "shows"
    (folder / "news").mkdir(parents=True)
    (folder / "bees.md").write_text(SUMMARY, encoding="utf-8")
    for name, text in (("robobee", ROBOBEE), ("agency", AGENCY), ("about", ABOUT)):
        (folder / "news" / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


def run(*words: object) -> Result:
    return CliRunner().invoke(cli, [str(word) for word in words], prog_name="skimcast")


def rows(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def decide(folder: Path, name: str, seconds: float, verdict: Verdict) -> None:
    store = Store()
    (episode,) = read([str(folder / "bees.md")], kind="episode").episodes
    items = read([str(folder / "news" / f"{name}.md")], kind="news").news
    Decisions(store).decide(episode, seconds, items, verdict)
    store.close()


def test_each_item_of_a_story_has_its_row_and_names_the_story(bees: Path) -> None:
    links = rows(run("news", bees / "bees.md", "--json"))[1]["links"]
    assert [link["shown"] for link in links] == [True, True]
    assert {link["story"] for link in links} == {links[0]["path"]}
    assert links[0]["score"] == links[1]["score"]


def test_a_listing_counts_the_others_under_the_best(bees: Path) -> None:
    out = run("news", bees / "bees.md").stdout
    assert "+1 telling the same" in out
    assert out.count("0:05:00") == 1


def test_what_names_the_episode_is_said_once(bees: Path) -> None:
    first, second, third = rows(run("news", bees / "bees.md", "--json"))
    (about,) = first["about_episode"]
    assert about["title"] == "What we learned on the Field Notes Podcast"
    assert about["reason"] == "names this episode"
    assert "about_episode" not in second
    assert "about_episode" not in third
    assert "about this episode\n" in run("news", bees / "bees.md").stdout


def test_an_address_in_the_summary_links_to_the_article(bees: Path) -> None:
    told = "what bees never gathered (http://www.wire.example/robobee/?utm_source=show)."
    summary = SUMMARY.replace("what bees never gathered.", told)
    (bees / "bees.md").write_text(summary, encoding="utf-8")
    first = rows(run("news", bees / "bees.md", "--json"))[2]["links"][0]
    assert first["path"] == str(bees / "news" / "robobee.md")
    assert first["reasons"][0] == "the summary links to it"


def test_an_address_in_the_overview_is_about_the_episode(bees: Path) -> None:
    told = "Everything about bees; read https://wire.example/robobee first."
    summary = SUMMARY.replace("Everything about bees.", told)
    (bees / "bees.md").write_text(summary, encoding="utf-8")
    about = rows(run("news", bees / "bees.md", "--json"))[0]["about_episode"]
    assert [one["reason"] for one in about] == ["the summary links to it", "names this episode"]


def test_the_front_matter_of_an_item_is_as_good_as_a_pin(bees: Path) -> None:
    named = AGENCY.replace("---\n", "---\nepisode: bees.md\nsegments: [0:00]\n", 1)
    (bees / "news" / "agency.md").write_text(named, encoding="utf-8")
    first = rows(run("news", bees / "bees.md", "--json"))[0]["links"][0]
    assert (first["path"], first["verdict"]) == (str(bees / "news" / "agency.md"), "named")
    assert first["reasons"][0] == "named in the file"


def test_pins_and_rejections_of_the_app_count(bees: Path) -> None:
    decide(bees, "robobee", 600.0, Verdict.PINNED)
    decide(bees, "agency", 300.0, Verdict.REJECTED)
    _, robots, fraud = rows(run("news", bees / "bees.md", "--json"))
    assert [link["path"] for link in robots["links"]] == [str(bees / "news" / "robobee.md")]
    (pinned,) = fraud["links"]
    assert (pinned["score"], pinned["verdict"]) == (1.0, "pinned")
    assert pinned["reasons"][0] == "pinned by you"


def test_what_names_the_episode_can_be_rejected_at_its_beginning(bees: Path) -> None:
    decide(bees, "about", 0.0, Verdict.REJECTED)
    assert "about_episode" not in rows(run("news", bees / "bees.md", "--json"))[0]


def test_the_whole_ranking_names_what_was_rejected(bees: Path) -> None:
    decide(bees, "agency", 300.0, Verdict.REJECTED)
    assert "(rejected by you)" in run("news", bees / "bees.md", "--all").stdout


def test_telling_news_makes_no_store(bees: Path) -> None:
    run("news", bees / "bees.md")
    assert not store_path().exists()


def test_a_store_that_cannot_be_read_is_told_and_the_news_all_the_same(bees: Path) -> None:
    store_path().parent.mkdir(parents=True)
    store_path().write_bytes(b"no database at all, and longer than a page header " * 40)
    result = run("news", bees / "bees.md")
    assert result.exit_code == 0
    assert "RoboBee" in result.stdout
    assert "what you pinned and rejected is not known" in result.stderr


def test_the_segments_that_speak_of_an_item_are_found_in_named_episodes(bees: Path) -> None:
    result = run("news", "--item", bees / "news" / "robobee.md", bees / "bees.md", "--json")
    (row,) = rows(result)
    assert (row["path"], row["start"], row["gist"]) == (
        str(bees / "bees.md"),
        300,
        "Robots among flowers",
    )
    assert row["shown"]
    assert any("RoboBee" in reason for reason in row["reasons"])


def test_the_segments_that_speak_of_an_item_are_listed_for_reading(bees: Path) -> None:
    out = run("news", "--item", bees / "news" / "robobee.md", bees / "bees.md").stdout
    assert "0:05:00  Robots among flowers  A year with bees" in out


def test_the_segments_that_speak_of_an_item_are_found_in_the_library(bees: Path) -> None:
    store = Store()
    LibraryRoots(store).add(bees)
    store.close()
    (row,) = rows(run("news", "--item", bees / "news" / "robobee.md", "--json"))
    assert row["start"] == 300


def test_an_item_scores_among_the_news_that_lies_there_or_is_named_as_it_does_in_the_episode(
    bees: Path,
) -> None:
    item = bees / "news" / "robobee.md"
    named = ["--news", bees / "news"]
    (segment,) = [row for row in rows(run("news", bees / "bees.md", "--json")) if row["links"]]
    (link,) = [link for link in segment["links"] if link["path"] == str(item)]
    for more in ([], named):
        (row,) = rows(run("news", "--item", item, bees / "bees.md", *more, "--json"))
        assert (row["start"], row["score"]) == (segment["start"], link["score"])


def test_a_rejected_link_is_no_mention_and_a_pinned_one_is(bees: Path) -> None:
    decide(bees, "robobee", 300.0, Verdict.REJECTED)
    decide(bees, "robobee", 600.0, Verdict.PINNED)
    (row,) = rows(run("news", "--item", bees / "news" / "robobee.md", bees / "bees.md", "--json"))
    assert row["start"] == 600


def test_an_item_that_nothing_speaks_of_says_so(bees: Path) -> None:
    item = bees / "cricket.txt"
    item.write_text("Cricket: a late wicket decides\n\nRain stopped play.\n", encoding="utf-8")
    result = run("news", "--item", item, bees / "bees.md")
    assert result.stdout == ""
    assert result.stderr.startswith("no segment speaks of it")


@pytest.mark.parametrize("words", [["--item", "x.md", "--at", "5m"], [], ["a", "b"]])
def test_what_does_not_go_together_is_wrong_usage(words: list[str]) -> None:
    assert run("news", *words).exit_code == 2


@pytest.mark.parametrize("words", [("jump", "robobee"), ("library", "list")])
def test_what_needs_a_store_that_cannot_be_read_names_it_and_what_to_do(
    words: tuple[str, ...],
) -> None:
    store_path().parent.mkdir(parents=True, exist_ok=True)
    store_path().write_bytes(b"no database" * 100)
    result = run(*words)
    assert result.exit_code == 1
    assert f"skimcast: your store {store_path()} cannot be used" in result.stderr
    assert "put a copy of it back, or move it away" in result.stderr


def test_the_segments_that_speak_of_an_item_are_told_without_the_store_as_well(bees: Path) -> None:
    store_path().parent.mkdir(parents=True, exist_ok=True)
    store_path().write_bytes(b"no database" * 100)
    result = run("news", "--item", bees / "news" / "robobee.md", bees / "bees.md")
    assert result.exit_code == 0
    assert "Robots among flowers" in result.stdout
    assert f"not known: your store {store_path()} cannot be used" in result.stderr
    assert "output" not in result.stderr


def test_without_a_library_an_episode_is_asked_for(bees: Path) -> None:
    result = run("news", "--item", bees / "news" / "robobee.md")
    assert result.exit_code == 2
    assert "name a summary" in result.stderr


def test_an_item_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = run("news", "--item", tmp_path / "none.md", tmp_path)
    assert result.exit_code == 1
    assert "none.md" in result.stderr
