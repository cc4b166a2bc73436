"""News items to segments: terms, score, reasons."""

from tui.linking.links import link, with_related
from tui.linking.near import how_near

__all__ = ["how_near", "link", "with_related"]
