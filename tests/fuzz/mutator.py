"""Bytes changed at random, with what readers stumble over, and pieces of other files."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TypeAlias

LONGEST = 200_000
"""Bytes of a mutated input, at most."""
_ODD = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x1b[31m",
    b"\r", b"\n", b"\n\n", b"\t", b"---\n", b"...\n", b"```\n", b"- ", b"> ", b"| ", b"# ", b"&a ",
    b"*a ", b"<<: ", b"!!python/object ", b"{", b"}", b"[", b"]", b'"', b"'", b",", b":", b": ",
    b"<", b">", b"</", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"&#x110000;", b"&lt;", b"<!DOCTYPE ",
    b"<!ENTITY a 'a'>", b"0:00 ", b"99:99:99 ", b"(00:01:02)", b"00:00:01,000 --> 00:00:02,000\n",
    b"-1", b"1e999", b"NaN", b"null", b"true", b"9" * 5000, b"9" * 20, b"0x10", b"P1Y",
    b"2026-02-30", b"9999-12-31T23:59:60Z", b"0000-00-00", "\u202e\u2066".encode(),
    "٣:٤٥ ".encode(), "²".encode(),
    b"http://[", b"https://a@b:99999/", b"%00%ff", b"[a](", b"![", b"](b)", b"<a href=", b"title: ",
)  # fmt: skip
Inputs: TypeAlias = Sequence[bytes]


def _flipped(data: bytes, _others: Inputs, rng: random.Random) -> bytes:
    if not data:
        return b"\x01"
    place = rng.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << rng.randrange(8)]) + data[place + 1 :]


def _with_odd(data: bytes, _others: Inputs, rng: random.Random) -> bytes:
    place = rng.randint(0, len(data))
    return data[:place] + rng.choice(_ODD) + data[place + rng.choice((0, 0, 1, 4)) :]


def _without(data: bytes, _others: Inputs, rng: random.Random) -> bytes:
    begin, end = _range(data, rng)
    return data[:begin] + data[end:]


def _repeated(data: bytes, _others: Inputs, rng: random.Random) -> bytes:
    begin, end = _range(data, rng)
    times = rng.choice((2, 2, 3, 10, 1000)) if end - begin < 100 else 2
    return data[:begin] + data[begin:end] * times + data[end:]


def _cut(data: bytes, _others: Inputs, rng: random.Random) -> bytes:
    return data[: rng.randint(0, len(data))]


def _lines_moved(data: bytes, _others: Inputs, rng: random.Random) -> bytes:
    lines = data.split(b"\n")
    lines.insert(rng.randrange(len(lines)), lines.pop(rng.randrange(len(lines))))
    return b"\n".join(lines)


def _spliced(data: bytes, others: Inputs, rng: random.Random) -> bytes:
    other = rng.choice(others)
    begin, end = _range(other, rng)
    place = rng.randint(0, len(data))
    return data[:place] + other[begin:end] + data[place:]


def _crossed(data: bytes, others: Inputs, rng: random.Random) -> bytes:
    other = rng.choice(others)
    return data[: rng.randint(0, len(data))] + other[rng.randint(0, len(other)) :]


def _range(data: bytes, rng: random.Random) -> tuple[int, int]:
    begin = rng.randint(0, len(data))
    return begin, min(len(data), begin + int(rng.paretovariate(0.7)))


_CHANGES: tuple[Callable[[bytes, Inputs, random.Random], bytes], ...] = (
    _flipped, _with_odd, _with_odd, _without, _repeated, _cut, _lines_moved, _spliced, _crossed,
)  # fmt: skip


def mutated(others: Inputs, rng: random.Random) -> bytes:
    """One of the inputs, changed one to eight times."""
    data = rng.choice(others)
    for _ in range(rng.choice((1, 1, 2, 3, 5, 8))):
        data = rng.choice(_CHANGES)(data, others, rng)[:LONGEST]
    return data
