"""The man page, made of what the commands say of themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click

from tui.cli.main import cli
from tui.cli.main import main as command_line

_FILES = (
    ("~/.config/skimcast/config.toml", "The settings; `skimcast config` tells where they lie."),
    ("~/.local/share/skimcast/store.sqlite3", "Bookmarks, places, what was pinned or rejected."),
    ("~/.cache/skimcast", "The index and other things that are made anew where they are missing."),
)
_ENVIRONMENT = (
    ("SKIMCAST_THEME", "Colours to begin with, as `--theme`."),
    ("NO_COLOR", "Where it is set, the terminal's own colours are taken."),
    ("XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_CACHE_HOME", "Where the folders of the files above lie."),
)


def man_page() -> str:
    """The page in the language of man(7)."""
    context = click.Context(cli, info_name="skimcast", **cli.context_settings)
    return "\n".join([*_lines(context), ""])


def _lines(context: click.Context) -> Iterator[str]:
    yield ".\\\" Made of the commands' own words: tests/contract/test_man_page.py --snapshot-update"
    yield ".TH SKIMCAST 1"
    yield from (".SH NAME", "skimcast \\- read long conversations in a terminal")
    yield from (".SH SYNOPSIS", ".B skimcast", "[OPTIONS] [PATH]...", ".br", ".B skimcast")
    yield from ("COMMAND [ARGS]...", ".SH DESCRIPTION", *_paragraphs(cli.help or ""))
    opening = cli.resolve_command(context, ["open"])[1]
    yield from (".SH OPTIONS", *_options(opening, context), ".SH COMMANDS")
    for words, command, above in _commands(context):
        yield from (".SS " + _text(" ".join(words)), ".B " + _text(_usage(command, above, words)))
        yield from (".PP", *_paragraphs(command.help or ""), *_options(command, above))
    for heading, rows in (("FILES", _FILES), ("ENVIRONMENT", _ENVIRONMENT)):
        yield f".SH {heading}"
        for name, said in rows:
            yield from (".TP", f".I {_text(name)}", _text(said))
    yield from (".SH EXIT STATUS", *_paragraphs((command_line.__doc__ or "").partition("\n\n")[2]))


def _commands(above: click.Context) -> Iterator[tuple[list[str], click.Command, click.Context]]:
    """Every command that can be seen, with those beneath it."""
    group = above.command
    assert isinstance(group, click.Group)
    for name in group.list_commands(above):
        command = group.resolve_command(above, [name])[1]
        if command is None or command.hidden:
            continue
        context = click.Context(command, parent=above, info_name=name)
        if isinstance(command, click.Group):
            yield from _commands(context)
        else:
            yield context.command_path.split()[1:], command, above


def _usage(command: click.Command, above: click.Context, words: list[str]) -> str:
    context = click.Context(command, parent=above, info_name=words[-1])
    return " ".join([context.command_path, *command.collect_usage_pieces(context)])


def _options(command: click.Command | None, above: click.Context) -> Iterator[str]:
    assert command is not None
    context = click.Context(command, parent=above, info_name=command.name)
    for each in command.get_params(context):
        record = each.get_help_record(context)
        if isinstance(each, click.Option) and record:
            yield from (".TP", f".B {_text(record[0])}", _text(record[1]))


def _paragraphs(text: str) -> Iterator[str]:
    for number, paragraph in enumerate(re.split(r"\n\s*\n", text.strip())):
        lines = [line.strip() for line in paragraph.splitlines()]
        if number:
            yield ".PP"
        if lines[0] == "\b":  # lines to keep
            yield from (".nf", *map(_text, lines[1:]), ".fi")
        else:
            yield _text(" ".join(lines))


def _text(text: str) -> str:
    """A text that man takes as it is."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("\b", "")
    escaped = "".join(char if char.isascii() else f"\\[u{ord(char):04X}]" for char in escaped)
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
