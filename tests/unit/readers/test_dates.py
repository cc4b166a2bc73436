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
        *("31 октября 2022", "31 października 2022", "31 Ekim 2022", "31 أكتوبر 2022"),
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


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-05", date(2024, 5, 1)),
        ("2024-W18", date(2024, 4, 29)),
        ("2024-W18-5", date(2024, 5, 3)),
        ("2024W185", date(2024, 5, 3)),
    ],
)
def test_a_month_or_a_week_is_its_first_day(text: str, day: date) -> None:
    assert parse_when(text) == day


@pytest.mark.parametrize("text", ["202405031200", "20240503120000", "20240503T1200"])
def test_digits_in_one_run_are_a_date_where_they_can_be(text: str) -> None:
    assert parse_when(text) == datetime(2024, 5, 3, 12, 0)  # noqa: DTZ001  it tells no zone


def test_milliseconds_that_are_no_date_stay_milliseconds() -> None:
    assert parse_when("199000000000") == datetime(1976, 4, 22, 5, 46, 40, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["2024-05-03 12:00 IST", "Fri, 03 May 2024 12:00:00 XYZT", "May 3, 2024 at 12:00 FOO"]
)
def test_an_unknown_zone_does_not_lose_the_moment(text: str) -> None:
    assert parse_when(text) == datetime(2024, 5, 3, 12, 0)  # noqa: DTZ001  nobody knows the zone


def test_australian_zones_are_known() -> None:
    when = parse_when("2024-05-03 12:00 AEST")
    assert when == datetime(2024, 5, 3, 2, 0, tzinfo=UTC)


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
        *("0001-01-01T00:00:00Z", "10/11/2022", "2022", "2022-13", "5069", "99999999999", "true"),
        *("2022-10-31T10:00:00+99:99", "Foo 31, 2022", "2022-10-31 or later", "9" * 5000),
        *("Mon, 99 Oct 2022 16:33:00 GMT", "13:00 PM, October 31, 2022", "1e9", "-1", "\0"),
    ],
)
def test_what_is_no_date_or_a_doubtful_one_is_none(text: str) -> None:
    assert parse_when(text) is None
