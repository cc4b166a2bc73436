"""What the README says of keys, commands and pictures is so, and what CONTRIBUTING says of files.

The table of keys is written anew by
`python3 .run/tests.py tests/contract/test_readme.py --snapshot-update`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import click
import pytest

from tui.app.keymap import KEYS, key_tables
from tui.cli.main import cli

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
BEGIN, END = "<!-- keys -->\n", "<!-- end of keys -->"


def table() -> str:
    """The keys as Markdown tables, under one heading row."""
    lines = ["| keys | what they do |", "| --- | --- |"]
    for place, rows in key_tables():
        lines.append(f"| **{place}** | |")
        lines += [f"| {_keys(keys)} | {tip} |" for keys, tip in rows]
    return "\n".join(lines) + "\n"


def _keys(keys: str) -> str:
    return " ".join(f"`{key}`" for key in keys.split())


def test_the_table_of_keys_is_the_bindings_own(request: pytest.FixtureRequest) -> None:
    text = README.read_text(encoding="utf-8")
    head, _, rest = text.partition(BEGIN)
    there, _, tail = rest.partition(END)
    if request.config.getoption("update_snapshots"):
        README.write_text(head + BEGIN + table() + END + tail, encoding="utf-8")
        there = table()
    assert there == table()


def test_every_name_that_a_key_has_in_the_settings_stands_in_the_readme() -> None:
    text = " ".join(README.read_text(encoding="utf-8").split())
    groups = dict(re.findall(r"- `(\w+)\.` ([\w, -]+?)(?= - `| ##)", text))
    names = {f"{group}.{name}" for group, row in groups.items() for name in row.split(", ")}
    assert names == set(KEYS)


def test_every_command_stands_in_the_readme() -> None:
    text = README.read_text(encoding="utf-8")
    for name, command in cli.commands.items():
        assert command.hidden or f"skimcast {name}" in text


def options(words: tuple[str, ...], command: click.Command) -> Iterator[tuple[str, str]]:
    """Every long option of a command and those beneath it, with the words that lead there."""
    context = click.Context(command)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.resolve_command(context, [name])[1]
            assert inner
            yield from options((*words, name), inner)
    for each in command.params:
        if isinstance(each, click.Option) and not each.hidden:
            yield from ((" ".join(words), name) for name in each.opts if name.startswith("--"))


def test_every_option_stands_in_the_readme() -> None:
    text = README.read_text(encoding="utf-8")
    block = text[text.index("## Command line") :]
    named = list(options((), cli))
    assert ("jump", "--queries") in named
    assert not [(words, name) for words, name in named if name not in block]


def test_the_readme_names_the_two_commands_before_anything_else_to_type() -> None:
    blocks = re.findall(r"(?:^    .+\n)+", README.read_text(encoding="utf-8"), re.MULTILINE)
    commands = [line.split("#")[0].strip() for line in blocks[0].splitlines()]
    assert commands == ["python3 .run/skimcast.py", "python3 .run/tests.py"]


def test_every_picture_and_page_that_the_readme_links_exists() -> None:
    for target in re.findall(r"\]\(((?!https?:)[^)#]+)\)", README.read_text(encoding="utf-8")):
        assert (ROOT / unquote(target)).is_file(), target


@pytest.mark.parametrize("page", [README, CONTRIBUTING], ids=lambda page: page.name)
def test_every_file_of_ours_that_a_page_names_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = re.findall(r"`((?:tui|tests|data|\.run|\.ci)/[\w./-]*)`", text)
    assert named
    assert not [name for name in named if not (ROOT / name).exists()]


def test_no_word_is_explained_twice() -> None:
    rows = re.findall(r"^\| ([^|*]+) \|", CONTRIBUTING.read_text(encoding="utf-8"), re.MULTILINE)
    terms = [term for row in rows[2:] for term in row.split(", ")]
    assert len(terms) > 40
    assert len(terms) == len(set(terms))
