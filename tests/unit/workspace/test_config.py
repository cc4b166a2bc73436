"""The reader's file of settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.paths import config_file
from tui.workspace.config import Config, KeySetting, Settings, read_config


def written(tmp_path: Path, text: str | bytes) -> Config:
    path = tmp_path / "config.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_config(path)


def test_it_is_looked_for_in_the_platforms_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/somewhere")
    assert config_file() == Path("/somewhere/skimcast/config.toml")


def test_where_there_is_no_file_nothing_is_set(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    assert read_config(path) == Config(str(path))


@pytest.mark.parametrize(
    "text",
    [
        '[keys]\n\n"episode.filter" = "i"\nepisode.jump = ["J", "ctrl+j"]\n',
        '# mine\n[keys.episode]\nfilter = "i"\n\njump = ["J", "ctrl+j"]\n',
    ],
)
def test_keys_are_read_however_toml_lets_one_write_them(tmp_path: Path, text: str) -> None:
    config = written(tmp_path, text)
    assert [(each.action, each.keys) for each in config.keys] == [
        ("episode.filter", ("i",)),
        ("episode.jump", ("J", "ctrl+j")),
    ]
    assert config.problems == []


def test_each_setting_knows_its_line(tmp_path: Path) -> None:
    config = written(tmp_path, '[keys]\n\nlist.down = "i"\n\n[keys.text]\nup = "o"\n')
    assert config.keys == [
        KeySetting("list.down", ("i",), 3),
        KeySetting("text.up", ("o",), 6),
    ]


@pytest.mark.parametrize("value", ["5", "true", '["j", 5]', "[]"])
def test_a_value_that_is_no_key_is_told_and_the_rest_holds(tmp_path: Path, value: str) -> None:
    config = written(tmp_path, f'[keys]\nlist.down = {value}\nlist.up = "o"\n')
    assert [each.action for each in config.keys] == ["list.up"]
    (problem,) = config.problems
    assert problem.line == 2
    assert "list.down wants a key" in problem.message


def test_what_can_be_set_beside_the_keys_is_read(tmp_path: Path) -> None:
    config = written(
        tmp_path,
        'theme = "nord"\nlayout = "two"\nreading_width = 66\npassages = 2.5\n'
        "opener = \"open -a 'My Browser'\"\nplayer = ['mpv', '--start={seconds}', '{url}']\n",
    )
    assert config.problems == []
    assert config.settings == Settings(
        theme="nord",
        layout="two",
        reading_width=66,
        passages=2.5,
        opener=("open", "-a", "My Browser"),
        player=("mpv", "--start={seconds}", "{url}"),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "reading_widht = 66",
            "Nothing is set by reading_widht; the nearest that there is: read",
        ),
        (
            "[key]\nlist.down = 'j'",
            "Nothing is set by key.list.down; the nearest that there is: key",
        ),
        ("layout = 'four'", "layout keeps its usual value: Invalid enum value 'four'."),
        (
            "reading_width = 5",
            "reading_width keeps its usual value: Expected a whole number >= 20.",
        ),
        ("passages = 0", "passages keeps its usual value: Expected a number >= 0.5."),
        (
            "opener = 5",
            "opener keeps its usual value: Expected a text or a list of texts, got a whole number.",
        ),
        ("player = 'mpv \"'", "player keeps its usual value: No closing quotation."),
    ],
)
def test_what_cannot_be_set_is_told_with_its_line_and_the_rest_holds(
    tmp_path: Path, text: str, said: str
) -> None:
    config = written(tmp_path, f"theme = 'nord'\n{text}\n")
    (problem,) = config.problems
    assert problem.message.startswith(said)
    assert problem.line in (2, 3)
    assert config.settings == Settings(theme="nord")


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [(b"[keys]\na = \n", 2, "no TOML"), (b"[keys]\n# \xe9\n", 2, "no UTF-8")],
)
def test_a_file_that_cannot_be_read_is_told_with_its_line(
    tmp_path: Path, text: bytes, line: int, why: str
) -> None:
    config = written(tmp_path, text)
    (problem,) = config.problems
    assert problem.line == line
    assert why in problem.message
    assert config.keys == ()


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    (problem,) = read_config(tmp_path).problems
    assert problem.path == str(tmp_path)


def test_forms_of_the_readers_own_are_texts_of_known_parts(tmp_path: Path) -> None:
    config = written(tmp_path, '[export.org]\nsegment = "$time"\nnope = "x"\nsuffix = 5\n')
    assert config.exports == {"org": {"segment": "$time"}}
    assert [each.line for each in config.problems] == [3, 4]
    assert "export.org.nope is no text of [export.NAME]" in config.problems[0].message
