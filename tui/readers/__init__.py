"""Bytes to episodes and news items: one module a format, one registry that sniffs."""

from tui.readers.kinds import Kind
from tui.readers.registry import Reading, read

__all__ = ["Kind", "Reading", "read"]
