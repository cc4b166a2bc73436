"""Articles to news items.

`read_article` makes one of front matter and text, `read_items` and `listed_links.read` several of
a list; `item_fields` has the fields of all.
"""
