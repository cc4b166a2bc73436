"""News items to segments: terms, score, stories, reasons."""

from tui.linking.explicit import about_episode
from tui.linking.links import link, with_related
from tui.linking.near import how_near
from tui.linking.settle import settle, settle_about

__all__ = ["about_episode", "how_near", "link", "settle", "settle_about", "with_related"]
