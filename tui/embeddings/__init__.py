"""What texts mean, as vectors: texts near in meaning have vectors near in angle.

An `Embedder` makes them; `default_embedder` is the `StaticTable` that comes with the package,
`embedder_for` the best one installed for a language. A `VectorCache` keeps what was made.
"""
