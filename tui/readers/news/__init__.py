"""Articles to news items.

`ArticleFormat` reads an article with front matter, `PlainArticleFormat` one without,
`ItemListFormat` and `listed_links.read` lists; `item_fields` has the fields of all.
"""
