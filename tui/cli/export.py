"""`skimcast export`: episodes, and what the reader kept of them, as files of other programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import click

from tui.cli.output import complain, read_summaries, say, tell
from tui.exporters.exported_episode import ExportedEpisode, ExportForm
from tui.exporters.forms import FORMS
from tui.exporters.output_files import write_atomically
from tui.exporters.own_form import OwnTemplates, own_form, template_doubts
from tui.library.store.database import opened_store
from tui.library.store.roots import LibraryRoots
from tui.model import counted
from tui.paths import config_file
from tui.readers.reading import Reading
from tui.workspace.config import read_config
from tui.workspace.exporting import (
    ExportOutcome,
    export_to_file,
    export_to_folder,
    gathered,
    kept_articles,
)

_TO_STDOUT = "-"
_OPML = "opml"


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path())
@click.option(
    "--to",
    "form_name",
    metavar="FORM",
    default="markdown",
    show_default=True,
    help=f"One of {', '.join((*FORMS, _OPML))}, or one of your own: see the README.",
)
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE|FOLDER",
    default=_TO_STDOUT,
    help="Where to; of several episodes a folder. Printed where it is not given.",
)
@click.option(
    "--kept", "only_kept", is_flag=True, help="Only episodes of which you kept something."
)
@click.option("--links", "with_news", is_flag=True, help="With the news beside each segment.")
@click.option("--overwrite", is_flag=True, help="Replace files that are there already.")
def export(  # noqa: PLR0913  the command's options, one each
    paths: tuple[str, ...],
    form_name: str,
    target: str,
    *,
    only_kept: bool,
    with_news: bool,
    overwrite: bool,
) -> None:
    """Write episodes, with the moments that you kept, in a form of other programs.

    A PATH is a summary or a folder of them; without one it is your library. A Markdown note that
    was written before gets at its end what you have kept since. Articles of which you kept
    something are written as markdown and json. The form opml, which takes no PATH, is the list of
    the feeds that you are subscribed to.
    """
    if form_name == _OPML:
        _write_feeds(paths, target, replace=overwrite)
        return
    form = _form(form_name)
    named = paths or _library()
    articles = list(kept_articles(named)) if form.takes_articles else []
    reading = _read(named, articles)
    found = chain(gathered(reading.episodes, only_kept=only_kept, with_news=with_news), articles)
    if target == _TO_STDOUT:
        is_good = _print(list(found), form)
    else:
        is_several = len(reading.episodes) + len(articles) > 1
        is_folder = Path(target).is_dir() or target.endswith("/") or is_several
        outcomes = list(_write(found, form, Path(target), is_folder=is_folder, replace=overwrite))
        is_good = _tell_outcomes(outcomes)
    tell(reading.problems)
    if reading.problems or not is_good:
        raise SystemExit(1)


def _write_feeds(paths: Sequence[str], target: str, *, replace: bool) -> None:
    """Write the list of the reader's feeds."""
    from tui.cli.subscribed import open_table  # noqa: PLC0415  for feeds alone
    from tui.subscriptions.opml_export import opml_of  # noqa: PLC0415  the same

    if paths:
        raise click.UsageError("opml is the list of all your feeds: name no PATH.")
    text = opml_of(open_table().all())
    if target == _TO_STDOUT:
        sys.stdout.write(text)
        return
    if Path(target).exists() and not replace:
        complain(f"{target}: it is there already; --overwrite replaces it")
        raise SystemExit(1)
    write_atomically(Path(target), text)
    say(f"written  {target}")


def _form(name: str) -> ExportForm:
    """A form by its name: one of ours, or a table `[export.NAME]` of the reader's settings."""
    if name in FORMS:
        return FORMS[name]
    config = read_config(config_file())
    if name not in config.exports:
        names = ", ".join((*FORMS, "opml", *config.exports))
        raise click.BadParameter(f"there is no form {name!r}; there are {names}", param_hint="--to")
    templates = OwnTemplates(**config.exports[name])
    if doubts := template_doubts(templates):
        where = f"{config.path}, [export.{name}]"
        raise click.BadParameter(f"{where}: {'; '.join(doubts)}", param_hint="--to")
    return own_form(name, templates)


def _read(paths: Sequence[Path | str], articles: Sequence[ExportedEpisode]) -> Reading:
    """Read episodes, which no articles are; exits 1 where there is neither."""
    if not articles:
        return read_summaries(paths, "no summary to export", "name a summary")
    from tui.readers.registry import read  # noqa: PLC0415  where there are articles

    written = {str(one.episode.path) for one in articles}
    episodes_in = [path for path in paths if os.path.abspath(path) not in written]  # noqa: PTH100  links stay as they are
    return read(episodes_in, kind="episode") if episodes_in else Reading()


def _library() -> Sequence[Path]:
    with opened_store() as store:
        roots = LibraryRoots(store).all()
    if not roots:
        raise click.UsageError("Missing argument 'PATH': name a summary, or make a library first.")
    return roots


def _print(found: Sequence[ExportedEpisode], form: ExportForm) -> bool:
    if len(found) > 1:
        raise click.UsageError(f"{counted(len(found), 'episode')}: name a folder with -o FOLDER")
    for episode in found:
        sys.stdout.write(form.write(episode))
    return _tell_doubts(found, form) and bool(found)


def _write(
    found: Iterator[ExportedEpisode],
    form: ExportForm,
    target: Path,
    *,
    is_folder: bool,
    replace: bool,
) -> Iterator[ExportOutcome]:
    write = export_to_folder if is_folder else export_to_file
    for episode in found:
        _tell_doubts([episode], form)
        try:
            yield write(episode, form, target, replace=replace)
        except OSError as error:
            yield ExportOutcome(target, f"it was not written: {error.strerror or error}")


def _tell_doubts(found: Sequence[ExportedEpisode], form: ExportForm) -> bool:
    doubts = [(one, doubt) for one in found for doubt in form.doubts(one)]
    for one, doubt in doubts:
        complain(f"{one.episode.path}: {doubt}")
    return not doubts


def _tell_outcomes(outcomes: Sequence[ExportOutcome]) -> bool:
    """Say what came of it: a line a file; tells whether nothing was left out."""
    for outcome in outcomes:
        if outcome.is_left:
            complain(f"{outcome.path}: {outcome.what}")
        else:
            say(f"{outcome.what}  {outcome.path}")
    if not outcomes:
        complain("nothing was kept yet: b sets a star, m keeps a moment with a note")
    return bool(outcomes) and not any(outcome.is_left for outcome in outcomes)
