"""`skimcast refresh`: what is new in the feeds that the reader is subscribed to."""

from __future__ import annotations

import click

from tui.cli.output import complain
from tui.cli.subscribed import (
    attach_and_tell,
    chosen,
    fetching,
    refresh_and_tell,
    sync_fetched,
)


@click.command()
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option("--all", "with_all", is_flag=True, help="Transcripts and chapters of episodes, too.")
@click.option("--json", "as_json", is_flag=True, help="A JSON object a line, one a feed.")
def refresh(names: tuple[str, ...], *, with_all: bool, as_json: bool) -> None:
    """Fetch what is new in the feeds that you are subscribed to.

    All of them, or those with a NAME, address or tag; eight at a time, one of each host. What one
    feed does wrong is told and stops no other; stopped at any time, nothing is half-written.
    An episode's transcript and chapters are fetched when it is opened, or for all with --all.
    """
    with fetching() as tools:
        subscriptions = chosen(tools.table, names)
        if not subscriptions:
            complain("you are subscribed to nothing yet; name a feed: skimcast add URL")
            return
        done = refresh_and_tell(tools, subscriptions, as_json=as_json)
        attached = attach_and_tell(tools, subscriptions, as_json=as_json) if with_all else []
    has_new = any(one.arrivals for one in done) or any(one.paths for one in attached)
    if has_new and not as_json:
        sync_fetched()
    if any(one.trouble for one in done) or any(one.troubles for one in attached):
        raise SystemExit(1)
