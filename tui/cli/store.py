"""`skimcast store`: whether what you made is whole, copies of it, and putting one back."""

from __future__ import annotations

from pathlib import Path

import click

from tui.cli.output import say
from tui.library.store.backups import back_up, check_store, restore
from tui.paths import store_path


@click.command()
@click.option("--check", "wanted", flag_value="check", default=True, help="Look if it is whole.")
@click.option("--backup", "backup", metavar="FILE", help="Copy it to FILE; it may be in use.")
@click.option("--restore", "copy", metavar="FILE", help="Put FILE, a copy, in its place.")
@click.option("--overwrite", is_flag=True, help="Replace the FILE of --backup if it is there.")
def store(wanted: str, backup: str | None, copy: str | None, *, overwrite: bool) -> None:  # noqa: ARG001  the usual
    """Check, copy or put back what you made.

    That is one file: moments, pins, positions, folders.

    What was in the store before --restore is kept beside it.
    """
    if backup and copy:
        raise click.UsageError("--backup and --restore exclude one another.")
    path = store_path()
    if copy:
        kept = restore(path, Path(copy))
        if kept:
            say(f"kept as it was: {kept}")
    elif backup:
        if Path(backup).exists() and not overwrite:
            raise click.UsageError(f"{backup} is there already; --overwrite replaces it")
        back_up(path, Path(backup))
        say(f"copied to {backup}")
        return
    counts = check_store(path)
    told = ", ".join(f"{count:,} {name}" for name, count in counts.items())
    say(f"{path} is whole: {told}")
