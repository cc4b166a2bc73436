"""Subscriptions as OPML 2.0 (https://opml.org/spec2.opml), as other readers take them."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from tui.library.store.subscription_table import Subscription


def opml_of(subscriptions: Iterable[Subscription]) -> str:
    """A list of feeds; tags stand in `category`, divided by commas."""
    root = ET.Element("opml", version="2.0")
    ET.SubElement(ET.SubElement(root, "head"), "title").text = "skimcast subscriptions"
    body = ET.SubElement(root, "body")
    for one in subscriptions:
        about = {"type": "rss", "text": one.name, "title": one.name, "xmlUrl": one.address}
        if one.tags:
            about["category"] = ",".join(one.tags)
        ET.SubElement(body, "outline", about)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'
