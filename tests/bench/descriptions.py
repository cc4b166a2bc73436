"""Chapters out of show notes, beside yt-dlp's own extraction from a description.

Where graded cases lie beside the checkout it tells how many descriptions each gets right (all
starts within half a second, none more), and how long one takes. yt-dlp, if it is installed, gets
the text without tags and a length, which it asks for; skimcast reads the whole episode.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from tests.bench.baseline import Figures, ratio, score
from tests.bench.grading import GRADED
from tui.readers.format_reader import ParsedFile
from tui.readers.frontmatter.document import FrontMatter
from tui.readers.summary.chapters import described_chapters
from tui.readers.summary.reader import read_summary

CASES = GRADED.parents[1] / "cases"
SUITES = (
    *("proposal_variants", "real_datatalks", "real_engineeringkiosk_html"),
    *("real_julia", "real_rustacean", "real_syntaxfm", "real_syntaxfm_plain", "seed"),
)
_TRIES = 3
_NEAR = 0.5  # seconds
_LENGTH = 999 * 3600  # seconds
_BREAK = re.compile(r"<(?:br|/p|/li|/div)\b[^<>]{0,200}>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{1,2000}>")

_Extract = Callable[[str], list[float]]


class _Case(NamedTuple):
    text: str
    starts: list[float]


def cases(folder: Path) -> list[_Case]:
    """The descriptions of these suites with the starts that people found in them."""
    found = []
    for suite in SUITES:
        for path in sorted((folder / suite).glob("*.in")):
            graded = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
            text = path.read_text(encoding="utf-8", errors="replace")
            found.append(_Case(text, sorted(each["start_seconds"] for each in graded)))
    return found


def _ours(text: str) -> list[float]:
    return [float(one.start) for one in read_summary(ParsedFile.of_text(text)).segments]


def _chapters(text: str) -> list[float]:
    """The chapters alone, as of what yt-dlp writes beside a recording."""
    return [one.start for one in described_chapters(FrontMatter({"description": text}))]


def _theirs() -> _Extract | None:
    try:
        downloader = import_module("yt_dlp").YoutubeDL({"quiet": True, "no_warnings": True})
        extractor = import_module("yt_dlp.extractor.common").InfoExtractor(downloader)
    except ImportError:
        return None

    def extract(text: str) -> list[float]:
        found = extractor._extract_chapters_from_description(text, _LENGTH)
        return [float(chapter["start_time"]) for chapter in found or ()]

    return extract


def _plain(text: str) -> str:
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", text)))


def _is_right(found: list[float], starts: list[float]) -> bool:
    pairs = zip(sorted(found), starts, strict=False)
    return len(found) == len(starts) and all(abs(one - other) <= _NEAR for one, other in pairs)


def _measure(extract: _Extract, texts: Sequence[str], graded: Sequence[_Case]) -> tuple[float, int]:
    """Milliseconds that a description takes, and how many are right."""
    right, least = 0, float("inf")
    for _ in range(_TRIES):
        begun = time.process_time()
        found = [extract(text) for text in texts]
        least = min(least, time.process_time() - begun)
        right = sum(_is_right(one, case.starts) for one, case in zip(found, graded, strict=True))
    return 1e3 * least / len(texts), right


def main(argv: Sequence[str]) -> Figures:
    """Measure both on the cases that lie beside the checkout."""
    argparse.ArgumentParser("descriptions", description=__doc__).parse_args(argv)
    graded = cases(CASES)
    if not graded:
        print(f"no cases in {CASES}")
        return {}
    took, right = _measure(_ours, [case.text for case in graded], graded)
    print(f"skimcast: {right} of {len(graded)} descriptions right, {took:.2f} ms each")
    took, some = _measure(_chapters, [case.text for case in graded], graded)
    print(f"skimcast, chapters alone: {some} right, {took:.2f} ms each")
    figures = {"right, of all": score(right / len(graded))}
    extract = _theirs()
    if extract is None:
        print("yt-dlp is not installed (pip install yt-dlp)")
        return figures
    others, fewer = _measure(extract, [_plain(case.text) for case in graded], graded)
    print(f"yt-dlp: {fewer} of {len(graded)} descriptions right, {others:.2f} ms each")
    return figures | {"chapters alone, of yt-dlp's time": ratio(took / others, 0.4)}
