"""`skimcast completions`: words for the shell's tab key."""

from __future__ import annotations

import click


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completions(ctx: click.Context, shell: str) -> None:
    """Print the completions for a shell, to be sourced from its start-up file.

    \b
    bash  skimcast completions bash > ~/.local/share/bash-completion/completions/skimcast
    zsh   skimcast completions zsh > a folder of $fpath, as _skimcast
    fish  skimcast completions fish > ~/.config/fish/completions/skimcast.fish
    """  # noqa: D301  \b is click's mark for lines to keep
    from click.shell_completion import get_completion_class  # noqa: PLC0415  wanted here alone

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"no completions for {shell}")
    group = ctx.find_root().command
    click.echo(kind(group, {}, "skimcast", "_SKIMCAST_COMPLETE").source())
