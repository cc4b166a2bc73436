"""HTML to episodes and news items: show notes, saved pages, letters.

`parse_html` makes a tree of bounded depth, `markdown_of` writes what a reader sees of it as
Markdown, which the readers of summaries and articles take on; `find_article` tells the article of a
page from what stands around it, `read_page_metadata` what its head says. `page.read` reads files of
pages, `mail.read` those of letters.
"""
