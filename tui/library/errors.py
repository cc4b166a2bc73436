"""What can go wrong with what skimcast keeps; the messages are for the reader."""

from __future__ import annotations


class StoreError(Exception):
    """The reader's store cannot be read, or would not take a change; nothing has changed then."""


class SyncError(Exception):
    """Why an index cannot follow its files; what it had stays."""


class AtWorkError(SyncError):
    """Another process makes the same index follow its files."""
