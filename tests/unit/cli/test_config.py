"""`skimcast config`."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tui.app.keymap import KEYS
from tui.cli.main import cli
from tui.paths import config_file


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    config_file().parent.mkdir()
    return config_file()


def config(*words: str) -> Result:
    return CliRunner().invoke(cli, ["config", *words])


def test_the_path_is_told_though_nothing_is_there(path: Path) -> None:
    assert config("--path").stdout == f"{path}\n"


def test_what_is_shown_is_toml_and_has_all_there_is(path: Path) -> None:
    path.write_text('theme = "nord"\n[keys]\nlist.down = "E"\n', encoding="utf-8")
    shown = config().stdout
    assert tomllib.loads(shown) == {"theme": "nord", "keys": {"list": {"down": ["E"]}}}
    bare = tomllib.loads(shown.replace("# ", "").split("\n", 1)[1])
    assert {f"{group}.{name}" for group, rows in bare["keys"].items() for name in rows} == set(KEYS)


def test_all_that_is_wrong_is_told_with_its_line(path: Path) -> None:
    path.write_text('theme = "nrod"\nlayuot = "two"\n[keys]\nlist.down = "jj"\n', encoding="utf-8")
    done = config("--check")
    assert done.exit_code == 1
    told = done.stderr.splitlines()
    assert [line.partition(": ")[0] for line in told] == [f"{path}:2", f"{path}:4", f"{path}"]
    assert "the nearest that there is: layout" in told[0]
    assert "the nearest: nord" in told[2]
    path.write_text('theme = "nord"\n', encoding="utf-8")
    assert config("--check").exit_code == 0
