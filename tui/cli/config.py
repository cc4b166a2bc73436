"""`skimcast config`: the settings, where their file lies, and what is wrong in it."""

from __future__ import annotations

import json
from collections.abc import Iterator

import click

from tui.cli.output import say, tell
from tui.model import Problem
from tui.paths import config_file
from tui.workspace.config import Config, read_config


@click.command()
@click.option("--show", "wanted", flag_value="show", default=True, help="All settings; the usual.")
@click.option("--path", "wanted", flag_value="path", help="Where the file lies, or would lie.")
@click.option("--check", "wanted", flag_value="check", help="What is wrong in it, with exit 1.")
def config(wanted: str) -> None:
    """Show the settings, tell where their file lies, or what is wrong in it."""
    if wanted == "path":
        say(str(config_file()))
        return
    settings = read_config(config_file())
    if wanted == "show":
        for line in _as_toml(settings):
            say(line)
    problems = config_problems(settings)
    tell(problems)
    if wanted == "check" and problems:
        raise SystemExit(1)


def config_problems(settings: Config) -> list[Problem]:
    """All that is wrong with a file of settings: its form, its keys, its theme."""
    from tui.app.key_settings import own_keymap  # noqa: PLC0415  Textual, for keys and themes alone
    from tui.app.themes import unknown_theme  # noqa: PLC0415  the same

    problems = [*settings.problems, *own_keymap(settings)[1]]
    if said := unknown_theme(settings.settings.theme):
        problems.append(Problem(settings.path, None, said))
    return problems


def _as_toml(settings: Config) -> Iterator[str]:
    """The settings in force as TOML; a line that sets nothing is a comment."""
    from tui.app.key_settings import own_keymap  # noqa: PLC0415  Textual, for keys alone
    from tui.app.keymap import KEYS  # noqa: PLC0415  the same

    yield f"# {settings.path}"
    values = settings.settings
    for name in values.__struct_fields__:
        value = getattr(values, name)
        mark = "" if value not in ("", 0, (), "auto") else "# "
        yield f"{mark}{name} = {json.dumps(value, ensure_ascii=False)}"
    yield ""
    yield "[keys]"
    own = own_keymap(settings)[0]
    for action, keys in KEYS.items():
        mark = "" if action in own else "# "
        yield f"{mark}{action} = {json.dumps(list(own.get(action, keys)))}"
