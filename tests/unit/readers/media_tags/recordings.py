"""Recordings made of nothing but tags."""

from __future__ import annotations

from collections.abc import Sequence

Chapters = Sequence[tuple[float, float, str]]


def syncsafe(number: int) -> bytes:
    return bytes(number >> shift & 0x7F for shift in (21, 14, 7, 0))


def frame(name: str, body: bytes, version: int = 4) -> bytes:
    size = syncsafe(len(body)) if version == 4 else len(body).to_bytes(4)
    return name.encode() + size + b"\0\0" + body


def id3(chapters: Chapters, version: int = 4, encoding: str = "utf-8") -> bytes:
    """A tag with chapters and a title."""
    sign = {"latin-1": b"\0", "utf-16": b"\1", "utf-8": b"\3"}[encoding]
    frames = frame("TIT2", sign + "A year".encode(encoding), version)
    for number, (start, end, title) in enumerate(chapters):
        times = b"".join(round(1000 * at).to_bytes(4) for at in (start, end)) + b"\xff" * 8
        inner = frame("TIT2", sign + title.encode(encoding), version)
        frames += frame("CHAP", f"c{number}".encode() + b"\0" + times + inner, version)
    frames += bytes(64)
    return b"ID3" + bytes([version, 0, 0]) + syncsafe(len(frames)) + frames + b"\xff\xfb\x90" * 99


def box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return (8 + len(body)).to_bytes(4) + kind + body


def mp4(chapters: Chapters, *, nero: bool = False) -> bytes:
    """A file whose chapters are a track of text, or Nero's box; the movie stands at its end."""
    head = box(b"ftyp", b"M4A \0\0\0\0")
    samples = []
    for _, _, title in chapters:
        text = title.encode("utf-16") if title.startswith("W") else title.encode()
        samples.append(len(text).to_bytes(2) + text)
    data = box(b"mdat", b"sound!", *samples)
    if nero:
        rows = b""
        for start, _, title in chapters:
            name = title.encode()
            rows += round(start * 10_000_000).to_bytes(8) + bytes([len(name)]) + name
        listed = box(b"chpl", b"\1\0\0\0" + bytes(4) + bytes([len(chapters)]) + rows)
        named = box(b"\xa9nam", box(b"data", bytes(8) + b"A year"))
        meta = box(b"meta", bytes(4), box(b"hdlr", bytes(8)), box(b"ilst", named))
        return head + data + box(b"moov", box(b"mvhd", bytes(20)), box(b"udta", listed, meta))
    offset = len(head) + 8 + len(b"sound!")
    times = b"".join(
        (1).to_bytes(4) + round(1000 * (end - start)).to_bytes(4) for start, end, _ in chapters
    )
    count = len(chapters).to_bytes(4)
    sizes = b"".join(len(sample).to_bytes(4) for sample in samples)
    table = box(
        b"stbl",
        box(b"stts", bytes(4), count, times),
        box(b"stsc", bytes(4), b"\0\0\0\1", b"\0\0\0\1" + count + b"\0\0\0\1"),
        box(b"stsz", bytes(8), count, sizes),
        box(b"stco", bytes(4), b"\0\0\0\1", offset.to_bytes(4)),
    )
    text = box(
        b"trak",
        box(b"tkhd", bytes(12), (2).to_bytes(4)),
        box(
            b"mdia",
            box(b"mdhd", bytes(12), (1000).to_bytes(4)),
            box(b"hdlr", bytes(8), b"text"),
            box(b"minf", table),
        ),
    )
    sound = box(
        b"trak",
        box(b"tkhd", bytes(12), (1).to_bytes(4)),
        box(b"tref", box(b"chap", (2).to_bytes(4))),
    )
    return head + data + box(b"moov", sound, text)


def comments(chapters: Chapters) -> bytes:
    rows = ["TITLE=A year", "artist=Ann"]
    for number, (start, _, title) in enumerate(reversed(chapters)):
        whole = int(start)
        clock = f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{start % 60:06.3f}"
        rows += [f"CHAPTER{number:03d}={clock}", f"CHAPTER{number:03d}NAME={title}"]
    data = (1).to_bytes(4, "little") + b"x" + len(rows).to_bytes(4, "little")
    for row in rows:
        data += len(row.encode()).to_bytes(4, "little") + row.encode()
    return data


def page(serial: int, sizes: Sequence[int], body: bytes) -> bytes:
    return b"OggS" + bytes(10) + serial.to_bytes(4) + bytes(8) + bytes([len(sizes), *sizes]) + body


def opus(chapters: Chapters) -> bytes:
    """Two streams, of which the first has comments that go on over two pages."""
    packet = b"OpusTags" + comments(chapters)
    packet += bytes(255 - len(packet) % 255 + 7)
    whole, rest = divmod(len(packet), 255)
    return (
        page(7, [8], b"OpusHead")
        + page(9, [3], b"abc")
        + page(7, [255], packet[:255])
        + page(7, [*[255] * (whole - 1), rest], packet[255:])
    )


def flac(chapters: Chapters) -> bytes:
    data = comments(chapters)
    info = bytes(34)
    return (
        b"fLaC\0" + len(info).to_bytes(3) + info + b"\x84" + len(data).to_bytes(3) + data + b"\xff"
    )


def element(identity: int, *parts: bytes) -> bytes:
    body = b"".join(parts)
    name = identity.to_bytes((identity.bit_length() + 7) // 8)
    return name + (0x10000000 | len(body)).to_bytes(4) + body


def matroska(chapters: Chapters, *, behind: bool = False) -> bytes:
    """A file with its chapters before the sound, or behind it and told by the seek head."""
    atoms = [
        element(
            0xB6,
            element(0x91, round(start * 1e9).to_bytes(8)),
            element(0x92, round(end * 1e9).to_bytes(8)),
            element(0x80, element(0x85, title.encode())),
        )
        for start, end, title in reversed(chapters)
    ]
    hidden = element(0xB6, element(0x91, b"\5"), element(0x98, b"\1"))
    told = element(0x1043A770, element(0x45B9, *atoms, hidden))
    info = element(0x1549A966, element(0x7BA9, b"A year"))
    sound = element(0x1F43B675, bytes(5000))
    begin = element(0x1A45DFA3, bytes(4))
    if not behind:
        return begin + element(0x18538067, info, told, sound)
    length = len(seek_head(0)) + len(info) + len(sound)
    return begin + element(0x18538067, seek_head(length), info, sound, told)


def seek_head(position: int) -> bytes:
    seek = element(0x53AB, (0x1043A770).to_bytes(4)), element(0x53AC, position.to_bytes(8))
    return element(0x114D9B74, element(0x4DBB, *seek))
