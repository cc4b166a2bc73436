"""Benches: what skimcast costs and how good it is, beside a rival in the same run.

`python -m tests.bench --help` lists them. A bench is a module with `main(argv)`: it prints what it
measures, and returns by name the `Figure`s that `baseline.json` holds. See `baseline` for how they
are compared.
"""
