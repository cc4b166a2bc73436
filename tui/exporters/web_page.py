"""One file of HTML that reads on a phone and on paper: no script, nothing that is fetched.

All words are escaped, and what a browser may load is shut off by the page's own policy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from html import escape

from tui.exporters.exported_episode import ExportedEpisode, address_at
from tui.model import Episode, Link, Moment, TextPosition, Timecode, iso_day, segment_at
from tui.urls import web_address

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """\
:root{color-scheme:light dark}
body{font:1.05rem/1.55 Georgia,serif;max-width:40rem;margin:0 auto;padding:1rem}
body{overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.1rem;margin:2rem 0 .3rem;break-after:avoid}
.about,.why,nav,time{font-family:system-ui,sans-serif;font-size:.9rem}.about,.why{opacity:.75}
time{font-variant-numeric:tabular-nums;margin-right:.5em}
nav ol{list-style:none;padding:0}nav li{padding:.2rem 0}nav a{text-decoration:none}
aside{border-left:.2rem solid #c80;padding-left:.8rem;margin:.8rem 0}
aside blockquote{margin:.3rem 0;font-style:italic}
@media print{body{max-width:none;font-size:11pt}nav{display:none}a{color:inherit}
a[href^=http]{text-decoration:none}}"""


def web_page(exported: ExportedEpisode) -> str:
    """The whole page."""
    episode = exported.episode
    head = (
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{escape(episode.title)}</title>",
        f"<style>\n{_STYLE}\n</style>",
    )
    body = (
        "<article>",
        f"<h1>{escape(episode.title)}</h1>",
        *_about(episode),
        *map(_paragraph, episode.overview),
        *_contents(episode),
        *_sections(exported),
        *map(_paragraph, episode.closing),
        "</article>",
    )
    page = ("<!doctype html>", '<html lang="">', "<head>", *head, "</head>", "<body>", *body)
    return "\n".join((*page, "</body>", "</html>", ""))


def _about(episode: Episode) -> Iterator[str]:
    number = None if episode.number is None else f"#{episode.number}"
    length = None if episode.duration is None else str(Timecode(episode.duration))
    facts = (" ".join(filter(None, (episode.show, number))), iso_day(episode.published), length)
    told = " · ".join(escape(fact) for fact in facts if fact)
    media = web_address(episode.media)
    address = [f'<a href="{escape(media)}" rel="noreferrer">recording</a>'] if media else []
    if told or address:
        yield f'<p class="about">{" · ".join(filter(None, (told, *address)))}</p>'


def _contents(episode: Episode) -> Iterator[str]:
    if len(episode.segments) < 2:
        return
    yield "<nav><details><summary>Segments</summary><ol>"
    for index, segment in enumerate(episode.segments):
        clock = "" if isinstance(segment.start, TextPosition) else f"{segment.start} "
        yield f'<li><a href="#s{index}">{clock}{escape(segment.gist)}</a></li>'
    yield "</ol></details></nav>"


def _sections(exported: ExportedEpisode) -> Iterator[str]:
    episode = exported.episode
    held: defaultdict[int, list[Moment]] = defaultdict(list)
    for moment in exported.moments:
        if moment.seconds is not None:
            held[segment_at(episode.segments, moment.seconds)].append(moment)
    for index, segment in enumerate(episode.segments):
        yield f'<section id="s{index}">'
        yield f"<h2>{_time(episode, segment.start)}{escape(segment.gist)}</h2>"
        if segment.text:
            yield _paragraph(segment.text)
        for moment in held[index]:
            yield from _moment(episode, moment)
        yield from _news([link for link in exported.links if link.segment == index])
        yield "</section>"


def _time(episode: Episode, seconds: Timecode | None) -> str:
    if seconds is None or isinstance(seconds, TextPosition):
        return ""
    address = address_at(episode, seconds)
    shown = f"<time>{seconds}</time>"
    return f'<a href="{escape(address)}" rel="noreferrer">{shown}</a> ' if address else f"{shown} "


def _moment(episode: Episode, moment: Moment) -> Iterator[str]:
    yield f"<aside>{_time(episode, moment.seconds)}{'★' if moment.is_star else ''}"
    if moment.quote:
        yield f"<blockquote>{_paragraph(moment.quote)}</blockquote>"
    if moment.note:
        yield _paragraph(moment.note)
    yield "</aside>"


def _news(links: Sequence[Link]) -> Iterator[str]:
    if not links:
        return
    yield "<ul>"
    for link in links:
        address = web_address(link.item.url)
        headline = escape(link.item.headline)
        shown = (
            f'<a href="{escape(address)}" rel="noreferrer">{headline}</a>' if address else headline
        )
        why = f' <span class="why">{escape(", ".join(link.reasons))}</span>' if link.reasons else ""
        yield f"<li>{shown}{why}</li>"
    yield "</ul>"


def _paragraph(text: str) -> str:
    return "\n".join(
        f"<p>{escape(part, quote=False)}</p>".replace("\n", "<br>\n") for part in text.split("\n\n")
    )
