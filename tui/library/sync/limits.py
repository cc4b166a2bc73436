"""How a sync shares its work out."""

from __future__ import annotations

from msgspec import Struct


class SyncLimits(Struct, frozen=True):
    """Sizes of what is read, written and kept together."""

    first_chunk: int = 2048  # documents of the first transactions, so that some can be found soon
    largest_chunk: int = 32_768  # documents of any transaction
    chunk_files: int = 8192  # files of any transaction, whatever they hold
    segments: int = 8  # segments of the index that are left at the end
    segments_meanwhile: int = 16  # and while files are read
    batch_files: int = 64  # files that a worker reads together
    batch_bytes: int = 128 * 1024  # and their bytes
    alone_bytes: int = 384 * 1024  # less is read sooner by this process than by others that start
    least_dead: int = 1000  # dead documents; fewer are not worth reading everything again
    report_every: float = 0.2  # seconds between two reports on how far it is
