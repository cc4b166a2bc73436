"""Text from right to left in the order of the cells."""

from __future__ import annotations

import pytest

from tui.app.bidi import is_right_to_left, terminal_orders, visual_text

SHALOM = "שלום"
OLAM = "עולם"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words", "plain words"),
        (f"{SHALOM} {OLAM}", f"{OLAM[::-1]} {SHALOM[::-1]}"),
        (f"{SHALOM} Rust 1.52 {OLAM}", f"{OLAM[::-1]} Rust 1.52 {SHALOM[::-1]}"),
        (f"see {SHALOM} {OLAM} there", f"see {OLAM[::-1]} {SHALOM[::-1]} there"),
        (f"{SHALOM} 1,250 ({OLAM}).", f".({OLAM[::-1]}) 1,250 {SHALOM[::-1]}"),
        (f"{SHALOM} 50% {OLAM}", f"{OLAM[::-1]} 50% {SHALOM[::-1]}"),
        (f"0:05:00  {SHALOM}", f"{SHALOM[::-1]}  0:05:00"),
    ],
)
def test_letters_stand_as_readers_expect_them(text: str, expected: str) -> None:
    assert visual_text(text) == expected


def test_points_stay_with_their_letter() -> None:
    assert visual_text("שָׁל") == "לשָׁ"


def test_most_letters_tell_the_direction_of_a_paragraph() -> None:
    assert is_right_to_left(f"• Git 12: {SHALOM}")
    assert not is_right_to_left(f"• And then {SHALOM}")


@pytest.mark.parametrize(
    ("environment", "orders"),
    [
        ({"TERM": "xterm-kitty"}, False),
        ({"TERM": "xterm-256color", "VTE_VERSION": "5402"}, False),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7600"}, True),
        ({"TERM": "xterm-256color", "KONSOLE_VERSION": "220401"}, True),
        ({"TERM": "mlterm-256color"}, True),
        ({}, False),
    ],
)
def test_a_terminal_that_orders_letters_itself_is_left_to_it(
    environment: dict[str, str],
    orders: bool,  # noqa: FBT001  a parameter of the test
) -> None:
    assert terminal_orders(environment) is orders
