"""What the terminal shows, cell by cell, so that only what changes is sent to it.

Textual sends each line of a widget that it draws anew from end to end, the frame around it too, and
each piece with all its colours. `ShownCells` reads what Textual would send and gives what differs
from what the terminal has already; whatever it does not understand is sent as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from rich.cells import cell_len, get_character_cell_size

_TOKEN = re.compile(
    r"\x1b\[(\d+);(\d+)H"  # to a row and a column, from 1
    r"|\x1b\[([\d;]*)m"  # colours
    r"|\x1b\]8;([^\x1b]*)\x1b\\"  # a hyperlink begins, or ends
    r"|([^\x1b]+)"
)
_ROW = re.compile(r"\x1b\[(\d+);1H")
_NEAR = 6
"""Cells between two changes that are sent again: going over them is no shorter."""
_COLOUR = {"38": 0, "48": 1}
_LONG = {"2": 5, "5": 3}
"""Numbers of a colour, by the one that tells its kind."""
_SEEN_ON_BLANKS = {"4", "7", "9", "21"}
"""Underlined, reversed, struck through: what a blank shows beside its background."""

_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "7": "27", "9": "29"}
"""What ends bold, dim, italic, underlined, reversed, struck through."""


class Look(NamedTuple):
    """How a cell looks: its colours as SGR has them, and the hyperlink behind it."""

    front: str = ""
    back: str = ""
    rest: tuple[str, ...] = ()
    link: str = ""


Cell: TypeAlias = tuple[str, Look]
"""What stands in a cell; nothing behind a letter that is two cells wide."""
_Run: TypeAlias = tuple[int, int, list[Cell]]


class ShownCells:
    """The cells of a terminal, as far as they are known."""

    def __init__(self) -> None:
        self._rows: dict[int, list[Cell | None]] = {}
        self._cursor: tuple[int, int] | None = None
        self._frame = ""
        self._unread: dict[int, str] = {}  # lines of the frame, by their rows

    def begin_with(self, frame: str) -> None:
        """Before anything is drawn: a frame that the terminal shows already.

        If the first that would be drawn is just that, it is not sent again, and a line of it is
        read when something changes there. It is sent where a letter may be wider than one cell:
        the frame may stand there askew.
        """
        self._frame = frame if all(map(_is_one_wide, set(frame))) else ""

    def forget(self) -> None:
        """Nothing is known of what the terminal shows."""
        self._rows.clear()
        self._cursor = None
        self._unread.clear()

    def changes(self, data: str) -> str:
        """What is left to send of what would be drawn; what does not begin by placing is sent so.

        A place at the end, without anything to draw there, is where the cursor is to be.
        """
        frame, self._frame = self._frame, ""
        if frame and data.startswith(frame):
            data = data.removeprefix(frame)
            self._unread = {
                int(at[1]): at.string for at in map(_ROW.match, frame.split("\n")) if at
            }
        runs = _runs_of(data)
        if runs is None:
            self.forget()
            return data
        pen, sent = Look(), []
        here: tuple[int, int] | None = None  # where the terminal writes next, if that is known
        for row, column, cells in runs:
            for start, end in self._take(row, column, cells):
                sent.append(_move(here, row, column + start))
                here = (row, column + end) if _is_narrow(cells[start:end]) else None
                for (is_blank, look), part in groupby(cells[start:end], _blank_and_look):
                    if look != (_blank(pen) if is_blank else pen):
                        sent.append(_switch(pen, look))
                        pen = look
                    sent += map(itemgetter(0), part)
        sent.append(_switch(pen, Look()))
        place = runs[-1][:2] if runs and not runs[-1][2] else None
        if place and (place != self._cursor or any(sent)):
            sent.append(f"\x1b[{place[0]};{place[1]}H")
        self._cursor = place
        return "".join(sent)

    def _take(self, row: int, column: int, cells: Sequence[Cell]) -> list[tuple[int, int]]:
        """Take note of what will stand in a row; the stretches of it that are to be sent."""
        for run in _runs_of(self._unread.pop(row, "")) or ():
            self._take(*run)
        line = self._rows.setdefault(row, [])
        end = column + len(cells)
        line += [None] * (end - len(line))
        before = line[column:end]
        if not all(_is_sure(cell[0]) for cell in cells):
            begin = max(0, column - 1)  # an accent at the beginning belongs to the letter before it
            line[begin:] = [None] * (len(line) - begin)  # the terminal alone knows where it ends
            return [(0, len(cells))]
        if before == cells:
            return []
        line[column:end] = cells
        if not (_is_narrow(before) and _is_narrow(cells)):  # terminals differ about what is wide
            return [(0, len(cells))]
        changed = (n for n, (old, new) in enumerate(zip(before, cells, strict=True)) if old != new)
        return list(_stretches(changed))


def _runs_of(data: str) -> list[_Run] | None:
    """(row, column, cells) of what is drawn; None where anything else is in it."""
    runs: list[_Run] = []
    look, at, is_place = Look(), 0, False
    while at < len(data):
        token = _TOKEN.match(data, at)
        if token is None or not (runs or token[1]):
            return None
        at = token.end()
        is_place = bool(token[1]) or (is_place and not token[5])
        if token[1]:
            runs.append((int(token[1]), int(token[2]), []))
        elif token[5]:
            _put(runs, token[5].replace("\n", ""), look)
        elif token[4] is not None:
            look = look._replace(link=token[4] if token[4].strip(";") else "")
        else:
            look = _look_of(token[3], look.link)
    return runs if is_place or not runs or runs[-1][2] else runs[:-1]


def _put(runs: list[_Run], text: str, look: Look) -> None:
    """Put a text behind the last run; in one of its own where terminals differ about its cells.

    Such a text is drawn over blanks, and what follows is placed anew: then no terminal shows the
    rest of the row, or the frame, somewhere else.
    """
    core = text.strip(" ")
    before, behind = (text, "") if not core else text.split(core, 1)
    _put_blanks(runs, before, look)
    row, column, cells = runs[-1]
    if all(map(_is_sure, core)):
        cells.extend(_cells_of(core + behind, look))
        return
    column, width = column + len(cells), cell_len(core)
    runs.append((row, column, list(_cells_of(" " * width, look))))
    runs.append((row, column, list(_cells_of(core, look))))
    runs.append((row, column + width, []))
    _put_blanks(runs, behind, look)


def _put_blanks(runs: list[_Run], blanks: str, look: Look) -> None:
    """Put blanks behind the last run; beneath the text before them, which may need their room."""
    row, column, cells = runs[-1]
    if cells or len(runs) == 1 or all(_is_sure(cell[0]) for cell in runs[-2][2]):
        cells.extend(_cells_of(blanks, look))
    else:
        runs[-3][2].extend(_cells_of(blanks, look))
        runs[-1] = row, column + len(blanks), cells


def _cells_of(text: str, look: Look) -> Iterable[Cell]:
    blank = _blank(look)
    if text.isascii():
        return [(char, blank if char == " " else look) for char in text]
    return _cells_of_any(text, look, blank)


def _cells_of_any(text: str, look: Look, blank: Look) -> Iterator[Cell]:
    for char in text:
        yield char, blank if char == " " else look
        if not char.isascii() and get_character_cell_size(char) > 1:
            yield "", look


def _blank_and_look(cell: Cell) -> tuple[bool, Look]:
    return cell[0] == " ", cell[1]


def _is_narrow(cells: Sequence[Cell | None]) -> bool:
    """Whether each cell has a letter that is one cell wide on every terminal, or is not known."""
    text = "".join(cell[0] for cell in cells if cell)
    missing = cells.count(None)
    return len(text) + missing == len(cells) and (
        text.isascii() or all(map(_is_one_wide, set(text)))
    )


@lru_cache(maxsize=4000)
def _is_one_wide(char: str) -> bool:
    is_letter = char < "\u0300" or "\u0370" <= char <= "\u0482" or "\u048a" <= char <= "\u058f"
    return is_letter or "\u2010" <= char <= "\u2027" or "\u2500" <= char <= "\u259f" or char in "★►"


@lru_cache(maxsize=4000)
def _is_sure(char: str) -> bool:
    """Whether it is known how many cells a letter takes, whatever stands beside it."""
    if char.isascii() or _is_one_wide(char):
        return True
    return get_character_cell_size(char) > 0 and unicodedata.category(char)[0] in "LNP"


def _stretches(changed: Iterator[int]) -> Iterator[tuple[int, int]]:
    """Stretches (first, end) that have all changed cells, those close together in one."""
    first = last = -1
    for number in changed:
        if first >= 0 and number - last > _NEAR:
            yield first, last + 1
            first = -1
        first, last = (number if first < 0 else first), number
    if first >= 0:
        yield first, last + 1


@lru_cache(maxsize=1000)
def _look_of(codes: str, link: str) -> Look:
    """The look that SGR codes tell, from nothing on."""
    colours, rest = ["", ""], list[str]()
    left = codes.split(";") if codes else []
    while left:
        code = left[0]
        size = _LONG.get(left[1], 1) if code in _COLOUR and len(left) > 1 else 1
        part, left = ";".join(left[:size]), left[size:]
        number = int(code or "0")
        if code in _COLOUR:
            colours[_COLOUR[code]] = part
        elif number == 0:
            colours, rest = ["", ""], list[str]()
        elif 30 <= number <= 37 or 90 <= number <= 97:
            colours[0] = part
        elif 40 <= number <= 47 or 100 <= number <= 107:
            colours[1] = part
        else:
            rest.append(part)
    return Look(colours[0], colours[1], tuple(rest), link)


@lru_cache(maxsize=1000)
def _blank(look: Look) -> Look:
    """What there is to see of a look where no letter stands."""
    if look.link or not _SEEN_ON_BLANKS.isdisjoint(look.rest):
        return look
    return Look(back=look.back)


@lru_cache(maxsize=4000)
def _move(here: tuple[int, int] | None, row: int, column: int) -> str:
    """What leads to a cell from where the terminal would write next."""
    if here == (row, column):
        return ""
    if here and here[0] == row and here[1] < column:
        return f"\x1b[{column - here[1]}C"
    return f"\x1b[{row};{column}H"


def _switch(old: Look, new: Look) -> str:
    """What makes the one look the other."""
    link = f"\x1b]8;{new.link or ';'}\x1b\\" if new.link != old.link else ""
    if old[:3] == new[:3]:
        return link
    if not any(new[:3]):
        return f"{link}\x1b[m"
    anew = ["0", *new.rest, *filter(None, (new.front, new.back))]
    gone = [code for code in old.rest if code not in new.rest]
    if not all(code in _OFF for code in gone):
        return f"{link}\x1b[{';'.join(anew)}m"
    codes = list(dict.fromkeys(_OFF[code] for code in gone))
    codes += [c for c in new.rest if c not in old.rest or _OFF.get(c) in codes]
    codes += [new.front or "39"] if new.front != old.front else []
    codes += [new.back or "49"] if new.back != old.back else []
    return f"{link}\x1b[{min(';'.join(codes), ';'.join(anew), key=len)}m"
