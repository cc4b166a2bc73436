"""What a file says about itself above its text.

`document` splits a file into `FrontMatter` and body; `values` and `yaml_events` make bounded
plain values of what was written; `Fields` looks them up by the names of `field_names`, as text,
dates or addresses.
"""
