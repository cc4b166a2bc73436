"""Dates as people and programs write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from tui.readers.dates import parse_when

DAY = date(2022, 10, 31)
MOMENT = datetime(2022, 10, 31, 16, 33, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        *("2022-10-31", "2022/10/31", "2022.10.31", "20221031", "31.10.2022", "10/31/2022"),
        *("October 31, 2022", "Oct. 31st, 2022", "Monday, October 31, 2022", "31 October 2022"),
        *("31. Oktober 2022", "31 de octubre de 2022", "31 octobre 2022", " 2022-10-31\n"),
        *("2022年10月31日", "2022년 10월 31일", "31-Oct-2022"),
    ],
)
def test_a_day_is_read(text: str) -> None:
    when = parse_when(text)
    assert when == DAY
    assert not isinstance(when, datetime)


@pytest.mark.parametrize(
    "text",
    [
        *("2022-10-31T16:33:00Z", "2022-10-31 16:33:00+00:00", "2022-10-31T16:33Z"),
        *("20221031T163300Z", "Mon, 31 Oct 2022 16:33:00 GMT", "31 Oct 22 16:33 GMT"),
        *("2022-10-31T18:33:00+02:00", "2022-10-31 12:33:00 -0400", "2022-10-31T22:03+05:30"),
        *("Mon, 31 Oct 2022 16:33:00 +0000 (UTC)", "Mon Oct 31 16:33:00 UTC 2022"),
        *("October 31, 2022 at 4:33 PM UTC", "1667233980", "1667233980000", "2022-10-31 16:33 UTC"),
    ],
)
def test_a_moment_is_read(text: str) -> None:
    assert parse_when(text) == MOMENT


def test_a_moment_keeps_its_zone() -> None:
    when = parse_when("2014-01-30 2:25:56 -0400")
    assert isinstance(when, datetime)
    assert when.tzinfo == timezone(timedelta(hours=-4))


def test_a_moment_without_a_zone_has_none() -> None:
    when = parse_when("2016-02-01T09:00")
    assert isinstance(when, datetime)
    assert when.tzinfo is None


def test_fractions_of_a_second_are_read() -> None:
    when = parse_when("2023-12-14T22:51:28.552831Z")
    assert isinstance(when, datetime)
    assert when.microsecond == 552831


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "2022-13-45", "0000-00-00", "2022-02-30", "2022-10-31T25:00:00Z", "12:30"),
        *("0001-01-01T00:00:00Z", "10/11/2022", "2022-10", "2022", "5069", "99999999999", "true"),
        *("2022-10-31T10:00:00+99:99", "Foo 31, 2022", "2022-10-31 or later", "9" * 5000),
        *("Mon, 99 Oct 2022 16:33:00 GMT", "13:00 PM, October 31, 2022", "1e9", "-1", "\0"),
    ],
)
def test_what_is_no_date_or_a_doubtful_one_is_none(text: str) -> None:
    assert parse_when(text) is None
