"""Summaries with timecodes to episodes."""
