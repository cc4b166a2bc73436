"""Styles are parsed once in the same colours."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from textual.css import stylesheet as textual_stylesheet
from textual.css.model import RuleSet
from textual.css.parse import parse

from tui.app.stylesheet import CachedStylesheet

RED, BLUE = {"own": "#ff0000"}, {"own": "#0000ff"}


def test_styles_are_parsed_again_only_in_other_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = list[str]()

    def noting(scope: str, css: str, *args: Any, **named: Any) -> Iterable[RuleSet]:
        parsed.append(css)
        return parse(scope, css, *args, **named)

    monkeypatch.setattr(textual_stylesheet, "parse", noting)
    styles = CachedStylesheet(dict(RED))
    styles.add_source("Static { color: $own; }", ("one", ""))
    styles.parse()
    for variables in (RED, RED, BLUE):
        styles.set_variables(dict(variables))
        styles.reparse()
    assert [rule.styles.color.hex for rule in styles.rules] == ["#0000FF"]
    assert len(parsed) == 2
    styles.add_source("Static { width: 3; }", ("two", ""))
    assert len(styles.rules) == 2
    assert len(parsed) == 3
