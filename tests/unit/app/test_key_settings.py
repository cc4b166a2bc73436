"""Which of the reader's keys hold, and what is said of the others."""

from __future__ import annotations

import pytest

from tui.app.key_settings import key_name, own_keymap
from tui.app.keymap import KEYS, key_tables
from tui.workspace.config import Config, KeySetting


def settled(**settings: str | tuple[str, ...]) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """The keys that hold, and the problems as they are told."""
    rows = [
        KeySetting(
            action.replace("__", ".").replace("_", "-"),
            keys if isinstance(keys, tuple) else (keys,),
            line,
        )
        for line, (action, keys) in enumerate(settings.items(), 2)
    ]
    keymap, problems = own_keymap(Config("config.toml", rows))
    return dict(keymap), [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("j", "j"),
        ("J", "J"),
        ("/", "slash"),
        ("-", "minus"),
        ("+", "plus"),
        (",", "comma"),
        ("slash", "slash"),
        ("ctrl+d", "ctrl+d"),
        ("alt+x", "alt+x"),
        ("shift+tab", "shift+tab"),
        ("f5", "f5"),
        ("pagedown", "pagedown"),
        ("space", "space"),
    ],
)
def test_a_key_has_textuals_name(key: str, name: str) -> None:
    assert key_name(key) == name


@pytest.mark.parametrize(
    "key", ["", "jj", "j,k", "contrl+d", "ctrl+", "ctrl+D", "shift+a", "f99", "<any>", "é", "\n"]
)
def test_what_is_no_key_has_none(key: str) -> None:
    assert key_name(key) is None


def test_every_key_that_comes_with_skimcast_has_the_name_it_is_bound_by() -> None:
    for keys in KEYS.values():
        assert [key_name(key) for key in keys] == list(keys)


def test_a_key_that_is_free_holds() -> None:
    assert settled(episode__filter="i") == ({"episode.filter": ("i",)}, [])


def test_an_unknown_id_is_told_with_the_nearest_and_the_rest_holds() -> None:
    keymap, problems = settled(episode__filtre="i", episode__jump=("J", "ctrl+j"))
    assert keymap == {"episode.jump": ("J", "ctrl+j")}
    assert problems == [
        "config.toml:2: No key does episode.filtre; the nearest that there is: episode.filter."
    ]


def test_a_key_that_there_is_not_is_told() -> None:
    keymap, problems = settled(list__down="contrl+n")
    assert keymap == {}
    assert problems[0].startswith("config.toml:2: contrl+n is no key")


@pytest.mark.parametrize("key", ["f", "j", "space", "q"])
def test_a_key_that_does_something_else_there_is_told(key: str) -> None:
    keymap, problems = settled(episode__filter=key)
    assert keymap == {}
    assert len(problems) == 1
    assert "episode.filter keeps its keys" in problems[0]


def test_two_keys_may_be_exchanged() -> None:
    assert settled(episode__jump="t", episode__time="f")[1] == []


def test_of_two_that_take_the_same_key_the_first_holds() -> None:
    keymap, problems = settled(episode__jump="i", episode__time="i")
    assert keymap == {"episode.jump": ("i",)}
    assert problems == ["config.toml:3: i does episode.jump already; episode.time keeps its keys."]


def test_what_falls_back_to_its_keys_takes_them_from_none() -> None:
    keymap, problems = settled(episode__jump="q", episode__time="f")
    assert keymap == {}
    assert len(problems) == 2


def test_the_same_key_may_do_one_thing_in_the_library_and_another_in_an_episode() -> None:
    assert settled(library__sort="i", episode__time="i")[1] == []


def test_a_letter_is_no_key_where_letters_are_typed() -> None:
    keymap, problems = settled(jump__scope="x")
    assert keymap == {}
    assert "typed" in problems[0]


def test_the_tables_show_the_readers_own_keys() -> None:
    tables = dict(key_tables({"episode.filter": ("i", "percent_sign")}))
    rows = {tip: keys for keys, tip in tables["An episode"]}
    assert rows["Keep the segments that match words, a “phrase”, -not, has:news"] == "i %"
