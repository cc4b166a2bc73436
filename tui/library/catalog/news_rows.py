"""News items as rows of the catalog, and back: what a document does not hold of one is JSON."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields
from datetime import date, datetime
from typing import Any

from tui.model import Markup, NewsItem, Problem, When

_DEFAULTS = {one.name: one.default for one in fields(NewsItem) if one.default is not MISSING}
_TUPLES = ("topics", "images")


def encoded_fields(item: NewsItem) -> str:
    """What a news item has beside path, title, excerpt and body, with the excerpt's length."""
    values = _given_fields(item)
    values.pop("body", None)
    values["excerpt"] = len(item.excerpt)
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"), default=_plain)


def decoded_item(path: str, title: str | None, text: str, encoded: str) -> NewsItem:
    """The news item of a row: its excerpt and body as text_of gives them, and encoded_fields.

    Raises:
        ValueError, KeyError, TypeError: the row is damaged.
    """
    values = json.loads(encoded)
    length = values["excerpt"]
    values["excerpt"] = text[:length]
    values["body"] = text[length + 2 :] if length else text
    return _item(path, {**values, "title": title})


def _given_fields(item: NewsItem) -> dict[str, Any]:
    values = {name: getattr(item, name) for name in _DEFAULTS}
    return {name: value for name, value in values.items() if value != _DEFAULTS[name]}


def _plain(value: object) -> object:
    if isinstance(value, NewsItem):
        return {"title": value.title, **_given_fields(value)}
    if isinstance(value, Problem):
        return [value.line, value.message]
    if isinstance(value, Markup):
        return [value.start, value.end, value.kind, value.address, value.level]
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _item(path: str, values: dict[str, Any]) -> NewsItem:
    for name in _TUPLES:
        if name in values:
            values[name] = tuple(values[name])
    if "published" in values:
        values["published"] = _when(values["published"])
    if "extra" in values:
        values["extra"] = tuple(map(tuple, values["extra"]))
    if "problems" in values:
        values["problems"] = tuple(Problem(path, *problem) for problem in values["problems"])
    if "body_markup" in values:
        values["body_markup"] = tuple(Markup(*stretch) for stretch in values["body_markup"])
    if "related" in values:
        values["related"] = tuple(_item(path, one) for one in values["related"])
    return NewsItem(path, **values)


def _when(text: str) -> When:
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
