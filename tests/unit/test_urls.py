"""Addresses that mean the same canonical_url."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.urls import canonical_url, urls_in

HOSTS = st.sampled_from(["news.example", "a.b.example", "xn--fiq.example"])
PARTS = st.lists(st.text("abcXYZ019-_", min_size=1, max_size=8), min_size=1, max_size=4)
QUERIES = st.dictionaries(
    st.sampled_from(["id", "canonical_url", "q"]), st.text("ab19", max_size=4)
)


@pytest.mark.parametrize(
    "address",
    [
        "https://news.example/a/b",
        "http://news.example/a/b",
        "HTTPS://News.Example/a/b",
        "https://www.news.example/a/b/",
        "https://m.news.example:443/a/b",
        "https://news.example/a/b#part",
        "https://news.example/a/b?utm_source=x&utm_medium=y&fbclid=z&ref=q",
        "https://news.example/a/b/index.html",
        "https://news.example/a/b/amp/",
        "news.example/a/b",
        "https://news.example/%61/b",
    ],
)
def test_one_page_is_written_in_many_ways(address: str) -> None:
    known, found = canonical_url("https://news.example/a/b"), canonical_url(address)
    assert known is not None
    assert known == found


@pytest.mark.parametrize(
    "address",
    [
        "https://news.example/a/c",
        "https://news.example/a/B",
        "https://news.example/a",
        "https://other.example/a/b",
        "https://news.example/a/b?id=2",
        "https://news.example:8080/a/b",
    ],
)
def test_other_pages_stay_others(address: str) -> None:
    assert canonical_url(address) != canonical_url("https://news.example/a/b")


@pytest.mark.parametrize(
    "address",
    [
        *("", "news", "https://news.example", "https://news.example/", "ftp://a.example/b"),
        *("mailto:a@b.example", "https://[::1/a", "https://a.example:999999/b", "https:///a/b"),
        "https://" + "a" * 5000,
    ],
)
def test_what_is_no_page_is_none(address: str) -> None:
    assert canonical_url(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "https://www.youtube.com/watch?v=abcDEF12345&feature=share",
        "https://youtu.be/abcDEF12345?si=xyz",
        "https://www.youtube.com/embed/abcDEF12345",
        "https://m.youtube.com/live/abcDEF12345",
        "https://www.youtube-nocookie.com/embed/abcDEF12345?rel=0",
    ],
)
def test_all_addresses_of_a_video_are_one(address: str) -> None:
    found = canonical_url(address)
    assert found is not None
    assert found.key == "video abcDEF12345"


@pytest.mark.parametrize(
    ("moment", "seconds"),
    [
        *(("?t=90", 90), ("?t=1m30s", 90), ("?start=90", 90), ("#t=90", 90)),
        *(("?t=1h2m3s", 3723), ("?t=x", None), ("", None)),
    ],
)
def test_an_address_may_ask_for_a_moment(moment: str, seconds: float | None) -> None:
    found = canonical_url(f"https://youtu.be/abcDEF12345{moment}")
    assert found is not None
    assert found.seconds == seconds


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("See https://a.example/b.", ["a.example/b"]),
        ("(see https://a.example/b_(c))", ["a.example/b_(c)"]),
        ("“https://a.example/b”, and c.example/d!", ["a.example/b", "c.example/d"]),
        ("write to me@a.example/b", []),
        ("and/or 1/2 a.example", []),
    ],
)
def test_addresses_are_found_in_sentences(text: str, keys: list[str]) -> None:
    assert [found.key for found in urls_in(text)] == keys


@given(HOSTS, PARTS, QUERIES, st.sampled_from(["", "www.", "m."]), st.sampled_from(["", "/"]))
def test_what_says_nothing_changes_nothing(
    host: str, parts: list[str], query: dict[str, str], www: str, slash: str
) -> None:
    words = [f"{name}={value}" for name, value in query.items()]
    path = "/".join(parts)
    plain = canonical_url(f"https://{host}/{path}?{'&'.join(words)}")
    mixed = "&".join([*reversed(words), "utm_term=x"])
    assert plain is not None
    assert plain == canonical_url(f"http://{www}{host}/{path}{slash}?{mixed}#end")


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    canonical_url(text)
    for found in urls_in(text):
        assert found.key


@given(HOSTS, PARTS)
def test_an_address_in_a_sentence_is_the_address(host: str, parts: list[str]) -> None:
    address = f"https://{host}/{'/'.join(parts)}"
    assert [*urls_in(f"It stood in ({address}), they say.")] == [canonical_url(address)]


@pytest.mark.parametrize(
    "unit", ["https://", "a.", "a.b/", ")", "https://a.example/)))", "-", ".", "/"]
)
@pytest.mark.timeout(60)  # far more than it takes, far less than any square of it
def test_a_megabyte_is_read_in_linear_time(unit: str) -> None:
    *_, last = urls_in(unit * (1_000_000 // len(unit)) + " https://end.example/canonical_url")
    assert last == canonical_url("https://end.example/canonical_url")
