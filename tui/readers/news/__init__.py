"""Articles to news items.

`ArticleFormat` reads an article with front matter, `PlainArticleFormat` one without,
`ItemListFormat` a list; `item_fields` has the fields, and `without_boilerplate` what a body
leaves out.
"""
