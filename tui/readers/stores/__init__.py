"""News from where people keep it: what other programs export or store.

`json_items.read` reads lists of articles in JSON, `table_items.read` those in tables,
`newsboat.read` a cache of newsboat and `newsboat_article.read` what it saves.
"""
