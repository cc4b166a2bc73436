"""News from where people keep it: what other programs export or store.

`json_items.read` reads lists of articles in JSON, `xml_items.read` those in XML and
`table_items.read` those in tables, `bookmarks.read` and `shortcut.read` links,
`newsboat.read` a cache of newsboat and `newsboat_article.read` what it saves.
"""
