"""Articles to news items.

`ArticleFormat` reads an article with front matter, `PlainArticleFormat` one without,
`ItemListFormat` a list; `item_fields` has the fields of all.
"""
