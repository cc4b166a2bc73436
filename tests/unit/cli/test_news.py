"""`skimcast news`: the news about each segment, stories, pins, and what is about the episode."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.bees import AGENCY, SUMMARY, decide
from tests.unit.cli.commands import rows, run
from tui.model import Verdict
from tui.paths import store_path


def test_news_prints_an_object_a_segment(bees: Path) -> None:
    found = rows(run("news", bees / "bees.md", "--news", bees / "news", "--json"))
    assert [row["start"] for row in found] == [0, 300, 600]
    (link,) = found[2]["links"]
    assert link["path"] == str(bees / "news" / "robobee.md")
    assert link["title"] == "RoboBee of Harvard lands on almonds"
    assert link["url"] == "https://example.org/robobee"
    assert link["shown"] is True
    assert 0 < link["score"] <= 1
    assert link["reasons"]


def test_news_is_found_in_the_folder_beside_the_episode(bees: Path) -> None:
    found = rows(run("news", bees / "bees.md", "--json"))
    assert len(found[2]["links"]) == 1


def test_news_at_a_time_prints_that_segment_alone(bees: Path) -> None:
    found = rows(run("news", bees / "bees.md", "--at", "6m", "--json"))
    assert [row["start"] for row in found] == [300]


def test_news_at_no_time_is_wrong_usage(bees: Path) -> None:
    assert run("news", bees / "bees.md", "--at", "soon").exit_code == 2


def test_each_item_of_a_story_has_its_row_and_names_the_story(shows: Path) -> None:
    links = rows(run("news", shows / "bees.md", "--json"))[1]["links"]
    assert [link["shown"] for link in links] == [True, True]
    assert {link["story"] for link in links} == {links[0]["path"]}
    assert links[0]["score"] == links[1]["score"]


def test_a_listing_counts_the_others_under_the_best(shows: Path) -> None:
    out = run("news", shows / "bees.md").stdout
    assert "+1 telling the same" in out
    assert out.count("0:05:00") == 1


def test_what_names_the_episode_is_said_once(shows: Path) -> None:
    first, second, third = rows(run("news", shows / "bees.md", "--json"))
    (about,) = first["about_episode"]
    assert about["title"] == "What we learned on the Field Notes Podcast"
    assert about["reason"] == "names this episode"
    assert "about_episode" not in second
    assert "about_episode" not in third
    assert "about this episode\n" in run("news", shows / "bees.md").stdout


def test_an_address_in_the_summary_links_to_the_article(shows: Path) -> None:
    told = "what bees never gathered (http://www.wire.example/robobee/?utm_source=show)."
    summary = SUMMARY.replace("what bees never gathered.", told)
    (shows / "bees.md").write_text(summary, encoding="utf-8")
    first = rows(run("news", shows / "bees.md", "--json"))[2]["links"][0]
    assert first["path"] == str(shows / "news" / "robobee.md")
    assert first["reasons"][0] == "the summary links to it"


def test_an_address_in_the_overview_is_about_the_episode(shows: Path) -> None:
    told = "Everything about bees; read https://wire.example/robobee first."
    summary = SUMMARY.replace("Everything about bees.", told)
    (shows / "bees.md").write_text(summary, encoding="utf-8")
    about = rows(run("news", shows / "bees.md", "--json"))[0]["about_episode"]
    assert [one["reason"] for one in about] == ["the summary links to it", "names this episode"]


def test_the_front_matter_of_an_item_is_as_good_as_a_pin(shows: Path) -> None:
    named = AGENCY.replace("---\n", "---\nepisode: bees.md\nsegments: [0:00]\n", 1)
    (shows / "news" / "agency.md").write_text(named, encoding="utf-8")
    first = rows(run("news", shows / "bees.md", "--json"))[0]["links"][0]
    assert (first["path"], first["verdict"]) == (str(shows / "news" / "agency.md"), "named")
    assert first["reasons"][0] == "named in the file"


def test_pins_and_rejections_of_the_app_count(shows: Path) -> None:
    decide(shows, "robobee", 600.0, Verdict.PINNED)
    decide(shows, "agency", 300.0, Verdict.REJECTED)
    _, robots, fraud = rows(run("news", shows / "bees.md", "--json"))
    assert [link["path"] for link in robots["links"]] == [str(shows / "news" / "robobee.md")]
    (pinned,) = fraud["links"]
    assert (pinned["score"], pinned["verdict"]) == (1.0, "pinned")
    assert pinned["reasons"][0] == "pinned by you"


def test_what_names_the_episode_can_be_rejected_at_its_beginning(shows: Path) -> None:
    decide(shows, "about", 0.0, Verdict.REJECTED)
    assert "about_episode" not in rows(run("news", shows / "bees.md", "--json"))[0]


def test_the_whole_ranking_names_what_was_rejected(shows: Path) -> None:
    decide(shows, "agency", 300.0, Verdict.REJECTED)
    assert "(rejected by you)" in run("news", shows / "bees.md", "--all").stdout


def test_telling_news_makes_no_store(shows: Path) -> None:
    run("news", shows / "bees.md")
    assert not store_path().exists()


def test_a_store_that_cannot_be_read_is_told_and_the_news_all_the_same(shows: Path) -> None:
    store_path().parent.mkdir(parents=True)
    store_path().write_bytes(b"no database at all, and longer than a page header " * 40)
    result = run("news", shows / "bees.md")
    assert result.exit_code == 0
    assert "RoboBee" in result.stdout
    assert "what you pinned and rejected is not known" in result.stderr


@pytest.mark.parametrize("words", [["--item", "x.md", "--at", "5m"], [], ["a", "b"]])
def test_what_does_not_go_together_is_wrong_usage(words: list[str]) -> None:
    assert run("news", *words).exit_code == 2
