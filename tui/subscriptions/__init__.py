"""Subscriptions: feeds that bring what is new into a library folder of the reader's, as files.

`Refresher` asks feeds eight at a time and tells of each what came, as `Refreshed`; `ItemFolder`
writes items as Markdown with front matter; `Adder` takes whatever stands at an address;
`AttachmentFetcher` brings an episode's transcript and chapters beside it.
"""
