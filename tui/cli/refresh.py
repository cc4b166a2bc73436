"""`skimcast refresh`: what is new in the feeds that the reader is subscribed to."""

from __future__ import annotations

import click

from tui.cli.output import complain
from tui.cli.subscribed import chosen, fetching, refresh_and_tell, sync_fetched


@click.command()
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="A JSON object a line, one a feed.")
def refresh(names: tuple[str, ...], *, as_json: bool) -> None:
    """Fetch what is new in the feeds that you are subscribed to.

    All of them, or those with a NAME, address or tag; eight at a time, one of each host. What one
    feed does wrong is told and stops no other; stopped at any time, nothing is half-written.
    """
    with fetching() as tools:
        subscriptions = chosen(tools.table, names)
        if not subscriptions:
            complain("you are subscribed to nothing yet; name a feed: skimcast add URL")
            return
        done = refresh_and_tell(tools, subscriptions, as_json=as_json)
    if any(one.arrivals for one in done) and not as_json:
        sync_fetched()
    if any(one.trouble for one in done):
        raise SystemExit(1)
