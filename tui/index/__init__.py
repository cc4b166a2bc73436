"""The index engine: documents to postings, kept in segments, and the best documents for terms."""
