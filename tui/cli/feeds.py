"""`skimcast feeds`: what the reader is subscribed to."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime

import click

from tui.cli.output import complain, print_row, say
from tui.cli.subscribed import chosen, open_table
from tui.library.catalog.reader import Catalog
from tui.library.store.database import opened_store
from tui.library.store.subscription_table import Subscription
from tui.model import iso_day
from tui.paths import fetched_folder, library_folder
from tui.sanitize import clean_line
from tui.subscriptions.opml_export import opml_of
from tui.workspace.newness import Newness, stories_among


@click.group(invoke_without_command=True)
@click.option("--opml", "as_opml", is_flag=True, help="As a list that other readers take.")
@click.option("--new", "only_new", is_flag=True, help="The news that came and was not opened yet.")
@click.option("--json", "as_json", is_flag=True, help="A JSON object a line, one a feed.")
@click.pass_context
def feeds(context: click.Context, *, as_opml: bool, only_new: bool, as_json: bool) -> None:
    """List the feeds that you are subscribed to; rename, tag, remove them."""
    if context.invoked_subcommand is not None:
        return
    if only_new:
        _list_new(as_json=as_json)
        return
    subscriptions = open_table().all()
    if as_opml:
        click.echo(opml_of(subscriptions), nl=False)
        return
    if not subscriptions:
        complain("you are subscribed to nothing yet; name a feed: skimcast add URL")
    for one in subscriptions:
        if as_json:
            print_row(_row(one))
        else:
            say(_line(one))


@feeds.command()
@click.argument("name")
@click.argument("new_name")
def rename(name: str, new_name: str) -> None:
    """Call a feed otherwise; its folder stays."""
    table = open_table()
    wanted = clean_line(new_name)
    if not wanted or not table.rename(_one(name), wanted):
        complain(f"{new_name}: another feed has this name")
        raise SystemExit(1)


@feeds.command()
@click.argument("name")
@click.argument("tags", metavar="[TAG]...", nargs=-1)
def tag(name: str, tags: tuple[str, ...]) -> None:
    """Give a feed these tags in place of those it has; none to take them away."""
    open_table().tag(_one(name), [word for each in tags if (word := clean_line(each))])


@feeds.command()
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
def remove(names: tuple[str, ...]) -> None:
    """Unsubscribe from feeds; what was fetched stays."""
    table = open_table()
    for one in [_one(name) for name in names]:
        table.remove(one)
        say(f"{one.name}: its files stay in {fetched_folder() / one.folder}")


def _list_new(*, as_json: bool) -> None:
    """List the news of the library that is new, the last that came first."""
    with opened_store() as store, closing(Catalog(library_folder())) as catalog:
        arrivals = Newness(store).new_news(catalog)
    arrivals.sort(key=lambda one: -one.arrived if one.arrived >= 0 else float("-inf"))
    if not arrivals:
        complain("no news is new; skimcast refresh fetches what there is")
    if as_json:
        for item in [one.item for one in arrivals]:
            about = {"title": item.headline, "provider": item.provider}
            day = iso_day(item.published)
            print_row({**about, "published": day, "url": item.url, "path": item.path})
        return
    for item, *others in stories_among(arrivals):
        more = f"+{len(others)} telling the same" if others else None
        words = (item.headline, item.provider, iso_day(item.published), more, item.url)
        say(" · ".join(filter(None, words)))


def _one(name: str) -> Subscription:
    """The feed with a name or an address; exits 2 where it is none, or a tag of several."""
    found = chosen(open_table(), [name])
    if len(found) > 1:
        raise click.UsageError(clean_line(f"{name}: {len(found)} feeds have this tag; name one."))
    return found[0]


def _line(one: Subscription) -> str:
    tags = " ".join(f"#{tag}" for tag in one.tags)
    about = (one.name, one.address, tags, _state(one))
    return " · ".join(filter(None, about))


def _state(one: Subscription) -> str:
    if one.trouble:
        return one.trouble
    if one.checked is None:
        return "not fetched yet"
    when = datetime.fromtimestamp(one.checked).astimezone()
    return f"fetched {when:%Y-%m-%d %H:%M}"


def _row(one: Subscription) -> dict[str, object]:
    return {
        "name": one.name,
        "address": one.address,
        "tags": list(one.tags),
        "folder": str(fetched_folder() / one.folder),
        "checked": one.checked,
        "trouble": one.trouble or None,
    }
