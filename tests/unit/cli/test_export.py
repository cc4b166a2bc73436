"""`skimcast export`: what is written where, and what is never written over."""

from __future__ import annotations

import json
from pathlib import Path

from tests.unit.cli.commands import run
from tui.library.store.database import Store
from tui.library.store.moments import Moments, new_moment
from tui.model import Timecode
from tui.paths import config_file
from tui.readers.registry import read


def keep(path: Path, seconds: float, note: str) -> None:
    store = Store()
    Moments(store).keep(new_moment(read([path]).episodes[0], Timecode(seconds), "Mites", note))
    store.close()


def test_an_episode_is_printed_in_a_form(bees: Path) -> None:
    result = run("export", bees / "bees.md", "--to", "youtube")
    assert result.exit_code == 0
    assert result.stdout == "0:00 Winter\n5:00 Varroa mites\n10:00 Robots\n"


def test_rules_that_are_broken_are_told(bees: Path) -> None:
    (bees / "short.md").write_text("0:00 One\na\n\n1:00 Two\nb\n", encoding="utf-8")
    result = run("export", bees / "short.md", "--to", "youtube")
    assert result.exit_code == 1
    assert "three are the fewest" in result.stderr
    assert result.stdout == "0:00 One\n1:00 Two\n"


def test_what_was_kept_is_appended_and_the_readers_own_words_stay(bees: Path) -> None:
    vault = bees / "vault"
    keep(bees / "bees.md", 301, "first note")
    assert "written  " in run("export", bees / "bees.md", "-o", f"{vault}/").stdout
    note = vault / "A year with bees.md"
    note.write_text(note.read_text() + "\nmy own words\n", encoding="utf-8")
    assert "unchanged  " in run("export", bees / "bees.md", "-o", vault).stdout
    keep(bees / "bees.md", 302, "second note")
    assert "appended  " in run("export", bees / "bees.md", "-o", vault).stdout
    text = note.read_text(encoding="utf-8")
    assert text.index("first note") < text.index("my own words") < text.index("second note")


def test_a_note_of_the_readers_own_with_that_name_is_left_alone(bees: Path) -> None:
    own = bees / "A year with bees.md"
    own.write_text("# My own\n", encoding="utf-8")
    result = run("export", bees / "bees.md", "-o", bees)
    assert result.exit_code == 0
    assert own.read_text() == "# My own\n"
    assert len(list(bees.glob("A year with bees (*).md"))) == 1


def test_no_file_is_written_over_unasked_and_never_what_was_read(bees: Path) -> None:
    there = bees / "out.html"
    there.write_text("mine")
    before = (bees / "bees.md").read_bytes()
    refused = run("export", bees / "bees.md", "--to", "html", "-o", there)
    assert (refused.exit_code, there.read_text()) == (1, "mine")
    assert "--overwrite" in refused.stderr
    assert (
        run("export", bees / "bees.md", "--to", "html", "-o", there, "--overwrite").exit_code == 0
    )
    assert there.read_text().startswith("<!doctype html>")
    for more in ((), ("--overwrite",)):
        result = run("export", bees / "bees.md", "-o", bees / "bees.md", *more)
        assert result.exit_code == 1
        assert (bees / "bees.md").read_bytes() == before


def test_only_what_was_kept_of_a_folder_is_written(shows: Path) -> None:
    (shows / "more.md").write_text("0:00 One\na\n\n1:00 Two\nb\n", encoding="utf-8")
    keep(shows / "more.md", 5, "a note")
    result = run("export", shows, "--kept", "-o", shows / "vault")
    assert [path.name for path in (shows / "vault").iterdir()] == ["more.md"]
    assert result.exit_code == 0


def test_several_episodes_want_a_folder(shows: Path) -> None:
    (shows / "more.md").write_text("0:00 One\na\n\n1:00 Two\nb\n", encoding="utf-8")
    result = run("export", shows)
    assert result.exit_code == 2
    assert "-o FOLDER" in result.stderr


def test_nothing_kept_is_told_and_no_store_is_made(bees: Path) -> None:
    from tui.paths import store_path

    result = run("export", bees / "bees.md", "--kept", "-o", bees / "vault")
    assert result.exit_code == 1
    assert "nothing was kept" in result.stderr
    assert not store_path().exists()


def test_news_stands_beside_its_segment(bees: Path) -> None:
    result = run("export", bees / "bees.md", "--links")
    assert "[RoboBee of Harvard lands on almonds](<https://example.org/robobee>)" in result.stdout


def test_a_form_that_is_none_is_told(bees: Path) -> None:
    result = run("export", bees / "bees.md", "--to", "nope")
    assert result.exit_code == 2
    assert "markdown" in result.stderr


def test_a_form_of_the_readers_own_is_a_table_of_the_settings(bees: Path) -> None:
    config_file().parent.mkdir(parents=True, exist_ok=True)
    config_file().write_text(
        '[export.org]\nepisode = "# $title\\n$segments"\nsegment = "$time $title\\n"\n'
        '[export.bad]\nsegment = "$nope"\n'
    )
    result = run("export", bees / "bees.md", "--to", "org")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[1] == "0:00:00 Winter"
    wrong = run("export", bees / "bees.md", "--to", "bad")
    assert wrong.exit_code == 2
    assert "[export.bad]: segment: there is no $nope" in " ".join(wrong.stderr.split())
    unknown = run("export", bees / "bees.md", "--to", "none")
    assert "org" in unknown.stderr


def test_articles_of_which_something_was_kept_are_written_too(bees: Path) -> None:
    path = bees / "news" / "robobee.md"
    store = Store()
    item = read([path], kind="news").news[0]
    Moments(store).keep(new_moment(item, note="see #bees", quote="hovers over almonds"))
    store.close()
    vault = bees / "vault"
    result = run("export", bees, "-o", vault, "--kept")
    assert result.stdout.splitlines() == [
        f"written  {vault}/RoboBee of Harvard lands on almonds.md"
    ]
    note = next(vault.iterdir()).read_text(encoding="utf-8")
    assert 'url: "https://example.org/robobee"' in note
    assert "see #bees" in note
    assert "> > hovers over almonds" in note
    assert "unchanged" in run("export", path, "-o", vault).stdout
    (row,) = json.loads(run("export", path, "--to", "json").stdout)["moments"]
    assert (row["at"], row["quote"]) == (None, "hovers over almonds")
    assert "RoboBee" not in run("export", bees, "--to", "csv").stdout.splitlines()
