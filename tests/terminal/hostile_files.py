"""Files whose every field and name carries what a terminal obeys, or what hides how it reads."""

from __future__ import annotations

import os
from pathlib import Path

NAME = (
    "\x1b]52;c;RVZJTA==\x1b\\\x1b]0;EVIL\x07\x1b[31;5m\x9b31mEVIL\u202e\u2066\u200b\n\t\x7f"
    "\U000e0041\u115f\u180e"
)
EVIL = (
    f"{NAME}\x1b]8;;file:\u2044etc\u2044passwd\x1b\\\x1bP+q544e\x1b\\\x1b_Gf=100;EVIL\x1b\\"
    "\x1b[77;777H\x1b[2J\x1b[6n\x1bc\x1b(0\x1b\u200b[31;5m\x1b\x1b[31;5m\x9d0;EVIL\x9c\x90q\x9c"
    "\x84\x85\x8d\x07\x08\x0e\u202a\u202b\u202d\u2067\u2069\u200e\u061c\u2060\ufeff\u00ad"
    "\u2028\u2029\U000e0001\U000e0045\U000e007f\u1160\u3164\uffa0\u034f\u17b4\u180b\ufffa"
    "\U0001d173[/][red]RED[@click=app.quit]CLICK[/]"
)


def quoted(text: str) -> str:
    """A text as a double-quoted scalar of YAML, all of it escaped."""
    return '"' + "".join(f"\\U{ord(char):08x}" for char in text) + '"'


def write(path: Path, text: str) -> None:
    """Write a file; a lone surrogate as it stands."""
    path.write_bytes(text.encode("utf-8", "surrogatepass"))


def make_files(folder: Path) -> None:
    """Write episodes, and news beside them, all of them hostile."""
    evil = EVIL
    spoken = "".join(
        f"0:{minute:02}:00 Bees {minute} {evil}\nRoboBee almonds varroa pollen {evil}\n\n"
        for minute in range(0, 30, 5)
    )
    about = f"Bees talk {evil}"
    write(
        folder / f"a{NAME}.md",
        f"---\ntitle: {quoted(about)}\nshow: {quoted(evil)}\nmedia: https://youtu.be/abc\n"
        f"published: 2024-05-01\n{quoted('key' + evil)}: {quoted(evil)}\n---\n"
        f"Bees {evil}\n\n{spoken}",
    )
    write(
        folder / f"b{NAME}.md",
        f"---\nchapters:\n  - start: 0:00\n    title: {quoted(evil)}\n  - start: 0:10:00\n"
        f"    title: {quoted('Bees ' + evil)}\n  - {quoted('none ' + evil)}\n"
        f"published: {quoted('2022-13-45' + evil)}\nmedia: {quoted('javascript:' + evil)}\n---\n",
    )
    write(folder / f"c{NAME}.md", f"0:00\n{evil}\n5:00\n{evil}\n")
    write(folder / f"d{NAME}.md", f"---\ntitle: *{evil}\nx: [ {evil}\n---\n{spoken}")
    write(folder / f"e{NAME}.vtt", f"WEBVTT {evil}\n\n00:00.000 --> 00:01.000\nBees {evil}\n")
    write(folder / f"f{NAME}.md", "\x00\x01\x02\x03" * 400)
    (folder / f"g{NAME}.md").symlink_to(f"/nonexistent/{NAME}")
    (folder / f"h{NAME}.json").write_text("{}", encoding="utf-8")
    _make_news(folder / "news")


def _make_news(folder: Path) -> None:
    folder.mkdir()
    for number in range(4):
        title = quoted(f"RoboBee almonds varroa {number} {EVIL}")
        write(
            folder / f"n{number}{NAME}.md",
            f"---\ntitle: {title}\nexcerpt: {quoted('RoboBee almonds pollen ' + EVIL)}\n"
            f"publishedDateTime: 2024-05-0{1 + number}T10:00:00Z\nwebUrl: https://a.b/{number}\n"
            f"provider:\n  name: {quoted('Wire ' + EVIL)}\n  domain: {quoted('a.b' + EVIL)}\n"
            f"topics: [{quoted(EVIL)}]\n{quoted('odd' + EVIL)}: {quoted(EVIL)}\n---\n"
            f"RoboBee among almonds, varroa, hives and pollen {EVIL}\n",
        )
    tied = f"episode: {quoted('Bees talk ' + EVIL)}\nsegments: [0:05:00]\n"
    write(folder / f"p{NAME}.md", f"---\n{tied}provider: {quoted(EVIL)}\n---\n")
    write(
        folder / f"q{NAME}.md", f"---\nprovider: W\nwebUrl: {quoted('https://a.b/' + EVIL)}\n---\n"
    )


def names_in(folder: Path) -> list[str]:
    """The paths of the files in a folder, by name."""
    return sorted(os.path.join(folder, name) for name in os.listdir(folder))  # noqa: PTH118, PTH208  as argv has them
