"""`skimcast store`: whether what you made is whole, copies of it, and putting one back."""

from __future__ import annotations

from pathlib import Path

import click

from tui.cli.output import say
from tui.library.store.backups import back_up, check_store, last_backup, restore
from tui.library.store.daily_backups import backups_of
from tui.model import counted
from tui.paths import store_path

_LAST = ""  # what --restore has without a file


@click.command()
@click.option("--check", "wanted", flag_value="check", default=True, help="Look if it is whole.")
@click.option("--backup", "backup", metavar="FILE", help="Copy it to FILE; it may be in use.")
@click.option(
    "--restore",
    "copy",
    metavar="[FILE]",
    is_flag=False,
    flag_value=_LAST,
    help="Put FILE, a copy, in its place; without FILE its last backup.",
)
@click.option("--overwrite", is_flag=True, help="Replace the FILE of --backup if it is there.")
def store(wanted: str, backup: str | None, copy: str | None, *, overwrite: bool) -> None:  # noqa: ARG001  the usual
    """Check, copy or put back what you made.

    That is one file: moments, pins, positions, folders. On each day on which it changes, a backup
    of it is made first; the last five are kept in the folder `backups` beside it.

    What was in the store before --restore is kept beside it.
    """
    if backup and copy is not None:
        raise click.UsageError("--backup and --restore exclude one another.")
    path = store_path()
    if copy is not None:
        source = last_backup(path) if copy == _LAST else Path(copy)
        kept = restore(path, source)
        if kept:
            say(f"kept as it was: {kept}")
        say(f"put back: {source}")
    elif backup:
        if Path(backup).exists() and not overwrite:
            raise click.UsageError(f"{backup} is there already; --overwrite replaces it")
        back_up(path, Path(backup))
        say(f"copied to {backup}")
        return
    counts = check_store(path)
    told = ", ".join(counted(count, name) for name, count in counts.items())
    say(f"{path} is whole: {told}")
    for last in backups_of(path)[:1]:
        say(f"last backup: {last}")
