"""How long reading takes and how much memory it needs as files grow: bytes a second, peak memory.

usage: python -m tests.fuzz.growth [FORM…] [--mb 0.064,1,4,16]

Each file is made up and read in a process of its own, after a small one of its kind, so that what
is loaded but once is not counted. A reader is linear where its speed does not fall as it grows.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import process_time
from typing import NamedTuple

_SMALL = 4000  # characters
WORDS = "Bees in winter form a ball, and each takes its turn outside of it"
HTML = f"<p>{WORDS}, <b>all</b> <a href='https://a.example/{{n}}'>night {{n}}</a>.</p>"


class Form(NamedTuple):
    """A kind of file: its suffix, what stands before and after, and the n-th piece of it."""

    suffix: str
    head: str
    piece: Callable[[int], str]
    tail: str = ""

    def of_size(self, size: int) -> str:
        """A file of about so many characters."""
        pieces, length, number = [self.head], len(self.head) + len(self.tail), 0
        while length < size:
            pieces.append(self.piece(number))
            length += len(pieces[-1])
            number += 1
        return "".join((*pieces, self.tail))


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def _html(number: int) -> str:
    return HTML.replace("{n}", str(number))


def _rss_item(number: int) -> str:
    notes = "".join(map(_html, range(12)))
    return (
        f"<item><title>News {number}</title><link>https://a.example/{number}</link>"
        f"<description><![CDATA[{notes}]]></description></item>\n"
    )


def _recording(number: int) -> str:
    chapters = "".join(
        f"<psc:chapter start='{_clock(n * 60)}' title='Part {n}'/>" for n in range(20)
    )
    return (
        f"<item><title>Talk {number}</title><enclosure url='https://a.example/{number}.mp3'"
        f" type='audio/mpeg'/><psc:chapters>{chapters}</psc:chapters>"
        f"<description>{WORDS}</description></item>\n"
    )


def _atom_entry(number: int) -> str:
    notes = "".join(map(_html, range(12))).replace("<", "&lt;")
    return (
        f"<entry><title>News {number}</title><id>urn:{number}</id><link"
        f" href='https://a.example/{number}'/><content type='html'>{notes}</content></entry>\n"
    )


def _json_item(number: int) -> str:
    notes = "".join(map(_html, range(12)))
    comma = "," if number else ""
    url = f"https://a.example/{number}"
    return (
        f'{comma}{{"id": "{number}", "url": "{url}", "title": "News {number}",'
        f' "date_published": "2024-05-01T08:30:00Z", "content_html": "{notes}"}}\n'
    )


_RSS = "<?xml version='1.0'?><rss version='2.0'><channel><title>Wire</title>\n"
_PSC = "xmlns:psc='http://podlove.org/simple-chapters'"
_MAIL = (
    "From: Ann <ann@a.example>\nSubject: News of hives\nDate: Wed, 01 May 2024 08:30:00 +0000\n"
    "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<html><body>\n"
)
FORMS: Mapping[str, Form] = {
    "rss": Form("xml", _RSS, _rss_item, "</channel></rss>"),
    "rss-one": Form(
        "xml", f"{_RSS}<item><title>One</title><description><![CDATA[", lambda n: f"{_html(n)}\n",
        "]]></description></item></channel></rss>",
    ),
    "podcast": Form(
        "xml", _RSS.replace("<rss", f"<rss {_PSC}"), _recording, "</channel></rss>"
    ),
    "broken-rss": Form("xml", f"{_RSS}<item><b></item>", _rss_item),
    "atom": Form(
        "atom", "<feed xmlns='http://www.w3.org/2005/Atom'><title>W</title>", _atom_entry,
        "</feed>",
    ),
    "json-feed": Form(
        "json", '{"version": "https://jsonfeed.org/version/1.1", "items": [', _json_item, "]}"
    ),
    "json-list": Form("json", "[", _json_item, "]"),
    "json-lines": Form("jsonl", "", lambda n: _json_item(n).lstrip(",")),
    "whisper": Form(
        "json", '{"segments": [{"start": 0, "end": 1, "text": "So."}',
        lambda n: f', {{"start": {n}.5, "end": {n + 1}.2, "text": "{WORDS} {n}."}}\n', "]}",
    ),
    "opml": Form(
        "opml", "<opml version='2.0'><body>",
        lambda n: f"<outline text='Feed {n}' type='rss' xmlUrl='https://a.example/{n}'/>\n",
        "</body></opml>",
    ),
    "psc": Form(
        "psc", f"<psc:chapters {_PSC}>",
        lambda n: f"<psc:chapter start='{_clock(n)}' title='Part {n}'/>\n", "</psc:chapters>",
    ),
    "ttml": Form(
        "ttml", "<tt xmlns='http://www.w3.org/ns/ttml'><body><div>",
        lambda n: f"<p begin='{_clock(n)}' end='{_clock(n + 1)}'>{WORDS} {n}.</p>\n",
        "</div></body></tt>",
    ),
    "vtt": Form(
        "vtt", "WEBVTT\n\n", lambda n: f"{_clock(n)}.000 --> {_clock(n + 1)}.000\n{WORDS}.\n\n"
    ),
    "timed-csv": Form("csv", "start,end,text\n", lambda n: f'{n},{n + 1},"{WORDS} {n}."\n'),
    "pocket-csv": Form(
        "csv", "title,url,time_added,tags,status\n",
        lambda n: f"News {n},https://a.example/{n},1714552200,bees,unread\n",
    ),
    "mail": Form("eml", _MAIL, lambda n: f"{_html(n)}\n", "</body></html>\n"),
    "html-article": Form(
        "html", "<!doctype html><html><head><title>Hives</title></head><body><article>",
        lambda n: f"{_html(n)}\n", "</article></body></html>",
    ),
    "html-notes": Form(
        "html", "<!doctype html><html><head><title>Talk</title></head><body><ul>",
        lambda n: f"<li>{_clock(n * 30)} Part {n}: {WORDS}</li>\n", "</ul></body></html>",
    ),
    "html-divs": Form(
        "html", "<!doctype html><html><body><h1>Hives</h1>",
        lambda n: f"<div>{WORDS} {n}.\n", "</body></html>",
    ),
    "chapters-yaml": Form(
        "md", "---\ntitle: Talk\nchapters:\n",
        lambda n: f"  - start: '{_clock(n * 10)}'\n    title: Part {n}\n", "---\n\nNotes.\n",
    ),
    "matter-text": Form(
        "md", "---\ntitle: Hives\ntags: [\n", lambda n: f"  bee{n},\n", "]\n---\nBees.\n"
    ),
    "summary": Form(
        "md", "# Talk\n\n", lambda n: f"{_clock(n * 30)} Part {n}\n\n{WORDS}. {n}\n\n"
    ),
    "headings": Form(
        "md", "# Talk\n\n", lambda n: f"## [{_clock(n * 30)}] Part {n}\n\n- {WORDS}\n\n"
    ),
    "dialogue": Form(
        "txt", "",
        lambda n: f"Ann  {_clock(n * 9)}\n{WORDS}? {n}\n\nBo  {_clock(n * 9 + 4)}\nYes.\n\n",
    ),
    "article": Form(
        "md", "---\ntitle: Hives\nurl: https://a.example/1\n---\n",
        lambda n: f"## Part {n}\n\n{WORDS}, [night {n}](https://b.example/{n}).\n\n",
    ),
}  # fmt: skip
"""Files by the kind of what they hold."""


def measure(path: Path, small: Path) -> str:
    """Read a file after a small one; seconds, MB of memory at most, how much was read."""
    from tui.readers import registry

    registry.read([small])
    begun = process_time()
    reading = registry.read([path])
    took = process_time() - begun
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    segments = sum(len(episode.segments) for episode in reading.episodes)
    told = f"{len(reading.episodes)} episodes, {segments} segments, {len(reading.news)} news"
    return f"{took} {most} {told}" + "".join(f"; {p.message[:60]}" for p in reading.problems[:2])


def table(names: Sequence[str], sizes: Sequence[float]) -> None:
    """Print the speed and the memory of each form at each size."""
    print(f"{'form':14} " + " ".join(f"{size:>5} MB: MB/s   peak" for size in sizes))
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            row = f"{name:14} "
            told = ""
            small = Path(folder) / f"{name}-small.{FORMS[name].suffix}"
            small.write_text(FORMS[name].of_size(_SMALL), encoding="utf-8")
            for size in sizes:
                path = Path(folder) / f"{name}.{FORMS[name].suffix}"
                path.write_text(FORMS[name].of_size(int(size * 1e6)), encoding="utf-8")
                command = [sys.executable, "-m", "tests.fuzz.growth", "--read", str(path)]
                command.append(str(small))
                done = subprocess.run(command, capture_output=True, text=True, check=True)
                took, most, told = done.stdout.strip().split(" ", 2)
                row += f" {size / float(took):14.2f} {float(most):6.0f}"
            print(f"{row}  {told}", flush=True)


def main(argv: Sequence[str]) -> None:
    """Measure the forms that are named, or all."""
    parser = argparse.ArgumentParser("growth", description=__doc__)
    parser.add_argument("forms", nargs="*", metavar="FORM", help=", ".join(FORMS))
    parser.add_argument("--mb", default="0.064,1,4,16", help="sizes")
    parser.add_argument("--read", type=Path, nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args(argv)
    if asked.read:
        print(measure(*asked.read))
    else:
        table(asked.forms or list(FORMS), [float(size) for size in asked.mb.split(",")])


if __name__ == "__main__":
    main(sys.argv[1:])
