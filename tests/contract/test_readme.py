"""What the README says of keys, commands and pictures is so, and what CONTRIBUTING says of files.

The table of keys is written anew by
`python3 .run/tests.py tests/contract/test_readme.py --snapshot-update`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

import click
import pytest

from tui.app.keymap import KEYS, key_tables
from tui.cli.main import cli
from tui.readers.files import TEXT_SUFFIXES
from tui.readers.registry import FORMATS
from tui.readers.unsupported import UnsupportedFormat

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
BEGIN, END = "<!-- keys -->\n", "<!-- end of keys -->"
FORMATS_BEGIN, FORMATS_END = "<!-- formats -->\n", "<!-- end of formats -->"


def table() -> str:
    """The keys as Markdown tables, under one heading row."""
    lines = ["| keys | what they do |", "| --- | --- |"]
    for place, rows in key_tables():
        lines.append(f"| **{place}** | |")
        lines += [f"| {_keys(keys)} | {tip} |" for keys, tip in rows]
    return "\n".join(lines) + "\n"


def _keys(keys: str) -> str:
    return " ".join(f"`{key}`" for key in keys.split())


def table_of_formats() -> str:
    """The formats that are read, those of people's text in one row each, as Markdown."""
    lines = ["| what is read | names of files |", "| --- | --- |"]
    for form in FORMATS:
        if not isinstance(form, UnsupportedFormat):
            is_text = form.suffixes == TEXT_SUFFIXES
            names = "text, Markdown, YAML" if is_text else _suffixes(form.suffixes)
            lines.append(f"| {form.name} | {names} |")
    return "\n".join(dict.fromkeys(lines)) + "\n"


def _suffixes(suffixes: Iterable[str]) -> str:
    return " ".join(f"`{suffix}`" for suffix in sorted(suffixes))


def _is_in_readme(begin: str, end: str, wanted: str, request: pytest.FixtureRequest) -> bool:
    """Whether a table stands between two marks; written there first where that is asked for."""
    text = README.read_text(encoding="utf-8")
    head, _, rest = text.partition(begin)
    there, _, tail = rest.partition(end)
    if request.config.getoption("update_snapshots"):
        README.write_text(head + begin + wanted + end + tail, encoding="utf-8")
        return True
    return there == wanted


def test_the_table_of_keys_is_the_bindings_own(request: pytest.FixtureRequest) -> None:
    assert _is_in_readme(BEGIN, END, table(), request)


def test_the_table_of_formats_is_the_registrys_own(request: pytest.FixtureRequest) -> None:
    assert _is_in_readme(FORMATS_BEGIN, FORMATS_END, table_of_formats(), request)


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
