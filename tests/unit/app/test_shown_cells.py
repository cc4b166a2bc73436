"""Only what changes is sent; the terminal shows the same as if all were."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.app.shown_cells import ShownCells

ENDS = {"22": "12", "23": "3", "24": "4", "27": "7", "29": "9"}
"""What ends a look that has no colour."""
RED, BLUE = "38;2;200;0;0", "1;38;5;33;48;2;0;0;40"
LINK = "\x1b]8;id=1;https://example.org/\x1b\\there\x1b]8;;\x1b\\"


def at(row: int, column: int, *pieces: tuple[str, str]) -> str:
    """What Textual sends to draw pieces of (codes, text), with the cursor put back behind it."""
    drawn = "".join(f"\x1b[{codes}m{text}\x1b[0m" if codes else text for codes, text in pieces)
    return f"\x1b[{row};{column}H{drawn}\n\x1b[1;1H"


def after(code: str, look: dict[str, str]) -> dict[str, str]:
    """A look once a code of SGR was sent."""
    if code == "0":
        return {"rest": "", "38": "", "48": ""}
    if code[:3] in ("38;", "48;"):
        return {**look, code[:2]: code}
    if code in ("39", "49"):
        return {**look, str(int(code) - 1): ""}
    rest = {one for one in look["rest"].split() if one not in ENDS.get(code, "")}
    return {**look, "rest": " ".join(sorted(rest if code in ENDS else {*rest, code}))}


class Screen:
    """A terminal as its manual has it: a letter and all that was said of it, for each cell."""

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], tuple[str, str]] = {}

    def draw(self, data: str) -> None:
        row = column = 1
        look = {"rest": "", "38": "", "48": ""}
        for token in re.findall(r"\x1b\[[\d;]*[CHm]|[^\x1b\n]|\n", data):
            if token[0] == "\x1b" and token[-1] == "H":
                row, column = map(int, token[2:-1].split(";"))
            elif token[0] == "\x1b" and token[-1] == "C":
                column += int(token[2:-1])
            elif token[0] == "\x1b":
                for code in re.findall(r"[34]8;2;\d+;\d+;\d+|[34]8;5;\d+|\d+", token) or ["0"]:
                    look = after(code, look)
            elif token[0] != "\n":
                seen = look["48"] if token.isspace() else " ".join(look.values())
                column += self.put(row, column, token, seen)

    def put(self, row: int, column: int, letter: str, seen: str) -> int:
        """Put a letter in its cells, an accent on the letter before it; how many cells it takes."""
        width = cell_len(letter)
        if not width:
            before = self.cells.get((row, column - 1), ("", ""))
            self.cells[row, column - 1] = before[0] + letter, before[1]
        for further in range(width):
            self.cells[row, column + further] = "" if further else letter, seen
        return width


pieces = st.lists(
    st.tuples(
        st.sampled_from(["", RED, BLUE, "1;4;38;5;33", "2;3", "1;2", "4"]),
        st.text("ab …│\u0301", min_size=1, max_size=9),
    ),
    min_size=1,
    max_size=4,
)


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(1, 12), pieces), max_size=8))
def test_the_terminal_shows_the_same(frames: list[tuple[int, int, list[tuple[str, str]]]]) -> None:
    whole, changed, cells = Screen(), Screen(), ShownCells()
    for row, column, drawn in frames:
        whole.draw(at(row, column, *drawn))
        changed.draw(cells.changes(at(row, column, *drawn)))
        assert changed.cells == whole.cells


def test_what_stands_there_is_not_sent_again_and_of_a_row_only_what_differs() -> None:
    cells = ShownCells()
    row = ("", "1:00 "), (RED, "Optimus walks on two legs"), ("", " · 2 news")
    assert "Optimus" in cells.changes(at(3, 5, *row))
    assert not cells.changes(at(3, 5, *row))
    assert cells.changes(at(3, 5, *row[:2], ("", " · 3 news"))) == "\x1b[3;38H3\x1b[1;1H"
    assert cells.changes(at(3, 5, ("", "1:00 "), (BLUE, "O"))).startswith("\x1b[3;10H")


def test_colours_are_sent_when_they_change_and_left_as_they_were_at_the_end() -> None:
    sent = ShownCells().changes(at(1, 1, (RED, "a b"), (RED, "c"), ("", "d")))
    assert sent == f"\x1b[1;1H\x1b[{RED}ma bc\x1b[md\x1b[1;1H"


@pytest.mark.parametrize("text", ["蜂蜜", "דבורים", "e\u0301te", "👩‍🚀"])
def test_letters_whose_width_terminals_differ_about_are_sent_with_their_whole_stretch(
    text: str,
) -> None:
    cells = ShownCells()
    cells.changes(at(1, 1, ("", f"{text} one thing and another")))
    assert f"{text} one thing and nothing" in cells.changes(
        at(1, 1, ("", f"{text} one thing and nothing"))
    )


class Older(Screen):
    """A terminal that gives each character a cell of its own, those too that others join."""

    def put(self, row: int, column: int, letter: str, seen: str) -> int:
        self.cells[row, column] = letter, seen
        return 1


@pytest.mark.parametrize("text", ["कहानी", "👩‍👩‍👧", "🇩🇪 e\u0301"])
@pytest.mark.parametrize("pad", ["", RED])
def test_the_frame_stands_though_a_terminal_counts_the_letters_otherwise(
    text: str, pad: str
) -> None:
    end = 20
    for screen, cells in ((Screen(), ShownCells()), (Older(), ShownCells())):
        for drawn in (text, f"{text} {text}", text):
            room = " " * (end - 3 - cell_len(drawn))
            row = ("", f" {drawn}"), (pad, room), (RED, "│")
            screen.draw(cells.changes(at(1, 1, (RED, "│"), *row)))
            line = [screen.cells[1, column][0] for column in range(1, end + 1)]
            assert line[-1] == "│"
            assert "".join(line[1:-1]).rstrip() == f" {drawn}"
            assert max(column for _, column in screen.cells) == end


def test_the_cursor_goes_nowhere_for_what_is_placed_anew() -> None:
    cells = ShownCells()
    assert cells.changes("\x1b[2;1H\u280b\x1b[1;1H").endswith("\x1b[1;1H")
    assert cells.changes("\x1b[2;1H\u2819") == "\x1b[2;1H \x1b[2;1H\u2819"
    assert cells.changes("\x1b[2;1H\u2819\x1b[m\x1b[1;1H").endswith("\x1b[1;1H")


def test_behind_an_accent_nothing_is_taken_for_known() -> None:
    cells = ShownCells()
    cells.changes(at(1, 1, ("", "e\u0301te xx")))
    assert cells.changes(at(1, 5, ("", " "))) == "\x1b[1;5H \x1b[1;1H"


def test_a_hyperlink_is_around_its_words_alone() -> None:
    assert ShownCells().changes(f"\x1b[1;1Hgo {LINK}!\x1b[1;1H") == f"\x1b[1;1Hgo {LINK}!\x1b[1;1H"


def test_what_is_not_understood_is_sent_as_it_is_and_nothing_is_known_after_it() -> None:
    cells = ShownCells()
    cells.changes(at(1, 1, ("", "bees")))
    assert cells.changes("\x1b[2;1Hbees\x1b[2J") == "\x1b[2;1Hbees\x1b[2J"
    assert "bees" in cells.changes(at(1, 1, ("", "bees")))
    cells.forget()
    assert "bees" in cells.changes(at(1, 1, ("", "bees")))


def test_what_stands_behind_what_was_sent_is_led_to_shortly_and_what_ends_is_told_alone() -> None:
    cells = ShownCells()
    cells.changes(at(2, 1, ("1;38;5;9", "0123456789 123456789")))
    drawn = at(2, 1, ("1;38;5;9", "x123456789 12345678"), ("38;5;9", "9"))
    assert cells.changes(drawn) == "\x1b[2;1H\x1b[1;38;5;9mx\x1b[18C\x1b[22m9\x1b[m\x1b[1;1H"


def test_nothing_is_sent_where_nothing_changes_and_the_cursor_stays() -> None:
    cells = ShownCells()
    drawn = at(2, 1, (RED, "a word"))
    assert cells.changes(drawn)
    assert not cells.changes(drawn)
    assert cells.changes(drawn.replace("\x1b[1;1H", "\x1b[1;4H")) == "\x1b[1;4H"


FRAME = "\x1b[1;1H\x1b[1mBees\x1b[0m │ Hives\n\x1b[2;1HThey hum."


def test_a_frame_that_stands_there_is_not_sent_again_and_then_only_what_differs() -> None:
    cells = ShownCells()
    cells.begin_with(FRAME)
    assert cells.changes(f"{FRAME}\x1b[1;1H") == "\x1b[1;1H"
    assert cells.changes(f"{FRAME.replace('hum', 'ham')}\x1b[1;1H") == "\x1b[2;7Ha\x1b[1;1H"


@pytest.mark.parametrize(
    ("frame", "drawn"),
    [
        (FRAME, FRAME.replace("hum", "ham")),
        (FRAME.replace("hum", "嗡嗡"), FRAME.replace("hum", "嗡嗡")),
    ],
    ids=["another", "letters that may stand askew"],
)
def test_a_frame_that_may_not_be_what_is_to_be_seen_is_sent_whole(frame: str, drawn: str) -> None:
    cells = ShownCells()
    cells.begin_with(frame)
    sent, screen, whole = cells.changes(f"{drawn}\x1b[1;1H"), Screen(), Screen()
    screen.draw(sent)
    whole.draw(drawn)
    assert screen.cells == whole.cells


def test_of_a_frame_that_was_forgotten_nothing_is_known() -> None:
    cells = ShownCells()
    cells.begin_with(FRAME)
    cells.changes(f"{FRAME}\x1b[1;1H")
    cells.forget()
    assert "Hives" in cells.changes(f"{FRAME}\x1b[1;1H")
