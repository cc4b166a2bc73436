"""How a sync shares its work out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SyncLimits:
    """Sizes of what is read, written and kept together.

    Attributes:
        first_chunk: documents of the first transactions, so that some can be found soon.
        largest_chunk: documents of any transaction.
        chunk_files: files of any transaction, whatever they hold.
        segments: segments of the index that are left at the end.
        segments_meanwhile: and while files are read.
        batch_files: files that a worker reads together.
        batch_bytes: and their bytes.
        alone_bytes: less is read by this process sooner than by others that must start first.
        least_dead: dead documents; fewer are not worth reading everything again.
        report_every: seconds between two reports on how far it is.
    """

    first_chunk: int = 2048
    largest_chunk: int = 32_768
    chunk_files: int = 8192
    segments: int = 8
    segments_meanwhile: int = 16
    batch_files: int = 64
    batch_bytes: int = 128 * 1024
    alone_bytes: int = 384 * 1024
    least_dead: int = 1000
    report_every: float = 0.2
