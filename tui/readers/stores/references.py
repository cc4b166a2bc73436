"""References as Zotero and libraries give them out: RIS, PubMed, EndNote, BibTeX.

    TY  - NEWS                  %0 Newspaper Article    @article{lee24,
    TI  - Bees in court         %T Bees in court          title = {Bees in court},
    UR  - https://…             %U https://…              url = "https://…", year = 2024}

Each is read as an object of JSON with the names that its tags stand for. Linear in their length.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.model import Problem
from tui.readers.stores.json_items import items_from, reading_of_items

if TYPE_CHECKING:
    from tui.readers.format_reader import ParsedFile
    from tui.readers.reading import Reading

_LINE = re.compile(r"(?:([A-Z][A-Z0-9]{1,3}) *- ?|(%[A-Z0-9]) )(.*)$")
_TAGS = {
    tag: name
    for name, tags in {
        "title": "TI T1 CT %T",
        "date": "DA Y1 PY DP %8 %D",
        "url": "UR L1 LK %U",
        "doi": "DO LID %R",
        "abstract": "AB N2 %X",
        "publication": "T2 JO JF JT SO PB %J %B",
        "keywords": "KW OT %K",
        "author": "AU A1 FAU %A",
    }.items()
    for tag in tags.split()
}
_BEGINS = frozenset(("TY", "PMID", "%0"))
_ENTRY = re.compile(
    r"@(?!(?:comment|string|preamble)\b)\w{1,30}\s{0,9}\{[^,\s{}=]{0,300},", re.IGNORECASE
)
_FIELD = re.compile(r"[\s,]*([A-Za-z][\w-]{0,40})\s*=\s*")
_BARE = re.compile(r"[^\s,{}]{0,200}")
_BRACE = re.compile(r"(?<!\\)[{}]")
_QUOTE = re.compile(r'(?<!\\)"')
_PLACES = ("journal", "journaltitle", "publisher", "organization", "booktitle", "howpublished")
_ACCENT = re.compile(r"\\([`'^\"~=.vucH])\s?\{?\\?([A-Za-z])\}?")
_COMBINING = "\u0300\u0301\u0302\u0308\u0303\u0304\u0307\u030c\u0306\u0327\u030b"
_MARKS = dict(zip("`'^\"~=.vucH", _COMBINING, strict=True))
_LETTERS = {r"\ss": "ß", r"\o": "ø", r"\O": "Ø", r"\ae": "æ", r"\aa": "å", r"\l": "ł", r"\i": "i"}
_LETTER = re.compile(r"\\(?:ss|ae|aa|[oOli])(?![A-Za-z])(?:\{\}|\s)?")
_COMMAND = re.compile(r"\\(?:[A-Za-z]{1,30}\*?\s?|(?=[&%$#_{}]))|(?<!\\)[{}]")


def read(file: ParsedFile) -> Reading:
    """A news item for each reference that has a title."""
    text = file.machine_source.text
    rows = (*_of_tags(text), *_of_bibtex(text))
    titled = [_with_address(row) for row in rows if row.get("title")]
    problems = file.machine_source.problems
    if not titled:
        message = "no reference in this file has a title; save it anew."
        problems = (*problems, Problem(file.path, None, message))
    return reading_of_items(items_from(file.path, titled, problems))


def _with_address(row: dict[str, str]) -> dict[str, str]:
    if "url" not in row and row.get("doi", "").startswith("10."):
        row["url"] = f"https://doi.org/{row['doi'].split()[0]}"
    return row


def _of_tags(text: str) -> Iterator[dict[str, str]]:
    """The references of lines of a tag and a value; a line without a tag goes on with the last."""
    row: dict[str, str] = {}
    last = ""
    for line in text.removeprefix("\ufeff").split("\n"):
        match = _LINE.match(line)
        if match is None:
            if line.strip() and last in row:
                row[last] = f"{row[last]} {line.strip()}"
            continue
        tag, value = match[1] or match[2], match[3].strip()
        if tag in _BEGINS and row:
            yield row
            row = {}
        last = _TAGS.get(tag, "")
        if last == "keywords" and last in row:
            row[last] = f"{row[last]}, {value}"
        elif last == "date" and len(value) > len(row.get(last, "")):
            row[last] = value.strip("/")  # more than the year alone
        elif last and value:
            row.setdefault(last, value)
    yield row


def _of_bibtex(text: str) -> Iterator[dict[str, str]]:
    """The entries of BibTeX and BibLaTeX, whose values stand in braces, in quotes or bare."""
    at = 0
    while (entry := _ENTRY.search(text, at)) is not None:
        row: dict[str, str] = {}
        at = entry.end()
        while (field := _FIELD.match(text, at)) is not None:
            value, at = _value(text, field.end())
            row.setdefault(field[1].lower(), _plain(value))
        row["publication"] = next((row[name] for name in _PLACES if name in row), "")
        if "date" not in row:
            row["date"] = " ".join(row.get(name, "") for name in ("day", "month", "year")).strip()
        yield row


def _value(text: str, start: int) -> tuple[str, int]:
    """A value and where it ends; what is never closed ends with the text."""
    sign = text[start : start + 1]
    if sign == '"':
        quote = _QUOTE.search(text, start + 1)
        end = quote.start() if quote else len(text)
        return text[start + 1 : end], end + 1
    if sign != "{":
        bare = _BARE.match(text, start)
        return (bare[0], bare.end()) if bare else ("", start)
    depth = 0
    for brace in _BRACE.finditer(text, start):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return text[start + 1 : brace.start()], brace.end()
    return text[start + 1 :], len(text)


def _plain(value: str) -> str:
    """A value of LaTeX as plain text."""
    if "\\" in value:
        value = _LETTER.sub(lambda match: _LETTERS[match[0].rstrip("{} \t\n")], value)
        value = _ACCENT.sub(lambda match: f"{match[2]}{_MARKS[match[1]]}", value)
    plain = _COMMAND.sub("", value).replace("---", "—").replace("--", "–").replace("~", " ")
    return " ".join(unicodedata.normalize("NFC", plain).split())
