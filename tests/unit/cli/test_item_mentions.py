"""`skimcast news --item`: the segments that speak of an article."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.bees import decide
from tests.unit.cli.commands import rows, run
from tui.library.store.database import Store
from tui.library.store.roots import LibraryRoots
from tui.model import Verdict
from tui.paths import store_path


def test_the_segments_that_speak_of_an_item_are_found_in_named_episodes(shows: Path) -> None:
    result = run("news", "--item", shows / "news" / "robobee.md", shows / "bees.md", "--json")
    (row,) = rows(result)
    assert (row["path"], row["start"], row["gist"]) == (
        str(shows / "bees.md"),
        300,
        "Robots among flowers",
    )
    assert row["shown"]
    assert any("RoboBee" in reason for reason in row["reasons"])


def test_the_segments_that_speak_of_an_item_are_listed_for_reading(shows: Path) -> None:
    out = run("news", "--item", shows / "news" / "robobee.md", shows / "bees.md").stdout
    assert "0:05:00  Robots among flowers  A year with bees" in out


def test_the_segments_that_speak_of_an_item_are_found_in_the_library(shows: Path) -> None:
    store = Store()
    LibraryRoots(store).add(shows)
    store.close()
    (row,) = rows(run("news", "--item", shows / "news" / "robobee.md", "--json"))
    assert row["start"] == 300


def test_an_item_scores_among_the_news_that_lies_there_or_is_named_as_it_does_in_the_episode(
    shows: Path,
) -> None:
    item = shows / "news" / "robobee.md"
    named = ["--news", shows / "news"]
    (segment,) = [row for row in rows(run("news", shows / "bees.md", "--json")) if row["links"]]
    (link,) = [link for link in segment["links"] if link["path"] == str(item)]
    for more in ([], named):
        (row,) = rows(run("news", "--item", item, shows / "bees.md", *more, "--json"))
        assert (row["start"], row["score"]) == (segment["start"], link["score"])


def test_a_rejected_link_is_no_mention_and_a_pinned_one_is(shows: Path) -> None:
    decide(shows, "robobee", 300.0, Verdict.REJECTED)
    decide(shows, "robobee", 600.0, Verdict.PINNED)
    (row,) = rows(run("news", "--item", shows / "news" / "robobee.md", shows / "bees.md", "--json"))
    assert row["start"] == 600


def test_an_item_that_nothing_speaks_of_says_so(shows: Path) -> None:
    item = shows / "cricket.txt"
    item.write_text("Cricket: a late wicket decides\n\nRain stopped play.\n", encoding="utf-8")
    result = run("news", "--item", item, shows / "bees.md")
    assert result.stdout == ""
    assert result.stderr.startswith("no segment speaks of it")


@pytest.mark.parametrize("words", [("jump", "robobee"), ("library", "list")])
def test_what_needs_a_store_that_cannot_be_read_names_it_and_what_to_do(
    words: tuple[str, ...],
) -> None:
    store_path().parent.mkdir(parents=True, exist_ok=True)
    store_path().write_bytes(b"no database" * 100)
    result = run(*words)
    assert result.exit_code == 1
    assert f"skimcast: your store {store_path()} cannot be used" in result.stderr
    assert "store --restore FILE, which keeps it as it was, or move it away" in result.stderr


def test_the_segments_that_speak_of_an_item_are_told_without_the_store_as_well(shows: Path) -> None:
    store_path().parent.mkdir(parents=True, exist_ok=True)
    store_path().write_bytes(b"no database" * 100)
    result = run("news", "--item", shows / "news" / "robobee.md", shows / "bees.md")
    assert result.exit_code == 0
    assert "Robots among flowers" in result.stdout
    assert f"not known: your store {store_path()} cannot be used" in result.stderr
    assert "output" not in result.stderr


def test_without_a_library_an_episode_is_asked_for(shows: Path) -> None:
    result = run("news", "--item", shows / "news" / "robobee.md")
    assert result.exit_code == 2
    assert "name a summary" in result.stderr


def test_an_item_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = run("news", "--item", tmp_path / "none.md", tmp_path)
    assert result.exit_code == 1
    assert "none.md" in result.stderr
