"""Letters (.eml) and pages saved as MHTML: both are mail, whose part of HTML is read as a page."""

from __future__ import annotations

import html
import re
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.utils import parseaddr
from typing import TYPE_CHECKING

from tui.model import Problem
from tui.readers.pages.page import read_html
from tui.readers.pages.page_metadata import PageMetadata
from tui.readers.reading import Reading
from tui.readers.source import RawFile, Source, decode
from tui.sanitize import clean_line
from tui.urls import web_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from email.message import Message

    from tui.readers.format_reader import ParsedFile

_MOST_PARTS = 200  # of a letter that are looked at
_LONGEST_HEADER = 2000  # characters
# What stands before the domain of who writes, where a service sends it.
_MAILER = re.compile(
    r"(?:(?:e?-?mails?|news(?:letters?)?|m|mg|em?[0-9]{0,4}|mailer|send|updates?|info)\.)+(?=[^.]+\.)"
)
_LIST_NAME = re.compile(r"[\s\"']{0,9}([^<>\"]{2,200}?)[\s\"']{0,9}<")
_DEFECTS = {
    "CloseBoundaryNotFoundDefect": "this letter is cut off: its last part is never closed.",
    "StartBoundaryNotFoundDefect": "the parts of this letter are missing; it is read as it stands.",
    "NoBoundaryInMultipartDefect": "this letter does not say what divides its parts.",
    "MissingHeaderBodySeparatorDefect": "no empty line stands between the head and the text.",
    "InvalidBase64PaddingDefect": "a part of this letter is cut off; its end is missing.",
    "InvalidBase64CharactersDefect": "a part of this letter is damaged; some of it is missing.",
    "InvalidBase64LengthDefect": "a part of this letter is cut off; its end is missing.",
}
_BOUNDARY = re.compile(rb"boundary\s{0,9}=", re.IGNORECASE)
_PREHEADER = re.compile(r"[\u034f\u200c\u200b\u00ad\u2007\ufeff\s]{20,}")


def read(file: ParsedFile) -> Reading:
    """The article that a letter or a saved page holds."""
    if file.raw.refusal:
        return Reading(problems=file.source.problems)
    problems = [problem for problem in file.source.problems if "MiB" in problem.message]
    return read_letter(file, file.raw.data, problems)


def read_letter(
    file: ParsedFile, data: bytes, problems: Sequence[Problem] = (), line: int = 1
) -> Reading:
    """The article that the bytes of a letter hold, which begins on a line of its file."""
    if len(_BOUNDARY.findall(data)) > _MOST_PARTS:
        message = f"this mail has more than {_MOST_PARTS} parts within each other; save it anew."
        return Reading(problems=(Problem(file.path, line, message),))
    mail = message_from_bytes(data)
    problems = [*problems, *_broken(mail, data, file.path, line)]
    part = _part(mail)
    if part is None:
        problem = Problem(file.path, line, "this mail holds no text; save the article as a page.")
        return Reading(problems=(*problems, problem))
    source, about = _source_of(part, file.path, problems), _about(mail)
    del mail, part  # the letter would lie in memory twice while it is read
    return read_html(source, about, file.wanted)


def _broken(mail: Message, data: bytes, path: str, line: int) -> Iterator[Problem]:
    """What is told of a letter that is not as a letter is to be, at the line that is to blame."""
    if not mail.keys():
        yield Problem(path, line, "this has no lines such as 'Subject: …' above; it is all text.")
    for part in mail.walk():
        for defect in part.defects:
            if (told := _DEFECTS.get(type(defect).__name__)) is None:
                continue
            boundary = part.get_boundary()
            at = -1 if boundary is None else data.rfind(boundary.encode(errors="replace"))
            yield Problem(path, line + data.count(b"\n", 0, max(at, 0)), told)


def _part(mail: Message) -> Message | None:
    """The part to read: the first of HTML, else the first of plain text."""
    plain = None
    for count, part in enumerate(mail.walk()):
        if count == _MOST_PARTS:
            break
        kind = part.get_content_type()
        if part.get_content_disposition() == "attachment" or part.is_multipart():
            continue
        if kind in ("text/html", "application/xhtml+xml"):
            return part
        if kind == "text/plain" and plain is None:
            plain = part
    return plain


def _source_of(part: Message, path: str, problems: Sequence[Problem]) -> Source:
    text, told = _text_of(part, path)
    if part.get_content_type() == "text/plain":
        text = html.escape(text)
    return Source(path, _PREHEADER.sub(" ", text), (*problems, *told))


def _text_of(part: Message, path: str) -> tuple[str, tuple[Problem, ...]]:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset() or "utf-8"
    try:
        text = data.decode(charset)
    except (LookupError, ValueError):
        source = decode(RawFile(path, data, len(data)), whole=True)
        return source.text, source.problems
    return Source.of_text(text, path).text, ()


def _about(mail: Message) -> PageMetadata:
    """What the head of a letter says."""
    name, address = parseaddr(_header(mail, "From"))
    is_page = "Snapshot-Content-Location" in mail
    domain = address.partition("@")[2].lower()
    mailer = _MAILER.match(domain)
    domain = domain[mailer.end() :] if mailer else domain
    listed = _LIST_NAME.match(_header(mail, "List-Id"))
    site = "" if is_page else clean_line(name or (listed[1] if listed else domain) or address)
    url = web_address(
        _header(mail, "Snapshot-Content-Location") or _header(mail, "Archived-At").strip("<>")
    )
    return PageMetadata(
        title="" if is_page else _header(mail, "Subject"),
        url=url,
        site=site,
        published="" if is_page else _header(mail, "Date"),
    )


def _header(mail: Message, name: str) -> str:
    """A header's words; of a long one its beginning, as the library is slow to decode it."""
    written = str(mail.get(name) or "")[:_LONGEST_HEADER]
    try:
        return clean_line(str(make_header(decode_header(written))))
    except (LookupError, ValueError, MessageError):
        return clean_line(written)
