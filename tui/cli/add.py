"""`skimcast add`: what the library is to hold: feeds, pages, files, folders."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from tui.cli.library import library_roots
from tui.cli.output import complain, say
from tui.cli.progress import drawing
from tui.cli.subscribed import (
    Fetching,
    fetching,
    refresh_and_tell,
    sync_fetched,
    tell_refreshed,
)
from tui.fetching.http_client import FetchError
from tui.library.store.subscription_table import Subscription
from tui.readers.feeds.opml import read_feed_list
from tui.readers.format_reader import ParsedFile
from tui.sanitize import clean_line
from tui.subscriptions.adding import Added, Adder
from tui.urls import web_address

_SCHEMES = ("http://", "https://")


@click.command()
@click.argument("targets", metavar="URL|OPML|FOLDER...", nargs=-1, required=True)
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Give the feeds this tag.")
@click.option("--local", is_flag=True, help="Let addresses lead to the local network, too.")
def add(targets: tuple[str, ...], tags: tuple[str, ...], *, local: bool) -> None:
    """Take in feeds, pages and files from the network, lists of feeds, and folders.

    A feed is subscribed to, as are all of an OPML file; a page, a summary, a transcript or chapters
    are saved; a folder or a file on the disk becomes part of the library where it lies. All can be
    found after that, and `skimcast refresh` brings what is new.
    """
    addresses = [each for each in targets if each.lower().startswith(_SCHEMES)]
    paths = [each for each in targets if each not in addresses]
    _demand_targets(addresses, paths)
    lists = [path for path in paths if _is_list(path)]
    folders = [path for path in paths if path not in lists]
    roots = library_roots()
    for path in folders:
        if not roots.add(path):
            complain(f"{path}: it is in the library already")
    is_well = True
    if addresses or lists:
        with fetching() as tools:
            is_well = _add_all(tools, addresses, lists, tags, local=local)
    sync_fetched()
    if not is_well:
        raise SystemExit(1)


def _demand_targets(addresses: Sequence[str], paths: Sequence[str]) -> None:
    """Exit 2 where something is neither an address nor on the disk."""
    for address in addresses:
        if web_address(address) is None:
            raise click.UsageError(clean_line(f"{address}: this is no http or https address."))
    for path in paths:
        if not Path(path).exists():
            is_address = "." in path or "://" in path
            advice = "an address begins with https://" if is_address else "check the name"
            raise click.UsageError(clean_line(f"{path}: no such file or folder; {advice}."))


def _is_list(path: str) -> bool:
    if not Path(path).is_file():
        return False
    return "<opml" in ParsedFile(path).head.lower()


def _add_all(
    tools: Fetching,
    addresses: Sequence[str],
    lists: Sequence[str],
    tags: Sequence[str],
    *,
    local: bool,
) -> bool:
    """Add addresses and the feeds of lists, and tell of each; whether all went well."""
    adder = Adder(tools.table, tools.client, tools.folder)
    is_well = True
    listed: list[Subscription] = []
    for address in addresses:
        try:
            with drawing() as draw:
                if draw is not None:
                    draw(f"fetching  {clean_line(address)}")
                added = adder.add(address, tags, allow_local=local)
        except FetchError as error:
            complain(f"{address}: {error}")
            is_well = False
        else:
            listed += added.listed
            _tell(added)
    for path in lists:
        feeds, problems = read_feed_list(ParsedFile(path))
        for problem in problems:
            complain(str(problem))
        added = adder.add_list(feeds, tags, allow_local=local)
        listed += added.listed
        say(f"{path}: {added.words}")
    done = refresh_and_tell(tools, listed) if listed else []
    return is_well and not any(one.trouble for one in done)


def _tell(added: Added) -> None:
    if added.refreshed is not None:
        tell_refreshed(added.refreshed)
    elif added.is_known:
        complain(added.words)
    else:
        for line in added.words.splitlines():
            say(line)
