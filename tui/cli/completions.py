"""`skimcast completions`: words for the shell's tab key."""

from __future__ import annotations

import click


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completions(shell: str) -> None:
    """Print the completions for a shell, to be sourced from its start-up file.

    \b
    bash  skimcast completions bash > ~/.local/share/bash-completion/completions/skimcast
    zsh   skimcast completions zsh > a folder of $fpath, as _skimcast
    fish  skimcast completions fish > ~/.config/fish/completions/skimcast.fish
    """  # noqa: D301  \b is click's mark for lines to keep
    from click.shell_completion import get_completion_class  # noqa: PLC0415  wanted here alone

    from tui.cli.main import cli  # noqa: PLC0415  the group holds this very command

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"no completions for {shell}")
    click.echo(kind(cli, {}, "skimcast", "_SKIMCAST_COMPLETE").source())
