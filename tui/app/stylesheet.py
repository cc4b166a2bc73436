"""Styles that are parsed once."""

from __future__ import annotations

from collections.abc import Mapping

from textual.css.stylesheet import Stylesheet


class CachedStylesheet(Stylesheet):
    """Styles that are parsed again only when the colours are others.

    Textual parses all of them whenever a theme is set, the first one too, and again at the first
    widget after that whose class has styles of its own.
    """

    def __init__(self, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self._known: Mapping[str, str] = variables

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take other colours, if they are others."""
        if variables != self._known:
            self._known = variables
            super().set_variables(variables)

    def reparse(self) -> None:
        """Parse what was not parsed in these colours."""
        self.parse()
