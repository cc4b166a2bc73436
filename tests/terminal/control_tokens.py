"""What a terminal would obey in what was written to it, and which of that is ours."""

from __future__ import annotations

import re
from collections import Counter

_TOKEN = re.compile(
    r"\x1b\[(?P<numbers>[0-?]*)(?P<between>[ -/]*)(?P<final>[@-~])"
    r"|\x1b(?P<opened>[\]PX^_])(?P<string>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    r"|\x1b(?P<escaped>[ -/]*[0-~])"
    r"|(?P<lone>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]|\x1b)"
    r"|(?P<hidden>[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff])"
)
_COLOUR = re.compile(r"(?:0|1|2|3|4|7|9|22|23|24|27|29|39|49|[34]8;2;\d+;\d+;\d+|[34]8;5;\d+)?")
# Where the app asks or sets a mode: alternate screen, cursor, mouse, focus, paste, synchronised
# output, in-band resize, the pixels of the mouse and the keys of Kitty.
_MODES = re.compile(r"\?(?:7|25|1000|1002|1003|1004|1006|1015|1016|1049|2004|2026|2048)[hl]")
_ASKED = re.compile(r"\?(?:2026|2048)\$p|>\d+u|<u|=\d+;\d+u|[0-9]*;?[0-9]*t|0m|\?u")

_LINK = re.compile(r"8;(?:id=[\d-]+;https?://[!-~]+|;)")  # of the web, all of it visible


def foreign(written: bytes, size: tuple[int, int], *, app: bool) -> Counter[str]:
    """The control sequences in what was written that are not the app's, each with its number.

    A listing has none of its own but the line ends, and the carriage return of a bar.
    """
    found: Counter[str] = Counter()
    for token in _TOKEN.finditer(written.decode("utf-8", "surrogateescape")):
        if not (app and _is_ours(token, size)):
            found[ascii(token[0][:40])] += 1
    return found


def _is_ours(token: re.Match[str], size: tuple[int, int]) -> bool:
    numbers, final = token["numbers"], token["final"]
    if final is None:
        is_link = token["opened"] == "]" and _LINK.fullmatch(token["string"])
        return bool(is_link) or token[0] == "\x1b]22;default\x07"  # the shape of the mouse
    if final == "m" and not token["between"]:
        return _are_colours(numbers)
    if final == "H":
        row, _, column = numbers.partition(";")
        return int(row or 1) <= size[1] and int(column or 1) <= size[0]
    if final == "C" and not token["between"]:
        return numbers.isdigit() and int(numbers) < size[0]
    whole = numbers + token["between"] + final
    return bool(_MODES.fullmatch(whole) or _ASKED.fullmatch(whole))


def _are_colours(numbers: str) -> bool:
    codes = re.sub(r"[34]8;(?:2;\d+;\d+;\d+|5;\d+)", "0", numbers).split(";")
    return all(_COLOUR.fullmatch(code) for code in codes)
