"""Feeds to episodes and news items: RSS, Atom, RDF and JSON Feed, and lists of feeds.

`feed.read` reads feeds of XML through feedparser, with `RawItem` for what that does not tell:
lines, chapters, every transcript. `opml.read` names the feeds of a list. JSON Feed is read with
other lists of articles in JSON (`stores.json_items`).
"""
