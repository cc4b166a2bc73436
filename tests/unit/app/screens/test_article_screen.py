"""The article: why it stands where it does, in words."""

from __future__ import annotations

import pytest

from tui.app.screens.article_screen import told_reasons


@pytest.mark.parametrize(
    ("reasons", "line"),
    [
        ((), ""),
        (("close in meaning",), "Close in meaning"),
        (("“wind”", "“sea”", "2 days after"), "Shares “wind”, “sea” · 2 days after"),
        (("close in meaning", "“wind”"), "Close in meaning · shares “wind”"),
    ],
)
def test_reasons_read_as_a_line(reasons: tuple[str, ...], line: str) -> None:
    assert told_reasons(reasons) == line
