"""Fields of front matter to a news item."""

from __future__ import annotations

from msgspec.structs import replace

from tui.model import NewsItem, Problem
from tui.readers.frontmatter.document import FrontMatter, Value
from tui.readers.frontmatter.field_names import is_named
from tui.readers.frontmatter.fields import Fields, flat, texts_of
from tui.readers.markup.inline import plain
from tui.readers.markup.plain_text import plain_text
from tui.sanitize import clean_line
from tui.urls import host_of, web_address

MAX_EXTRA = 200
"""Further fields that are kept of one item at most."""


def lists_items(matter: FrontMatter) -> bool:
    """Whether front matter has a list of news items."""
    return bool(_listed(matter)[0])


def listed_items(path: str, matter: FrontMatter) -> list[NewsItem]:
    """The news items of the first list of such in front matter."""
    values, line = _listed(matter)
    return [_read_item(path, value, line) for value in values]


def _listed(matter: FrontMatter) -> tuple[list[Value], int | None]:
    """What describes items in a list of front matter, and the line of the list."""
    for name, value in matter.fields.items():
        if isinstance(value, list) and is_named(name, "news.items"):
            items = [part for part in value if _is_item(part)]
            if items:
                return items, matter.lines.get(name)
    return [], None


def _is_item(value: Value) -> bool:
    """Whether a value describes a news item: a mapping with a title or an address."""
    return isinstance(value, dict) and any(
        is_named(name, "news.title", "news.address") for name in value
    )


def _read_item(path: str, value: Value, line: int | None) -> NewsItem:
    fields = Fields(path, dict(value) if isinstance(value, dict) else {}, {}, line)
    item = item_of(fields)
    return replace(item, problems=tuple(fields.problems))


def item_of(fields: Fields) -> NewsItem:
    """The item that fields describe, without its body; what is left over becomes extra."""
    secured = _take_secured(fields)
    related = _take_related(fields)
    images = _take_images(fields)
    topics = _take_topics(fields)
    provider, domain = _take_provider(fields)
    title = plain_line(fields.text("news.title"))
    url = fields.address("news.address")
    return NewsItem(
        path=fields.path,
        title=title or None,
        excerpt=plain_text(fields.text("news.excerpt")),
        secured=secured,
        provider=provider,
        domain=domain or (host_of(url) if url else None),
        published=fields.when("news.published"),
        url=url,
        topics=topics,
        quality=fields.number("news.quality"),
        heat=fields.number("news.heat"),
        images=images,
        related=related,
        extra=_take_extra(fields, shown=frozenset((title, url))),
    )


def plain_line(text: str) -> str:
    """A title or name without tags and entities."""
    return clean_line(plain(text)) if "<" in text or "&" in text else text


def _take_secured(fields: Fields) -> bool:
    values = [fields.left.pop(name) for name, _ in fields.named("news.secured")]
    return bool(values and values[-1]) and values[-1] not in ("false", "no", "0")


def _take_related(fields: Fields) -> tuple[NewsItem, ...]:
    items: list[NewsItem] = []
    for name, value in fields.named("news.related"):
        parts = value if isinstance(value, list) else [value]
        line = fields.lines.get(name, fields.line)
        parsed = [_related(fields, part, line) for part in parts]
        items.extend(item for item in parsed if item is not None)
        if all(item is not None for item in parsed) or value is None:
            del fields.left[name]
    return tuple(items)


def _related(fields: Fields, value: Value, line: int | None) -> NewsItem | None:
    """One related item; its problems are told with those of its parent."""
    if _is_item(value):
        item = _read_item(fields.path, value, line)
        fields.problems.extend(item.problems)
        return replace(item, problems=())
    address = web_address(value) if isinstance(value, str) else None
    return NewsItem(fields.path, None, url=address, domain=host_of(address)) if address else None


def _take_images(fields: Fields) -> tuple[str, ...]:
    addresses: dict[str, None] = {}
    for name, value in fields.named("news.images"):
        texts = texts_of(_addresses_only(value))
        good = [address for text in texts if (address := web_address(text))]
        addresses.update(dict.fromkeys(good))
        for text in texts:
            if text not in good and ":" in text[:12]:
                fields.refuse_address(name, text)
        fields.keep(name, _without_addresses(value, frozenset(good)))
    return tuple(addresses)


def _addresses_only(value: Value) -> Value:
    """A picture's addresses: the text itself, or what a mapping gives as url, src or feature."""
    if isinstance(value, list):
        return [_addresses_only(part) for part in value]
    if isinstance(value, dict):
        return [part for name, part in value.items() if is_named(name, "image.address")]
    return value


def _without_addresses(value: Value, good: frozenset[str]) -> Value:
    """What a picture tells beside its address and size: a credit, a description."""
    if isinstance(value, list):
        return [left for part in value if (left := _without_addresses(part, good))]
    if isinstance(value, dict):
        known = ("image.size", "image.own_address")
        beside = ((name, part) for name, part in value.items() if not is_named(name, *known))
        return {name: left for name, part in beside if (left := _without_addresses(part, good))}
    return None if isinstance(value, str) and value in good else value


def _take_topics(fields: Fields) -> tuple[str, ...]:
    words: list[str] = []
    for name, value in fields.named("news.topics"):
        del fields.left[name]
        words += value.strip("[]").split(",") if isinstance(value, str) else texts_of(value)
    if isinstance(fields.left.get("taxonomies"), dict):
        words += texts_of(fields.left.pop("taxonomies"))
    topics: dict[str, str] = {}
    for word in filter(None, map(clean_line, words)):
        topics.setdefault(word.casefold(), word)
    return tuple(topics.values())


def _take_provider(fields: Fields) -> tuple[str | None, str | None]:
    for name, value in fields.named("news.provider"):
        if isinstance(value, dict):
            inner = Fields(fields.path, dict(value), {}, fields.lines.get(name, fields.line))
            publisher, host = inner.text("provider.name"), inner.text("provider.domain")
            fields.problems.extend(inner.problems)
            fields.keep(name, inner.left)
            return plain_line(publisher) or None, host or None
    domain = fields.text("news.domain") or None
    for name, value in fields.named("news.provider"):
        if isinstance(value, str) and "/" not in value:
            del fields.left[name]
            return plain_line(clean_line(value)) or None, domain
    return None, domain


def _take_extra(fields: Fields, shown: frozenset[str | None]) -> tuple[tuple[str, str], ...]:
    pairs = [
        (name, plain_line(text) or text)
        for key, value in fields.left.items()
        for name, text in flat(clean_line(key), value)
        if text and text not in shown and not is_named(name.rpartition(".")[2], "image.size")
    ]
    if len(pairs) > MAX_EXTRA:
        message = f"of {len(pairs)} further fields only {MAX_EXTRA} are kept; shorten this."
        fields.problems.append(Problem(fields.path, fields.line, message))
    return tuple(pairs[:MAX_EXTRA])
