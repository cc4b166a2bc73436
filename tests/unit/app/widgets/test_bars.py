"""Lines that tell what is open."""

from __future__ import annotations

from tui.app.widgets.bars import Masthead


def line(title: str, about: str, width: int) -> str:
    masthead = Masthead()
    masthead.show(title, about)
    return "".join(text for text, _ in masthead.pieces(width))


def test_what_is_said_beside_a_title_stays_while_both_fit() -> None:
    about = "38 episodes · 603 segments · 50 news items"
    assert line("Library", about, 80).endswith(f"{about} ")
    assert "38" not in line("Library", about, 50)
    title = "What bees do in a long and cold winter"
    assert line(title, "Field Notes #12 · 1:00:00", 48).rstrip() == f" {title}"
    assert line(title, "Field Notes #12", 30).endswith(" Field Notes #12 ")
