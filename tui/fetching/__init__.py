"""What is fetched from the network, and only when the reader asks.

`HttpClient` gives a `FetchedDocument` or raises a `FetchError` that says why not: https and
http alone, a few redirects, bounded in size and time, one request at a time for each host.
`open_socket` is how it refuses addresses of the local network.
"""
